import { fromObject, slotNames, slotsOf, type ConcreteRecordClass } from '../../index.js'
import { noSample } from '../messages.js'

/** Any class that can be constructed. */
export type Constructor = new (...values: readonly unknown[]) => object

/** Whether a value is a class. Unlike that of a function, its `prototype` cannot be written. */
export function isClass(value: unknown): value is Constructor {
  return typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false
}

/** Whether a value is a class made by `defineSlots` or `extendSlots`, or a subclass of one. */
export function isRecordClass(value: unknown): value is ConcreteRecordClass {
  try {
    slotNames(value as ConcreteRecordClass)
    return true
  } catch {
    return false
  }
}

/**
 * Copies values into an array that V8 does not keep as doubles, as it does `[1, 0.5]`. Out of such an array 1 would
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
 * Makes a function that constructs with these values. Up to four are passed one by one, as applications do, because
 * spreading costs a third more.
 */
export function constructWith(Class: Constructor, values: readonly unknown[]): () => object {
  const kept = tagged(values)
  const [v0, v1, v2, v3] = kept
  switch (values.length) {
    case 0:
      return () => new Class()
    case 1:
      return () => new Class(v0)
    case 2:
      return () => new Class(v0, v1)
    case 3:
      return () => new Class(v0, v1, v2)
    case 4:
      return () => new Class(v0, v1, v2, v3)
    default:
      return () => new Class(...kept)
  }
}

/**
 * Makes a function that constructs a record with a value of its kind in each required slot: by position or by keyword,
 * whichever the constructor understands, and by `fromObject` if it understands neither.
 *
 * @throws {SlotError} `bad-option` if no value is known for a slot.
 */
export function constructSample(caller: string, Class: ConcreteRecordClass): () => object {
  const init = sampleOf(caller, Class)
  const holdsAll = (record: object): boolean =>
    Object.entries(init).every(([name, value]) => Reflect.get(record, name) === value)
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

const NUMBERS = new Set(['f64', 'f32', 'f16', 'i8', 'u8', 'u8c', 'i16', 'u16', 'i32', 'u32', 'any'])

/**
 * A value for each required slot: 1, or what its kind has in place of 1.
 *
 * @throws {SlotError} `bad-option` if no value is known for a slot.
 */
export function sampleOf(caller: string, Class: ConcreteRecordClass): Record<string, unknown> {
  const init: Record<string, unknown> = {}
  for (const { name, kind, required } of slotsOf(Class)) if (required) init[name] = valueOf(caller, Class, name, kind)
  return init
}

function valueOf(caller: string, Class: ConcreteRecordClass, name: string, kind: string): unknown {
  if (NUMBERS.has(kind)) return 1
  if (kind === 'i64' || kind === 'u64') return 1n
  if (kind === 'bool') return true
  if (kind === 'text') return 'text'
  if (kind === 'date') return new Date(1)
  if (kind === 'list') return []
  if (kind === 'mapOf') return new Map()
  if (kind === 'nullable') return null
  throw noSample(caller, Class.name, name, kind)
}
