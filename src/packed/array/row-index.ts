import { outOfRange } from '../messages.js'

/**
 * The row that an index means; a negative one counts from the end.
 *
 * @throws {RangeError} `out-of-range` for one that means none.
 */
export function resolveIndex(who: string, index: unknown, length: number): number {
  const row = Number.isInteger(index) ? (index as number) + ((index as number) < 0 ? length : 0) : -1
  if (row < 0 || row >= length) throw outOfRange(who, index, length)
  return row
}

/** A gate as in column-access.ts, for an index in range, and one that may count from the end. */
class Inside {
  at(index: number): number {
    return index
  }
}

class Outside {
  at(index: unknown, length: number): number {
    return resolveIndex('PackedArray.at()', index, length)
  }
}

export const INSIDE = new Inside()
export const OUTSIDE = new Outside()
