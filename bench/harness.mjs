/** Interleaved timing of several ways to do one thing, in one process; and the memory of one of them, in a process of its own. */

let serial = 0

/**
 * Makes a function from text, never twice the same one: V8 hands equal texts one set of type feedback, and the sides would slow each other.
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

const now = () => Number(process.hrtime.bigint())

/**
 * Times each side in turn, round after round; who begins changes with the round.
 *
 * @param {Record<string, (count: number) => unknown>} sides Each does its work `count` times.
 * @param {{ rounds?: number, milliseconds?: number, reference?: string }} [options] `milliseconds`: how long one side runs in one round;
 * `reference`: the side that the others are compared with, the first by default.
 * @returns {Record<string, { nanoseconds: number, ratios: number[] }>} For each side the median time of one piece of work, and round by
 * round its ratio to the reference.
 */
export function interleave(sides, { rounds = 25, milliseconds = 12, reference = Object.keys(sides)[0] } = {}) {
  const names = Object.keys(sides)
  const counts = names.map((name) => calibrate(sides[name], milliseconds))
  const times = names.map(() => /** @type {number[]} */ ([]))
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const side = (turn + round) % names.length
      const start = now()
      sink.value = sides[names[side]](counts[side])
      times[side].push((now() - start) / counts[side])
    }
  }
  const compared = times[names.indexOf(reference)]
  const results = names.map((name, side) => {
    return [name, { nanoseconds: median(times[side]), ratios: times[side].map((time, round) => time / compared[round]) }]
  })
  return Object.fromEntries(results)
}

/** How many pieces of work fill the time; on the way the side is optimised. */
function calibrate(side, milliseconds) {
  let count = 20
  for (;;) {
    const start = now()
    sink.value = side(count)
    const elapsed = (now() - start) / 1e6
    if (elapsed >= milliseconds) break
    count = Math.ceil(count * Math.min(8, Math.max(1.5, (milliseconds * 1.1) / Math.max(elapsed, 0.001))))
  }
  for (let warm = 0; warm < 3; warm++) sink.value = side(count)
  return count
}

/**
 * Bytes of the heap for one record, kept in an array that is not counted; needs `--expose-gc`.
 *
 * @param {new (name: string, identifier: number) => object} Class
 */
export function bytesPerRecord(Class, count = 262_144) {
  const fill = fresh(['C', 'records'], 'for (let i = 0; i < records.length; i++) records[i] = new C("x", i & 1023); return records')
  // The first records of a class are larger: V8 leaves them room for properties that may still come.
  sink.value = fill(Class, new Array(10_000).fill(null))
  const records = new Array(count).fill(null)
  sink.value = records
  const before = heapUsed()
  fill(Class, records)
  return (heapUsed() - before) / count
}

function heapUsed() {
  for (let times = 0; times < 3; times++) globalThis.gc()
  return process.memoryUsage().heapUsed
}
