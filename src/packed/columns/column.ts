import { storedKind, type Kind } from '../../layout/kinds.js'
import type { RecordLayout } from '../../layout/record-layout.js'

type Elements =
  | Float64ArrayConstructor
  | Float32ArrayConstructor
  | Int8ArrayConstructor
  | Uint8ArrayConstructor
  | Int16ArrayConstructor
  | Uint16ArrayConstructor
  | Int32ArrayConstructor
  | Uint32ArrayConstructor
  | BigInt64ArrayConstructor
  | BigUint64ArrayConstructor

/**
 * How a slot's values are stored: numbers as they are, one bit each, places among known values or in a dictionary,
 * anything, a record's own columns.
 */
export type Storage = 'numbers' | 'bits' | 'choices' | 'text' | 'values' | 'record'

/** Where the values of one slot are. */
export interface Column {
  readonly name: string
  readonly position: number
  /**
   * Its field in a store. No two classes share one: the accessor of a class, called on a view of another, finds
   * nothing.
   */
  readonly field: `c${string}`
  readonly storage: Storage
  /** What is stored: of an optional slot, what it holds when it holds something. */
  readonly kind: Kind
  /** Is there a bit beside each value, which says that there is one? */
  readonly isOptional: boolean
  readonly isReadonly: boolean
  /** The typed array; `undefined` for a JavaScript array and a record. */
  readonly Elements: Elements | undefined
}

const NUMBERS: Readonly<Record<string, Elements>> = {
  f64: Float64Array,
  f32: Float32Array,
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
}

const CHOICES: Readonly<Record<number, Elements>> = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array }

let serial = 0

/** The columns of a layout, one for each slot, in their order. */
export function columnsOf({ closed, slots }: RecordLayout): readonly Column[] {
  serial++
  return slots.map((slot, position): Column => {
    const stored = storedKind(slot.kind)
    const [storage, Elements] = storageOf(stored)
    // A JavaScript array holds undefined as it is.
    const isOptional = slot.kind.inner !== undefined && storage !== 'values'
    const kind = storage === 'values' ? slot.kind : stored
    return {
      name: slot.name,
      position,
      field: `c${serial}_${position}`,
      storage,
      kind,
      isOptional,
      isReadonly: slot.isReadonly || closed === 'frozen',
      Elements,
    }
  })
}

function storageOf({ name, byteWidth = 0, recordClass }: Kind): [Storage, Elements | undefined] {
  if (name === 'bool') return ['bits', Uint8Array]
  if (name === 'text') return ['text', Uint32Array]
  if (name === 'oneOf') return ['choices', CHOICES[byteWidth]]
  if (recordClass !== undefined) return ['record', undefined]
  const Elements = NUMBERS[name]
  return [Elements === undefined ? 'values' : 'numbers', Elements]
}
