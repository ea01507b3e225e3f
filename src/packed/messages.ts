import { quote, show } from '../base/show.js'
import { rangeError, SlotError, type SlotRangeError } from '../base/slot-error.js'

// What the packed entry says, one function a message.

export function outOfRange(caller: string, index: unknown, length: number): SlotRangeError {
  const problem = Number.isInteger(index) ? `is out of range for length ${length}` : 'is not an integer'
  return rangeError('out-of-range', `${caller}: index ${show(index)} ${problem}.`)
}

export function badLength(caller: string, length: unknown, max: number): SlotRangeError {
  return rangeError('out-of-range', `${caller} takes a length from 0 to ${max}, not ${show(length)}.`)
}

export function badRanges(caller: string, count: unknown, max: number): SlotRangeError {
  return rangeError('out-of-range', `${caller} takes a number of ranges from 1 to ${max}, not ${show(count)}.`)
}

export function tooManyRows(caller: string, max: number): SlotRangeError {
  return rangeError('too-many-rows', `${caller}: there is room for only ${max} record${max === 1 ? '' : 's'}.`)
}

/** A number that a kind cannot hold is out of range; anything else is of the wrong type. */
export function badValue(
  caller: string,
  name: string,
  allowed: string,
  value: unknown,
  isRange: boolean,
): SlotError | SlotRangeError {
  const message = `${caller}: slot ${quote(name)} must be ${allowed}, not ${show(value)}.`
  return isRange ? rangeError('bad-value', message) : new SlotError('bad-value', message)
}

export function notPackable(caller: string, name: string, closed: string): SlotError {
  return new SlotError(
    'not-packable',
    `${caller}: ${name} takes any attribute (it is ${closed}), but columns hold only slots.`,
  )
}

export function noElements(caller: string, name: string, kind: string): SlotError {
  return new SlotError(
    'not-packable',
    `${caller}: slot ${quote(name)} of kind ${kind} needs a typed array that this engine does not have. ` +
      'Float16Array came with Node 24.',
  )
}

export function notShareable(caller: string, name: string, what: string): SlotError {
  return new SlotError(
    'not-shareable',
    `${caller}: slot ${quote(name)} cannot be shared: ${what} lives on one thread's heap. ` +
      'Share numbers, dates, vectors, bool, oneOf, and text whose strings are given.',
  )
}

export function unsharedText(caller: string, name: string): SlotError {
  return new SlotError(
    'not-shareable',
    `${caller}: slot ${quote(name)} cannot be shared without the strings that it may hold. ` +
      `Give them as { shared: true, text: { ${quote(name)}: ['a', 'b'] } }, or use oneOf.`,
  )
}

export function noSharedMemory(caller: string): SlotError {
  return new SlotError(
    'not-shareable',
    `${caller}: there is no SharedArrayBuffer here. A page that is cross-origin isolated has it.`,
  )
}

export function notShared(caller: string): SlotError {
  return new SlotError('not-shareable', `${caller}: only an array made with "shared: true" can be shared.`)
}

export function badMessage(caller: string): SlotError {
  return new SlotError('other-layout', `${caller} takes the unchanged result of share().`)
}

export function otherLayout(caller: string, name: string): SlotError {
  return new SlotError(
    'other-layout',
    `${caller}: the slots of ${name} differ from those of the shared array in names, kinds or order.`,
  )
}

export function noSubclass(caller: string): SlotError {
  return new SlotError(
    'not-packable',
    `${caller} cannot be extended: each record class has a generated class for it. Keep one in a class of your own.`,
  )
}

export function duplicateKey(owner: string, names: readonly string[], values: readonly unknown[]): SlotError {
  const key = names.map((name, index) => `${quote(name)}: ${show(values[index])}`).join(', ')
  return new SlotError(
    'duplicate-key',
    `${owner}: another record has ${key} already, and an index takes each key once. ` +
      'Make the index with { unique: false } if records may share a key.',
  )
}

export function notIndexable(caller: string, name: string, kind: string): SlotError {
  return new SlotError(
    'not-indexable',
    `${caller}: slot ${quote(name)} of kind ${kind} cannot be a key. ` +
      'Keys are numbers, bigints, bool, oneOf, text and date, optional or nullable ones too.',
  )
}

export function notIndexed(caller: string, rows: unknown): SlotError {
  return new SlotError('not-indexable', `${caller} takes a PackedArray or a PackedPool, not ${show(rows)}.`)
}

export function sharedIndex(caller: string): SlotError {
  return new SlotError(
    'not-indexable',
    `${caller}: a shared array cannot have an index, since other threads change its rows unseen.`,
  )
}

export function notAnInit(caller: string, value: unknown): SlotError {
  return new SlotError('bad-value', `${caller} takes an object of slots or a record, not ${show(value)}.`)
}

export function otherRecord(caller: string, value: object): SlotError {
  const { name } = value.constructor
  const other = name === caller ? 'another class of that name' : name || 'a class without a name'
  return new SlotError(
    'bad-value',
    `${caller} takes its own records, not those of ${other}, whose class and further slots would be lost. ` +
      'Pass an object of the slots.',
  )
}

export function recordForSlots(caller: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}: push() and add() take the value of each slot. ` +
      'Write pushObject() for a record or an object of all slots.',
  )
}

export function hasChanged(caller: string): SlotError {
  return new SlotError('bad-value', `${caller}: records were added or removed meanwhile. The order stays as it was.`)
}

export function haveGone(caller: string): SlotError {
  return new SlotError('bad-value', `${caller}: records were removed meanwhile. Remove them before or after it.`)
}

export function noInitialValue(caller: string): SlotError {
  return new SlotError('bad-value', `${caller} takes a function and an initial value.`)
}

export function isDetached(caller: string, name: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}: the column of slot ${quote(name)} was transferred away and takes no more values.`,
  )
}

export function isBuilding(caller: string): SlotError {
  return new SlotError('bad-value', `${caller}: a record is being added. Call it after add() has returned.`)
}

export function notAFunction(caller: string, value: unknown): SlotError {
  return new SlotError('bad-value', `${caller} takes a function, not ${show(value)}.`)
}

/** @param given All arguments. */
export function notAKey(caller: string, given: readonly unknown[]): SlotError {
  const problem = given.length > 1 ? `${given.length} arguments` : show(given[0])
  return new SlotError(
    'bad-value',
    `${caller} takes the name of one slot, or a function that makes a key, not ${problem}.`,
  )
}
