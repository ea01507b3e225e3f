/**
 * `npm run bench:check`: compares ratios with the committed ones, and fails where one is higher by more than the noise
 * that the same build showed against itself.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { format } from 'prettier'
import { median } from '../harness.mjs'
import { machine } from '../machine.mjs'
import { ratiosOf } from './ratios.mjs'
import { checked } from './rows.mjs'

const RESULTS = fileURLToPath(new URL('../results/check.json', import.meta.url))

const HELP = `npm run bench:check -- [options]

  --record   measures the build against itself, and writes ratios and noise to bench/results/check.json
  --help     this text

Ratios of CPU time and of bytes, never times. A ratio that is beyond its noise is measured in more processes before it
is called a failure.`

/** Processes for one ratio, and how many times as many a row gets that seems beyond its noise. */
const PROCESSES = 2
const RETRIES = [4, 8]
/** How often the build is measured against itself. */
const RUNS = 6
/** The noise is so many times what was seen: a few runs do not show all of it. */
const MARGIN = 1.5
/** The least noise of ratios of times: another machine has other ratios, and on this one a row was seen 21 % off. */
const FLOOR = 0.4
const FLOOR_OF_BYTES = 0.02

const { values } = parseArgs({
  options: { record: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
})
const major = process.versions.node.split('.')[0]
async function record() {
  const rows = checked.map((row) => {
    const runs = Array.from({ length: RUNS }, (_, run) => ratiosOf(row, PROCESSES, run * PROCESSES))
    const sides = row.sides.map((name) => ({
      name,
      ...spread(
        runs.map((run) => median(run[name])),
        row,
      ),
    }))
    for (const side of sides) console.log(lineOf(row, side))
    return { title: row.title, sides }
  })
  const date = new Date().toISOString().slice(0, 10)
  const results = {
    command: 'npm run bench:check -- --record',
    date,
    machine: machine(),
    runs: RUNS,
    processes: PROCESSES,
    rows,
  }
  mkdirSync(new URL('../results/', import.meta.url), { recursive: true })
  writeFileSync(RESULTS, await format(JSON.stringify(results), { parser: 'json', printWidth: 120 }))
}

/** The middle of what the runs gave, its ends, and by what share of it a ratio may be higher. */
function spread(ratios, { title }) {
  const ratio = median(ratios)
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)]
  const floor = /\bbytes\b/.test(title) ? FLOOR_OF_BYTES : FLOOR
  const noise = Math.max(floor, MARGIN * Math.max(high / ratio - 1, 1 - low / ratio))
  return { ratio: rounded(ratio), low: rounded(low), high: rounded(high), noise: rounded(noise) }
}

const rounded = (value) => Number(value.toPrecision(4))

function check() {
  if (!existsSync(RESULTS)) fail('bench/results/check.json is absent: npm run bench:check -- --record writes it.')
  const { machine: before, rows } = JSON.parse(readFileSync(RESULTS, 'utf8'))
  if (before.node.split('.')[0] !== major)
    fail(`the ratios are those of Node ${before.node}, and this is ${process.versions.node}.`)
  const failures = checked.flatMap((row) => {
    const committed = rows.find(({ title }) => title === row.title)?.sides
    if (committed === undefined) return [`${row.title}: no ratio is committed.`]
    return checkRow(row, committed)
  })
  for (const failure of failures) console.error(failure)
  if (failures.length > 0) fail(`${failures.length} of ${checked.length} rows are slower than the committed ratios.`)
}

/** What is wrong with a row, after more processes where something seemed so. */
function checkRow(row, committed) {
  const limitOf = ({ ratio, noise }) => ratio * (1 + noise)
  const ratios = ratiosOf(row, PROCESSES)
  const isBeyond = (side) => median(ratios[side.name]) > limitOf(side)
  for (const more of RETRIES) {
    const beyond = committed.filter(isBeyond).map(({ name }) => name)
    if (beyond.length === 0) break
    const again = ratiosOf({ ...row, sides: beyond }, more, ratios[beyond[0]].length)
    for (const name of beyond) ratios[name].push(...again[name])
  }
  for (const side of committed) console.log(lineOf(row, side, median(ratios[side.name])))
  return committed.filter(isBeyond).map((side) => {
    const all = ratios[side.name].map((ratio) => ratio.toFixed(2)).join(', ')
    return `FAILED ${lineOf(row, side, median(ratios[side.name]))} (${all})`
  })
}

function lineOf({ title }, { name, ratio, noise }, now) {
  const measured = now === undefined ? '' : `, now ${now.toFixed(2)}`
  return `${title}: ${name} × ${ratio.toFixed(2)}, noise ${Math.round(noise * 100)} %${measured}`
}

function fail(message) {
  console.error(`bench:check: ${message}`)
  process.exit(1)
}

if (values.help) console.log(HELP)
else if (values.record) await record()
else check()
