/** Four libraries moved to slotted, before and after: `npm run bench:ports -- --help`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { format } from 'prettier'
import { measure } from './measure.mjs'
import { installed } from './patch.mjs'
import { printRows, printTests } from './print.mjs'
import { machine } from '../machine.mjs'

const HELP = `npm ci --prefix bench/ports
npm run bench:ports -- [options]

  --tests <folder>   run the libraries' own tests too: a folder with checkouts named
                     rbush, esprima, parse5, yjs; docs/porting.md says of which tags
  --only <library>   one library; the results of the others stay as they are
  --processes <n>    fresh processes a side, 5 by default
  --check            tests and one process a side; prints, and writes no results`

const LIBRARIES = ['rbush', 'esprima', 'parse5', 'yjs']

const { values: options } = parseArgs({
  options: {
    tests: { type: 'string' },
    only: { type: 'string' },
    processes: { type: 'string', default: '5' },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) console.log(HELP)
else await main()

async function main() {
  const libraries = options.only === undefined ? LIBRARIES : [options.only]
  const rows = []
  const tests = []
  for (const library of libraries) {
    console.log(`${library} ${versionOf(library)}`)
    tests.push(await runTests(library))
    printTests(tests.at(-1))
    const found = await measure(library, options.check ? 1 : Number(options.processes))
    printRows(found)
    rows.push(...found)
  }
  if (!options.check) await write(tests, rows)
  if (tests.some(({ sides }) => sides.some(({ failed }) => failed > 0))) process.exitCode = 1
}

function versionOf(library) {
  return JSON.parse(installed(`${library}/package.json`)).version
}

/** The library's own tests, of a checkout that the reader has made, on both sides. */
async function runTests(library) {
  const { tag, sides, run } = await import(`./${library}/tests.mjs`)
  const folder = options.tests === undefined ? undefined : `${options.tests}/${library}`
  if (folder === undefined) return { library, tag, sides: [] }
  if (!existsSync(folder)) throw new Error(`${folder} is absent: clone the tag ${tag} of ${library} there`)
  const results = []
  for (const side of sides) results.push({ name: side, ...(await run(folder, side)) })
  return { library, tag, sides: results }
}

/** Writes the results; those of libraries that were not measured stay. */
async function write(tests, rows) {
  const path = fileURLToPath(new URL('../results/ports.json', import.meta.url))
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { tests: [], rows: [] }
  const order = ({ group, library = group }) => LIBRARIES.indexOf(library)
  const merged = (old, made) => {
    const places = new Set(made.map(order))
    return [...old.filter((entry) => !places.has(order(entry))), ...made].sort((a, b) => order(a) - order(b))
  }
  const results = {
    command: 'npm run bench:ports -- --tests <folder>',
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: Object.fromEntries(LIBRARIES.map((library) => [library, versionOf(library)])),
    tests: merged(before.tests, tests),
    rows: merged(before.rows, rows),
  }
  writeFileSync(path, await format(JSON.stringify(results), { parser: 'json', printWidth: 120 }))
}
