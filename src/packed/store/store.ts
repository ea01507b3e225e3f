import { code, list, type Source } from '../../codegen/source.js'
import { bytesOfBits, readBit, writeBit } from '../columns/bits.js'
import type { Column } from '../columns/column.js'
import { Dictionary } from '../columns/text.js'
import { isDetached, tooManyRows } from '../messages.js'
import { bitsField, dictionaryField, nestedIn, type PackedClass, type Store } from '../packed-types.js'

/** Stands for all kinds of typed arrays. */
export type TypedArray = Uint32Array

/** Makes typed arrays; those of a shared array lie one after the other in one buffer. */
export type Allocate = (Elements: new (length: number) => TypedArray, length: number) => TypedArray

const LEAST = 16

/**
 * Rows in use. Those of a shared array are the same for all threads and stand in its memory; what this thread last saw
 * of them is in the field, so that own and shared arrays have one shape of store and one set of methods.
 */
export function lengthOf(store: Store): number {
  if (store.control !== undefined) store.length = Atomics.load(store.control, 0)
  return store.length
}

export function setLength(store: Store, length: number): void {
  if (store.control !== undefined) Atomics.store(store.control, 0, length)
  store.length = length
}

/** Makes a store, with no row in use. Large columns cost no memory before they are written. */
export function createStore(
  self: PackedClass,
  capacity: number,
  most: number,
  allocate: Allocate = alone,
  control?: Int32Array,
): Store {
  const fields = self.columns.flatMap((column): unknown[] => {
    const values =
      column.storage === 'record'
        ? createStore(nestedIn(self, column), capacity, most, allocate, control)
        : columnFor(column, capacity, allocate)
    const bits = column.isOptional ? [allocate(Uint8Array as never, bytesOfBits(capacity))] : []
    const dictionary = column.storage === 'text' ? [new Dictionary(values as TypedArray)] : []
    return [values, ...bits, ...dictionary]
  })
  return new self.Store(fields, capacity, most, control)
}

const alone: Allocate = (Elements, length) => new Elements(length)

function columnFor({ storage, Elements }: Column, capacity: number, allocate: Allocate): unknown {
  return Elements === undefined
    ? []
    : allocate(Elements as never, storage === 'bits' ? bytesOfBits(capacity) : capacity)
}

/**
 * Makes room for one more row.
 *
 * @throws {RangeError} `too-many-rows`; the engine's own where memory does not suffice. Nothing is changed then.
 */
export function makeRoom(self: PackedClass, store: Store): void {
  const { capacity, most } = store
  if (capacity >= most) throw tooManyRows(self.name, most)
  const changes: (() => void)[] = []
  resize(self, store, Math.min(most, Math.max(LEAST, capacity * 2)), changes)
  for (const change of changes) change()
}

/** Gives the room back that is beyond `capacity`, which holds all rows in use. */
export function shrink(self: PackedClass, store: Store, capacity: number): void {
  if (capacity >= store.capacity) return
  const changes: (() => void)[] = []
  resize(self, store, capacity, changes)
  for (const change of changes) change()
}

