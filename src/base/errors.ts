import { nearestName } from './nearest-name.js'
import { MAX_ISSUE_MESSAGE, named, quote, quotePath, show, shownName, SHOWN_NAMES } from './show.js'
import { rangeError, SlotError, type Issue, type SlotErrorCode, type SlotRangeError } from './slot-error.js'
import { foreignVersion } from './version.js'

// What errors say, one function a message.

function suggestion(wanted: PropertyKey, names: readonly string[]): string {
  const nearest = typeof wanted === 'string' ? nearestName(wanted, names) : undefined
  return nearest === undefined ? '' : ` Did you mean ${quote(nearest)}?`
}

// Definitions

export function notADefinition(who: string, value: unknown): SlotError {
  const example = typeof value === 'string' ? quote(value) : '"name", "identifier"'
  return new SlotError(
    'not-a-definition',
    `${who}: takes slot names in an array or slots in an object, not ${show(value)}. Write [${example}].`,
  )
}

export function badSlotName(who: string, value: unknown, position: number, reason: string): SlotError {
  return new SlotError('bad-slot-name', `${who}: ${show(value)} at position ${position} cannot name a slot: ${reason}.`)
}

export function duplicateSlot(who: string, name: string, first: number, second: number): SlotError {
  return new SlotError(
    'duplicate-slot',
    `${who}: slot ${quote(name)} is named twice, at positions ${first} and ${second}.`,
  )
}

export function inheritedSlot(who: string, name: string, base: string): SlotError {
  return new SlotError('duplicate-slot', `${who}: ${base} has the slot ${quote(name)} already. Name new slots only.`)
}

export function badSlot(who: string, name: string | undefined, value: unknown): SlotError {
  const what = name === undefined ? show(value) : `slot ${quote(name)} is ${show(value)}, which`
  if (foreignVersion(value) !== undefined) return foreignSlot(who, name, value)
  return new SlotError(
    'bad-slot',
    `${who}: ${what} is no slot. Write slot(), a kind such as u32, a record class or a Standard Schema.`,
  )
}

function foreignSlot(who: string, name: string | undefined, value: unknown): SlotError {
  return new SlotError(
    'bad-slot',
    `${who}: ${name === undefined ? '' : `slot ${quote(name)} is `}${show(value)}. Import one copy only.`,
  )
}

export function badChoices(values: readonly unknown[]): SlotError {
  return new SlotError(
    'bad-slot',
    `oneOf(): takes strings that differ, not ${values.slice(0, SHOWN_NAMES).map(show).join(', ')}${values.length > SHOWN_NAMES ? ', …' : ''}.`,
  )
}

export function badDefault(kind: string, value: unknown, allowed: string): SlotError {
  return new SlotError('bad-default', `${kind}(): the default ${show(value)} is not ${allowed}.`)
}

export function mutableDefault(): SlotError {
  return new SlotError('bad-default', 'slot(): records would share an object as default. Write slot(() => value).')
}

export function classAsDefault(kind: string, value: Function): SlotError {
  const name = shownName(value)
  const make = name === undefined ? 'new …' : `new ${name}()`
  const hint = kind === 'slot' ? `, or the class itself as the slot if it is a record class` : ''
  return new SlotError(
    'bad-default',
    `${kind}(): a class${name === undefined ? '' : `, ${name},`} is not a default. Write ${kind}(() => ${make})${hint}.`,
  )
}

export function factoryWithParameters(kind: string, value: Function): SlotError {
  return new SlotError(
    'bad-default',
    `${kind}(): the default ${show(value)} has parameters. A function that makes a default is called without arguments: ${kind}(() => value).`,
  )
}

export function badArgs(who: string, name: unknown, names: readonly string[]): SlotError {
  return new SlotError(
    'bad-option',
    `${who}: option "args" has ${show(name)}, which is no slot of its own, or is there twice. The slots are ${named(names)}.`,
  )
}

export function badAbsence(who: string, name: unknown): SlotError {
  return new SlotError(
    'bad-option',
    `${who}: option "absent" lists ${show(name)}, which is not a string, or is a slot, a name that every object has, or listed twice.`,
  )
}

export function mixedForms(who: string, base: string): SlotError {
  return new SlotError(
    'mixed-forms',
    `${who}: ${base} is constructed with keywords. Define the new slots in an object too.`,
  )
}

export function tooManySlots(who: string, count: number, limit: number): SlotRangeError {
  return rangeError('too-many-slots', `${who}: ${count} slots are too many: a fixed layout has at most ${limit}.`)
}

export function notARecordClass(who: string, value: unknown): SlotError {
  return new SlotError(
    'not-a-record-class',
    `${who}: takes a class made by defineSlots() or extendSlots(), not ${show(value)}.`,
  )
}

