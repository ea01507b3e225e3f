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
  self.put(store, resolveIndex(caller, index, lengthOf(store)), ...values)
}

export function swapRemoveRow(array: ArrayParts, index: number): void {
  const { [PACKED]: self, [ROWS]: store } = array
  const row = resolveIndex('PackedArray.swapRemove()', index, lengthOf(store))
  const last = lengthOf(store) - 1
  if (row !== last) self.move(store, last, row)
  truncateRows(array, last)
}

export function truncateRows({ [PACKED]: { columns }, [ROWS]: store }: ArrayParts, length: number): void {
  const before = lengthOf(store)
  if (!Number.isInteger(length) || length < 0 || length > before)
    throw badLength('PackedArray.truncate()', length, before)
  setLength(store, length + 0)
  release(columns, store, length, before)
}

export function swapTwoRows({ [PACKED]: { columns }, [ROWS]: store }: ArrayParts, index: number, other: number): void {
  const caller = 'PackedArray.swap()'
  const length = lengthOf(store)
  swapRows(columns, store, resolveIndex(caller, index, length), resolveIndex(caller, other, length))
}
