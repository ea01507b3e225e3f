import { nearestName } from './nearest-name.js'
import { MAX_ISSUE_MESSAGE, named, quote, quotePath, show } from './show.js'
import { SlotError, type Issue, type SlotErrorCode } from './slot-error.js'

// The messages of the main entry, one function a message. They begin with the caller: a function, a class or a method.

function suggestion(wanted: PropertyKey, names: readonly string[]): string {
  const nearest = typeof wanted === 'string' ? nearestName(wanted, names) : undefined
  return nearest === undefined ? '' : ` Did you mean ${quote(nearest)}?`
}

// Classes

export function notARecordClass(caller: string, value: unknown): SlotError {
  return new SlotError(
    'not-a-record-class',
    `${caller} takes a class made by defineSlots() or extendSlots(), not ${show(value)}.`,
  )
}

// Options

export function unknownOption(caller: string, name: string, options: readonly string[]): SlotError {
  return new SlotError(
    'unknown-option',
    `${caller}: there is no option ${quote(name)}.${suggestion(name, options)} The options are ${named(options)}.`,
  )
}

export function badOption(caller: string, name: string, allowed: string, value: unknown): SlotError {
  return new SlotError('bad-option', `${caller}: option ${quote(name)} must be ${allowed}, not ${show(value)}.`)
}

export function badOptions(caller: string, value: unknown): SlotError {
  return new SlotError('bad-option', `${caller}: options must be an object, not ${show(value)}.`)
}

export function conflictingOptions(caller: string, problem: string): SlotError {
  return new SlotError('conflicting-options', `${caller}: ${problem}.`)
}

// Classes at their first construction

export function hiddenSlot(caller: string, name: string): SlotError {
  return new SlotError(
    'hidden-slot',
    `${caller}: a method or accessor hides slot ${quote(name)}. Rename one of the two.`,
  )
}

export function fieldOverSlot(caller: string, key: PropertyKey, isSlot: boolean): SlotError {
  const problem = isSlot
    ? 'would overwrite the slot. Write "declare" before it; set defaults in the definition, the constructor or setUp'
    : 'is not a slot. Add it to the slots, or make it private with "#"'
  return new SlotError('field-over-slot', `${caller}: class field ${quote(key)} ${problem}.`)
}

export function foreignLeaf(caller: string, leaf: unknown): SlotError {
  return new SlotError(
    'not-a-record-class',
    `${caller}: new.target must be this class or a subclass of it, not ${show(leaf)}.`,
  )
}

// Records

export function tooManyArguments(caller: string, max: number, given: number): SlotError {
  return new SlotError(
    'too-many-arguments',
    `${caller} takes at most ${max} argument${max === 1 ? '' : 's'}, not ${given}.`,
  )
}

export function keywordsChanged(caller: string): TypeError {
  return new TypeError(`${caller}: the keywords changed while they were being read.`)
}

export function unknownSlot(caller: string, key: PropertyKey, names: readonly string[]): SlotError {
  return new SlotError(
    'unknown-slot',
    `${caller} has no slot ${quote(key)}.${suggestion(key, names)} Its slots are ${named(names)}.`,
  )
}

/** One error for all problems of the given values, with the code of the first. */
export function invalidValues(caller: string, code: SlotErrorCode, issues: readonly Issue[]): SlotError {
  let text = ''
  let shown = 0
  for (const { message } of issues) {
    if (shown > 0 && text.length + message.length > MAX_ISSUE_MESSAGE) break
    text += (shown++ > 0 ? '; ' : '') + message
  }
  refusals.latest = new SlotError(
    code,
    `${caller}: ${text}${shown < issues.length ? `; and ${issues.length - shown} more` : ''}.`,
    issues,
  )
  return refusals.latest
}

export function notARecord(caller: string, value: unknown): SlotError {
  return new SlotError('not-a-record', `${caller} takes a record, not ${show(value)}.`)
}

/** For a record of another class in place of an object of slots. */
export function notAPatch(caller: string, shown: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}: the argument must be an object of slots, not ${shown}. Write toObject(record) to pass its slots.`,
  )
}

export function readonlySlot(caller: string, name: string): SlotError {
  return new SlotError('readonly-slot', `${caller}: slot ${quote(name)} is read-only.`)
}

export function privateMembers(caller: string): SlotError {
  return new SlotError(
    'private-members',
    `${caller} has private members, which only its constructors make, and they are not run here. ` +
      'Keep such state in a slot.',
  )
}

export function tooDeep(caller: string, limit: number): SlotError {
  return new SlotError('too-deep', `${caller}: records are nested more than ${limit} deep or in a circle.`)
}

export function noOrder(caller: string, left: string, right: string): SlotError {
  return new SlotError('no-order', `${caller}: ${left} and ${right} have no order.`)
}

/** The last refusal of values: a schema library may catch the {@link SlotError} and keep it to itself. */
export const refusals: { latest: SlotError | undefined } = { latest: undefined }

export function promisedResult(caller: string, path: readonly PropertyKey[]): SlotError {
  return new SlotError(
    'async-schema',
    `${caller}: the schema of slot ${quotePath(path)} returned a promise, which a constructor cannot wait for. ` +
      'It is asynchronous, or something in it threw an error.',
  )
}

export function badSchema(caller: string, path: readonly PropertyKey[], what: string, value: unknown): SlotError {
  return new SlotError(
    'bad-schema',
    `${caller}: the schema of slot ${quotePath(path)} ${what} ${show(value)}. ` +
      'A Standard Schema returns { value } or { issues: [{ message }] }.',
  )
}

export function noAttributes(value: unknown): SlotError {
  return new SlotError(
    'no-attributes',
    `only a Dynamic or an open record has attributes, not ${show(value)} or a Proxy.`,
  )
}
