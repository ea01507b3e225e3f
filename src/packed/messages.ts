import { quote, show } from '../base/show.js'
import { rangeError, SlotError, type SlotRangeError } from '../base/slot-error.js'

// What the packed entry says, one function a message.

export function outOfRange(who: string, index: unknown, length: number): SlotRangeError {
  const problem = Number.isInteger(index) ? `is out of range for length ${length}` : 'is no integer'
  return rangeError('out-of-range', `${who}: index ${show(index)} ${problem}.`)
}

export function badLength(who: string, length: unknown, most: number): SlotRangeError {
  return rangeError('out-of-range', `${who}: takes a length from 0 to ${most}, not ${show(length)}.`)
}

export function tooManyRows(who: string, most: number): SlotRangeError {
  return rangeError('too-many-rows', `${who}: there is room for ${most} record${most === 1 ? '' : 's'} and no more.`)
}

/** A number that a kind cannot hold is out of range; anything else is of the wrong type. */
export function badValue(
  who: string,
  name: string,
  allowed: string,
  value: unknown,
  isRange: boolean,
): SlotError | SlotRangeError {
  const message = `${who}: slot ${quote(name)} must be ${allowed}, not ${show(value)}.`
  return isRange ? rangeError('bad-value', message) : new SlotError('bad-value', message)
}

export function notPackable(who: string, name: string, closed: string): SlotError {
  return new SlotError(
    'not-packable',
    `${who}: ${name} takes any attribute (it is ${closed}), and columns hold slots alone.`,
  )
}

export function notShareable(who: string, name: string, what: string): SlotError {
  return new SlotError(
    'not-shareable',
    `${who}: slot ${quote(name)} cannot be shared: ${what} is on the heap of one thread. Share numbers, bool and oneOf.`,
  )
}

export function noSharedMemory(who: string): SlotError {
  return new SlotError(
    'not-shareable',
    `${who}: there is no SharedArrayBuffer here. A page has it when it is cross-origin isolated.`,
  )
}

export function notShared(who: string): SlotError {
  return new SlotError('not-shareable', `${who}: only an array made with "shared: true" can be shared.`)
}

export function badMessage(who: string): SlotError {
  return new SlotError('other-layout', `${who}: takes what share() returned, as it was.`)
}

export function otherLayout(who: string, name: string): SlotError {
  return new SlotError(
    'other-layout',
    `${who}: the slots of ${name} are not those of the array that was shared: names, kinds or order differ.`,
  )
}

export function noSubclass(who: string): SlotError {
  return new SlotError(
    'not-packable',
    `${who} cannot be extended: what it makes is of a class generated for each record class. Keep one in a class of your own.`,
  )
}

export function notAnInit(who: string, value: unknown): SlotError {
  return new SlotError('bad-value', `${who}: takes an object of slots, or a record, not ${show(value)}.`)
}

export function otherRecord(who: string, value: object): SlotError {
  const { name } = value.constructor
  return new SlotError(
    'bad-value',
    `${who}: takes records of ${who} itself, not of ${name === who ? 'another class of that name' : name || 'a class without a name'}: its class and its own slots would be lost. Hand over an object of the slots.`,
  )
}

export function recordForSlots(who: string): SlotError {
  return new SlotError(
    'bad-value',
    `${who}: push() and add() take the values of slots. For a record, or an object of all slots, write pushObject().`,
  )
}

export function hasChanged(who: string): SlotError {
  return new SlotError('bad-value', `${who}: records were added or removed meanwhile. The order stays as it was.`)
}

export function isDetached(who: string, name: string): SlotError {
  return new SlotError(
    'bad-value',
    `${who}: the column of slot ${quote(name)} was transferred elsewhere, and takes no more values.`,
  )
}

export function isBuilding(who: string): SlotError {
  return new SlotError('bad-value', `${who}: a record is being added. Call it when add() has returned.`)
}

export function notAFunction(who: string, value: unknown): SlotError {
  return new SlotError('bad-value', `${who}: takes a function, not ${show(value)}.`)
}
