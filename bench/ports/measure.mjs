/** Runs the jobs of a port in fresh processes, its sides in turns, and draws the figures together. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from '../harness.mjs'

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url))

function inFreshProcess(library, count, side) {
  const words = ['--expose-gc', '--max-old-space-size=6000', CHILD, library, String(count), side]
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}

/**
 * @param {string} library The name of a folder here.
 * @param {number} processes How many a side.
 * @returns {Promise<object[]>} Rows of the results.
 * @throws {Error} Where a side gives other answers than the first one.
 */
export async function measure(library, processes) {
  const port = await import(`./${library}/work.mjs`)
  return port.COUNTS.flatMap((count) => {
    const rounds = Array.from({ length: processes }, (_, round) => roundOf(library, count, port.SIDES, round))
    checkAnswers(library, port.SIDES, rounds)
    return rowsOf(library, count, port, rounds)
  })
}

/** Who begins changes with the round. */
function roundOf(library, count, sides, round) {
  const samples = {}
  for (let turn = 0; turn < sides.length; turn++) {
    const side = sides[(turn + round) % sides.length]
    samples[side] = inFreshProcess(library, count, side)
  }
  return samples
}

function checkAnswers(library, sides, rounds) {
  const answers = new Set(rounds.flatMap((samples) => sides.map((side) => samples[side].answers)))
  if (answers.size !== 1) throw new Error(`${library}: the sides ${sides.join(', ')} do not give the same answers`)
}

function rowsOf(library, count, port, rounds) {
  const [reference] = port.SIDES
  const [{ [reference]: first }] = rounds
  const row = (work, unit, of, operations) => ({
    group: library,
    work,
    // What is done once is not done for each record.
    count: operations === 1 ? 1 : count,
    unit,
    reference,
    processes: rounds.length,
    sides: port.SIDES.map((side) => ({ name: side, ...of(side), ...noteOf(port, work, unit, side) })),
  })
  const pick = (kind, work, key) => (side) =>
    rounds.map((samples) => samples[side][kind].find((sample) => sample.work === work)[key])
  const ratios = (values, side) => ends(values(side).map((value, round) => value / values(reference)[round]))
  const times = first.times.map(({ work, operations }) => {
    const [cpu, wall] = [pick('times', work, 'cpu'), pick('times', work, 'wall')]
    const figures = (side) => ({ cpu: ends(cpu(side)), wall: ends(wall(side)), ratio: ratios(cpu, side) })
    return row(work, 'ns', figures, operations)
  })
  const sizes = first.bytes.map(({ work }) => {
    const bytes = pick('bytes', work, 'bytes')
    return row(work, 'bytes', (side) => ({ bytes: ends(bytes(side)), ratio: ratios(bytes, side) }))
  })
  return [...times, ...sizes]
}

function noteOf({ NOTES = {} }, work, unit, side) {
  const note = NOTES[`${unit}: ${work}`]?.[side]
  return note === undefined ? {} : { note }
}

const rounded = (value) => Number(value.toPrecision(4))

function ends(values) {
  return { median: rounded(median(values)), low: rounded(Math.min(...values)), high: rounded(Math.max(...values)) }
}
