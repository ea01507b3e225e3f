import type { PackedClass } from '../columns/column.js'
import { hasChanged, notAFunction } from '../messages.js'
import { INDEX, type Store, type View } from '../packed-types.js'
import { lengthOf } from '../store/store.js'
import { inOrder } from './radix.js'

/**
 * The order of rows by a function that is called with two views that are moved about, stably; nothing is moved.
 *
 * @throws {SlotError} `bad-value` for no function, and if the length was changed meanwhile.
 */
export function orderByComparing(
  caller: string,
  self: PackedClass,
  store: Store,
  compare: (left: View, right: View) => number,
): Uint32Array {
  if (typeof compare !== 'function') throw notAFunction(caller, compare)
  const order = inOrder(lengthOf(store))
  const left = new self.View(store, 0) as View & { [INDEX]: number }
  const right = new self.View(store, 0) as View & { [INDEX]: number }
  order.sort((a, b) => {
    left[INDEX] = a
    right[INDEX] = b
    return compare(left, right) || a - b
  })
  if (lengthOf(store) !== order.length) throw hasChanged(caller)
  return order
}
