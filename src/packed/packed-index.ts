import { unknownSlot } from '../base/errors.js'
import { checkOptions } from '../base/options.js'
import type { AnyRecordClass, ConcreteRecordClass } from '../types/brand.js'
import type { SlotsOf } from '../types/derived.js'
import { PACKED, partsOf, ROWS } from './array/array-parts.js'
import { poolPartsOf, type PoolParts } from './array/pool-parts.js'
import { Uncloneable } from './array/uncloneable.js'
import type { Column, PackedClass } from './columns/column.js'
import { duplicateOf, Indexes, type IndexOfRows } from './keys/indexes.js'
import { dictionaryIn, keyPartOf, type KeyPart } from './keys/key-parts.js'
import { KeyTable } from './keys/key-table.js'
import { compileKeys, interpretKeys, type Keys } from './keys/keys.js'
import { observe } from './keys/observed.js'
import { isBuilding, notIndexable, notIndexed, sharedIndex } from './messages.js'
import type { PackedArray } from './packed-array.js'
import type { PackedPool } from './packed-pool.js'
import type { Store } from './packed-types.js'

/** Options of `PackedIndex`. */
export interface IndexOptions {
  /** Is a key refused that another record has? Default: true. */
  readonly unique?: boolean
}

/** The names of slots that may be keys: those whose values an index tells apart. */
export type KeySlot<Class extends AnyRecordClass> = {
  [Name in keyof SlotsOf<Class> & string]: SlotsOf<Class>[Name] extends KeyValue ? Name : never
}[keyof SlotsOf<Class> & string]

type KeyValue = string | number | bigint | boolean | Date | null | undefined

/** What `get` takes: the value of the slot, or one for each of several. */
export type KeyOf<Class extends AnyRecordClass, Key extends string | readonly string[]> = Key extends string
  ? [value: ValueOf<SlotsOf<Class>, Key>]
  : { [Place in keyof Key]: ValueOf<SlotsOf<Class>, Key[Place]> }

type ValueOf<Slots, Name> = Name extends keyof Slots ? Slots[Name] : never

const CALLER = 'new PackedIndex()'

const keysOf = new WeakMap<PackedClass, Map<string, Keys>>()

/**
 * Finds records by a slot, or by several together, in a time that does not depend on their number. Keys are equal as
 * those of a `Map` are, dates by their time, and one is what would be written: that of an `f32` slot is rounded. The
 * index follows whatever happens to the records, but not what is written to `columns`: call `reindex` after that.
 *
 * @throws {SlotError} `duplicate-key` if records share a key; `not-indexable` for slots of other kinds, shared arrays,
 * and what is neither an array nor a pool; `unknown-slot`; `bad-value` for a pool while a record is being added.
 * @example
 * const byId = new PackedIndex(users, 'id')
 * byId.get(7)?.name
 * const byCountry = new PackedIndex(users, 'country', { unique: false })
 * for (const user of byCountry.rows('DE')) user.visits++
 */
export class PackedIndex<
  Class extends ConcreteRecordClass,
  const Key extends KeySlot<Class> | readonly [KeySlot<Class>, ...KeySlot<Class>[]],
