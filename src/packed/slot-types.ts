import type { Kind } from '../layout/kind.js'
import { isRequired, type SlotLayout } from '../layout/slot-layout.js'
import { nameOf, recordClassOf } from '../record/record-class.js'
import type { AnyRecordClass, ConcreteRecordClass } from '../types/brand.js'
import { PACKED, partsOf } from './array/array-parts.js'
import type { PackedArray } from './packed-array.js'

/** What a slot may hold, for tools that translate classes: more than the name of its kind. */
export interface SlotType {
  /** As in `slotsOf`. */
  readonly kind: string
  /** The values that it takes, in words. */
  readonly allowed: string
  /** Is a value one of them? */
  readonly accepts: (this: void, value: unknown) => boolean
  /** What is inside `optional`, `nullable`, `list` and `mapOf`, and the element of `vec`. */
  readonly of: SlotType | undefined
  /** The elements of a `vec`. */
  readonly length: number | undefined
  /** The choices of `oneOf`. */
  readonly choices: readonly string[] | undefined
  /** The class of a record. */
  readonly recordClass: AnyRecordClass | undefined
}

export interface NamedSlotType extends SlotType {
  readonly name: string
  readonly isRequired: boolean
}

/** The types of the slots of a class, and the class as messages call it. */
export interface SlotTypes {
  readonly name: string
  /** Do its records take any attribute, beside their slots? */
  readonly isOpen: boolean
  readonly slots: readonly NamedSlotType[]
}

/**
 * What the slots of a class may hold, in their order.
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function slotTypesOf(Class: AnyRecordClass): SlotTypes {
  const recordClass = recordClassOf('slotTypesOf()', Class)
  const { closed, slots: all } = recordClass.layout
  const slots = all.map((slot) => Object.assign(typeOf(slot.kind), namedOf(slot)))
  const isOpen = closed === 'open' || closed === 'dynamic'
  return { name: nameOf(Class, recordClass), isOpen, slots }
}

/** The class of the records of an array. */
export function rowClassOf<Class extends ConcreteRecordClass>(rows: PackedArray<Class>): Class {
  return partsOf(rows)[PACKED].leaf as unknown as Class
}

function namedOf(slot: SlotLayout): { readonly name: string; readonly isRequired: boolean } {
  return { name: slot.name, isRequired: isRequired(slot) }
}

function typeOf({ name, allowed, accepts, inner, element, vector, values, recordClass }: Kind): SlotType {
  const of = inner ?? element ?? vector?.element
  return {
    kind: name,
    allowed,
    accepts,
    of: of && typeOf(of),
    length: vector?.length,
    choices: values,
    recordClass: recordClass as AnyRecordClass | undefined,
  }
}
