/** Fails if an entry, minified and gzipped with all it brings, or the unpacked package grows past its limit. */
import { execFileSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/**
 * Bytes. Each is what was reached when the entry was last grown on purpose: what may not happen is that it grows
 * unseen. Of `defineSlots` some 1.9 kB are the interpreted constructors and readers of keywords, spelled out and in
 * copies, 1.4 kB the reader of classes and of what their constructors take, 0.4 kB the stack traces (which `copy`,
 * `equals` and `parse` share), and 0.3 kB the questions to `Object.prototype`. Of all, 1 kB tells what is a record and
 * what only looks like one, and names other copies and earlier definitions; 1 kB keeps messages and the work of
 * refusing small, and tells schemas' failures; 0.7 kB is patches, guards of slots, and descriptions that inherit
 * nothing. Of `PackedArray` 0.1 kB warm up the accessors,
 * and 0.1 kB make plain rows for JSON in a loop of each class; 0.1 kB
 * more come with handles, storages and changes of rows in files of their own, and 0.15 kB with functions of 40 lines
 * at most, and 1.1 kB are the columns of lists, maps, dates, vectors and nullable slots. Of all, 0.1 kB says
 * `an Address`, and 4 kB are the slots whose values have parts, their operations and `clone`; a class without them
 * carries 0.3 kB that ask whether there are any. 0.4 kB give copies and parsed records their private members. 1.3 kB of
 * `PackedArray` give columns out and adopt those of others: half of it looks for what could be wrong with them. 0.35 kB of it tell indexes
 * what happens to rows; an index itself is 4.9 kB, tables and keys in two forms, and 0.5 kB came with pools' `addObject` and the like.
 * Of all, 0.45 kB is the order in which the files lie, since gzip sees 32 kB at once: it changed when entries were added, and not
 * one of its files. 4.6 kB more go over many rows at once: 1.5 kB sort by slots, 1 kB
 * are callbacks and iterators in both forms, 0.7 kB groups and ranges, 0.5 kB copies from column to column, and the rest the
 * methods themselves and the reading of records. 0.8 kB of it take, check and send the strings of shared arrays, and
 * 0.05 kB let engines refuse to clone what holds records. 0.15 kB each declare fields where the engine is not V8, and
 * 0.03 kB tell slots whose names have dots from paths.
 * 1.5 kB of `parse` are the reader of plain objects that each class has, in both forms, with the words that write it: it
 * takes a fifth to an eighth of the time. Classes alone carry 0.2 kB of it, by which a value that is right needs no path.
 * 0.05 kB more of all list the properties of kinds, remember the class that was read last, and find names when they are needed: `parse` takes 0.6 of
 * the time. As much, and half of it in rows, keeps hidden classes for the next record. 0.08 kB of rows group them by code, at half to three quarters of the time. `slotted/memory` is as it was: its few bytes more are the
 * order of what it brings along.
 * 0.15 kB of all that reads values are the places where values stand, whose paths are put together where something is wrong, so that records
 * inside others are read without any.
 * 0.2 kB ask open records for attributes without making any, and 0.1 kB hash two characters a step. 0.5 kB of pools are methods
 * that are compiled for each class. 0.1 kB of `copy` read a patch without a list of its values, where no code is generated.
 * The package may be 1 MB: types are in it once, names in CommonJS are short, modules have no blanks, and pages of mere
 * measurements stay in the repository. About 425 kB of it are modules, 275 kB CommonJS, 130 kB types, 125 kB pages.
 */
const ENTRIES = [
  { what: 'slotted, all of it', contents: "export * from './dist/index.js'", limit: 30_290 },
  { what: 'slotted: defineSlots', contents: "export { defineSlots } from './dist/index.js'", limit: 17_600 },
  { what: 'slotted: copy', contents: "export { copy } from './dist/index.js'", limit: 7_300 },
  { what: 'slotted: equals', contents: "export { equals } from './dist/index.js'", limit: 3_060 },
  { what: 'slotted: parse', contents: "export { parse } from './dist/index.js'", limit: 7_340 },
  {
    what: 'slotted/packed, beyond slotted',
    contents: "export * from './dist/index.js'; export * from './dist/packed.js'",
    beyond: "export * from './dist/index.js'",
    limit: 26_350,
  },
  {
    what: 'PackedArray, beyond slotted',
    contents: "export * from './dist/index.js'; export { PackedArray } from './dist/packed.js'",
    beyond: "export * from './dist/index.js'",
    limit: 19_290,
  },
  {
    what: 'slotted/memory, beyond slotted/packed',
    contents:
      "export * from './dist/index.js'; export * from './dist/packed.js'; export * as memory from './dist/memory.js'",
    beyond: "export * from './dist/index.js'; export * from './dist/packed.js'",
    limit: 7_420,
  },
  {
    what: 'slotted/testing, beyond slotted',
    contents: "export * from './dist/index.js'; export * from './dist/testing.js'",
    beyond: "export * from './dist/index.js'",
    limit: 400,
  },
  {
    what: 'slotted/clickhouse, beyond slotted/packed',
    contents:
      "export * from './dist/index.js'; export * from './dist/packed.js'; export * as clickhouse from './dist/clickhouse.js'",
    beyond: "export * from './dist/index.js'; export * from './dist/packed.js'",
    limit: 8_850,
  },
  { what: 'slotted/shape', contents: "export * from './dist/shape.js'", limit: 1_000 },
]

for (const { what, contents, beyond, limit } of ENTRIES) {
  const bytes = (await bytesOf(contents)) - (beyond === undefined ? 0 : await bytesOf(beyond))
  const verdict = bytes <= limit ? 'ok' : 'TOO LARGE'
  console.log(`${what.padEnd(38)} ${String(bytes).padStart(6)} B of ${limit} B minified and gzipped: ${verdict}`)
  if (bytes > limit) process.exitCode = 1
}

const [packed] = Object.values(
  JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ),
)
const MAX_UNPACKED = 1_000_000
console.log(`${'the package, unpacked'.padEnd(38)} ${String(packed.unpackedSize).padStart(6)} B of ${MAX_UNPACKED} B`)
if (packed.unpackedSize > MAX_UNPACKED) process.exitCode = 1

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