function resize(self: PackedClass, store: Store, capacity: number, changes: (() => void)[]): void {
  const replace = (field: Column['field'], made: unknown): void => {
    const { length } = made as TypedArray
    ;(made as TypedArray).set((store[field] as TypedArray).subarray(0, length))
    changes.push(() => {
      store[field] = made
    })
  }
  for (const column of self.columns) {
    const { field, storage, Elements } = column
    if (storage === 'record') resize(nestedIn(self, column), store[field] as Store, capacity, changes)
    if (Elements !== undefined) replace(field, columnFor(column, capacity, alone))
    if (column.isOptional) replace(bitsField(column), new Uint8Array(bytesOfBits(capacity)))
    if (storage === 'text') {
      changes.push(() => {
        ;(store[dictionaryField(column)] as Dictionary).column = store[field] as TypedArray
      })
    }
  }
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
export function checkAttached(self: PackedClass, store: Store, row: number): void {
  for (const column of self.columns) {
    const { field, storage, Elements } = column
    if (storage === 'record') checkAttached(nestedIn(self, column), store[field] as Store, row)
    else if (Elements !== undefined && (store[field] as TypedArray).length * (storage === 'bits' ? 8 : 1) <= row)
      throw isDetached(self.name, column.name)
  }
}

/** The condition under which {@link checkAttached} refuses row `i`. */
export function emitDetached(self: PackedClass, store: Source): Source {
  const conditions = self.columns.flatMap((column) => {
    const values = code`${store}[${column.field}]`
    if (column.storage === 'record') return [emitDetached(nestedIn(self, column), values)]
    if (column.Elements === undefined) return []
    return [column.storage === 'bits' ? code`${values}.length * 8 <= i` : code`${values}.length <= i`]
  })
  return conditions.length === 0 ? code`false` : list(conditions, ' || ')
}

/** Rows that are given up hold no strings and no objects. */
export function release(self: PackedClass, store: Store, from: number, to: number): void {
  for (const column of self.columns) {
    const { field, storage } = column
    if (storage === 'record') release(nestedIn(self, column), store[field] as Store, from, to)
    if (storage === 'values') (store[field] as unknown[]).fill(undefined, from, to)
    if (storage === 'text') (store[dictionaryField(column)] as Dictionary).release(from, to)
  }
}

/** The columns by the names of their slots, those of a record inside in an object of their own. */
export function shownColumns(self: PackedClass, store: Store): object {
  store.columns ??= Object.freeze(
    Object.fromEntries(
      self.columns.map((column) => {
        const values = store[column.field]
        return [
          column.name,
          column.storage === 'record' ? shownColumns(nestedIn(self, column), values as Store) : values,
        ]
      }),
    ),
  )
  return store.columns
}

/** Bytes of all typed arrays. */
export function bytesOf(self: PackedClass, store: Store): number {
  let bytes = 0
  for (const array of arraysOf(self, store)) bytes += array.byteLength
  return bytes
}

/** Every typed array of a store. */
function* arraysOf(self: PackedClass, store: Store): Iterable<TypedArray> {
  for (const column of self.columns) {
    const values = store[column.field]
    if (column.storage === 'record') yield* arraysOf(nestedIn(self, column), values as Store)
    if (column.Elements !== undefined) yield values as TypedArray
    if (column.isOptional) yield store[bitsField(column)] as TypedArray
  }
}

/** Exchanges two rows. */
export function swapRows(self: PackedClass, store: Store, a: number, b: number): void {
  for (const column of self.columns) {
    const values = store[column.field]
    if (column.storage === 'record') swapRows(nestedIn(self, column), values as Store, a, b)
    else if (column.storage === 'bits') swapBits(values as Uint8Array, a, b, store.isShared)
    else [(values as unknown[])[a], (values as unknown[])[b]] = [(values as unknown[])[b], (values as unknown[])[a]]
    if (column.isOptional) swapBits(store[bitsField(column)] as Uint8Array, a, b, store.isShared)
  }
}

function swapBits(bits: Uint8Array, a: number, b: number, isShared: boolean): void {
  const before = readBit(bits, a)
  writeBit(bits, a, readBit(bits, b), isShared)
  writeBit(bits, b, before, isShared)
}

/** Puts rows into another order: row `order[k]` becomes row `k`. */
export function reorder(self: PackedClass, store: Store, order: Uint32Array): void {
  for (const column of self.columns) {
    const values = store[column.field]
    if (column.storage === 'record') reorder(nestedIn(self, column), values as Store, order)
    else if (column.storage === 'bits') reorderBits(values as Uint8Array, order, store.isShared)
    else reorderValues(values as unknown[], order)
    if (column.storage === 'text') (store[dictionaryField(column)] as Dictionary).reach(order.length)
    if (column.isOptional) reorderBits(store[bitsField(column)] as Uint8Array, order, store.isShared)
  }
}

function reorderValues(values: unknown[], order: Uint32Array): void {
  const before = values.slice(0, order.length)
  for (const [row, from] of order.entries()) values[row] = before[from]
}

function reorderBits(bits: Uint8Array, order: Uint32Array, isShared: boolean): void {
  const before = bits.slice(0, bytesOfBits(order.length))
  for (const [row, from] of order.entries()) writeBit(bits, row, readBit(before, from), isShared)
}
