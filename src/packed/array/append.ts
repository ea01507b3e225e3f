import { checkAttached, checkRow, createStore, release } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import { takeValues, valuesOf } from '../columns/taken.js'
import type { Store } from '../packed-types.js'
import { appendShared } from '../store/sharing.js'
import { lengthOf, makeRoom, setLength } from '../store/store.js'

/** Runs set-up on a new row; if it throws, the array gets the length it had, where one is given. */
export function setUpIn(self: PackedClass): (store: Store, row: number, length?: number) => void {
  const { layout, holding, View, Writable } = self
  return (store, row, length) => {
    const view = new Writable(store, row)
    try {
      for (const setUp of layout.setUps) setUp(view as never)
    } catch (error) {
      if (length !== undefined) {
        const before = lengthOf(store)
        const after = Math.min(length, before)
        store.watch?.leave(after, before)
        setLength(store, after)
        release(holding, store, after, Math.max(before, row + 1))
      }
      throw error
    } finally {
      // Whoever kept it must not write read-only slots by it.
      if (Writable !== View) Object.setPrototypeOf(view, View.prototype as object)
    }
  }
}

/** Writes a row that is not in use: of one that is refused no strings and objects stay. */
function putNew(self: PackedClass, store: Store, row: number, values: readonly unknown[]): void {
  try {
    self.put(store, row, ...values)
    store.watch?.enter(row)
  } catch (error) {
    release(self.holding, store, row, row + 1)
    throw error
  }
}

/** Writes a row of values behind the last one, and returns the new length. */
export function append(self: PackedClass, store: Store, values: readonly unknown[]): number {
  if (store.isShared) return appendShared(self, store, finished(self, values)) + 1
  const taken = takeValues(self.columns, values, false)
  const isSetUp = store.watch !== undefined
  const given = isSetUp ? setUpApart(self, taken) : taken
  const row = store.length
  if (row === store.capacity) makeRoom(self, store)
  else checkAttached(self.columns, store, row)
  putNew(self, store, row, given)
  store.length = row + 1
  if (self.layout.setUps.length > 0 && !isSetUp) setUpIn(self)(store, row, row)
  return row + 1
}

/**
 * What set-up makes of the values of a new row. An index looks at them only then: of those before, one might be there
 * already.
 */
export function setUpApart(self: PackedClass, taken: readonly unknown[]): readonly unknown[] {
  return self.layout.setUps.length === 0 ? taken : takeValues(self.columns, finished(self, taken), false)
}

/** Writes a row of a pool that is to be used again, and returns its number plus one. */
export function place(self: PackedClass, store: Store, row: number, values: readonly unknown[]): number {
  const taken = takeValues(self.columns, values, false)
  const isSetUp = store.watch !== undefined
  putNew(self, store, row, isSetUp ? setUpApart(self, taken) : taken)
  if (self.layout.setUps.length > 0 && !isSetUp) setUpIn(self)(store, row)
  return row + 1
}

/**
 * The values that a new record has when its set-up has run. It is run apart, so that a failure changes nothing; all
 * values are checked.
 */
export function finished(self: PackedClass, values: readonly unknown[]): readonly unknown[] {
  if (self.layout.setUps.length === 0) {
    checkRow(self.columns, values)
    return self.columns.map(({ position, snapshot }) => snapshot?.(values[position]) ?? values[position])
  }
  const store = createStore(self, 1, 1)
  append(self, store, values)
  return valuesOf(self, new self.View(store, 0))
}
