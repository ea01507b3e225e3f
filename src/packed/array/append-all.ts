import { lengthOf } from '../store/store.js'
import { PACKED, ROWS, WALK, type ArrayParts } from './array-parts.js'
import { appendRows, truncateRows } from './row-changes.js'
import { rowsIn } from './row-selection.js'

/** An array that grows. */
interface Growing {
  pushObject(init: never): number
}

/**
 * Adds records from what `pushObject` takes: those of an array of the same class, or of a part of one, column by
 * column. If one is refused, none is added.
 */
export function appendAll(array: ArrayParts & Growing, records: Iterable<unknown>): void {
  const { [PACKED]: self, [ROWS]: store } = array
  const source = rowsIn(records)
  if (source?.array[PACKED] === self && !store.isShared) return appendRows(array, source.array[ROWS], source.rows)
  const before = lengthOf(store)
  try {
    // The rows that are there now: the array may be added to itself.
    for (const record of source === undefined ? records : source.array[WALK](source.rows))
      array.pushObject(record as never)
  } catch (error) {
    // Of a shared array, rows of other threads may stand among them.
    if (!store.isShared) truncateRows(array, Math.min(before, lengthOf(store)))
    throw error
  }
}
