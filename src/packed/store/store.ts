import { resize } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import { tooManyRows } from '../messages.js'
import type { Store } from '../packed-types.js'

/** Rows that there is room for at least, once an array grows. */
const MIN_CAPACITY = 16

/**
 * Rows in use. Those of a shared array are the same for all threads and stand in its memory; what this thread last saw
 * of them is in the field, so that own and shared arrays have one shape of store and one set of methods.
 */
export function lengthOf(store: Store): number {
  if (store.control !== undefined) store.length = Atomics.load(store.control, 0)
  return store.length
}

export function setLength(store: Store, length: number): void {
  if (store.control !== undefined) Atomics.store(store.control, 0, length)
  store.length = length
}

/**
 * Makes room for more rows, if there is too little.
 *
 * @throws {RangeError} `too-many-rows`; the engine's own where memory does not suffice. Nothing is changed then.
 */
export function makeRoom(self: PackedClass, store: Store, rows = 1): void {
  const { capacity, max, length } = store
  const needed = length + rows
  if (needed <= capacity) return
  if (needed > max) throw tooManyRows(self.name, max)
  replaceColumns(self, store, Math.min(max, Math.max(MIN_CAPACITY, capacity * 2, needed)))
}

/** Gives the room back that is beyond `capacity`, which holds all rows in use. */
export function shrink(self: PackedClass, store: Store, capacity: number): void {
  if (capacity < store.capacity) replaceColumns(self, store, capacity)
}

/** All or none: memory may not suffice for all. */
function replaceColumns({ columns }: PackedClass, store: Store, capacity: number): void {
  const changes: (() => void)[] = []
  resize(columns, store, capacity, changes)
  for (const change of changes) change()
}
