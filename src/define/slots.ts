import { mutableDefault } from '../base/definition-errors.js'
import { isObject } from '../base/own.js'
import { shownName } from '../base/show.js'
import { ANY, guardedKind, mayHold, optionalKind } from '../layout/kinds.js'
import { constant } from '../layout/slot-layout.js'
import { findRecordClass } from '../record/record-class.js'
import type { SlotLike, StandardLike } from '../types/slot-types.js'
import type {
  DefaultSlot,
  DescribedSlot,
  NullableSlot,
  OpenSlot,
  OptionalSlot,
  ReadonlySlot,
  SchemaSlot,
  Slot,
} from '../types/slots.js'
import {
  callable,
  defaultOf,
  isClass,
  slotDataOf,
  slotObject,
  standardOf,
  withData,
  type SlotObject,
} from './slot-data.js'

/** An untyped slot: its type comes from the heritage clause. */
export function slot(): OpenSlot
/** A slot that must be given. */
export function slot<Value>(): Slot<Value>
/**
 * A slot that must be given, and whose values a Standard Schema checks, at construction, as where the schema itself is
 * the slot.
 */
export function slot<Schema extends StandardLike>(schema: Schema): SchemaSlot<Schema>
/**
 * A slot that must be given, and whose values a type predicate checks: in `parse`, and at every write under `validate:
 * 'always'`. A function with a parameter is such a predicate, one without is a default.
 *
 * @example
 * slot((value: unknown) => value instanceof Date)
 */
export function slot<Value>(guard: (value: unknown) => value is Value): Slot<Value>
/** A slot with a default that a function makes for each record. */
export function slot<Value>(factory: () => Value): DefaultSlot<Value>
/** The same, whose values a type predicate checks. The default, a constant or made for each record, is trusted. */
export function slot<Value>(
  guard: (value: unknown) => value is Value,
  initial: Value extends object ? () => Value : Value | (() => Value),
): DefaultSlot<Value>
/**
 * A slot with a constant default.
 *
 * @throws {SlotError} `bad-default` for an object, which all records would share, and for a class.
 */
export function slot<Value>(
  value: Value extends object ? 'a default that is an object comes from a function: slot(() => value)' : Value,
): DefaultSlot<Value>
export function slot(...values: readonly unknown[]): never {
  return slotFrom(values) as never
}

function slotFrom(values: readonly unknown[]): SlotObject {
  const [value] = values
  if (values.length === 0) return slotObject(ANY)
  if (typeof value === 'function' && findRecordClass(value) === undefined && !isClass(value) && value.length > 0) {
    const kind = guardedKind(value as (value: unknown) => unknown, shownName(value))
    return slotObject(kind, values.length > 1 ? defaultOf('slot', values[1]) : undefined)
  }
  if (isObject(value) && typeof value !== 'function') {
    if (standardOf(value) === undefined) throw mutableDefault('slot')
    return withData(slotDataOf('slot()', value))
  }
  return slotObject(ANY, defaultOf('slot', value))
}

/** The slot, which may also be left out, and is then `undefined`; one bit more. */
export function optional<Inner extends SlotLike>(of: Inner): OptionalSlot<Inner> {
  const inner = slotDataOf('optional()', of)
  if (mayHold(undefined, inner.kind)) return of as never
  return withData({ ...inner, kind: optionalKind(inner.kind), initial: inner.initial ?? constant(undefined) }) as never
}

/**
 * The slot, which may also be `null`; one bit more. It must be given, unless it has a default.
 *
 * @example
 * nullable(date)
 * nullable(User)(null) // `null` where nothing is given
 */
export function nullable<Inner extends SlotLike>(of: Inner): NullableSlot<Inner> {
  const inner = slotDataOf('nullable()', of)
  if (mayHold(null, inner.kind)) return of as never
  return callable({ ...inner, kind: optionalKind(inner.kind, null) })
}

/** The slot, which `equals`, `compare` and `hash` leave out: for caches, and for the parents of a tree. */
export function uncompared<Inner extends SlotLike>(
  of: Inner,
): Inner extends OpenSlot ? OpenSlot : DescribedSlot<Inner> {
  return withData({ ...slotDataOf('uncompared()', of), isUncompared: true }) as never
}

/**
 * The slot, which is not writable after construction: 250–350 ns a record; `closed: 'frozen'` is cheaper for many
 * slots.
 */
export function readonly<Inner extends SlotLike>(of: Inner): Inner extends OpenSlot ? OpenSlot : ReadonlySlot<Inner> {
  return withData({ ...slotDataOf('readonly()', of), isReadonly: true }) as never
}

/** The slot with a sentence on what it is, which `slotsOf` gives back. */
export function doc<Inner extends SlotLike>(
  of: Inner,
  words: string,
): Inner extends OpenSlot ? OpenSlot : DescribedSlot<Inner> {
  return withData({ ...slotDataOf('doc()', of), doc: words }) as never
}
