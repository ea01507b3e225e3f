// Hashes: each value is mixed in by a multiplication and a shift; the factors are the primes of xxHash32
// (https://xxhash.com).

export const START = 0x165667b1
export const FACTOR = 0x9e3779b1
export const OTHER_FACTOR = 0x85ebca77

/** Mixes a value into a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, FACTOR)
  return mixed ^ (mixed >>> 15)
}

// The engine takes a literal for a constant, and a binding that is exported not: in a loop that is a fifth of the time.

/** Two characters at a time: of the two multiplications only one waits for the pair before. */
export function hashText(text: string): number {
  const { length } = text
  let hash = Math.imul(length, 0x165667b1)
  let index = 1
  for (; index < length; index += 2) {
    const pair = text.charCodeAt(index - 1) + Math.imul(text.charCodeAt(index), 0x9e3779b1)
    hash = Math.imul(hash ^ pair, 0x85ebca77)
  }
  return index === length ? Math.imul(hash ^ text.charCodeAt(index - 1), 0x85ebca77) : hash
}

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)

/** Of a number that is not a small integer. NaN has many bit patterns, and is one value. */
export function hashNumber(x: number): number {
  // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
  double[0] = x === x ? x : Number.NaN
  return Math.imul(words[0] as number, 0x85ebca77) ^ (words[1] as number)
}
