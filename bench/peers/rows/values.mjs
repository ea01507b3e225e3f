/**
 * The rows, by the number under which each was made: a place `x` and a speed `v`, both doubles, an id below 2^32, and one
 * of 64 groups. All sums over `x` are exact, in whatever order they are made.
 */
export const GROUPS = 64

export const xOf = (number) => (Math.imul(number, 0x9e3779b1) >>> 8) / 64
export const vOf = (number) => ((number & 63) - 31.5) / 8
export const idOf = (number) => Math.imul(number, 0x85ebca6b) >>> 0
export const groupOf = (number) => (number * 7) & (GROUPS - 1)

/** Numbers of rows below `count`, in an order without order. */
export function shuffled(count, wanted = count) {
  const numbers = Uint32Array.from({ length: count }, (_, number) => number)
  let seed = 1
  for (let place = 0; place < wanted; place++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const other = place + Math.floor((seed / 2 ** 32) * (count - place))
    const number = numbers[place]
    numbers[place] = numbers[other]
    numbers[other] = number
  }
  return numbers.subarray(0, wanted)
}
