/** Interleaved timing of several ways to do one thing, in one process. */

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

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const now = () => Number(process.hrtime.bigint())

/**
 * Times each side in turn, round after round.
 *
 * @param {Record<string, (count: number) => unknown>} sides Each does its work `count` times.
 * @param {{ rounds?: number, milliseconds?: number }} [options] `milliseconds`: how long one side runs in one round.
 * @returns {Record<string, { nanoseconds: number, ratio: number, low: number, high: number }>} For each side the median time of one piece of
 * work, and its ratio to the first side: the median over the rounds, and the quartiles.
 */
export function interleave(sides, { rounds = 25, milliseconds = 12 } = {}) {
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
  return Object.fromEntries(
    names.map((name, side) => {
      const ratios = times[side].map((time, round) => time / times[0][round]).sort((a, b) => a - b)
      const quartile = (share) => ratios[Math.floor((ratios.length - 1) * share)]
      return [name, { nanoseconds: median(times[side]), ratio: median(ratios), low: quartile(0.25), high: quartile(0.75) }]
    }),
  )
}

/** How many pieces of work fill the time; on the way the side is optimised. */
function calibrate(side, milliseconds) {
  let count = 1000
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
