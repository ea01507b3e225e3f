/** One piece of work of one side with so many rows, in this process. */
import { PerformanceObserver } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { median } from '../../harness.mjs'
import { collect, timed, used, warm } from '../clock.mjs'
import { MEMORY } from './index.mjs'
import { WORKS } from './works.mjs'

const WARM = { count: 5000, turns: 2000 }
const ENOUGH_MILLISECONDS = 300
const PASSES = 4

/** @param {{ work: string, counts: readonly [number] }} task */
export async function measure({ define, cannot = {} }, { work, counts: [count] }) {
  const side = define()
  if (work === MEMORY) return memory(side, count, cannot)
  const { isOnce = false } = WORKS[work]
  return [{ count, ...(await (isOnce ? anew : again)(side, WORKS[work], count)) }]
}

/**
 * Work after which the rows are not as they were: each time with others, after a warm-up with fewer. The side stays the
 * same, since a class may have code of its own.
 */
async function anew(side, what, count) {
  const isWarm = warm()
  for (let turn = 0; turn < WARM.turns && !isWarm(); turn++) {
    const given = await begin(side, what, WARM.count)
    await what.run(side, given, WARM.count)
  }
  return passes(async () => {
    const given = await begin(side, what, count)
    collect()
    return timedWork(side, what, count, given)
  })
}

async function begin(side, what, count) {
  if (what !== WORKS.create) await side.create(count)
  return what.given?.(count)
}

/**
 * Work that can be done again and again, on the same rows until it is settled: an ECS sets up its query first, and the
 * collection before throws away optimised code that met rows which are gone.
 */
async function again(side, what, count) {
  const given = await begin(side, what, count)
  collect()
  const isWarm = warm()
  const { answer } = await timedWork(side, what, count, given)
  while (!isWarm()) await what.run(side, given, count)
  return { ...(await passes(() => timedWork(side, what, count, given))), answer }
}

async function timedWork(side, what, count, given) {
  const pieces = what.pieces?.(count) ?? count
  const { cpu, wall, answer: made } = await timed(() => what.run(side, given, count))
  const answer = what.answer === undefined ? made : await what.answer(side, made, count)
  return { cpu: cpu / pieces, wall: wall / pieces, answer }
}

/** Once, and up to four times more if that is quick. */
async function passes(action) {
  const until = performance.now() + ENOUGH_MILLISECONDS
  const times = [await action()]
  while (times.length <= PASSES && performance.now() < until) times.push(await action())
  const [{ answer }] = times
  return { cpu: median(times.map(({ cpu }) => cpu)), wall: median(times.map(({ wall }) => wall)), answer }
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