// Options

export function unknownOption(who: string, name: string, options: readonly string[]): SlotError {
  return new SlotError(
    'unknown-option',
    `${who}: there is no option ${quote(name)}.${suggestion(name, options)} Its options are ${named(options)}.`,
  )
}

export function badOption(who: string, name: string, allowed: string): SlotError {
  return new SlotError('bad-option', `${who}: option ${quote(name)} must be ${allowed}.`)
}

export function badOptions(who: string, value: unknown): SlotError {
  return new SlotError('bad-option', `${who}: options are an object, not ${show(value)}.`)
}

export function conflictingOptions(who: string, problem: string): SlotError {
  return new SlotError('conflicting-options', `${who}: ${problem}.`)
}

// Classes at their first construction

export function hiddenSlot(who: string, name: string): SlotError {
  return new SlotError(
    'hidden-slot',
    `${who}: slot ${quote(name)} is hidden by a method or accessor of that name. Rename one of the two.`,
  )
}

export function fieldOverSlot(who: string, key: PropertyKey, isSlot: boolean): SlotError {
  const problem = isSlot
    ? `would overwrite the slot. Write "declare" before it; a default is set in the definition, the constructor or setUp`
    : `is no slot. Add it to the slots, or make it private with "#"`
  return new SlotError('field-over-slot', `${who}: class field ${quote(key)} ${problem}.`)
}

export function foreignLeaf(who: string, leaf: unknown): SlotError {
  return new SlotError(
    'not-a-record-class',
    `${who}: new.target must be that class or inherit from it, and ${show(leaf)} does not.`,
  )
}

// Records

export function tooManyArguments(who: string, most: number, given: number): SlotError {
  return new SlotError(
    'too-many-arguments',
    `${who} takes at most ${most} argument${most === 1 ? '' : 's'}, not ${given}.`,
  )
}

export function keywordsChanged(who: string): TypeError {
  return new TypeError(`${who}: the keywords changed while they were read.`)
}

export function unknownSlot(who: string, key: PropertyKey, names: readonly string[]): SlotError {
  return new SlotError(
    'unknown-slot',
    `${who} has no slot ${quote(key)}.${suggestion(key, names)} Its slots are ${named(names)}.`,
  )
}

/** One error for all problems; its code is that of the first. */
export function invalidValues(who: string, code: SlotErrorCode, issues: readonly Issue[]): SlotError {
  let text = ''
  let shown = 0
  for (const { message } of issues) {
    if (shown > 0 && text.length + message.length > MAX_ISSUE_MESSAGE) break
    text += (shown++ > 0 ? '; ' : '') + message
  }
  refusals.latest = new SlotError(
    code,
    `${who}: ${text}${shown < issues.length ? `; and ${issues.length - shown} more` : ''}.`,
    issues,
  )
  return refusals.latest
}

export function notARecord(who: string, value: unknown): SlotError {
  return new SlotError('not-a-record', `${who}: takes a record, not ${show(value)}.`)
}

/** A record of another class in place of an object of slots. */
export function notAPatch(who: string, shown: string): SlotError {
  return new SlotError(
    'bad-value',
    `${who}: the argument must be an object of slots, not ${shown}. Write toObject(record) if its slots are meant.`,
  )
}

export function readonlySlot(who: string, name: string): SlotError {
  return new SlotError('readonly-slot', `${who}: slot ${quote(name)} is read-only.`)
}

export function tooDeep(who: string, limit: number): SlotError {
  return new SlotError('too-deep', `${who}: records are nested more than ${limit} deep, or in a circle.`)
}

export function noOrder(who: string, left: string, right: string): SlotError {
  return new SlotError('no-order', `${who}: ${left} and ${right} have no order.`)
}

/** The refusal of values that was made last: {@link SlotError}s that a schema's library keeps to itself. */
export const refusals: { latest: SlotError | undefined } = { latest: undefined }

export function promisedResult(who: string, path: readonly PropertyKey[]): SlotError {
  return new SlotError(
    'async-schema',
    `${who}: the schema of slot ${quotePath(path)} is asynchronous, or something in it threw an error: it returned a promise. A constructor cannot wait for it.`,
  )
}

export function badSchema(who: string, path: readonly PropertyKey[], what: string, value: unknown): SlotError {
  return new SlotError(
    'bad-schema',
    `${who}: the schema of slot ${quotePath(path)} ${what} ${show(value)}. A Standard Schema returns { value } or { issues: [{ message }] }.`,
  )
}

export function noAttributes(value: unknown): SlotError {
  return new SlotError(
    'no-attributes',
    `attributes are those of a Dynamic or of an open record, not of ${show(value)} or a Proxy.`,
  )
}
