import { reorder } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import { hasChanged, notAFunction } from '../messages.js'
import { INDEX, type Store, type View } from '../packed-types.js'
import { lengthOf } from '../store/store.js'

/**
 * Sorts the rows of a store, stably, by a function that is called with two views that are moved about. If it throws, or
 * changes the length, the order stays.
 *
 * @throws {SlotError} `bad-value` for no function, and if the length was changed meanwhile.
 */
export function sortRows(
  caller: string,
  self: PackedClass,
  store: Store,
  compare: (left: View, right: View) => number,
): void {
  if (typeof compare !== 'function') throw notAFunction(caller, compare)
  const order = Uint32Array.from({ length: lengthOf(store) }, (_, row) => row)
  const left = new self.View(store, 0) as View & { [INDEX]: number }
  const right = new self.View(store, 0) as View & { [INDEX]: number }
  order.sort((a, b) => {
    left[INDEX] = a
    right[INDEX] = b
    return compare(left, right) || a - b
  })
  if (lengthOf(store) !== order.length) throw hasChanged(caller)
  reorder(self.columns, store, order)
  store.watch?.rebuild()
}
