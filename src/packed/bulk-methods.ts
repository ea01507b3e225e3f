import type { ConcreteRecordClass } from '../types/brand.js'
import type { ColumnPath, KeyPath, PlainInitOf, SlotValue } from '../types/derived.js'
import { appendAll } from './array/append-all.js'
import { arrayWith } from './array/array-class.js'
import { MATCHING, PACKED, partsOf, ROWS } from './array/array-parts.js'
import { keepRows, reorderRows } from './array/row-changes.js'
import { EntryIterator } from './array/row-iterator.js'
import { boundsOf, GroupOfRows, RangeOfRows } from './array/row-selection.js'
import type { HotMethods } from './hot-methods.js'
import { hasChanged, haveGone, notAKey } from './messages.js'
import type { Visit } from './packed-types.js'
import { countGroups, groupByColumn, groupByKeys, rowsOfGroups, type Grouping } from './rows/grouping.js'
import { inOrder } from './rows/radix.js'
import { orderBy } from './rows/sort-by.js'
import { orderByComparing } from './rows/sort-rows.js'
import { lengthOf } from './store/store.js'

/** Rows of an array that follow each other, as views. Nothing is copied: it shows what stands in the array. */
export interface RowRange<Class extends ConcreteRecordClass> {
  /** The first row. */
  readonly from: number
  /** The row behind the last one. */
  readonly to: number
  readonly length: number
  /** Those that are still there. */
  [Symbol.iterator](): IterableIterator<InstanceType<Class>>
}

/** Rows of an array that had a key in common, as views. Nothing is copied: it shows what stands in these rows. */
export interface RowGroup<Class extends ConcreteRecordClass> {
  /** Their numbers, which rise. */
  readonly numbers: Uint32Array
  readonly length: number
  /** Those that are still there. */
  [Symbol.iterator](): IterableIterator<InstanceType<Class>>
}

/** By what `sortBy` sorts: a slot, or by its path one of a record inside. */
export type SortKey<Class> =
  | ColumnPath<Class>
  | {
      readonly by: ColumnPath<Class>
      readonly descending?: boolean | undefined
      /** Where `undefined` and `null` go, whether it is descending or not. Default: `'last'`. */
      readonly nulls?: 'first' | 'last' | undefined
    }

/** What can be added to an array: other rows, views, records, or objects as `pushObject` takes them. */
export type Addable<Class extends ConcreteRecordClass> = Iterable<PlainInitOf<Class> | InstanceType<Class>>

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- made for each class of records
export interface BulkMethods<Class extends ConcreteRecordClass, Rows> extends HotMethods<Class, Rows> {}

/** The methods of arrays that go over many rows at once. New arrays are own ones, never shared. */
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- classes that are made have these members
export abstract class BulkMethods<Class extends ConcreteRecordClass, Rows> {
  /** The rows from one on to before another, with the bounds of `slice`. Nothing is copied. */
  rows(from?: number, to?: number): RowRange<Class> {
    return new RangeOfRows(partsOf(this), boundsOf(this.length, from, to))
  }

  /** Pairs of an index and a view. */
  entries(): IterableIterator<[number, InstanceType<Class>]> {
    return new EntryIterator(this[Symbol.iterator]()) as never
  }

  /** Does a test hold for a record? */
  some(test: Visit<InstanceType<Class>, Rows>): boolean {
    return this.findIndex(test) >= 0
  }

  /**
   * A new array with the records for which a test holds, in their order.
   *
   * @throws {SlotError} `bad-value` if records were removed meanwhile.
   */
  filter(test: Visit<InstanceType<Class>, Rows>): Rows {
    const parts = partsOf(this)
    const { length } = this
    const numbers = parts[MATCHING](test, true)
    if (this.length < length) throw haveGone('PackedArray.filter()')
    return arrayWith(parts, { numbers, start: 0, end: numbers.length }) as Rows
  }

  /** A new array with the records from one row on to before another, as `Array.prototype.slice`. */
  slice(from?: number, to?: number): Rows {
    return arrayWith(partsOf(this), boundsOf(this.length, from, to)) as Rows
  }

  /** A new array with all records. */
  clone(): Rows {
    return this.slice()
  }

  /** A new array with all records, and those of others behind them, as `pushAll` adds them. */
  concat(...others: readonly Addable<Class>[]): Rows {
    const made = this.slice()
    for (const other of others) appendAll(partsOf(made as object) as never, other)
    return made
  }

