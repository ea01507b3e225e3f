import type { Column, PackedClass } from '../columns/column.js'
import { duplicateKey } from '../messages.js'
import type { Store, Watch } from '../packed-types.js'
import type { KeyTable } from './key-table.js'

/** An index, as the rows under it know it. */
export interface IndexOfRows {
  readonly columns: readonly Column[]
  readonly table: KeyTable
  readonly isUnique: boolean
  /** The first row in use from a row on. */
  readonly nextRow: (row: number) => number
}

/** All indexes over one store: they change together or not at all. */
export class Indexes implements Watch {
  readonly #self: PackedClass
  readonly #store: Store
  #all: readonly IndexOfRows[] = []

  constructor(self: PackedClass, store: Store) {
    this.#self = self
    this.#store = store
  }

  /** Those that take no part any more are not told. */
  static add(self: PackedClass, store: Store, index: IndexOfRows): void {
    const watch = (store.watch as Indexes | undefined) ?? new Indexes(self, store)
    if (!watch.#all.includes(index)) watch.#all = [...watch.#all, index]
    store.watch = watch
    store.isPlain = false
  }

  static drop(store: Store, index: IndexOfRows): void {
    const watch = store.watch as Indexes | undefined
    if (watch === undefined) return
    watch.#all = watch.#all.filter((other) => other !== index)
    if (watch.#all.length > 0) return
    store.watch = undefined
    store.isPlain = true
  }

  enter(row: number): void {
    const all = this.#all
    if (all.length > 1) this.#enter(all, row)
    else if (!hasEntered(all[0] as IndexOfRows, row)) throw this.#duplicate(all[0] as IndexOfRows, row)
  }

  leave(from: number, to: number): void {
    const isAll = from === 0 && to >= this.#store.length
    for (const { table } of this.#all) {
      if (isAll) table.clear()
      else for (let row = from; row < to; row++) table.remove(row)
    }
  }

  rewrite(row: number, positions: readonly number[], values: readonly unknown[]): void {
    if (positions.length === 1) return this.#rewriteOne(row, positions[0] as number, values[0])
    const { columns } = this.#self
    const keys = this.#all.filter((index) => index.columns.some(({ position }) => positions.includes(position)))
    const isKey = (position: number): boolean =>
      keys.some((index) => index.columns.some((column) => column.position === position))
    // Read before anything is removed: a `Date` may be a Proxy, and run code of others.
    const given = values.map((value) => (value instanceof Date ? new Date(value) : value))
    this.#rewriteKeys(keys, row, positions.filter(isKey), (position) => given[positions.indexOf(position)])
    for (const [index, position] of positions.entries())
      if (!isKey(position)) (columns[position] as Column).write(this.#store, row, values[index])
  }

  /** The same for one slot, which is most often the key of one index. */
  #rewriteOne(row: number, position: number, value: unknown): void {
    const store = this.#store
    const { write, read } = this.#self.columns[position] as Column
    const keys = this.#all.filter(({ columns }) => columns.some((column) => column.position === position))
    const [index] = keys
    if (index === undefined) return write(store, row, value)
    const given = value instanceof Date ? new Date(value) : value
    if (keys.length > 1) return this.#rewriteKeys(keys, row, [position], () => given)
    const before = read(store, row)
    if (Object.is(before, given)) return
    const isIn = index.table.remove(row)
    write(store, row, given)
    if (!isIn || hasEntered(index, row)) return
    const error = this.#duplicate(index, row)
    write(store, row, before)
    index.table.add(row)
    throw error
  }

  rebuild(): void {
    for (const { table, nextRow } of this.#all) table.addAll(nextRow, table.count)
  }

  /** Writes slots that are keys; if a key is there already, puts back what was there. */
  #rewriteKeys(
    keys: readonly IndexOfRows[],
    row: number,
    positions: readonly number[],
    valueOf: (position: number) => unknown,
  ): void {
    const store = this.#store
    const columns = positions.map((position) => this.#self.columns[position] as Column)
    const before = columns.map(({ read }) => read(store, row))
    // A view of a row that is not in use writes what no index has.
    const having = keys.filter(({ table }) => table.remove(row))
    try {
      for (const { write, position } of columns) write(store, row, valueOf(position))
      this.#enter(having, row)
    } catch (error) {
      for (const [index, { write }] of columns.entries()) write(store, row, before[index])
      this.#enter(having, row)
      throw error
    }
  }

  #enter(indexes: readonly IndexOfRows[], row: number): void {
    let entered = 0
    try {
      for (const index of indexes) {
        if (!hasEntered(index, row)) throw this.#duplicate(index, row)
        entered++
      }
    } catch (error) {
      for (const { table } of indexes.slice(0, entered)) table.remove(row)
      throw error
    }
  }

  #duplicate({ columns }: IndexOfRows, row: number): Error {
    return duplicateOf(this.#self, this.#store, columns, row)
  }
}

/** Adds a row to an index; `false` if its key is there already and may not be. */
function hasEntered({ table, isUnique }: IndexOfRows, row: number): boolean {
  return table.add(row) < 0 || !isUnique
}

/** The error that names the key of a row. */
export function duplicateOf({ name }: PackedClass, store: Store, columns: readonly Column[], row: number): Error {
  return duplicateKey(
    name,
    columns.map((column) => column.name),
    columns.map(({ read }) => read(store, row)),
  )
}
