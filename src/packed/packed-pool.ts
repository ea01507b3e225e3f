import { copy } from '../operations/copy.js'
import { hide } from '../record/record-class.js'
import type { ConcreteRecordClass } from '../types/brand.js'
import type { PlainInitOf, SlotArguments } from '../types/derived.js'
import { readInit } from './array/arguments.js'
import { showRecords } from './array/array-class.js'
import { partsOf, ROWS } from './array/array-parts.js'
import { Handles, type Handle } from './array/handles.js'
import { addGiven, addValues, PoolBase } from './array/pool-methods.js'
import { POOL, type PoolParts } from './array/pool-parts.js'
import { RowIterator } from './array/row-iterator.js'
import { release } from './columns/all-columns.js'
import type { PackedClass } from './columns/column.js'
import { isBuilding } from './messages.js'
import { POOL_OPTIONS, readOptions, type PackedOptions } from './options.js'
import { PackedArray } from './packed-array.js'
import { packedClassOf } from './packed-class.js'
import type { Store } from './packed-types.js'
import { shrink } from './store/store.js'

/** Rows that a handle has room for unless `maxCapacity` says otherwise: that leaves 2²⁷ generations for each. */
const USUAL_ROWS = 2 ** 26

/** What consoles call each pool. */
const titles = new WeakMap<object, string>()

export type { Handle }

/**
 * Records that come and go, in columns. `add` gives a handle, and a record keeps its row and its handle until it is
 * removed; then the row is used again, under another handle. A handle is row + generation × rows, and a row whose
 * generations are used up is not used again.
 *
 * @throws as `new PackedArray`.
 * @example
 * const pool = new PackedPool(Particle)
 * const handle = pool.add(0, 1)
 * pool.get(handle)?.v //=> 1
 * pool.remove(handle) //=> true
 * pool.get(handle) //=> undefined
 */
export class PackedPool<Class extends ConcreteRecordClass> extends PoolBase {
  readonly #self: PackedClass
  readonly #records: PackedArray<Class>
  readonly #store: Store
  readonly #handles: Handles
  readonly #parts: PoolParts
  /** Rows that options made room for. */
  readonly #reserved: number

