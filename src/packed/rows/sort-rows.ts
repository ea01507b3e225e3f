import { hasChanged } from '../messages.js'
import { INDEX, type PackedClass, type Store, type View } from '../packed-types.js'
import { lengthOf, reorder } from '../store/store.js'

/**
 * Sorts the rows of a store, stably, by a function that is called with two views that are moved about. If it throws, or changes the length, the
 * order stays.
 *
 * @throws {SlotError} `bad-value` if the length was changed meanwhile.
 */
export function sortRows(
  who: string,
  self: PackedClass,
  store: Store,
  compare: (left: View, right: View) => number,
): void {
  const order = Uint32Array.from({ length: lengthOf(store) }, (_, row) => row)
  const left = new self.View(store, 0) as View & { [INDEX]: number }
  const right = new self.View(store, 0) as View & { [INDEX]: number }
  order.sort((a, b) => {
    left[INDEX] = a
    right[INDEX] = b
    return compare(left, right) || a - b
  })
  if (lengthOf(store) !== order.length) throw hasChanged(who)
  reorder(self, store, order)
}
