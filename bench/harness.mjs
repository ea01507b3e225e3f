/** Interleaved timing of several ways to do one thing, in one process. */

let serial = 0

/**
 * Makes a function from text, never twice the same one: V8 hands equal texts one set of type feedback, and the sides
 * would slow each other.
 *
 * @param {readonly string[]} parameters
 * @param {string} body
 */
export const fresh = (parameters, body) => new Function(...parameters, `${body}\n// ${++serial}`)

/** Takes what a side returns, so that no compiler can leave the work out. */
export const sink = { value: undefined }

/**
 * The value that has `share` of the others below it; between two values, the mean of both.
 *
 * @param {readonly number[]} values
 * @param {number} share From 0 to 1.
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  return (sorted[Math.floor(place)] + sorted[Math.ceil(place)]) / 2
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5)

/** Nanoseconds, by the one clock that every engine has. */
const now = () => performance.now() * 1e6

/**
 * Nanoseconds of CPU time that this process took, in Node: on a busy machine ratios of it stay what they are.
 */
export function cpuTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) * 1000
}

/**
 * Times each side in turn, round after round; who begins changes with the round.
 *
 * @param {Record<string, (count: number) => unknown>} sides Each does its work `count` times.
 * @param {{ rounds?: number, milliseconds?: number, reference?: string, records?: number, settled?: number, collects?:
 * boolean, clock?: () => number }} [options] `milliseconds`: how long one side runs in one round; `reference`: the side that the others are
 * compared with, the first by default; `records`, `settled` and `collects` as in a row; `clock`: says nanoseconds, by default of
 * the wall.
 * @returns {Record<string, { nanoseconds: number, ratios: number[] }>} For each side the median time of one piece of
 * work, or of one record in it, and round by round its ratio to the reference.
 */
export function interleave(sides, options = {}) {
  const {
    rounds = 25,
    milliseconds = 12,
    reference = Object.keys(sides)[0],
    records = 1,
    settled = 0,
    collects = false,
    clock = now,
  } = options
  const names = Object.keys(sides)
  const counts = names.map((name) =>
    calibrate(sides[name], milliseconds, { least: Math.ceil(20 / records), settled, clock }),
  )
  const times = names.map(() => /** @type {number[]} */ ([]))
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const side = (turn + round) % names.length
      if (collects) collect()
      const start = clock()
      sink.value = sides[names[side]](counts[side])
      times[side].push((clock() - start) / counts[side] / records)
    }
  }
  const compared = times[names.indexOf(reference)]
  const results = names.map((name, side) => {
    return [
      name,
      { nanoseconds: median(times[side]), ratios: times[side].map((time, round) => time / compared[round]) },
    ]
  })
  return Object.fromEntries(results)
}

const REST_MILLISECONDS = 40

/**
 * The engine gives memory back to the system on threads of its own, for a while; who asks for memory meanwhile waits
 * for them.
 */
function collect() {
  globalThis.gc()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REST_MILLISECONDS)
}

/** How often the work must fill the time before its count is believed: a compiler or a collector may fill it once. */
const FILLED = 4

/** How many pieces of work fill the time; on the way the side is optimised. */
function calibrate(side, milliseconds, { least, settled, clock }) {
  if (settled > 0) sink.value = side(settled)
  let count = least
  for (let filled = 0; filled < FILLED;) {
    const start = clock()
    sink.value = side(count)
    const elapsed = (clock() - start) / 1e6
    if (elapsed >= (filled === 0 ? milliseconds : milliseconds / 2)) filled++
    else {
      filled = 0
      count = Math.ceil(count * Math.min(8, Math.max(1.5, (milliseconds * 1.1) / Math.max(elapsed, 0.001))))
    }
  }
  return count
}

/**
 * Times each side once, after a short warm-up, before the compilers are done with it; for a process that has done
 * nothing else.
 *
 * @param {Record<string, (count: number) => unknown>} sides
 * @param {{ reference?: string, records?: number, skipped?: number, timed?: number }} [options] How often the work is
 * done before it is timed, and how often it is timed.
 */
export function timeCold(sides, { reference = Object.keys(sides)[0], records = 1, skipped = 100, timed = 400 } = {}) {
  const times = Object.entries(sides).map(([name, side]) => {
    sink.value = side(skipped)
    const start = now()
    sink.value = side(timed)
    return [name, (now() - start) / timed / records]
  })
  const compared = Object.fromEntries(times)[reference]
  return Object.fromEntries(
    times.map(([name, nanoseconds]) => [name, { nanoseconds, ratios: [nanoseconds / compared] }]),
  )
}
