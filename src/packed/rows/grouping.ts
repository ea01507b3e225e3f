import type { Codes, PackedClass } from '../columns/column.js'
import { reachColumn } from '../columns/ordering.js'
import type { RowNumbers, Store, TypedArray } from '../packed-types.js'

/** Which rows have a key in common. */
export interface Grouping {
  /** In the order in which they first stand in a row. */
  readonly keys: readonly unknown[]
  /** By row: the same number for the same key. */
  readonly codes: TypedArray
  /** By the place of a key, the code of its rows. */
  readonly codeOf: ArrayLike<number>
  /** By code, how many rows have it. */
  readonly counts: Uint32Array
}

/**
 * Groups rows by a slot, or a slot of a record inside. Keys are the same as those of a `Map` are, dates by their time.
 *
 * @throws {SlotError} `unknown-slot`.
 */
export function groupByColumn(self: PackedClass, given: Store, path: unknown, rows: number): Grouping {
  const { column, store, absent, read } = reachColumn(self, given, path, rows)
  const coded = column.codes?.(store, rows)
  // A count for each code takes longer than a few rows.
  const isCoded = coded !== undefined && absent === undefined && coded.size <= Math.max(256, 64 * rows)
  const grouping = isCoded ? groupByCodes(coded, rows, read) : undefined
  // Dictionaries of others may have a string twice.
  if (grouping !== undefined && new Set(grouping.keys).size === grouping.keys.length) return grouping
  const isDate = column.kind.name === 'date'
  const groups = new Groups(isDate ? (key) => (key instanceof Date ? key.getTime() : key) : (key) => key)
  return groups.grouping(rows, read)
}

/** Groups rows by the codes of their keys, of which each has its own. */
function groupByCodes({ codes, size }: Codes, rows: number, read: (row: number) => unknown): Grouping {
  // Other threads may write to the rows.
  const kept = codes.slice(0, rows)
  const counts = new Uint32Array(size)
  const codeOf: number[] = []
  const keys: unknown[] = []
  for (let row = 0; row < rows; row++) {
    const code = kept[row] as number
    const before = counts[code] as number
    counts[code] = before + 1
    if (before > 0) continue
    codeOf.push(code)
    keys.push(read(row))
  }
  return { keys, codes: kept, codeOf, counts }
}

/** Groups rows by a key for each. */
export function groupByKeys(keyOfRow: readonly unknown[]): Grouping {
  return new Groups((key) => key).grouping(keyOfRow.length, (row) => keyOfRow[row])
}

class Groups {
  readonly keys: unknown[] = []
  readonly #places = new Map<unknown, number>()
  readonly #identify: (key: unknown) => unknown

  constructor(identify: (key: unknown) => unknown) {
    this.#identify = identify
  }

  grouping(rows: number, keyOf: (row: number) => unknown): Grouping {
    const codes = new Uint32Array(rows)
    for (let row = 0; row < rows; row++) codes[row] = this.#of(keyOf(row))
    const counts = new Uint32Array(this.keys.length)
    for (let row = 0; row < rows; row++) {
      const code = codes[row] as number
      counts[code] = (counts[code] as number) + 1
    }
    return { keys: this.keys, codes, codeOf: counts.map((_, code) => code), counts }
  }

  #of(key: unknown): number {
    const identity = this.#identify(key)
    let place = this.#places.get(identity)
    if (place === undefined) {
      place = this.keys.push(key) - 1
      this.#places.set(identity, place)
    }
    return place
  }
}

/** How many rows each key has. */
export function countGroups({ codeOf, counts }: Grouping): readonly number[] {
  return Array.from(codeOf, (code) => counts[code] as number)
}

/** The numbers of the rows of each key, which rise: all in one array. The counts are used up. */
export function rowsOfGroups({ codes, codeOf, counts: ends }: Grouping): readonly RowNumbers[] {
  const numbers = new Uint32Array(codes.length)
  let before = 0
  for (let place = 0; place < codeOf.length; place++) {
    const code = codeOf[place] as number
    const count = ends[code] as number
    ends[code] = before
    before += count
  }
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number
    const place = ends[code] as number
    numbers[place] = row
    ends[code] = place + 1
  }
  let start = 0
  return Array.from(codeOf, (code) => {
    const group = { numbers, start, end: ends[code] as number }
    start = group.end
    return group
  })
}
