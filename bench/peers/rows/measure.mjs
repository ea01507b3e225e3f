/** One piece of work of one side with so many rows, in this process. */
import { PerformanceObserver } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { median } from '../../harness.mjs'
import { collect, timed, used, warm } from '../clock.mjs'
import { MEMORY } from './index.mjs'
import { WORKS } from './works.mjs'

const WARM = { count: 5000, turns: 2000 }
const ENOUGH_MILLISECONDS = 600
const PASSES = 8

/** @param {{ work: string, counts: readonly [number] }} task */
export async function measure({ define, cannot = {} }, { work, counts: [count] }) {
  const side = define()
  if (work === MEMORY) return memory(side, count, cannot)
  await warmUp(side, WORKS[work])
  return [{ count, ...(await passes(side, WORKS[work], count)) }]
}

/** By the same class, whose code may be its own. */
async function warmUp(side, what) {
  const { given, run, isOnce = false } = what
  const input = given?.(WARM.count)
  const isWarm = warm()
  await prepare(side, what, WARM.count)
  for (let turn = 0; turn < WARM.turns && !isWarm(); turn++) {
    if (isOnce && turn > 0) await prepare(side, what, WARM.count)
    await run(side, input, WARM.count)
  }
}

async function prepare(side, what, count) {
  if (what !== WORKS.create) await side.create(count)
}

/**
 * Once over all rows, and up to eight times more if that is quick. Work that can be done again is done twice at least, and the
 * first time is left out: an ECS then sets up its query, and a full collection, such as the one before, throws away
 * optimised code that met rows which are gone.
 */
async function passes(side, what, count) {
  const { given, run, answer = (_, made) => made, isOnce = false } = what
  const input = given?.(count)
  const pieces = what.pieces?.(count) ?? count
  const pass = async () => {
    const { cpu, wall, answer: made } = await timed(() => run(side, input, count))
    return { cpu: cpu / pieces, wall: wall / pieces, made }
  }
  await prepare(side, what, count)
  collect()
  const until = performance.now() + ENOUGH_MILLISECONDS
  const first = await pass()
  const answered = await answer(side, first.made, count)
  const times = [first]
  const least = isOnce ? 1 : 2
  while (times.length < least || (times.length <= PASSES && performance.now() < until)) {
    if (isOnce) {
      await prepare(side, what, count)
      collect()
    }
    times.push(await pass())
  }
  if (!isOnce) times.shift()
  return { cpu: median(times.map(({ cpu }) => cpu)), wall: median(times.map(({ wall }) => wall)), answer: answered }
}

/** Bytes a row, and the pauses of the garbage collector while rows are created, updated ten times, and a tenth replaced. */
async function memory(side, count, cannot) {
  const before = used()
  const pauses = []
  const observer = new PerformanceObserver((list) => pauses.push(...list.getEntries()))
  observer.observe({ entryTypes: ['gc'] })
  await side.create(count)
  if (!('update' in cannot)) for (let turn = 0; turn < 10; turn++) await side.update(0.5)
  if (!('remove and add' in cannot)) await side.replace(WORKS['remove and add'].given(count))
  await setImmediate()
  pauses.push(...observer.takeRecords())
  observer.disconnect()
  const bytes = (used() - before) / count
  if (!Number.isFinite(await side.sum())) throw new Error('The rows have no sum.')
  const lasted = pauses.map(({ duration }) => duration)
  return [
    { count, work: 'bytes each', bytes },
    { count, work: 'pauses of the collector', ms: lasted.reduce((sum, each) => sum + each, 0) },
    { count, work: 'longest pause of the collector', ms: Math.max(0, ...lasted) },
  ]
}