  /**
   * Adds records from what `pushObject` takes, and returns the new length. Those of an array of the class, or of its
   * `rows` or groups, are copied column by column, and set-up does not run for them again. If one is refused, none is
   * added, unless the array is shared.
   *
   * @throws as `pushObject`.
   */
  pushAll(records: Addable<Class>): number {
    appendAll(partsOf(this) as never, records)
    return this.length
  }

  /**
   * Removes the records for which a test holds; the others keep their order. Returns how many were removed. If it
   * throws, none is.
   *
   * @throws {SlotError} `bad-value` if records were added or removed meanwhile.
   */
  removeIf(test: Visit<InstanceType<Class>, Rows>): number {
    const parts = partsOf(this)
    const { length } = this
    const kept = parts[MATCHING](test, false)
    if (this.length !== length) throw hasChanged('PackedArray.removeIf()')
    keepRows(parts, kept)
    return length - kept.length
  }

  /** Turns the order of the records round. */
  reverse(): this {
    const order = inOrder(this.length)
    order.reverse()
    reorderRows(partsOf(this), order)
    return this
  }

  /**
   * Sorts the records, stably, by a function as `Array.prototype.sort` takes; the free function `compare` is one. It is
   * called with two views that are moved about. If it throws, or changes the length, the order stays.
   *
   * @throws {SlotError} `bad-value` for no function, and if the length was changed meanwhile.
   */
  sort(compare: (left: InstanceType<Class>, right: InstanceType<Class>) => number): this {
    const { [PACKED]: self, [ROWS]: store } = partsOf(this)
    reorderRows(partsOf(this), orderByComparing('PackedArray.sort()', self, store, compare as never))
    return this
  }

  /**
   * Sorts the records, stably, by slots, the first that differ deciding. Values are in the order of the free function
   * `compare`: numbers, bigints and dates by their size, strings and the choices of `oneOf` by code unit, `false` before
   * `true`, records by their slots. `undefined` and `null` go to the end. If it is refused, the order stays.
   *
   * @throws {SlotError} `no-order` for values that `compare` refuses, such as `NaN` among numbers; `unknown-slot`,
   * `unknown-option`, `bad-option`.
   * @example
   * cities.sortBy('country', { by: 'population', descending: true })
   */
  sortBy(...keys: readonly [SortKey<Class>, ...SortKey<Class>[]]): this {
    const { [PACKED]: self, [ROWS]: store } = partsOf(this)
    reorderRows(partsOf(this), orderBy('PackedArray.sortBy()', self, store, keys))
    return this
  }

  /**
   * The rows by their keys, in the order in which these first come: the values of a slot, or of what a function makes
   * of a record. Keys are the same as those of a `Map` are, and dates of a slot by their time. Rows are not moved.
   *
   * @throws {SlotError} `unknown-slot`; `bad-value` if the function removed records.
   * @example
   * for (const [country, rows] of cities.groupBy('country')) console.log(country, rows.length)
   */
  groupBy<Path extends KeyPath<Class>>(path: Path): Map<SlotValue<Class, Path>, RowGroup<Class>>
  groupBy<Key>(keyOf: Visit<InstanceType<Class>, Rows, Key>): Map<Key, RowGroup<Class>>
  groupBy(...by: readonly unknown[]): Map<unknown, RowGroup<Class>> {
    const grouping = groupingOf('PackedArray.groupBy()', this, by)
    const rows = rowsOfGroups(grouping)
    return new Map(grouping.keys.map((key, group) => [key, new GroupOfRows(partsOf(this), rows[group] as never)]))
  }

  /**
   * How many rows have each key, as `groupBy` finds them.
   *
   * @throws as `groupBy`.
   */
  countBy<Path extends KeyPath<Class>>(path: Path): Map<SlotValue<Class, Path>, number>
  countBy<Key>(keyOf: Visit<InstanceType<Class>, Rows, Key>): Map<Key, number>
  countBy(...by: readonly unknown[]): Map<unknown, number> {
    const grouping = groupingOf('PackedArray.countBy()', this, by)
    const counts = countGroups(grouping)
    return new Map(grouping.keys.map((key, group) => [key, counts[group] as number]))
  }
}

function groupingOf(caller: string, array: object, given: readonly unknown[]): Grouping {
  const [by] = given
  if (given.length !== 1 || (typeof by !== 'string' && typeof by !== 'function')) throw notAKey(caller, given)
  const { [PACKED]: self, [ROWS]: store } = partsOf(array)
  const length = lengthOf(store)
  if (typeof by !== 'function') return groupByColumn(self, store, by, length)
  const grouping = groupByKeys((array as { map(make: unknown): unknown[] }).map(by))
  if (lengthOf(store) < length) throw haveGone(caller)
  return grouping
}