> extends Uncloneable {
  readonly #self: PackedClass
  readonly #store: Store
  readonly #pool: PoolParts | undefined
  readonly #keys: Keys
  readonly #index: Mutable<IndexOfRows>

  constructor(rows: PackedArray<Class> | PackedPool<Class>, key: Key, options?: IndexOptions) {
    super()
    const { unique = true } = checkOptions(CALLER, options, { unique: 'boolean' })
    const pool = poolPartsOf(rows)
    if (pool === undefined && !(ROWS in Object(rows))) throw notIndexed(CALLER, rows)
    const { [PACKED]: self, [ROWS]: store } =
      pool === undefined ? partsOf(rows) : { [PACKED]: pool.self, [ROWS]: pool.store }
    if (store.isShared) throw sharedIndex(CALLER)
    const parts = partsOfKey(self, typeof key === 'string' ? [key] : key)
    this.#self = self
    this.#store = store
    this.#pool = pool
    this.#keys = keysFor(self, parts)
    this.#index = {
      columns: parts.map(({ column }) => column),
      isUnique: unique,
      table: new KeyTable(store, this.#keys, unique),
      nextRow: pool === undefined ? (row) => row : (row) => pool.handles.nextOccupied(row, store.length),
    }
    this.reindex()
  }

  /** Different keys. */
  get size(): number {
    return this.#index.table.count
  }

  /** Bytes of its typed arrays. */
  get bytes(): number {
    return this.#index.table.bytes
  }

  has(...key: KeyOf<Class, Key>): boolean {
    return this.#find(key) >= 0
  }

  /** The record with a key, as a view, or the first of them; `undefined` if there is none. */
  get(...key: KeyOf<Class, Key>): InstanceType<Class> | undefined {
    const row = this.#keys.find(this.#store, this.#index.table, ...key)
    return row < 0 ? undefined : (new this.#self.View(this.#store, row) as InstanceType<Class>)
  }

  /** All records that have a key now, as views. Those of an array stand in the order in which they got it. */
  rows(...key: KeyOf<Class, Key>): InstanceType<Class>[] {
    const { View } = this.#self
    const first = this.#find(key)
    if (first < 0) return []
    return this.#index.table.rowsFrom(first).map((row) => new View(this.#store, row) as InstanceType<Class>)
  }

  /**
   * Where the record with a key is, or the first of them: its index in the array, its handle in the pool. `undefined`
   * if there is none.
   */
  placeOf(...key: KeyOf<Class, Key>): number | undefined {
    const row = this.#find(key)
    if (row < 0) return undefined
    return this.#pool === undefined ? row : this.#pool.handles.at(row)
  }

  /**
   * Looks at all records anew: after writes to `columns`, and to take an index up again that was dropped.
   *
   * @throws {SlotError} `duplicate-key` if records share a key: then the index stays as it was.
   */
  reindex(): void {
    const index = this.#index
    const store = this.#store
    if ((this.#pool?.building ?? 0) > 0) throw isBuilding('PackedIndex')
    for (const column of index.columns) if (column.kind.name === 'text') uniteEmpty(store, column)
    const table = new KeyTable(store, this.#keys, index.isUnique)
    const count = this.#pool?.handles.size ?? store.length
    const duplicate = table.addAll(index.nextRow, index.isUnique ? count : 0)
    if (duplicate >= 0) throw duplicateOf(this.#self, store, index.columns, duplicate)
    index.table = table
    for (const column of index.columns) observe(this.#self, column)
    Indexes.add(this.#self, store, index)
  }

  /** Ends its work: it finds nothing any more, takes no memory, and changes of records cost what they did before it. */
  drop(): void {
    Indexes.drop(this.#store, this.#index)
    this.#index.table = new KeyTable(this.#store, this.#keys, true)
  }

  #find(key: readonly unknown[]): number {
    return this.#keys.find(this.#store, this.#index.table, ...key)
  }
}

type Mutable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] }

function partsOfKey(self: PackedClass, names: readonly unknown[]): readonly KeyPart[] {
  if (names.length === 0) throw unknownSlot(self.name, '', self.layout.names)
  return names.map((name) => {
    const column = self.columns.find((one) => one.name === name)
    if (column === undefined) throw unknownSlot(self.name, name as string, self.layout.names)
    const part = keyPartOf(column)
    if (part === undefined) throw notIndexable(CALLER, column.name, column.kind.name)
    return part
  })
}

function keysFor(self: PackedClass, parts: readonly KeyPart[]): Keys {
  const known = keysOf.get(self) ?? new Map<string, Keys>()
  keysOf.set(self, known)
  const id = parts.map(({ column }) => column.position).join()
  const keys =
    known.get(id) ??
    self.recordClass.form(
      () => compileKeys(parts, `${self.name}.index`),
      () => interpretKeys(parts),
    )
  known.set(id, keys)
  return keys
}

/** A dictionary that was adopted may have the empty string several times: all rows get one code for it. */
function uniteEmpty(store: Store, column: Column): void {
  const dictionary = dictionaryIn(store, column)
  const { strings, column: codes } = dictionary
  const code = dictionary.find('')
  if (code === undefined || strings.indexOf('') === strings.lastIndexOf('')) return
  for (let row = 0; row < store.length; row++) if (strings[codes[row] as number] === '') codes[row] = code
}
