import { nearestName } from './nearest-name.js'

/** What went wrong, for programs: stable across versions, unlike the message. */
export type SlotErrorCode =
  | 'bad-option'
  | 'bad-slot-name'
  | 'conflicting-options'
  | 'duplicate-slot'
  | 'field-over-slot'
  | 'foreign-leaf'
  | 'hidden-slot'
  | 'mixed-forms'
  | 'no-attributes'
  | 'not-a-definition'
  | 'not-a-record-class'
  | 'too-many-arguments'
  | 'unknown-option'
  | 'unknown-slot'

/** A definition, a construction or an assignment that a record class refuses. */
export class SlotError extends TypeError {
  readonly code: SlotErrorCode

  constructor(code: SlotErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** A number that is out of range. */
export interface SlotRangeError extends RangeError {
  readonly code: 'too-many-slots'
}

const SHOWN_NAMES = 8
const SHOWN_LENGTH = 64

/** A string as messages show it: quoted, and cut when it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text)
}

/** Any value as messages show it. */
function show(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object'
  return typeof value === 'bigint' ? `${value}n` : String(value)
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).map(quote).join(', ')
  return names.length > SHOWN_NAMES ? `${shown} and ${names.length - SHOWN_NAMES} more` : shown
}

function suggestion(wanted: string, names: readonly string[]): string {
  const nearest = nearestName(wanted, names)
  return nearest === undefined ? '' : ` Did you mean ${quote(nearest)}?`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

// Definitions

export function notADefinition(who: string, value: unknown): SlotError {
  const advice = typeof value === 'string' ? `For one slot write [${quote(value)}].` : "Write ['name', 'identifier']."
  return new SlotError('not-a-definition', `${who}: takes an array of slot names, not ${show(value)}. ${advice}`)
}

export function badSlotName(who: string, value: unknown, position: number, reason: string): SlotError {
  return new SlotError('bad-slot-name', `${who}: the slot at position ${position} cannot be named ${show(value)}: ${reason}.`)
}

export function duplicateSlot(who: string, name: string, first: number, second: number): SlotError {
  return new SlotError('duplicate-slot', `${who}: slot ${quote(name)} is named twice, at positions ${first} and ${second}.`)
}

export function inheritedSlot(who: string, name: string, base: string): SlotError {
  return new SlotError('duplicate-slot', `${who}: slot ${quote(name)} is already a slot of ${base}. Name only the new slots.`)
}

export function tooManySlots(who: string, count: number, limit: number): SlotRangeError {
  const message = `${who}: ${count} slots are too many. A fixed layout holds at most ${limit}: V8 gives up the shape of larger objects.`
  return Object.assign(new RangeError(message), { code: 'too-many-slots' as const })
}

export function notARecordClass(who: string, value: unknown): SlotError {
  return new SlotError('not-a-record-class', `${who}: takes a class made by defineSlots(), extendSlots() or defineDynamic(), not ${show(value)}.`)
}

export function mixedForms(who: string, base: string): SlotError {
  return new SlotError('mixed-forms', `${who}: ${base} keeps its attributes in a Map; a class with slots cannot extend it.`)
}

// Options

export function unknownOption(who: string, name: string, options: readonly string[]): SlotError {
  return new SlotError('unknown-option', `${who}: there is no option ${quote(name)}.${suggestion(name, options)} The options are ${named(options)}.`)
}

export function badOption(who: string, name: string, allowed: string): SlotError {
  return new SlotError('bad-option', `${who}: option ${quote(name)} must be ${allowed}.`)
}

export function conflictingOptions(who: string, message: string): SlotError {
  return new SlotError('conflicting-options', `${who}: ${message}.`)
}

// Classes at their first construction

export function hiddenSlot(who: string, name: string): SlotError {
  return new SlotError('hidden-slot', `${who}: slot ${quote(name)} is hidden by a method or accessor of that name. Rename one of the two.`)
}

export function fieldOverSlot(who: string, key: PropertyKey, isSlot: boolean): SlotError {
  const field = typeof key === 'symbol' ? String(key) : quote(String(key))
  const message = isSlot
    ? `class field ${field} would overwrite the slot of that name. Write "declare ${String(key).slice(0, SHOWN_LENGTH)}", which makes no field.`
    : `class field ${field} would add a property beside the slots. Make it a slot, or private with a "#".`
  return new SlotError('field-over-slot', `${who}: ${message}`)
}

export function foreignLeaf(who: string): SlotError {
  return new SlotError('foreign-leaf', `${who}: new.target does not inherit from it, so its records would not be closed.`)
}

// Records

export function tooManyArguments(who: string, names: readonly string[], given: number): SlotError {
  const takes = names.length === 0 ? 'takes no arguments' : `takes ${counted(names.length, 'argument')} (${named(names)})`
  return new SlotError('too-many-arguments', `${who} ${takes}, but ${given} were given.`)
}

export function unknownSlot(who: string, key: PropertyKey, names: readonly string[]): SlotError {
  const shown = typeof key === 'symbol' ? String(key) : quote(String(key))
  const nearest = typeof key === 'symbol' ? '' : suggestion(String(key), names)
  const known = names.length === 0 ? 'It has no slots.' : `Its slots are ${named(names)}.`
  return new SlotError('unknown-slot', `${who} has no slot ${shown}.${nearest} ${known}`)
}

export function noAttributes(value: unknown): SlotError {
  return new SlotError('no-attributes', `attributesOf(): takes a Dynamic, or a record of a class with closed: 'open', not ${show(value)}.`)
}

export function needsV8(who: string): Error {
  return new Error(`${who}: asks V8 itself, and needs Node, or Chromium started with --js-flags=--allow-natives-syntax.`)
}
