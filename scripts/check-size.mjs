/** Fails if an entry, minified and gzipped with all it brings, grows past its limit. */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** Bytes. Each is what was reached when the entry was last grown on purpose: what may not happen is that it grows unseen. */
const ENTRIES = [
  { what: 'slotted, all of it', contents: "export * from './dist/index.js'", limit: 14_550 },
  { what: 'slotted: defineSlots', contents: "export { defineSlots } from './dist/index.js'", limit: 9_700 },
  { what: 'slotted: copy', contents: "export { copy } from './dist/index.js'", limit: 3_950 },
  { what: 'slotted: equals', contents: "export { equals } from './dist/index.js'", limit: 1_700 },
  { what: 'slotted: parse', contents: "export { parse } from './dist/index.js'", limit: 3_400 },
  { what: 'slotted/packed, beyond slotted', contents: "export * from './dist/index.js'; export * from './dist/packed.js'", beyond: "export * from './dist/index.js'", limit: 9_750 },
  { what: 'PackedArray, beyond slotted', contents: "export * from './dist/index.js'; export { PackedArray } from './dist/packed.js'", beyond: "export * from './dist/index.js'", limit: 8_700 },
  { what: 'slotted/memory, beyond slotted/packed', contents: "export * from './dist/index.js'; export * from './dist/packed.js'; export * as memory from './dist/memory.js'", beyond: "export * from './dist/index.js'; export * from './dist/packed.js'", limit: 7_200 },
  { what: 'slotted/shape', contents: "export * from './dist/shape.js'", limit: 1_000 },
]

for (const { what, contents, beyond, limit } of ENTRIES) {
  const bytes = (await bytesOf(contents)) - (beyond === undefined ? 0 : await bytesOf(beyond))
  const verdict = bytes <= limit ? 'ok' : 'TOO LARGE'
  console.log(`${what.padEnd(38)} ${String(bytes).padStart(6)} B of ${limit} B minified and gzipped: ${verdict}`)
  if (bytes > limit) process.exitCode = 1
}

async function bytesOf(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'node',
    write: false,
    legalComments: 'none',
    // Chunks that hold nothing of what is asked for are left out, with a warning each.
    logLevel: 'error',
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length
}
