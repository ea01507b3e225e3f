/** Compares this build with the committed ratios. */
import { median } from '../harness.mjs'
import { ratiosOf } from './ratios.mjs'
import { withRecordedBuild } from './recorded.mjs'
import { lineOf } from './results.mjs'
import { checked } from './rows.mjs'

/** Processes for one ratio, and how many more a row gets that seems beyond its noise. */
const PROCESSES = 2
const RETRIES = [4, 8]
/** In how many processes the build that the committed ratios came with is measured beside this one. */
const PROCESSES_BESIDE = 6

/**
 * What is slower than the committed ratios say, a line each.
 *
 * A ratio that is beyond its noise is measured in more processes. If it stays there, the build that the committed
 * ratios came with is measured beside this one: where both are slower, the machine is another one.
 *
 * @param {readonly object[]} rows The committed rows.
 */
export function slowerThan(rows) {
  const unknown = checked.filter(({ title }) => rows.every((row) => row.title !== title))
  const failures = unknown.map(({ title }) => `${title}: no ratio is committed.`)
  const beyond = checked.flatMap((row) => beyondNoise(row, rows.find(({ title }) => title === row.title)?.sides ?? []))
  if (beyond.length > 0) failures.push(...slowerHere(beyond))
  return failures
}

/** The sides of a row that are beyond their noise. */
function beyondNoise(row, committed) {
  const limitOf = ({ ratio, noise }) => ratio * (1 + noise)
  const ratios = ratiosOf(row, PROCESSES)
  const isBeyond = (side) => median(ratios[side.name]) > limitOf(side)
  for (const more of RETRIES) {
    const beyond = committed.filter(isBeyond).map(({ name }) => name)
    if (beyond.length === 0) break
    const again = ratiosOf({ ...row, sides: beyond }, more, { before: ratios[beyond[0]].length })
    for (const name of beyond) ratios[name].push(...again[name])
  }
  for (const side of committed) console.log(lineOf(row, side, median(ratios[side.name])))
  return committed.filter(isBeyond).map((side) => ({ row, side, now: median(ratios[side.name]) }))
}

/** Which of them are slower than the recorded build is on this machine? */
function slowerHere(beyond) {
  console.log('Some ratios are beyond their noise. The build they came with is measured on this machine.')
  try {
    return withRecordedBuild((folder) => beyond.flatMap((each) => compareWith(folder, each)))
  } catch (error) {
    const reason = `The build they came with cannot be measured: ${error.message}`
    return [...beyond.map(({ row, side, now }) => `FAILED ${lineOf(row, side, now)}`), reason]
  }
}

function compareWith(folder, { row, side }) {
  const { name, noise } = side
  const only = { ...row, sides: [name] }
  const [before, now] = [[], []]
  for (let turn = 0; turn < PROCESSES_BESIDE; turn++) {
    const both = [
      () => before.push(...ratiosOf(only, 1, { before: turn, folder })[name]),
      () => now.push(...ratiosOf(only, 1, { before: turn })[name]),
    ]
    for (const measure of turn % 2 === 0 ? both : both.toReversed()) measure()
  }
  const beside = `here × ${median(before).toFixed(2)} in the build of the committed ratios`
  const line = `${lineOf(row, side, median(now))}, ${beside}`
  if (median(now) > median(before) * (1 + noise))
    return [`FAILED ${line}; one by one ${listed(now)}, and in that build ${listed(before)}`]
  console.log(line)
  return []
}

const listed = (ratios) => ratios.map((ratio) => ratio.toFixed(2)).join(' ')
