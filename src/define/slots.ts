import {
  badChoices,
  badDefault,
  badSlot,
  classAsDefault,
  factoryWithParameters,
  mutableDefault,
} from '../base/errors.js'
import {
  ANY,
  BOOL,
  bigInteger,
  float,
  guardedKind,
  integer,
  oneOfKind,
  optionalKind,
  recordKind,
  schemaKind,
  TEXT,
  type Kind,
  type StandardSchema,
} from '../layout/kinds.js'
import { constant, madeBy, untypedSlot, type Default, type SlotData, type SlotLayout } from '../layout/slot-layout.js'
import { checkSlotNames } from '../layout/slot-names.js'
import { freeze, given, hasOwn, isObject, ownProperty } from '../base/own.js'
import { findRecordClass, hide, type AnyClass } from '../record/record-class.js'
import { isRecordOf } from '../record/real.js'
import { shownName } from '../base/show.js'
import { COPY_OF, foreignVersion, THIS_COPY } from '../base/version.js'
import type {
  DefaultSlot,
  DescribedSlot,
  Kind as KindSlot,
  OpenSlot,
  OptionalSlot,
  ReadonlySlot,
  SchemaSlot,
  Slot,
  SlotLike,
  SomeChoice,
  StandardLike,
} from '../types/slots.js'

/** Where a slot keeps what is known of it. */
const SLOT = '~slot'

interface SlotObject {
  readonly [SLOT]: SlotData
  readonly [COPY_OF]: object
}

function slotObject(kind: Kind, initial?: Default): SlotObject {
  return withData({ kind, initial, isReadonly: false, doc: undefined })
}

function withData(data: SlotData): SlotObject {
  return { [SLOT]: freeze(data), [COPY_OF]: THIS_COPY }
}

/** A kind is a slot by itself, and a function that gives the same slot with a default, constant or made. */
function callable(kind: Kind): never {
  const withDefault = (value: unknown): SlotObject => {
    if (typeof value !== 'function' && !kind.accepts(value)) throw badDefault(kind.name, value, kind.allowed)
    return slotObject(kind, defaultOf(kind.name, value))
  }
  hide(withDefault, 'name', kind.name)
  return Object.assign(withDefault, slotObject(kind)) as never
}

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
    if (standardOf(value) === undefined) throw mutableDefault()
    return withData(slotDataOf('slot()', value))
  }
  return slotObject(ANY, defaultOf('slot', value))
}

/** @throws {SlotError} `bad-default`. */
function defaultOf(kind: string, value: unknown): Default {
  if (typeof value === 'function') {
    if (isClass(value)) throw classAsDefault(kind, value)
    if (value.length > 0) throw factoryWithParameters(kind, value)
    return madeBy(value as () => unknown)
  }
  if (isObject(value)) throw mutableDefault()
  return constant(value)
}

/**
 * Classes, and the constructors of the language, have a prototype that cannot be replaced; functions have none, or one
 * that can.
 */
function isClass(value: Function): boolean {
  return ownProperty(value, 'prototype')?.writable === false
}

/** The member of a Standard Schema: its own, or of its class. */
function standardOf(value: object): unknown {
  return given(value, '~standard')
}

// Kinds. Each is a slot, and a function that gives the slot a default: `u32`, `u32(0)`. Bytes are those of a column;
// `parse` checks values, constructors do under `validate: 'always'`.

