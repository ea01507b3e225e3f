import { storedKind, type Kind } from '../layout/kinds.js'
import type { AnyRecordClass } from '../types/brand.js'
import { PACKED, type ArrayParts } from './array/array-parts.js'
import type { PackedClass } from './columns/column.js'
import { packedClassOf } from './packed-class.js'

/** What a slot, or an element, holds: what those need to know who write it in a format of others. */
export interface ValueType {
  /** As `packedLayout` says it: the kind of what is held where something is; `record` for a record inside. */
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
  accepts(this: void, value: unknown): boolean
}

/** A slot of a class, and what it holds. */
export interface SlotType extends ValueType {
  readonly name: string
  /** Those of a record inside. */
  readonly slots: readonly SlotType[]
}

/** A class as those see it who write its records in a format of others. */
export interface ClassType {
  /** As messages call it. */
  readonly name: string
  readonly slots: readonly SlotType[]
}

/**
 * The slots of a class, and what they hold: for the entries that give records to other programs.
 *
 * @param source The class, or a packed array of its records.
 * @throws {SlotError} as `packedLayout`.
 */
export function classTypeOf(caller: string, source: AnyRecordClass | object): ClassType {
  const self = (source as Partial<ArrayParts>)[PACKED] ?? packedClassOf(caller, source)
  return { name: self.name, slots: slotTypesOf(self) }
}

function slotTypesOf({ columns }: PackedClass): readonly SlotType[] {
  return columns.map(({ name, slot, nested }) => ({
    ...valueTypeOf(slot.kind),
    name,
    slots: nested === undefined ? [] : slotTypesOf(nested),
  }))
}

function valueTypeOf(kind: Kind): ValueType {
  const { name, accepts, allowed, values = [], vector, element = vector?.element } = storedKind(kind)
  return {
    kind: name,
    nothing: waysToHoldNothing(kind),
    choices: values,
    element: element === undefined ? undefined : valueTypeOf(element),
    length: vector?.length,
    allowed,
    accepts,
  }
}

function waysToHoldNothing({ inner, nothing }: Kind): (null | undefined)[] {
  return inner === undefined ? [] : [nothing, ...waysToHoldNothing(inner)]
}
