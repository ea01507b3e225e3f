import { named, quote, show, shownName, SHOWN_NAMES } from './show.js'
import { rangeError, SlotError, type SlotRangeError } from './slot-error.js'
import { foreignVersion } from './version.js'

// The messages about definitions: slots, their names and defaults.

export function notADefinition(caller: string, value: unknown): SlotError {
  const example = typeof value === 'string' ? quote(value) : '"name", "identifier"'
  return new SlotError(
    'not-a-definition',
    `${caller} takes slot names in an array or slots in an object, not ${show(value)}. Write [${example}].`,
  )
}

export function badSlotName(caller: string, value: unknown, position: number, reason: string): SlotError {
  return new SlotError(
    'bad-slot-name',
    `${caller}: ${show(value)} at position ${position} cannot name a slot: ${reason}.`,
  )
}

export function duplicateSlot(caller: string, name: string, first: number, second: number): SlotError {
  return new SlotError(
    'duplicate-slot',
    `${caller}: slot ${quote(name)} is named twice, at positions ${first} and ${second}.`,
  )
}

export function inheritedSlot(caller: string, name: string, base: string): SlotError {
  return new SlotError('duplicate-slot', `${caller}: ${base} already has slot ${quote(name)}. Define new slots only.`)
}

export function badSlot(caller: string, name: string | undefined, value: unknown): SlotError {
  const slot = name === undefined ? '' : `slot ${quote(name)} is `
  const problem =
    foreignVersion(value) === undefined
      ? `${name === undefined ? ' is' : ', which is'} not a slot. ` +
        'Write slot(), a kind such as u32, a record class or a Standard Schema'
      : '. Import only one copy'
  return new SlotError('bad-slot', `${caller}: ${slot}${show(value)}${problem}.`)
}

export function badChoices(values: readonly unknown[]): SlotError {
  const shown = values.slice(0, SHOWN_NAMES).map(show).join(', ')
  return new SlotError(
    'bad-slot',
    `oneOf() takes distinct strings, not ${shown}${values.length > SHOWN_NAMES ? ', …' : ''}.`,
  )
}

export function badDefault(kind: string, value: unknown, allowed: string): SlotError {
  return new SlotError('bad-default', `${kind}(): the default ${show(value)} is not ${allowed}.`)
}

export function mutableDefault(kind: string): SlotError {
  return new SlotError(
    'bad-default',
    `${kind}(): records would share an object as default. Write ${kind === 'slot' ? kind : `${kind}(…)`}(() => value).`,
  )
}

export function badChoice(tag: string | undefined, value: unknown): SlotError {
  const problem = tag === undefined ? 'nothing' : `${show(value)} for ${quote(tag)}`
  return new SlotError(
    'bad-slot',
    `anyOf() takes slots, or record classes by their tags and the key of the tag, not ${problem}. ` +
      'Write anyOf({ on: "type", circle: Circle }).',
  )
}

export function badVector(kind: string, length: unknown): SlotError {
  return new SlotError(
    'bad-slot',
    `vec() takes a kind of numbers or bigints that this engine has arrays for, and a whole number of elements, not ` +
      `${kind} and ${show(length)}. Write vec(f32, 3).`,
  )
}

export function classAsDefault(kind: string, value: Function): SlotError {
  const name = shownName(value)
  const [what, make] = name === undefined ? ['a class', '…'] : [`class ${name}`, `${name}()`]
  const hint = kind === 'slot' ? ', or the class itself as the slot if it is a record class' : ''
  return new SlotError(
    'bad-default',
    `${kind}(): ${what} cannot be a default. Write ${kind}(() => new ${make})${hint}.`,
  )
}

export function factoryWithParameters(kind: string, value: Function): SlotError {
  return new SlotError(
    'bad-default',
    `${kind}(): the default ${show(value)} has parameters, but gets no arguments. Write ${kind}(() => value).`,
  )
}

export function badArgs(caller: string, name: unknown, names: readonly string[]): SlotError {
  const problem = 'which is not one of these slots or is listed twice'
  return new SlotError('bad-option', `${caller}: option "args" lists ${show(name)}, ${problem}: ${named(names)}.`)
}

export function badAbsence(caller: string, name: unknown): SlotError {
  const allowed = 'It takes distinct strings, neither slots nor names that every object has'
  return new SlotError('bad-option', `${caller}: option "absent" lists ${show(name)}. ${allowed}.`)
}

export function mixedForms(caller: string, base: string): SlotError {
  return new SlotError(
    'mixed-forms',
    `${caller}: ${base} is constructed with keywords. Define the new slots in an object too.`,
  )
}

export function tooManySlots(caller: string, count: number, limit: number): SlotRangeError {
  return rangeError('too-many-slots', `${caller}: ${count} slots are too many. A record has at most ${limit}.`)
}
