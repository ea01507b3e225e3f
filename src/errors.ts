import { nearestName } from './nearest-name.js'

/** What went wrong, for programs: stable across versions, unlike the message. */
export type SlotErrorCode =
  | 'bad-option'
  | 'bad-slot-name'
  | 'conflicting-options'
  | 'duplicate-slot'
  | 'field-over-slot'
  | 'hidden-slot'
  | 'no-attributes'
  | 'not-a-definition'
  | 'not-a-record-class'
  | 'too-many-arguments'
  | 'unknown-option'
  | 'unknown-slot'

/** A definition, a construction or an assignment that is refused. */
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

/** A key as messages show it: quoted, and cut when it is long. */
export function quote(key: PropertyKey): string {
  const text = String(key)
  return typeof key === 'symbol' ? text : JSON.stringify(text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text)
}

function show(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'function') return value.name || 'a function'
  return Object(value) === value ? 'an object' : String(value)
}

function named(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES
  if (more === -SHOWN_NAMES) return 'none'
  return names.slice(0, SHOWN_NAMES).map(quote).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function suggestion(wanted: PropertyKey, names: readonly string[]): string {
  const nearest = typeof wanted === 'string' ? nearestName(wanted, names) : undefined
  return nearest === undefined ? '' : ` Did you mean ${quote(nearest)}?`
}

// Definitions

export function notADefinition(who: string, value: unknown): SlotError {
  const example = typeof value === 'string' ? quote(value) : '"name", "identifier"'
  return new SlotError('not-a-definition', `${who}: takes an array of slot names, not ${show(value)}. Write [${example}].`)
}

export function badSlotName(who: string, value: unknown, position: number): SlotError {
  const allowed = 'Any string but "", array indices, constructor, __proto__, toJSON, toString, valueOf'
  return new SlotError('bad-slot-name', `${who}: ${show(value)} at position ${position} cannot be a slot. ${allowed} can.`)
}

export function duplicateSlot(who: string, name: string, where: string): SlotError {
  return new SlotError('duplicate-slot', `${who}: slot ${quote(name)} is named twice, ${where}.`)
}

export function tooManySlots(who: string, count: number, limit: number): SlotRangeError {
  const error = new RangeError(`${who}: ${count} slots are too many. At most ${limit} fit.`)
  return Object.assign(error, { code: 'too-many-slots' as const })
}

export function notARecordClass(who: string, value: unknown): SlotError {
  return new SlotError('not-a-record-class', `${who}: takes a class made by defineSlots(), not ${show(value)}.`)
}

// Options

export function unknownOption(who: string, name: string, options: readonly string[]): SlotError {
  return new SlotError('unknown-option', `${who}: there is no option ${quote(name)}.${suggestion(name, options)} Its options are ${named(options)}.`)
}

export function badOption(who: string, name: string, allowed: string, code: SlotErrorCode = 'bad-option'): SlotError {
  return new SlotError(code, `${who}: option ${quote(name)} must be ${allowed}.`)
}

// Classes at their first construction

export function hiddenSlot(who: string, name: string): SlotError {
  return new SlotError('hidden-slot', `${who}: slot ${quote(name)} is hidden by a method or accessor. Rename one of them.`)
}

export function fieldOverSlot(who: string, key: PropertyKey): SlotError {
  return new SlotError('field-over-slot', `${who}: class field ${quote(key)} is no slot, or would overwrite one. Write "declare" or "#" before it.`)
}

// Records

export function tooManyArguments(who: string, arity: number, given: number): SlotError {
  return new SlotError('too-many-arguments', `${who}: takes ${arity} arguments at most, not ${given}.`)
}

export function unknownSlot(who: string, key: PropertyKey, names: readonly string[]): SlotError {
  return new SlotError('unknown-slot', `${who} has no slot ${quote(key)}.${suggestion(key, names)} Its slots are ${named(names)}.`)
}

export function noAttributes(value: unknown): SlotError {
  return new SlotError('no-attributes', `attributesOf(): takes a Dynamic or an open record, not ${show(value)}.`)
}
