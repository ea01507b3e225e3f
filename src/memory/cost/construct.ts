import { fromObject, slotNames, slotsOf, type AnyRecord } from '../../index.js'
import { noSample } from '../messages.js'

/** Any class whose constructor can be called. */
export type AnyClass = new (...values: readonly never[]) => unknown
type Constructor = new (...values: readonly unknown[]) => object
/** A class with slots that `new` can be called on. */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of any constructor
export type RecordClass = new (...values: any) => AnyRecord

/** Whether a value is a class: its `prototype` cannot be written, as that of a function can. */
export function isClass(value: unknown): value is AnyClass {
  return typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false
}

/** Whether a class has slots: one of `defineSlots` or `extendSlots`, or a subclass. */
export function isRecordClass(value: unknown): value is RecordClass {
  try {
    slotNames(value as RecordClass)
    return true
  } catch {
    return false
  }
}

/**
 * The same values in an array that V8 does not keep as doubles, as it keeps `[1, 0.5]`: out of such an array 1 would
 * come in a box of 16 bytes, and the records would keep the box.
 */
export function tagged(values: readonly unknown[]): readonly unknown[] {
  const copy: unknown[] = values.map(() => undefined)
  for (const [position, value] of values.entries()) copy[position] = isSmall(value) ? value | 0 : value
  return copy
}

function isSmall(value: unknown): value is number {
  return typeof value === 'number' && Object.is(value | 0, value)
}

/**
 * A function that constructs with these values; up to four are passed one by one, as an application passes them, since
 * spreading costs a third more.
 */
export function constructWith(Class: AnyClass, values: readonly unknown[]): () => object {
  const Made = Class as unknown as Constructor
  const kept = tagged(values)
  const [v0, v1, v2, v3] = kept
  switch (values.length) {
    case 0:
      return () => new Made()
    case 1:
      return () => new Made(v0)
    case 2:
      return () => new Made(v0, v1)
    case 3:
      return () => new Made(v0, v1, v2)
    case 4:
      return () => new Made(v0, v1, v2, v3)
    default:
      return () => new Made(...kept)
  }
}

/**
 * A function that constructs a record of a class with a value of its kind in each slot that must be given: by position
 * or by keyword, whichever its constructor understands, and if it understands neither, past it.
 *
 * @throws {SlotError} `bad-option` if there is a slot of whose values nothing is known.
 */
export function constructSample(who: string, Class: RecordClass): () => object {
  const init = sampleOf(who, Class)
  const holdsAll = (record: object): boolean =>
    Object.entries(init).every(([name, value]) => (record as Record<string, unknown>)[name] === value)
  for (const values of [Object.values(init), [init]]) {
    const construct = constructWith(Class, values)
    try {
      if (holdsAll(construct())) return construct
    } catch {
      // The other way, then.
    }
  }
  return () => fromObject(Class, init as never)
}

const NUMBERS = new Set(['f64', 'f32', 'i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'any'])

/**
 * A value for each slot that must be given: 1, or what its kind has in the place of it.
 *
 * @throws {SlotError} `bad-option` if there is a slot of whose values nothing is known.
 */
export function sampleOf(who: string, Class: RecordClass): Record<string, unknown> {
  const init: Record<string, unknown> = {}
  for (const { name, kind, required } of slotsOf(Class)) if (required) init[name] = valueOf(who, Class, name, kind)
  return init
}

function valueOf(who: string, Class: RecordClass, name: string, kind: string): unknown {
  if (NUMBERS.has(kind)) return 1
  if (kind === 'i64' || kind === 'u64') return 1n
  if (kind === 'bool') return true
  if (kind === 'text') return 'text'
  throw noSample(who, Class.name, name, kind)
}
