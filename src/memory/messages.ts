import { SlotError } from '../index.js'

// What the memory entry says, one function a message.

export function noCollector(who: string): Error {
  return new Error(`${who}: finds no garbage collector to call. It needs Node, and V8.`)
}

export function samplerFailed(): Error {
  return new Error('watchMemory(): the thread that looks at the memory did not start.')
}

export function watchStopped(label: string): Error {
  return new Error(`MemoryWatch.lap(): the watch ${JSON.stringify(label)} was stopped. Start another one.`)
}

export function notASource(who: string, value: unknown): SlotError {
  return new SlotError('not-a-record-class', `${who}: takes a class, a function that makes a record, or an object with createAll(), not ${show(value)}.`)
}

export function notPackable(who: string, value: unknown): SlotError {
  return new SlotError('not-a-record-class', `${who}: only a class of defineSlots() or extendSlots() can be packed, not ${show(value)}.`)
}

export function madeNothing(who: string, what: string, value: unknown): SlotError {
  const example = value instanceof Promise ? 'It must not be asynchronous' : 'For a constructor that is a plain function, write () => new User()'
  return new SlotError('bad-value', `${who}: ${what} must make an object, not ${value instanceof Promise ? 'a promise' : show(value)}. ${example}.`)
}

export function noSample(who: string, name: string, slot: string, kind: string): SlotError {
  return new SlotError('bad-option', `${who}: no value is known for slot ${JSON.stringify(slot)} of ${name} (${kind}). Say what to construct it with: values.`)
}

export function badCount(who: string, value: unknown): RangeError {
  return new RangeError(`${who}: option "count" must be an integer from 1 to ${Number.MAX_SAFE_INTEGER}, not ${show(value)}.`)
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return value.name || 'a function'
  if (Object(value) !== value) return String(value)
  return Array.isArray(value) ? 'an array' : 'an object'
}
