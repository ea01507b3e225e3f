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

export function hashText(text: string): number {
  let hash = START
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), OTHER_FACTOR)
  return hash
}
