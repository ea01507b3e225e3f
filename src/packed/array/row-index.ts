import { outOfRange } from '../messages.js'

/**
 * The row that an index means; a negative one counts from the end.
 *
 * @throws {RangeError} `out-of-range` for one that means none.
 */
export function resolveIndex(caller: string, index: unknown, length: number): number {
  const row = Number.isInteger(index) ? (index as number) + ((index as number) < 0 ? length : 0) : -1
  if (row < 0 || row >= length) throw outOfRange(caller, index, length)
  return row
}

/** What `at` makes of an index that is not within the array: one below 0 counts from the end. */
export function resolveAt(index: unknown, length: number): number {
  return resolveIndex('PackedArray.at()', index, length)
}
