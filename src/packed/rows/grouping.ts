import type { PackedClass } from '../columns/column.js'
import { reachColumn } from '../columns/ordering.js'
import type { RowNumbers, Store } from '../packed-types.js'

/** Which rows have a key in common. */
export interface Grouping {
  /** In the order in which they first stand in a row. */
  readonly keys: readonly unknown[]
  /** By row, the place of its key. */
  readonly groupOf: Uint32Array
}

/**
 * Groups rows by a slot, or a slot of a record inside. Keys are the same as those of a `Map` are, dates by their time.
 *
 * @throws {SlotError} `unknown-slot`.
 */
export function groupByColumn(self: PackedClass, given: Store, path: unknown, rows: number): Grouping {
  const { column, store, absent, read } = reachColumn(self, given, path, rows)
  const isDate = column.kind.name === 'date'
  const groups = new Groups(isDate ? (key) => (key instanceof Date ? key.getTime() : key) : (key) => key)
  const groupOf = new Uint32Array(rows)
  const { codes, size } = column.codes?.(store, rows) ?? {}
  // One more than the group of a code; 0 for those that have not been met yet.
  const known = new Uint32Array(size ?? 0)
  for (let row = 0; row < rows; row++) {
    if (codes === undefined || absent?.[row] === 1) groupOf[row] = groups.of(read(row))
    else groupOf[row] = (known[codes[row] as number] ||= groups.of(read(row)) + 1) - 1
  }
  return { keys: groups.keys, groupOf }
}

/** Groups rows by a key for each. */
export function groupByKeys(keyOfRow: readonly unknown[]): Grouping {
  const groups = new Groups((key) => key)
  const groupOf = new Uint32Array(keyOfRow.length)
  for (let row = 0; row < groupOf.length; row++) groupOf[row] = groups.of(keyOfRow[row])
  return { keys: groups.keys, groupOf }
}

class Groups {
  readonly keys: unknown[] = []
  readonly #places = new Map<unknown, number>()
  readonly #identify: (key: unknown) => unknown

  constructor(identify: (key: unknown) => unknown) {
    this.#identify = identify
  }

  of(key: unknown): number {
    const identity = this.#identify(key)
    let place = this.#places.get(identity)
    if (place === undefined) {
      place = this.keys.push(key) - 1
      this.#places.set(identity, place)
    }
    return place
  }
}

/** How many rows each group has. */
export function countGroups({ keys, groupOf }: Grouping): Uint32Array {
  const counts = new Uint32Array(keys.length)
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] as number
    counts[group] = (counts[group] as number) + 1
  }
  return counts
}

/** The numbers of the rows of each group, which rise: all in one array. */
export function rowsOfGroups(grouping: Grouping): readonly RowNumbers[] {
  const { groupOf } = grouping
  const numbers = new Uint32Array(groupOf.length)
  const ends = countGroups(grouping)
  for (let group = 0, before = 0; group < ends.length; group++) {
    const count = ends[group] as number
    ends[group] = before
    before += count
  }
  for (let row = 0; row < groupOf.length; row++) {
    const group = groupOf[row] as number
    const place = ends[group] as number
    numbers[place] = row
    ends[group] = place + 1
  }
  return Array.from(ends, (end, group) => ({ numbers, start: group === 0 ? 0 : (ends[group - 1] as number), end }))
}
