import { checkOptions, type OptionTypes } from '../../base/options.js'
import { compareOf } from '../../operations/compare.js'
import type { PackedClass, SortKeys } from '../columns/column.js'
import { reachColumn, type ReachedColumn } from '../columns/ordering.js'
import { hasChanged } from '../messages.js'
import type { Store } from '../packed-types.js'
import { lengthOf } from '../store/store.js'
import { inOrder, sortByKeys } from './radix.js'

interface SortOptions {
  readonly by?: unknown
  readonly descending?: boolean
  readonly nulls?: 'first' | 'last'
}

const SORT_OPTIONS: OptionTypes = { by: 'string', descending: 'boolean', nulls: ['first', 'last'] }

/**
 * The order of rows by some of their slots, stably; nothing is moved.
 *
 * @param given Names of slots, paths, or options, the most significant first.
 * @throws {SlotError} `unknown-slot`, `unknown-option`, `bad-option`; `no-order`, as the free function `compare`.
 */
export function orderBy(caller: string, self: PackedClass, store: Store, given: readonly unknown[]): Uint32Array {
  const rows = lengthOf(store)
  const wanted = given.map((by): SortOptions =>
    typeof by === 'string' ? { by } : checkOptions<SortOptions>(caller, by as object, SORT_OPTIONS),
  )
  // The last one is sorted by first.
  wanted.reverse()
  let order = inOrder(rows)
  for (const { by, descending = false, nulls = 'last' } of wanted) {
    const { absent, keys } = keyed(reachColumn(self, store, by, rows), rows, caller)
    for (const half of keys) finish(half, absent, descending)
    order = sortByKeys(order, keys)
    if (absent !== undefined) order = sortByKeys(order, [placesOf(absent, nulls === 'first')])
  }
  if (lengthOf(store) !== rows) throw hasChanged(caller)
  return order
}

interface Keyed {
  readonly absent: Uint8Array | undefined
  readonly keys: SortKeys
}

function keyed(reached: ReachedColumn, rows: number, caller: string): Keyed {
  const { column, store, absent } = reached
  if (column.keys === undefined) return keysByComparing(reached, rows)
  return { absent, keys: column.keys(store, rows, absent, caller) }
}

/** Keys by which rows without a value come last, or first. */
function placesOf(absent: Uint8Array, isFirst: boolean): Uint32Array {
  const places = new Uint32Array(absent)
  if (isFirst) for (let row = 0; row < places.length; row++) places[row] = 1 - (places[row] as number)
  return places
}

/** What stands in a row without a value must not move it. */
function finish(keys: Uint32Array | undefined, absent: Uint8Array | undefined, descending: boolean): void {
  if (keys === undefined) return
  if (descending) for (let row = 0; row < keys.length; row++) keys[row] = ~(keys[row] as number)
  if (absent !== undefined) for (let row = 0; row < keys.length; row++) if (absent[row] === 1) keys[row] = 0
}

/** Keys of values that are compared with each other: the place of each among those that differ. */
function keysByComparing({ column, absent, read }: ReachedColumn, rows: number): Keyed {
  const isAbsent = absent ?? new Uint8Array(rows)
  const values = Array.from({ length: rows }, (_, row) => (isAbsent[row] === 1 ? undefined : read(row)))
  const held: number[] = []
  for (const [row, value] of values.entries()) {
    if (value === undefined || value === null) isAbsent[row] = 1
    else held.push(row)
  }
  const compare = (left: number, right: number): number => compareOf(column.kind, values[left], values[right])
  held.sort(compare)
  const keys = new Uint32Array(rows)
  let key = 0
  for (const [place, row] of held.entries()) {
    if (place > 0 && compare(held[place - 1] as number, row) !== 0) key++
    keys[row] = key
  }
  return { absent: isAbsent, keys: [keys] }
}
