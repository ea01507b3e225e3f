import { badMessage, noSharedMemory, notShareable, otherLayout, tooManyRows } from '../messages.js'
import { signatureOf } from '../packed-layout.js'
import { nestedIn, type PackedClass, type Store } from '../packed-types.js'
import { createStore, type Allocate } from './store.js'

/** What `share()` gives, for `postMessage`: the memory of an array, and what its rows look like. */
export interface SharedRows {
  readonly layout: string
  readonly capacity: number
  readonly buffer: SharedArrayBuffer
}

/** Every column begins at a multiple of it, the first behind the length and the capacity. */
const ALIGNMENT = 8
/** Where the capacity stands; the length is before it. */
const CAPACITY = 1

/**
 * Makes a store whose columns lie one after the other in shared memory.
 *
 * @throws {SlotError} `not-shareable` for a slot whose values are on the heap.
 */
export function createSharedStore(
  who: string,
  self: PackedClass,
  capacity: number,
  buffer = bufferFor(who, self, capacity),
): Store {
  let offset = ALIGNMENT
  const allocate: Allocate = (Elements, length) => {
    const array = new (Elements as unknown as typeof Uint32Array)(buffer, offset, length)
    offset = aligned(offset + array.byteLength)
    return array
  }
  const control = new Int32Array(buffer, 0, ALIGNMENT / Int32Array.BYTES_PER_ELEMENT)
  control[CAPACITY] = capacity
  return createStore(self, capacity, capacity, allocate, control)
}

function bufferFor(who: string, self: PackedClass, capacity: number): SharedArrayBuffer {
  if (typeof SharedArrayBuffer === 'undefined') throw noSharedMemory(who)
  checkShareable(who, self)
  return new SharedArrayBuffer(bytesFor(self, capacity))
}

/** Bytes that the columns take for so many rows. */
function bytesFor(self: PackedClass, capacity: number): number {
  let bytes = ALIGNMENT
  createStore(self, capacity, capacity, (Elements, length) => {
    bytes = aligned(bytes + length * (Elements as unknown as typeof Uint32Array).BYTES_PER_ELEMENT)
    return new Elements(0)
  })
  return bytes
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT
}

function checkShareable(who: string, self: PackedClass, path = ''): void {
  for (const column of self.columns) {
    if (column.storage === 'record') checkShareable(who, nestedIn(self, column), `${path}${column.name}.`)
    if (column.storage === 'text' || column.storage === 'values')
      throw notShareable(who, path + column.name, column.storage === 'text' ? 'its dictionary of strings' : 'its value')
  }
}

export function messageOf(self: PackedClass, { capacity, control }: Store): SharedRows {
  return { layout: signatureOf(self), capacity, buffer: control?.buffer as unknown as SharedArrayBuffer }
}

/**
 * Makes a store of the memory in a message.
 *
 * @throws {SlotError} `other-layout`.
 */
export function attachStore(who: string, self: PackedClass, message: SharedRows): Store {
  const { layout, capacity, buffer } = Object(message) as SharedRows
  if (typeof layout !== 'string' || capacity >>> 0 !== capacity) throw badMessage(who)
  if (typeof SharedArrayBuffer === 'undefined') throw noSharedMemory(who)
  if (!(buffer instanceof SharedArrayBuffer)) throw badMessage(who)
  checkShareable(who, self)
  if (layout !== signatureOf(self)) throw otherLayout(who, self.name)
  if (buffer.byteLength !== bytesFor(self, capacity) || new Int32Array(buffer, 0, ALIGNMENT / 4)[CAPACITY] !== capacity)
    throw badMessage(who)
  return createSharedStore(who, self, capacity, buffer)
}

/**
 * Takes a row that no other thread gets, and writes values to it that were checked before. Another thread that looks at
 * it while it is written may see some slots and not yet others.
 *
 * @throws {RangeError} `too-many-rows`.
 */
export function appendShared(self: PackedClass, store: Store, values: readonly unknown[]): number {
  const control = store.control as Int32Array
  for (;;) {
    const row = Atomics.load(control, 0)
    if (row >= store.capacity) throw tooManyRows(self.name, store.capacity)
    if (Atomics.compareExchange(control, 0, row, row + 1) !== row) continue
    self.put(store, row, ...values)
    store.length = row + 1
    return row
  }
}
