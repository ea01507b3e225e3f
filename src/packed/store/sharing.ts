import { createStore, refuseSharing } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import { badMessage, noSharedMemory, otherLayout, tooManyRows } from '../messages.js'
import type { Allocate, Store } from '../packed-types.js'
import { signatureOf } from './signature.js'

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
  caller: string,
  self: PackedClass,
  capacity: number,
  buffer = bufferFor(caller, self, capacity),
): Store {
  let offset = ALIGNMENT
  const allocate: Allocate = (Elements, length) => {
    const array = new Elements(buffer, offset, length)
    offset = aligned(offset + array.byteLength)
    return array
  }
  const control = new Int32Array(buffer, 0, ALIGNMENT / Int32Array.BYTES_PER_ELEMENT)
  control[CAPACITY] = capacity
  return createStore(self, capacity, capacity, allocate, control)
}

function bufferFor(caller: string, self: PackedClass, capacity: number): SharedArrayBuffer {
  if (typeof SharedArrayBuffer === 'undefined') throw noSharedMemory(caller)
  refuseSharing(self.columns, caller, '')
  return new SharedArrayBuffer(bytesFor(self, capacity))
}

/** Bytes that the columns take for so many rows. */
function bytesFor(self: PackedClass, capacity: number): number {
  let bytes = ALIGNMENT
  createStore(self, capacity, capacity, (Elements, length) => {
    bytes = aligned(bytes + length * Elements.BYTES_PER_ELEMENT)
    return new Elements(0)
  })
  return bytes
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT
}

export function messageOf(self: PackedClass, { capacity, control }: Store): SharedRows {
  return { layout: signatureOf(self), capacity, buffer: control?.buffer as unknown as SharedArrayBuffer }
}

/**
 * Makes a store of the memory in a message.
 *
 * @throws {SlotError} `other-layout`.
 */
export function attachStore(caller: string, self: PackedClass, message: SharedRows): Store {
  const { layout, capacity, buffer } = Object(message) as SharedRows
  if (typeof layout !== 'string' || capacity >>> 0 !== capacity) throw badMessage(caller)
  if (typeof SharedArrayBuffer === 'undefined') throw noSharedMemory(caller)
  if (!(buffer instanceof SharedArrayBuffer)) throw badMessage(caller)
  refuseSharing(self.columns, caller, '')
  if (layout !== signatureOf(self)) throw otherLayout(caller, self.name)
  if (buffer.byteLength !== bytesFor(self, capacity) || new Int32Array(buffer, 0, ALIGNMENT / 4)[CAPACITY] !== capacity)
    throw badMessage(caller)
  return createSharedStore(caller, self, capacity, buffer)
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
