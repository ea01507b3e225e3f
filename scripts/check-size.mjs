/** Fails if an entry, minified and gzipped with all it brings, grows past its limit. */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** Bytes. The limit of the core entry is a promise to users; the others are to be known. */
const ENTRIES = [
  { what: 'slotted', contents: "export * from './dist/index.js'", limit: 5 * 1024 },
  { what: 'slotted: defineSlots alone', contents: "export { defineSlots } from './dist/index.js'", limit: 5 * 1024 },
  { what: 'slotted/shape', contents: "export * from './dist/shape.js'", limit: 1024 },
]

for (const { what, contents, limit } of ENTRIES) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    legalComments: 'none',
  })
  const bytes = gzipSync(outputFiles[0].contents, { level: 9 }).length
  const verdict = bytes <= limit ? 'ok' : 'TOO LARGE'
  console.log(`${what.padEnd(28)} ${String(bytes).padStart(6)} B of ${limit} B minified and gzipped: ${verdict}`)
  if (bytes > limit) process.exitCode = 1
}
