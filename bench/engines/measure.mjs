/** One piece of work, checked and then timed, in whatever engine this is. */
import { isCompiled, defineSlots } from 'slotted'
import { cpuTime, interleave, median } from '../harness.mjs'
import { works } from './works.mjs'

/** A page has only the time of the wall. */
const hasCpuTime = globalThis.process?.cpuUsage !== undefined

/**
 * Does a piece of work on all sides.
 *
 * @param {{ work: string, turn: number, rounds: number, milliseconds: number }} task `turn` says which side is made
 * first.
 * @returns {Record<string, { clock: 'cpu' | 'wall', nanoseconds: number, ratio: number }>} For each side the median time
 * of a record, of CPU time where the engine tells it, and the median of its ratios to the first side, round by round.
 * @throws {Error} If two sides answer differently.
 */
export function measure({ work: name, turn, rounds, milliseconds }) {
  const work = works.find((candidate) => candidate.work === name)
  if (work === undefined) throw new Error(`There is no work ${JSON.stringify(name)}.`)
  if (!isCompiled(defineSlots(['x']))) throw new Error('No class is compiled here.')
  const entries = Object.entries(work.sides)
  const first = turn % entries.length
  const order = [...entries.slice(first), ...entries.slice(0, first)]
  const sides = Object.fromEntries(order.map(([side, make]) => [side, make()]))
  checkAnswers(sides)
  const { records = 1, settled = 0 } = work
  const reference = entries[0][0]
  const clock = hasCpuTime ? cpuTime : undefined
  const results = interleave(sides, { rounds, milliseconds, reference, records, settled, clock })
  return Object.fromEntries(
    entries.map(([side]) => {
      const { nanoseconds, ratios } = results[side]
      return [side, { clock: hasCpuTime ? 'cpu' : 'wall', nanoseconds, ratio: median(ratios) }]
    }),
  )
}

function checkAnswers(sides) {
  const answers = Object.entries(sides).map(([side, run]) => [side, JSON.stringify(run(3))])
  const [[first, wanted]] = answers
  for (const [side, answer] of answers)
    if (answer !== wanted)
      throw new Error(`${side} answers ${answer.slice(0, 100)}, and ${first} ${wanted.slice(0, 100)}.`)
}
