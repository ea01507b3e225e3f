import {
  badDefault,
  badSlot,
  classAsDefault,
  factoryWithParameters,
  mutableDefault,
} from '../base/definition-errors.js'
import { freeze, given, isObject, hasOwn, ownProperty } from '../base/own.js'
import { shownName } from '../base/show.js'
import { COPY_OF, foreignVersion, THIS_COPY } from '../base/version.js'
import type { Kind, StandardSchema } from '../layout/kind.js'
import { recordKind, schemaKind } from '../layout/kinds.js'
import { constant, madeBy, type Default, type SlotData } from '../layout/slot-layout.js'
import { isRecordOf } from '../record/real.js'
import { findRecordClass, hide, type AnyClass, type RecordClass } from '../record/record-class.js'

// What all functions that make slots share: the object that a slot is, and what is known of whatever stands for one.

/** Where a slot keeps what is known of it. */
const SLOT = '~slot'

export interface SlotObject {
  readonly [SLOT]: SlotData
  readonly [COPY_OF]: object
}

export function slotObject(kind: Kind, initial?: Default): SlotObject {
  return withData(plainData(kind, initial))
}

/** What is known of a slot that is nothing but its kind. */
export function plainData(kind: Kind, initial?: Default): SlotData {
  return { kind, initial, isReadonly: false, doc: undefined, isUncompared: false }
}

/** A kind is a slot by itself, and gives itself a default. */
export function kindSlot(kind: Kind): never {
  return callable(plainData(kind))
}

export function withData(data: SlotData): SlotObject {
  return { [SLOT]: freeze(data), [COPY_OF]: THIS_COPY }
}

/**
 * A slot that is a function too, which gives the same slot with a default, constant or made.
 *
 * @param meant Turns what is given as default into a constant or a function.
 */
export function callable(data: SlotData, meant?: (initial: unknown) => unknown): never {
  const { kind } = data
  const withDefault = (initial: unknown): SlotObject => {
    const value = meant === undefined ? initial : meant(initial)
    if (typeof value !== 'function' && !kind.accepts(value)) throw badDefault(kind.name, value, kind.allowed)
    return withData({ ...data, initial: defaultOf(kind.name, value) })
  }
  hide(withDefault, 'name', kind.name)
  return Object.assign(withDefault, withData(data)) as never
}

/** @throws {SlotError} `bad-default`. */
export function defaultOf(kind: string, value: unknown): Default {
  if (typeof value === 'function') {
    if (isClass(value)) throw classAsDefault(kind, value)
    if (value.length > 0) throw factoryWithParameters(kind, value)
    return madeBy(value as () => unknown)
  }
  if (isObject(value)) throw mutableDefault(kind)
  return constant(value)
}

/**
 * Classes, and the constructors of the language, have a prototype that cannot be replaced; functions have none, or one
 * that can.
 */
export function isClass(value: Function): boolean {
  return ownProperty(value, 'prototype')?.writable === false
}

/** The member of a Standard Schema: its own, or of its class. */
export function standardOf(value: object): unknown {
  return given(value, '~standard')
}

function recordKindOf(Class: AnyClass, { layout }: RecordClass): Kind {
  return recordKind(Class, shownName(Class) ?? 'record', layout.slots, (value) => isRecordOf(value, Class))
}

/** What is known of whatever may stand to the right of a slot name: a slot, a record class, a Standard Schema. */
export function slotDataOf(caller: string, value: unknown, name?: string): SlotData {
  if (isObject(value) && foreignVersion(value) === undefined) {
    if (hasOwn(value, SLOT)) return (value as SlotObject)[SLOT]
    const self = typeof value === 'function' ? findRecordClass(value) : undefined
    if (self !== undefined) return slotObject(recordKindOf(value as AnyClass, self))[SLOT]
    if (standardOf(value) !== undefined) return slotObject(schemaKind(value as StandardSchema))[SLOT]
  }
  throw badSlot(caller, name, value)
}

/** Is a value what a function of this library made to be a slot, or anything else that stands for one? */
export function isSlot(value: object): boolean {
  return hasOwn(value, SLOT) || foreignVersion(value) !== undefined || standardOf(value) !== undefined
}
