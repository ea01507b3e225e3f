import type { SlotLayout } from '../layout/slot-layout.js'
import { recordClassOf, type AnyClass } from './protocol.js'

/** What is known of a slot. */
export interface SlotDescription {
  readonly name: string
  /** `'any'`, `'f64'` … `'text'`, `'oneOf'`, `'optional'`, `'record'`, `'schema'`. */
  readonly kind: string
  /** Must it be given at construction? */
  readonly required: boolean
  readonly readonly: boolean
  /** Its default; a factory is returned as it is, not called. */
  readonly default: unknown
  readonly doc: string | undefined
  /** Bytes a record takes in a column, 1/8 for a bit; `undefined` where a column is a JavaScript array. */
  readonly bytes: number | undefined
}

/**
 * The names of a class's slots, in their order.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function slotNames(Class: AnyClass): readonly string[] {
  return recordClassOf('slotNames()', Class).layout.names
}

/**
 * What is known of a class's slots, in their order.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function slotsOf(Class: AnyClass): readonly SlotDescription[] {
  return recordClassOf('slotsOf()', Class).layout.slots.map(describe)
}

function describe({ name, kind, initial, isReadonly, doc }: SlotLayout): SlotDescription {
  const initially = initial === undefined ? undefined : 'make' in initial ? initial.make : initial.value
  return { name, kind: kind.name, required: initial === undefined, readonly: isReadonly, default: initially, doc, bytes: kind.byteWidth }
}
