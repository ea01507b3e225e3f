import type { Source } from '../../codegen/source.js'
import type { Allocate, RowNumbers, Store } from '../packed-types.js'
import type { Column, PackedClass, PackedColumn } from './column.js'

// Operations on all columns of a store: that of an array, or that of the records inside its rows.

type Columns = readonly Column[]

/** Memory for a store of its own. */
export const alone: Allocate = (Elements, length) => new Elements(length)

/** Makes a store, with no row in use. Large columns cost no memory before they are written. */
export function createStore(
  { Store, columns }: PackedClass,
  capacity: number,
  max: number,
  allocate: Allocate = alone,
  control?: Int32Array,
): Store {
  const values = columns.flatMap(({ create }) => create(capacity, max, allocate, control))
  return new Store(values, capacity, max, control)
}

/**
 * Makes arrays for another capacity, and notes in `changes` what puts them into the store: until then it is as it was.
 */
export function resize(columns: Columns, store: Store, capacity: number, changes: (() => void)[]): void {
  for (const { resize: resizeOne } of columns) resizeOne?.(store, capacity, changes)
  changes.push(() => {
    store.capacity = capacity
    store.columns = undefined
  })
}

/**
 * Refuses to write to columns that were transferred elsewhere: they would swallow what is written.
 *
 * @throws {SlotError} `bad-value`.
 */
export function checkAttached(columns: Columns, store: Store, row: number): void {
  for (const column of columns) column.checkAttached?.(store, row)
}

/** The conditions under which {@link checkAttached} refuses row `i`. */
export function emitDetached(columns: Columns, store: Source): readonly Source[] {
  return columns.flatMap((column) => column.emitDetached(store))
}

/** Looks at all values of a row before one of them is written. */
export function checkRow(columns: Columns, values: readonly unknown[]): void {
  for (const { position, check } of columns) check(values[position])
}

/** Looks at all values of a row, which were checked, before one of them is written to a store that may be shared. */
export function checkRowFor(columns: Columns, store: Store, values: readonly unknown[]): void {
  if (!store.isShared) return
  for (const { position, checkFor } of columns) checkFor?.(store, values[position])
}

/** Rows that are given up hold no strings and no objects: of the columns that hold some. */
export function release(holding: Columns, store: Store, from: number, to: number): void {
  for (const column of holding) column.release?.(store, from, to)
}

/** Exchanges two rows. */
export function swapRows(columns: Columns, store: Store, a: number, b: number): void {
  for (const { swap } of columns) swap(store, a, b)
}

/** Puts rows into another order: row `order[k]` becomes row `k`. */
export function reorder(columns: Columns, store: Store, order: Uint32Array): void {
  for (const column of columns) column.reorder(store, order)
}

/** Copies rows of a store of the class, as {@link Column.copyRows}. */
export function copyRows(columns: Columns, from: Store, rows: RowNumbers, to: Store, at: number): void {
  for (const column of columns) column.copyRows(from, rows, to, at)
}

/** @throws {SlotError} `not-shareable` for a slot whose values are on the heap. */
export function refuseSharing(
  columns: Columns,
  caller: string,
  path: string,
  hasStrings: (path: string) => boolean,
): void {
  for (const column of columns) column.refuseSharing?.(caller, path, hasStrings)
}

/** Gives each `text` slot of a shared store the strings that it takes. */
export function fixStrings(
  columns: Columns,
  store: Store,
  path: string,
  stringsOf: (path: string) => readonly string[],
): void {
  for (const column of columns) column.fixStrings?.(store, path, stringsOf)
}

/** The columns by the names of their slots, those of a record inside in an object of their own. */
export function shownColumns(columns: Columns, store: Store): object {
  store.columns ??= Object.freeze(Object.fromEntries(columns.map(({ name, shown }) => [name, shown(store)])))
  return store.columns
}

/** Bytes of all typed arrays. */
export function bytesOf(columns: Columns, store: Store): number {
  return columns.reduce((sum, { bytes }) => sum + bytes(store), 0)
}

export function describeColumns(columns: Columns, path: string): readonly PackedColumn[] {
  return columns.flatMap(({ describe }) => describe(path))
}

/** What the signature of a class is made of. */
export function outlineOf(columns: Columns): readonly unknown[] {
  return columns.map(({ name, isOptional, outline }) => [name, isOptional, outline()])
}
