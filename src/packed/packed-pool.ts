import type { ConcreteRecordClass } from '../types/brand.js'
import type { SlotArguments } from '../types/derived.js'
import { showRecords } from './array/array-class.js'
import { isBuilding } from './messages.js'
import { POOL_OPTIONS, readOptions, type PackedOptions } from './options.js'
import { PackedArray } from './packed-array.js'
import { packedClassOf } from './packed-class.js'
import { partsOf, PLACE, ROWS } from './array/array-parts.js'
import { release } from './columns/all-columns.js'
import type { PackedClass } from './columns/column.js'
import { nextOccupied, RowIterator, type Occupied } from './array/row-iterator.js'
import { shrink } from './store/store.js'

/** Rows that a handle has room for unless `maxCapacity` says otherwise: that leaves 2²⁷ generations for each. */
const USUAL_ROWS = 2 ** 26

/** What consoles call each pool. */
const titles = new WeakMap<object, string>()

/** The name of a record in its pool: a whole number below 2⁵³ that no other record of that pool ever has. */
export type Handle = number

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
export class PackedPool<Class extends ConcreteRecordClass> {
  readonly #self: PackedClass
  readonly #records: PackedArray<Class>
  /**
   * With the handle of each row; where there is no record, the next handle, negative; 0 for a row that never had one.
   */
  readonly #occupied: Occupied
  /** Rows to be used again, the last one first. */
  #free: number[] = []
  #size = 0
  /** Records that are being added: defaults, schemas and set-up of theirs may run. */
  #building = 0
  /** Rows that options made room for. */
  readonly #reserved: number
  /** A power of two, so that the lowest bits of a handle are its row. */
  readonly #rows: number

  constructor(Class: Class, options?: Omit<PackedOptions, 'shared'>) {
    const who = 'new PackedPool()'
    const self = packedClassOf(who, Class)
    const { capacity, most } = readOptions(who, options, POOL_OPTIONS)
    const rows = options?.maxCapacity === undefined ? Math.max(USUAL_ROWS, capacity) : most
    this.#rows = 2 ** Math.ceil(Math.log2(Math.max(2, rows)))
    this.#records = new PackedArray(Class, { capacity, maxCapacity: rows })
    this.#reserved = capacity
    this.#self = self
    titles.set(this, `PackedPool<${self.name}>`)
    this.#occupied = { store: partsOf(this.#records)[ROWS], handles: new Float64Array(capacity) }
  }

