import { WORKS } from './works.mjs'

/** The sides of the rows, by the file that holds each; the first is what the others are compared with. */
export const SIDES = [
  'objects',
  'typed-arrays',
  'bitecs',
  'koota',
  'miniplex',
  'becsy',
  'structurae',
  'buffer-backed-object',
  'typed-struct',
  'arrow',
  'flechette',
  'packed-array',
  'packed-pool',
]

const COUNTS = [100_000, 1_000_000, 10_000_000]
const QUICK_COUNTS = [10_000]
/** The more rows, the fewer processes: of those that are asked for. */
const SHARES = { [1_000_000]: 2 / 3, [10_000_000]: 1 / 3 }

/** The task that measures memory. */
export const MEMORY = 'bytes and pauses'

const MEMORY_ROWS = [
  { work: 'bytes each', unit: 'bytes' },
  { work: 'pauses of the collector', unit: 'ms' },
  { work: 'longest pause of the collector', unit: 'ms' },
]

/**
 * What a file of this folder exports: `title`, as tables show it; `packages`, of whom it needs; `cannot`, by work, why
 * it is left out; and `define`, which gives what is done with rows of two doubles, a u32 and a u16. Rows are known by
 * the numbers of `values.mjs`, as a program knows them by places, handles or references.
 *
 * @template Made
 * @typedef {Made | Promise<Made>} Later
 *
 * @typedef {object} Side
 * @property {string} title
 * @property {readonly string[]} [packages]
 * @property {Readonly<Record<string, string>>} [cannot]
 * @property {() => Operations} define
 *
 * @typedef {object} Operations
 * @property {(count: number) => Later<void>} create So many rows, in place of those that were there.
 * @property {(dt: number) => Later<void>} [update] Of each row `x += v * dt`, by a method if there are any.
 * @property {(numbers: Uint32Array) => Later<number>} read The sum of their `x`.
 * @property {(numbers: Uint32Array) => Later<void>} [replace] Removes each and adds a row with the next number.
 * @property {() => Later<(place: number) => number>} [sort] By `x`; the function tells it of each place.
 * @property {(limit: number) => Later<number>} filter Collects the rows below, and says how many they are.
 * @property {(ids: Uint32Array) => Later<number>} index Makes an index, and sums the `x` of those with such ids.
 * @property {() => Later<number[]>} group Collects the rows of each group, then sums their `x`.
 * @property {(file: string) => Later<void>} [save]
 * @property {(file: string) => Later<void>} [load]
 * @property {() => Later<number>} sum Of all `x`.
 */

/** Pieces of work, each of which a process is started for. */
export function tasks(isQuick) {
  return (isQuick ? QUICK_COUNTS : COUNTS).flatMap((count) => {
    const all = { counts: [count], share: SHARES[count] }
    return [
      ...Object.keys(WORKS).map((work) => ({ ...all, work, unit: 'ns', isFirst: work === 'create' })),
      { ...all, work: MEMORY, rows: MEMORY_ROWS },
    ]
  })
}
