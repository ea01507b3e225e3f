import { checkAttached, checkRowFor, copyRows, release, reorder, swapRows } from '../columns/all-columns.js'
import { badLength } from '../messages.js'
import type { PackedClass } from '../columns/column.js'
import type { RowNumbers, Store, Watch } from '../packed-types.js'
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
  const row = resolveIndex(caller, index, lengthOf(store))
  checkRowFor(self.columns, store, values)
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

export function truncateRows({ [PACKED]: { holding }, [ROWS]: store }: ArrayParts, length: number): void {
  const before = lengthOf(store)
  if (!Number.isInteger(length) || length < 0 || length > before)
    throw badLength('PackedArray.truncate()', length, before)
  store.watch?.leave(length, before)
  setLength(store, length + 0)
  release(holding, store, length, before)
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

/** Puts all rows into another order: row `order[k]` becomes row `k`. */
export function reorderRows({ [PACKED]: { columns }, [ROWS]: store }: ArrayParts, order: Uint32Array): void {
  reorder(columns, store, order)
  store.watch?.rebuild()
}

/** Keeps these rows, whose numbers rise, and removes the others. */
export function keepRows({ [PACKED]: { columns, holding }, [ROWS]: store }: ArrayParts, kept: Uint32Array): void {
  const before = lengthOf(store)
  let first = 0
  while (first < kept.length && kept[first] === first) first++
  copyRows(columns, store, { numbers: kept, start: first, end: kept.length }, store, first)
  setLength(store, kept.length)
  store.watch?.rebuild()
  release(holding, store, kept.length, before)
}

/**
 * Adds copies of rows of a store of the class, which may be that of the array, column by column. Set-up does not run.
 *
 * @throws {RangeError} `too-many-rows`; nothing was added then.
 * @throws {SlotError} `duplicate-key`; neither.
 */
export function appendRows({ [PACKED]: self, [ROWS]: store }: ArrayParts, from: Store, rows: RowNumbers): void {
  const count = rows.end - rows.start
  if (count <= 0) return
  makeRoom(self, store, count)
  const { length } = store
  const end = length + count
  checkAttached(self.columns, store, end - 1)
  copyRows(self.columns, from, rows, store, length)
  if (store.watch !== undefined) enterAll(self, store, store.watch, end)
  setLength(store, end)
}

/** All new rows, or none of them. */
function enterAll({ holding }: PackedClass, store: Store, watch: Watch, end: number): void {
  const { length } = store
  let row = length
  try {
    for (; row < end; row++) watch.enter(row)
  } catch (error) {
    if (row > length) watch.leave(length, row)
    release(holding, store, length, end)
    throw error
  }
}
