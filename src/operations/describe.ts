import type { SlotLayout } from '../layout/slot-layout.js'
import type { AnyRecordClass } from '../types/brand.js'
import type { SlotsOf } from '../types/derived.js'
import type { DescriptionsOf } from '../types/operations.js'
import { recordClassOf } from '../record/record-class.js'

/**
 * The names of a class's slots, in their order.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function slotNames<Class extends AnyRecordClass>(Class: Class): readonly (keyof SlotsOf<Class> & string)[] {
  return recordClassOf('slotNames()', Class).layout.names as never
}

/**
 * Describes a class's slots, in their order.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function slotsOf<Class extends AnyRecordClass>(Class: Class): DescriptionsOf<Class> {
  return recordClassOf('slotsOf()', Class).layout.slots.map(describe) as never
}

function describe({ name, kind, initial, isReadonly, doc }: SlotLayout): object {
  const initially = initial === undefined ? undefined : 'make' in initial ? initial.make : initial.value
  return {
    name,
    kind: kind.name,
    required: initial === undefined,
    readonly: isReadonly,
    default: initially,
    doc,
    bytes: kind.byteWidth,
  }
}
