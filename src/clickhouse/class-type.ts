import type { ConcreteRecordClass } from '../index.js'
import { packedLayout, slotTypesOf, type NamedSlotType, type SlotType as DeclaredType } from '../packed/index.js'

/** What a slot, or an element, holds: nothing in some ways, or a value of a kind. */
export interface ValueType {
  /** The kind of what is held where something is. */
  readonly kind: string
  /** What it may hold where it holds nothing; more than one where `optional` stands around `nullable`, outermost first. */
  readonly nothing: readonly (null | undefined)[]
  /** Those of `oneOf`. */
  readonly choices: readonly string[]
  /** That of a list or a vector. */
  readonly element: ValueType | undefined
  /** That of a vector. */
  readonly length: number | undefined
  /** In words. */
  readonly allowed: string
  /** Is a value, apart from nothing, one that it takes? */
  readonly accepts: (this: void, value: unknown) => boolean
}

/** A slot of a class, and what it holds. */
export interface SlotType extends ValueType {
  readonly name: string
  readonly isRequired: boolean
  /** Those of a record inside. */
  readonly slots: readonly SlotType[]
}

/** A class, and what its slots hold. */
export interface ClassType {
  /** As messages call it. */
  readonly name: string
  readonly slots: readonly SlotType[]
}

/**
 * The slots of a class, with those of records inside.
 *
 * @throws {SlotError} `not-a-record-class`; `not-packable` for a class that takes any attribute.
 */
export function classTypeOf(Class: ConcreteRecordClass): ClassType {
  packedLayout(Class)
  const { name, slots } = slotTypesOf(Class)
  return { name, slots: slots.map(slotOf) }
}

function slotOf(declared: NamedSlotType): SlotType {
  const { name, isRequired } = declared
  const { recordClass } = storedType(declared)
  const slots = recordClass === undefined ? [] : slotTypesOf(recordClass).slots.map(slotOf)
  return { ...valueTypeOf(declared), name, isRequired, slots }
}

function valueTypeOf(declared: DeclaredType): ValueType {
  const { kind, choices = [], of, length, allowed, accepts } = storedType(declared)
  const hasElements = kind === 'list' || kind === 'vec'
  return {
    kind,
    nothing: waysToHoldNothing(declared),
    choices,
    element: hasElements && of !== undefined ? valueTypeOf(of) : undefined,
    length,
    allowed,
    accepts,
  }
}

/** What is inside `optional` and `nullable`. */
function storedType(type: DeclaredType): DeclaredType {
  const isAround = type.kind === 'optional' || type.kind === 'nullable'
  return isAround && type.of !== undefined ? storedType(type.of) : type
}

function waysToHoldNothing({ kind, of }: DeclaredType): (null | undefined)[] {
  if (of === undefined || (kind !== 'optional' && kind !== 'nullable')) return []
  return [kind === 'nullable' ? null : undefined, ...waysToHoldNothing(of)]
}