  constructor(Class: Class, options?: Omit<PackedOptions, 'shared' | 'text'>) {
    const caller = 'new PackedPool()'
    const self = packedClassOf(caller, Class)
    super(prototype(), self, () => newPool(Class))
    const { capacity, max } = readOptions(caller, options, POOL_OPTIONS)
    const rows = options?.maxCapacity === undefined ? Math.max(USUAL_ROWS, capacity) : max
    this.#records = new PackedArray(Class, { capacity, maxCapacity: rows })
    this.#reserved = capacity
    this.#self = self
    titles.set(this, `PackedPool<${self.name}>`)
    this.#store = partsOf(this.#records)[ROWS]
    this.#handles = new Handles(rows, capacity)
    this.#parts = { self, store: this.#store, handles: this.#handles, building: 0 }
    hide(this, POOL, this.#parts)
  }

  /** Records in the pool. */
  get size(): number {
    return this.#handles.size
  }

  /** Bytes of all typed arrays, for `capacity` records, and of the handles; strings are not counted. */
  get bytes(): number {
    return this.#records.bytes + this.#handles.bytes
  }

  /** Records there is room for before the columns are replaced by larger ones. */
  get capacity(): number {
    return this.#records.capacity
  }

  /**
   * Adds a record, from the arguments of the generated constructor, and returns its handle.
   *
   * @throws as `PackedArray.push`: then nothing is added.
   */
  add(...slots: SlotArguments<Class>): Handle {
    return addGiven(this.#parts, slots)
  }

  /**
   * Adds a record from an object of all slots, whatever the form of the constructor, or from a record of the class, and
   * returns its handle.
   *
   * @throws as `PackedArray.pushObject`: then nothing is added.
   */
  addObject(init: PlainInitOf<Class> | InstanceType<Class>): Handle {
    return addValues(this.#parts, readInit(this.#self, init))
  }

  has(handle: Handle): boolean {
    return this.#handles.isLive(handle)
  }

  /** The record of a handle, as a view; `undefined` if it was removed. */
  get(handle: Handle): InstanceType<Class> | undefined {
    return this.has(handle) ? this.#records.at(this.#handles.rowOf(handle)) : undefined
  }

  /** Removes the record of a handle; `false` if it was removed before. */
  remove(handle: Handle): boolean {
    if (!this.has(handle)) return false
    const row = this.#handles.rowOf(handle)
    this.#store.watch?.leave(row, row + 1)
    if (this.#handles.retire(handle)) this.#handles.giveBack(row)
    release(this.#self.holding, this.#store, row, row + 1)
    return true
  }

  /** Removes all records. */
  clear(): void {
    for (const handle of this.handles()) this.remove(handle)
  }

  /** The records, as views, in the order of their rows; rows without a record are passed over. */
  [Symbol.iterator](): IterableIterator<InstanceType<Class>> {
    return new RowIterator(this.#store, this.#handles, this.#self.View) as never
  }

  /** The handles of all records, in the order of their rows. */
  *handles(): IterableIterator<Handle> {
    const handles = this.#handles
    const store = this.#store
    for (
      let row = handles.nextOccupied(0, store.length);
      row < store.length;
      row = handles.nextOccupied(row + 1, store.length)
    )
      yield handles.at(row)
  }

  /** The handle and the record, as a view, of each row in use, in the order of the rows. */
  *entries(): IterableIterator<[handle: Handle, record: InstanceType<Class>]> {
    for (const handle of this.handles()) yield [handle, this.#records.at(this.#handles.rowOf(handle))]
  }

  /** The first record for which a test holds, as a view. */
  find(test: (record: InstanceType<Class>, handle: Handle, pool: this) => unknown): InstanceType<Class> | undefined {
    for (const [handle, record] of this.entries()) if (test(record, handle, this)) return record
    return undefined
  }

  /** All records, as records of their own. */
  toRecords(): InstanceType<Class>[] {
    return Array.from(this, (record) => copy(record as never) as InstanceType<Class>)
  }

  forEach(visit: (record: InstanceType<Class>, handle: Handle, pool: this) => unknown): void {
    const handles = this.#handles
    const store = this.#store
    for (
      let row = handles.nextOccupied(0, store.length);
      row < store.length;
      row = handles.nextOccupied(row + 1, store.length)
    ) {
      visit(this.#records.at(row), handles.at(row), this)
    }
  }

  /**
   * Moves records into rows that are not in use, so that loops pass over none: the last ones first. Those that are
   * moved get another handle, and `remap` is told both. Views are not moved.
   *
   * @throws {SlotError} `bad-value` while a record is being added.
   */
  compact(remap?: (from: Handle, to: Handle) => void): void {
    if (this.#parts.building > 0) throw isBuilding('PackedPool.compact()')
    const handles = this.#handles
    let last = this.#store.length - 1
    try {
      for (let row = 0; row < last; row++) {
        if (!handles.isFree(row)) continue
        while (last > row && !(handles.at(last) > 0)) last--
        if (last === row) break
        const from = handles.at(last)
        this.#store.watch?.leave(last, last + 1)
        this.#self.move(this.#store, last, row)
        this.#store.watch?.enter(row)
        handles.retire(from)
        const to = handles.allocate(row, this.#store.capacity)
        remap?.(from, to)
      }
    } finally {
      this.#trim()
    }
  }

  /** What JSON writes: the records. */
  toJSON(): InstanceType<Class>[] {
    return [...this]
  }

  /** Gives up the rows behind the last record, but never a row that is not to be used again. */
  #trim(): void {
    let { length } = this.#records
    while (length > 0 && this.#handles.isFree(length - 1)) length--
    this.#records.truncate(length)
    if (length * 2 < this.capacity) shrink(this.#self, this.#store, Math.max(length, this.#reserved))
    this.#handles.collectFree(length)
  }
}

// A class that mentions itself is given another name by bundlers.

function prototype(): object {
  return PackedPool.prototype
}

function newPool<Class extends ConcreteRecordClass>(Class: Class): PackedPool<Class> {
  return new PackedPool(Class)
}

showRecords(PackedPool.prototype, (pool) => {
  const title = titles.get(pool)
  return title === undefined ? undefined : { title, count: pool.size, records: pool }
})
