import { badChoices } from '../base/definition-errors.js'
import { BOOL, clamped, float, half, integer, oneOfKind, TEXT } from '../layout/kinds.js'
import type { Kind, SomeChoice } from '../types/slots.js'
import { bigInteger } from '../values/big-integer.js'
import { DATE } from '../values/date.js'
import { kindSlot } from './slot-data.js'

// Kinds. Each is a slot, and a function that gives the slot a default: `u32`, `u32(0)`. Bytes are those of a column;
// `parse` checks values, constructors do under `validate: 'always'`.

/** Double precision; 8 bytes. */
export const f64: Kind<number, 'f64'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ float('f64', 8))
/** Single precision in columns, where values are rounded; 4 bytes. */
export const f32: Kind<number, 'f32'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ float('f32', 4))
/** An integer from −128 to 127; 1 byte. */
export const i8: Kind<number, 'i8'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ integer('i8', 8, true))
/** An integer from 0 to 255; 1 byte. */
export const u8: Kind<number, 'u8'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ integer('u8', 8, false))
/** An integer from −32,768 to 32,767; 2 bytes. */
export const i16: Kind<number, 'i16'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ integer('i16', 16, true))
/** An integer from 0 to 65,535; 2 bytes. */
export const u16: Kind<number, 'u16'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ integer('u16', 16, false))
/** An integer from −2³¹ to 2³¹ − 1; 4 bytes. */
export const i32: Kind<number, 'i32'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ integer('i32', 32, true))
/** An integer from 0 to 2³² − 1; 4 bytes. */
export const u32: Kind<number, 'u32'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ integer('u32', 32, false))
/** A bigint from −2⁶³ to 2⁶³ − 1; 8 bytes. */
export const i64: Kind<bigint, 'i64'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ bigInteger('i64', true))
/** A bigint from 0 to 2⁶⁴ − 1; 8 bytes. */
export const u64: Kind<bigint, 'u64'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ bigInteger('u64', false))
/** `true` or `false`; a bit. */
export const bool: Kind<boolean, 'bool'> = /* @__PURE__ */ kindSlot(BOOL)
/** A string; 4 bytes, and each distinct string once. */
export const text: Kind<string, 'text'> = /* @__PURE__ */ kindSlot(TEXT)

/** A number in half precision in columns, where values are rounded; 2 bytes, in engines that have `Float16Array`. */
export const f16: Kind<number, 'f16'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ half())
/** A number that columns round and clamp to the integers from 0 to 255; 1 byte. */
export const u8c: Kind<number, 'u8c'> = /* @__PURE__ */ kindSlot(/* @__PURE__ */ clamped())
/**
 * A point in time, to the millisecond; 8 bytes. Rows give a new `Date` at each read, so that changing it changes no
 * row.
 * `parse` takes texts in ISO 8601, which JSON writes.
 */
export const date: Kind<Date, 'date'> = /* @__PURE__ */ kindSlot(DATE)

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
): Kind<Value, 'oneOf'> {
  const values: readonly unknown[] = choices
  if (
    values.length === 0 ||
    values.length !== new Set(values).size ||
    values.some((value) => typeof value !== 'string')
  )
    throw badChoices(values)
  return kindSlot(oneOfKind(choices))
}
