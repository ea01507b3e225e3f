/** Measures the build against itself. */
import { median } from '../harness.mjs'
import { machine } from '../machine.mjs'
import { ratiosOf } from './ratios.mjs'
import { lineOf, writeRatios } from './results.mjs'
import { checked } from './rows.mjs'

/** How often the build is measured, and in how many processes each time. */
const RUNS = 6
const PROCESSES = 2
/** The noise is so many times what was seen: a few runs do not show all of it. */
const MARGIN = 1.5
/** The least noise of ratios of times: on one machine a row was seen 21 % off. */
const FLOOR = 0.4
const FLOOR_OF_BYTES = 0.02

/** Writes the ratios of this build, and their noise, to bench/results/check.json. */
export async function record() {
  const rows = checked.map((row) => {
    const runs = Array.from({ length: RUNS }, (_, run) => ratiosOf(row, PROCESSES, { before: run * PROCESSES }))
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
  const command = 'npm run bench:check -- --record'
  await writeRatios({ command, date, machine: machine(), runs: RUNS, processes: PROCESSES, rows })
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
