import type { PackedClass } from '../columns/column.js'
import type { RowNumbers, Store } from '../packed-types.js'

/** The field of an array. Not that of views: their accessors must find nothing there. */
export const ROWS: unique symbol = Symbol('slotted.rows')

/** Where an array finds the class of its rows. */
export const PACKED: unique symbol = Symbol('slotted.packed')

/** The method of an array that finds the numbers of the rows for which a test holds, or for which it does not. */
export const MATCHING: unique symbol = Symbol('slotted.matching')

/** The method of an array that iterates over some of its rows, as views. */
export const WALK: unique symbol = Symbol('slotted.walk')

/** What arrays are made of, which their type does not tell. */
export interface ArrayParts {
  readonly [ROWS]: Store
  readonly [PACKED]: PackedClass
  [MATCHING](test: (...visited: never) => unknown, isWanted: boolean): Uint32Array
  [WALK](rows: RowNumbers): IterableIterator<never>
}

export function partsOf(array: object): ArrayParts {
  return array as ArrayParts
}
