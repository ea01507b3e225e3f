/** Runs a row in fresh processes and draws the figures together. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median, quantile } from './harness.mjs'

const MEASURE = fileURLToPath(new URL('measure.mjs', import.meta.url))

/**
 * Measures a row `processes` times, each in a fresh process; if a goal seems missed, once more as often: a miss by
 * noise is no news.
 *
 * @param {import('./rows/index.mjs').Row} row
 * @param {{ processes: number, rounds: number, milliseconds: number }} options
 */
export function run(row, options) {
  const { processes } = options
  const samples = repeat(row, options)
  const result = summarise(row, samples)
  return result.sides.some(({ met }) => met === false)
    ? summarise(row, [...samples, ...repeat(row, options, processes)])
    : result
}

function repeat(row, { processes, ...timing }, before = 0) {
  const measure = row.unit === 'bytes' ? measureBytes : row.isCold ? measureCold : measureTime
  return Array.from({ length: processes }, (_, turn) => measure(row, { ...timing, turn: turn + before }))
}

const measureTime = ({ title }, timing) => inFreshProcess({ title, ...timing })

/** A process for each round: a side is cold once. */
function measureCold({ title, sides }, { rounds, turn }) {
  const samples = Array.from({ length: rounds }, (_, round) => inFreshProcess({ title, turn: turn + round }))
  const merged = Object.keys(sides).map((name) => {
    const nanoseconds = median(samples.map((sample) => sample[name].nanoseconds))
    return [name, { nanoseconds, ratios: samples.flatMap((sample) => sample[name].ratios) }]
  })
  return Object.fromEntries(merged)
}

/** A process for each side: what one leaves on the heap would be counted with the next. */
function measureBytes({ title, sides }) {
  const bytes = Object.keys(sides).map((side) => [side, inFreshProcess({ title, side })])
  return Object.fromEntries(bytes)
}

function inFreshProcess(task) {
  const parameters = ['--expose-gc', MEASURE, JSON.stringify(task)]
  return JSON.parse(
    execFileSync(process.execPath, parameters, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  )
}

/**
 * Of each side: the median of the processes, the quartiles of all rounds of all processes, and whether it reaches its
 * goal.
 */
function summarise(row, samples) {
  const [first] = Object.keys(row.sides)
  const sides = Object.keys(row.sides).map((name) => {
    const figures =
      row.unit === 'bytes' ? summariseBytes(first, name, samples, row.compare) : summariseTimes(name, samples)
    const goal = row.goals?.[name]
    return { name, ...figures, ...(goal === undefined ? {} : { goal, met: figures.compared <= goal }) }
  })
  return {
    subject: row.subject,
    title: row.title,
    unit: row.unit,
    compare: row.compare,
    processes: samples.length,
    sides,
  }
}

function summariseTimes(name, samples) {
  const ratios = samples.flatMap((sample) => sample[name].ratios)
  return {
    nanoseconds: median(samples.map((sample) => sample[name].nanoseconds)),
    compared: median(samples.map((sample) => median(sample[name].ratios))),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
  }
}

function summariseBytes(first, name, samples, compare) {
  const compared = samples.map((sample) =>
    compare === 'ratio' ? sample[name] / sample[first] : sample[name] - sample[first],
  )
  return {
    bytes: median(samples.map((sample) => sample[name])),
    compared: median(compared),
    quartiles: [quantile(compared, 0.25), quantile(compared, 0.75)],
  }
}
