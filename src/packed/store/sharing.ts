import { hasOwn } from '../../base/own.js'
import { checkRowFor, createStore, fixStrings, refuseSharing } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import { badMessage, noSharedMemory, otherLayout, tooManyRows } from '../messages.js'
import type { Allocate, Store } from '../packed-types.js'
import { readTexts, textsIn, textsOf, type SharedTexts } from './shared-texts.js'
import { hashOf, signatureOf } from './signature.js'

/** What `share()` gives, for `postMessage`: the memory of an array, and what its rows look like. */
export interface SharedRows {
  readonly layout: string
  readonly capacity: number
  readonly buffer: SharedArrayBuffer
  /** The strings of each `text` slot, by its path; absent where there is none. */
  readonly text?: SharedTexts
}

/** Every column begins at a multiple of it, the first behind the length and the capacity. */
const ALIGNMENT = 8
/** Where the capacity stands; the length is before it. */
const CAPACITY = 1

/**
 * Makes a store in shared memory.
 *
 * @param text The strings of `text` slots.
 * @throws {SlotError} `not-shareable` for a slot whose values are on the heap; `unknown-slot`, `bad-option` for the
 * strings.
 */
export function shareStore(caller: string, self: PackedClass, capacity: number, text: object): Store {
  if (typeof SharedArrayBuffer === 'undefined') throw noSharedMemory(caller)
  const texts = readTexts(caller, self, text)
  refuseSharing(self.columns, caller, '', (path) => hasOwn(texts, path))
  return createSharedStore(self, capacity, new SharedArrayBuffer(bytesFor(self, capacity)), texts)
}

/** A store whose columns lie one after the other in a buffer. */
function createSharedStore(self: PackedClass, capacity: number, buffer: SharedArrayBuffer, texts: SharedTexts): Store {
  let offset = ALIGNMENT
  const allocate: Allocate = (Elements, length) => {
    const array = new Elements(buffer, offset, length)
    offset = aligned(offset + array.byteLength)
    return array
  }
  const control = new Int32Array(buffer, 0, ALIGNMENT / Int32Array.BYTES_PER_ELEMENT)
  control[CAPACITY] = capacity
  const store = createStore(self, capacity, capacity, allocate, control)
  fixStrings(self.columns, store, '', (path) => texts[path] as readonly string[])
  return store
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

export function messageOf(self: PackedClass, store: Store): SharedRows {
  const { capacity, control } = store
  const text = textsOf(self, store)
  const buffer = control?.buffer as unknown as SharedArrayBuffer
  return { layout: layoutOf(self, text), capacity, buffer, ...(text && { text }) }
}

/** What two sides must agree upon: the slots, and behind them a hash of the strings. */
function layoutOf(self: PackedClass, text: SharedTexts | undefined): string {
  return text === undefined ? signatureOf(self) : `${signatureOf(self)}-${hashOf(text)}`
}

/**
 * Makes a store of the memory in a message.
 *
 * @throws {SlotError} `other-layout`.
 */
export function attachStore(caller: string, self: PackedClass, message: SharedRows): Store {
  const { layout, capacity, buffer, text } = Object(message) as SharedRows
  if (typeof layout !== 'string' || capacity >>> 0 !== capacity) throw badMessage(caller)
  if (typeof SharedArrayBuffer === 'undefined') throw noSharedMemory(caller)
  if (!(buffer instanceof SharedArrayBuffer)) throw badMessage(caller)
  refuseSharing(self.columns, caller, '', () => true)
  if (layout.split('-', 1)[0] !== signatureOf(self)) throw otherLayout(caller, self.name)
  const texts = textsIn(self, text)
  if (texts === undefined || layout !== layoutOf(self, text)) throw badMessage(caller)
  if (buffer.byteLength !== bytesFor(self, capacity) || new Int32Array(buffer, 0, ALIGNMENT / 4)[CAPACITY] !== capacity)
    throw badMessage(caller)
  return createSharedStore(self, capacity, buffer, texts)
}

/**
 * Takes a row that no other thread gets, and writes values to it that were checked before. Another thread that looks at
 * it while it is written may see some slots and not yet others.
 *
 * @throws {RangeError} `too-many-rows`.
 * @throws {SlotError} `bad-value` for a string that is not shared.
 */
export function appendShared(self: PackedClass, store: Store, values: readonly unknown[]): number {
  const control = store.control as Int32Array
  checkRowFor(self.columns, store, values)
  for (;;) {
    const row = Atomics.load(control, 0)
    if (row >= store.capacity) throw tooManyRows(self.name, store.capacity)
    if (Atomics.compareExchange(control, 0, row, row + 1) !== row) continue
    self.put(store, row, ...values)
    store.length = row + 1
    return row
  }
}