  /** Records in the pool. */
  get size(): number {
    return this.#size
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
    this.#building++
    const used = this.#takeFree()
    let row = used ?? 0
    try {
      if (used === undefined) row = this.#append(slots)
      else this.#place(used, slots)
    } finally {
      this.#building--
    }
    if (row >= this.#occupied.handles.length) this.#growHandles()
    const { handles } = this.#occupied
    const handle = -(handles[row] as number) || this.#rows + row
    handles[row] = handle
    this.#size++
    return handle
  }

  has(handle: Handle): boolean {
    return typeof handle === 'number' && handle > 0 && this.#occupied.handles[handle & (this.#rows - 1)] === handle
  }

  /** The record of a handle, as a view; `undefined` if it was removed. */
  get(handle: Handle): InstanceType<Class> | undefined {
    return this.has(handle) ? this.#records.at(handle & (this.#rows - 1)) : undefined
  }

  /** Removes the record of a handle; `false` if it was removed before. */
  remove(handle: Handle): boolean {
    if (!this.has(handle)) return false
    const row = handle & (this.#rows - 1)
    if (this.#retire(row, handle)) this.#free.push(row)
    this.#size--
    release(this.#self.columns, this.#occupied.store, row, row + 1)
    return true
  }

  /** Removes all records. */
  clear(): void {
    for (const handle of this.handles()) this.remove(handle)
  }

  /** The records, as views, in the order of their rows; rows without a record are passed over. */
  [Symbol.iterator](): IterableIterator<InstanceType<Class>> {
    return new RowIterator(this.#occupied, this.#self.View) as never
  }

  /** The handles of all records, in the order of their rows. */
  *handles(): IterableIterator<Handle> {
    const occupied = this.#occupied
    for (let row = nextOccupied(occupied, 0); row < occupied.store.length; row = nextOccupied(occupied, row + 1))
      yield occupied.handles[row] as number
  }

  forEach(visit: (record: InstanceType<Class>, handle: Handle, pool: this) => unknown): void {
    const occupied = this.#occupied
    for (let row = nextOccupied(occupied, 0); row < occupied.store.length; row = nextOccupied(occupied, row + 1)) {
      visit(this.#records.at(row), occupied.handles[row] as number, this)
    }
  }

  /**
   * Moves records into rows that are not in use, so that loops pass over none: the last ones first. Those that are
   * moved get another handle, and `remap` is told both. Views are not moved.
   *
   * @throws {SlotError} `bad-value` while a record is being added.
   */
  compact(remap?: (from: Handle, to: Handle) => void): void {
    if (this.#building > 0) throw isBuilding('PackedPool.compact()')
    const occupied = this.#occupied
    let last = occupied.store.length - 1
    try {
      for (let row = 0; row < last; row++) {
        // Read anew each time: `remap` may add records, and so replace the array.
        const { store, handles } = occupied
        const to = -(handles[row] as number)
        if (!(to > 0 && to < Number.POSITIVE_INFINITY)) continue
        while (last > row && !((handles[last] as number) > 0)) last--
        if (last === row) break
        const from = handles[last] as number
        this.#self.move(store, last, row)
        this.#retire(last, from)
        handles[row] = to
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

  /**
   * Writes a record to the row behind the last one, and returns the row. If it is refused, rows that its set-up has
   * added behind it are gone too.
   */
  #append(slots: SlotArguments<Class>): number {
    const records = this.#records
    try {
      return records.push(...slots) - 1
    } catch (error) {
      const { handles } = this.#occupied
      for (let row = records.length + 1; row < handles.length && handles[row] !== 0; row++) {
        if ((handles[row] as number) < 0) continue
        this.#retire(row, handles[row] as number)
        this.#size--
      }
      throw error
    }
  }

  /** A row to be used again. What set-up, or a callback of `compact`, did in the meantime may have taken it. */
  #takeFree(): number | undefined {
    for (;;) {
      const row = this.#free.pop()
      if (row === undefined || (row < this.#records.length && (this.#occupied.handles[row] as number) < 0)) return row
    }
  }

  /** Writes a record to a row that is not in use; if it is refused, the row still is not. */
  #place(row: number, slots: SlotArguments<Class>): void {
    const records = this.#records as unknown as { [PLACE]: (row: number, slots: readonly unknown[]) => void }
    try {
      records[PLACE](row, slots)
    } catch (error) {
      this.#free.push(row)
      throw error
    }
  }

  /** Notes that a row's record is gone, and returns whether the row may have another: its handle must be exact. */
  #retire(row: number, handle: Handle): boolean {
    const next = handle + this.#rows
    this.#occupied.handles[row] = next <= Number.MAX_SAFE_INTEGER ? -next : Number.NEGATIVE_INFINITY
    return next <= Number.MAX_SAFE_INTEGER
  }

  /** Gives up the rows behind the last record, but never a row that is not to be used again. */
  #trim(): void {
    const { handles } = this.#occupied
    let { length } = this.#records
    while (length > 0 && (handles[length - 1] as number) < 0 && handles[length - 1] !== Number.NEGATIVE_INFINITY)
      length--
    this.#records.truncate(length)
    // The handles stay: they say which ones were given to the rows that are gone.
    if (length * 2 < this.capacity) shrink(this.#self, this.#occupied.store, Math.max(length, this.#reserved))
    this.#free = []
    for (let row = length - 1; row >= 0; row--) {
      const handle = handles[row] as number
      if (handle < 0 && handle !== Number.NEGATIVE_INFINITY) this.#free.push(row)
    }
  }

  #growHandles(): void {
    const larger = new Float64Array(this.#records.capacity)
    larger.set(this.#occupied.handles)
    this.#occupied.handles = larger
  }
}

showRecords(PackedPool.prototype, (pool) => {
  const title = titles.get(pool)
  return title === undefined ? undefined : { title, count: pool.size, records: pool }
})
