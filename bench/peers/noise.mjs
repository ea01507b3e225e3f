/** How far two runs of one build lie apart. */
import { median } from '../harness.mjs'

/**
 * For each piece of work the differences of the ratios that both runs have, in percent of the smaller one: the middle
 * one, the largest one, whose that is, and of how many processes it was in the second run. Ratios of the first side to itself say nothing, and are left out.
 *
 * @param {readonly object[]} before Rows of a results file.
 * @param {readonly object[]} now The rows of another run.
 */
export function noiseOf(before, now) {
  const works = new Map()
  for (const row of before) {
    const other = now.find((candidate) => titleOf(candidate) === titleOf(row))
    const known = works.get(row.work) ?? []
    works.set(row.work, [...known, ...differences(row, other)])
  }
  return [...works].flatMap(([work, found]) => {
    if (found.length === 0) return []
    const percents = found.map(({ percent }) => percent)
    const largest = Math.max(...percents)
    const { side, count, processes } = found.find(({ percent }) => percent === largest)
    return [{ work, ratios: found.length, processes, median: median(percents), largest, of: side, count }]
  })
}

const titleOf = ({ work, count, unit }) => [work, count, unit].join()

function differences({ reference, count, sides }, other) {
  return sides.flatMap(({ name, ratio }) => {
    const again = other?.sides.find((side) => side.name === name)?.ratio
    if (name === reference || ratio === undefined || again === undefined) return []
    const [low, high] = [ratio.median, again.median].toSorted((a, b) => a - b)
    // Without a pause of the collector there is no ratio of pauses.
    return low > 0 ? [{ side: name, count, processes: other.processes, percent: (high / low - 1) * 100 }] : []
  })
}