/** Double precision; 8 bytes. */
export const f64: KindSlot<number, 'f64'> = /* @__PURE__ */ callable(/* @__PURE__ */ float('f64', 8))
/** Single precision in columns, where values are rounded; 4 bytes. */
export const f32: KindSlot<number, 'f32'> = /* @__PURE__ */ callable(/* @__PURE__ */ float('f32', 4))
/** An integer from −128 to 127; 1 byte. */
export const i8: KindSlot<number, 'i8'> = /* @__PURE__ */ callable(/* @__PURE__ */ integer('i8', 8, true))
/** An integer from 0 to 255; 1 byte. */
export const u8: KindSlot<number, 'u8'> = /* @__PURE__ */ callable(/* @__PURE__ */ integer('u8', 8, false))
/** An integer from −32,768 to 32,767; 2 bytes. */
export const i16: KindSlot<number, 'i16'> = /* @__PURE__ */ callable(/* @__PURE__ */ integer('i16', 16, true))
/** An integer from 0 to 65,535; 2 bytes. */
export const u16: KindSlot<number, 'u16'> = /* @__PURE__ */ callable(/* @__PURE__ */ integer('u16', 16, false))
/** An integer from −2³¹ to 2³¹ − 1; 4 bytes. */
export const i32: KindSlot<number, 'i32'> = /* @__PURE__ */ callable(/* @__PURE__ */ integer('i32', 32, true))
/** An integer from 0 to 2³² − 1; 4 bytes. */
export const u32: KindSlot<number, 'u32'> = /* @__PURE__ */ callable(/* @__PURE__ */ integer('u32', 32, false))
/** A bigint from −2⁶³ to 2⁶³ − 1; 8 bytes. */
export const i64: KindSlot<bigint, 'i64'> = /* @__PURE__ */ callable(/* @__PURE__ */ bigInteger('i64', true))
/** A bigint from 0 to 2⁶⁴ − 1; 8 bytes. */
export const u64: KindSlot<bigint, 'u64'> = /* @__PURE__ */ callable(/* @__PURE__ */ bigInteger('u64', false))
/** `true` or `false`; a bit. */
export const bool: KindSlot<boolean, 'bool'> = /* @__PURE__ */ callable(BOOL)
/** A string; 4 bytes, and each distinct string once. */
export const text: KindSlot<string, 'text'> = /* @__PURE__ */ callable(TEXT)

/**
 * One of some strings; 1 byte, 2 above 256 of them.
 *
 * @example
 * oneOf('operator', 'root')('operator')
 * oneOf(...Object.values(Operator)) // an enum of strings
 */
export function oneOf<const Value extends string = never>(
  this: SomeChoice<Value>,
  ...choices: readonly Value[]
): KindSlot<Value, 'oneOf'> {
  const values: readonly unknown[] = choices
  if (
    values.length === 0 ||
    values.length !== new Set(values).size ||
    values.some((value) => typeof value !== 'string')
  )
    throw badChoices(values)
  return callable(oneOfKind(choices))
}

/** The slot, which may also be left out, and is then `undefined`; one bit more. */
export function optional<Inner extends SlotLike>(of: Inner): OptionalSlot<Inner> {
  const inner = slotDataOf('optional()', of)
  if (inner.kind.inner !== undefined) return of as never
  return withData({ ...inner, kind: optionalKind(inner.kind), initial: inner.initial ?? constant(undefined) }) as never
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

function recordKindOf(Class: AnyClass): Kind {
  return recordKind(Class, shownName(Class) ?? 'record', (value) => isRecordOf(value, Class))
}

/** What is known of whatever may stand to the right of a slot name: a slot, a record class, a Standard Schema. */
function slotDataOf(caller: string, value: unknown, name?: string): SlotData {
  if (isObject(value) && foreignVersion(value) === undefined) {
    if (hasOwn(value, SLOT)) return (value as SlotObject)[SLOT]
    if (typeof value === 'function' && findRecordClass(value) !== undefined)
      return slotObject(recordKindOf(value as AnyClass))[SLOT]
    if (standardOf(value) !== undefined) return slotObject(schemaKind(value as StandardSchema))[SLOT]
  }
  throw badSlot(caller, name, value)
}

/**
 * Copies a definition, once, after checking it: an array of names, or an object of slots.
 *
 * @throws {SlotError} `not-a-definition`, `bad-slot-name`, `duplicate-slot`, `bad-slot`.
 * @throws {RangeError} `too-many-slots`.
 */
export function readDefinition(
  caller: string,
  definition: unknown,
): { readonly isArray: boolean; readonly slots: readonly SlotLayout[] } {
  const isSchema = typeof definition === 'object' && definition !== null && !(Symbol.iterator in definition)
  const keys = isSchema ? [...Object.keys(definition), ...Object.getOwnPropertySymbols(definition)] : definition
  const names = checkSlotNames(caller, keys)
  const slotOf = (name: string): SlotLayout =>
    Object.assign({ name }, slotDataOf(caller, (definition as Record<string, unknown>)[name], name))
  const slots = names.map(isSchema ? slotOf : untypedSlot)
  return { isArray: !isSchema, slots }
}
