import { release, swapRows } from '../columns/all-columns.js'
import { badLength } from '../messages.js'
import { lengthOf, setLength } from '../store/store.js'
import { finished } from './append.js'
import { readInit } from './arguments.js'
import { PACKED, ROWS, type ArrayParts } from './array-parts.js'
import { resolveIndex } from './row-index.js'

// The methods of `PackedArray` that change existing rows.

export function setRow({ [PACKED]: self, [ROWS]: store }: ArrayParts, index: number, init: unknown): void {
  const caller = 'PackedArray.set()'
  resolveIndex(caller, index, lengthOf(store))
  const values = finished(self, readInit(self, init))
  // User code has run, and may have removed the row.
  const row = resolveIndex(caller, index, lengthOf(store))
  if (store.watch === undefined) return self.put(store, row, ...values)
  store.watch.rewrite(
    row,
    self.columns.map(({ position }) => position),
    values,
  )
}

export function swapRemoveRow(array: ArrayParts, index: number): void {
  const { [PACKED]: self, [ROWS]: store } = array
  const row = resolveIndex('PackedArray.swapRemove()', index, lengthOf(store))
  const last = lengthOf(store) - 1
  if (row !== last) {
    store.watch?.leave(row, row + 1)
    store.watch?.leave(last, last + 1)
    self.move(store, last, row)
    store.watch?.enter(row)
  }
  truncateRows(array, last)
}

export function truncateRows({ [PACKED]: { columns }, [ROWS]: store }: ArrayParts, length: number): void {
  const before = lengthOf(store)
  if (!Number.isInteger(length) || length < 0 || length > before)
    throw badLength('PackedArray.truncate()', length, before)
  store.watch?.leave(length, before)
  setLength(store, length + 0)
  release(columns, store, length, before)
}

export function swapTwoRows({ [PACKED]: { columns }, [ROWS]: store }: ArrayParts, index: number, other: number): void {
  const caller = 'PackedArray.swap()'
  const length = lengthOf(store)
  const a = resolveIndex(caller, index, length)
  const b = resolveIndex(caller, other, length)
  store.watch?.leave(a, a + 1)
  store.watch?.leave(b, b + 1)
  swapRows(columns, store, a, b)
  store.watch?.enter(a)
  if (a !== b) store.watch?.enter(b)
}
