/** One piece of work of one side, in this process. */
import { median } from '../../harness.mjs'
import { collect, timed, warm } from '../clock.mjs'
import { bytesEach, WORKS } from './works.mjs'

const WARM = { count: 4096, turns: 2000 }
const ENOUGH_MILLISECONDS = 150
const PASSES = 5

/**
 * Figures for each count.
 *
 * @param {import('./index.mjs').Side} peer
 * @param {{ work: string, counts: readonly number[] }} task
 */
export async function measure({ define }, { work, counts }) {
  const side = define()
  if (work === 'bytes each') return counts.map((count) => ({ count, bytes: bytesEach(side, count) }))
  warmUp(WORKS[work], side, define)
  const figures = []
  for (const count of counts) figures.push({ count, ...(await passes(WORKS[work], side, count, define)) })
  return figures
}

function warmUp({ prepare, run, isFresh = false }, side, define) {
  const isWarm = warm()
  let given = prepare(side, WARM.count)
  for (let turn = 0; turn < WARM.turns && !isWarm(); turn++) {
    if (isFresh && turn > 0) given = prepare(side, WARM.count)
    run(side, given, WARM.count, define)
  }
}

/** Once over all records, and up to four times more if that is quick. */
async function passes({ prepare, run, isFresh = false }, side, count, define) {
  const times = []
  let given = prepare(side, count)
  for (let pass = 0, spent = 0; pass < PASSES && spent < ENOUGH_MILLISECONDS; pass++) {
    if (isFresh && pass > 0) given = prepare(side, count)
    collect()
    const { cpu, wall, answer } = await timed(() => run(side, given, count, define))
    times.push({ cpu: cpu / count, wall: wall / count, answer })
    spent += wall / 1e6
  }
  return {
    cpu: median(times.map(({ cpu }) => cpu)),
    wall: median(times.map(({ wall }) => wall)),
    answer: times[0].answer,
  }
}
