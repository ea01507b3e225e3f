/** `npm run bench:peers`: the same work by the library and by what people use instead. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { noiseOf } from './noise.mjs'
import { annotate, isBehind } from './notes.mjs'
import { noiseText, read, resultsOf, rounded, rowText, write } from './results.mjs'
import { checkAll, Runner } from './run.mjs'

const HELP = `npm run bench:peers -- [options]     after: npm ci --prefix bench/peers

  --records         records on the heap alone
  --rows            many rows alone
  --only <side>     only sides with this text in their name, and the first
  --work <text>     only work with this text in its name
  --largest <n>     no more records or rows than this: ten million rows take 8 GB, and most of the time
  --processes <n>   fresh processes for each side and piece of work (default: 3; with --quick: 1)
  --quick           fewer records and rows: a first look, not a verdict
  --again           a second run of the same build: writes how far its ratios are from those of the first
  --json            the figures as JSON, and nothing else
  --help            this text

Writes bench/results/peers-records.json and peers-rows.json if nothing was left out: three quarters of an hour on two cores.`

const OPTIONS = {
  records: { type: 'boolean', default: false },
  rows: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  work: { type: 'string', default: '' },
  largest: { type: 'string', default: 'Infinity' },
  processes: { type: 'string' },
  quick: { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
}

try {
  const { values } = parseArgs({ options: OPTIONS })
  if (values.help) print(HELP)
  else await bench(values)
} catch (error) {
  process.stderr.write(`bench:peers: ${error.message}\n`)
  process.exitCode = 1
}

async function bench({ records, rows, processes: wanted, largest: limit, ...options }) {
  const processes = Number(wanted ?? (options.quick ? 1 : 3))
  if (!Number.isInteger(processes) || processes < 1)
    throw new Error(`--processes takes a whole number above 0, not ${JSON.stringify(wanted)}.`)
  const largest = Number(limit)
  if (!(largest > 0)) throw new Error(`--largest takes a number above 0, not ${JSON.stringify(limit)}.`)
  if (!existsSync(new URL('node_modules', import.meta.url)))
    throw new Error('the peers are not there. Run npm ci --prefix bench/peers.')
  const suites = records === rows ? ['records', 'rows'] : [records ? 'records' : 'rows']
  for (const suite of suites) await benchSuite(suite, { ...options, processes, largest })
}

async function benchSuite(suite, { only, work: text, largest, quick, again, json, processes }) {
  const { SIDES, tasks } = await import(`./${suite}/index.mjs`)
  const all = checkAll(suite, SIDES)
  const sides = all.filter(({ file, name }, place) => place === 0 || `${file} ${name}`.includes(only))
  const chosen = tasks(quick)
    .filter(({ work }) => work.includes(text))
    .map((task) => ({ ...task, counts: task.counts.filter((count) => count <= largest) }))
    .filter(({ counts }) => counts.length > 0)
  const runner = new Runner(suite, sides, processes)
  const rows = chosen.flatMap((task) => {
    const made = runner.run(task).map(annotate)
    if (!json) for (const row of made) print(rowText(row))
    return made
  })
  const packages = [...new Set(sides.flatMap((side) => side.packages))]
  const results = resultsOf({ command: `npm run bench:peers -- --${suite}`, packages, rows })
  if (json) print(JSON.stringify(results, null, 2))
  else if (processes > 1) warn(rows)
  if (only !== '' || text !== '' || quick) return
  const name = `peers-${suite}`
  if (!again) return largest === Infinity ? write(name, results) : undefined
  const first = read(name)
  const noise = rounded(noiseOf(first.rows, results.rows))
  for (const each of noise) print(noiseText(each))
  await write(name, { ...first, noise })
}

/** Rows where the library is behind, and no note says why. */
function warn(rows) {
  for (const row of rows)
    for (const side of row.sides.filter((each) => each.note === undefined && isBehind(each, row)))
      print(`No note says why ${side.name} is behind: ${row.work}, ${row.count}.`)
}

function print(value) {
  process.stdout.write(`${value}\n`)
}
