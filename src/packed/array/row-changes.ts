import { checkAttached, copyRows, release, reorder, swapRows } from '../columns/all-columns.js'
import { badLength } from '../messages.js'
import type { RowNumbers, Store } from '../packed-types.js'
import { lengthOf, makeRoom, setLength } from '../store/store.js'
import { finished } from './append.js'
import { readInit } from './arguments.js'
import { PACKED, ROWS, type ArrayParts } from './array-parts.js'
import { resolveIndex } from './row-index.js'

// All that changes which rows there are, and where, but for adding one row (append.ts and the methods of each class).

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

/** Puts all rows into another order: row `order[k]` becomes row `k`. */
export function reorderRows({ [PACKED]: { columns }, [ROWS]: store }: ArrayParts, order: Uint32Array): void {
  reorder(columns, store, order)
}

/** Keeps these rows, whose numbers rise, and removes the others. */
export function keepRows(array: ArrayParts, kept: Uint32Array): void {
  const { [PACKED]: self, [ROWS]: store } = array
  let first = 0
  while (first < kept.length && kept[first] === first) first++
  copyRows(self.columns, store, { numbers: kept, start: first, end: kept.length }, store, first)
  truncateRows(array, kept.length)
}

/**
 * Adds copies of rows of a store of the class, which may be that of the array, column by column. Set-up does not run. A
 * shared array takes its rows one by one.
 *
 * @throws {RangeError} `too-many-rows`; nothing was added then.
 */
export function appendRows({ [PACKED]: self, [ROWS]: store }: ArrayParts, from: Store, rows: RowNumbers): void {
  const count = rows.end - rows.start
  if (count <= 0) return
  makeRoom(self, store, count)
  const at = store.length
  checkAttached(self.columns, store, at + count - 1)
  copyRows(self.columns, from, rows, store, at)
  setLength(store, at + count)
}
