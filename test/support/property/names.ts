import fc from 'fast-check'
import { HOSTILE } from '../hostile.js'

// Names that every object inherits, that tools look up, that are words or nearly indices, or that generated code uses
// for itself.
const INHERITED = [
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  '__defineGetter__',
  '__lookupSetter__',
]
const LOOKED_UP = [
  'then',
  'inspect',
  'length',
  'name',
  'prototype',
  'arguments',
  'caller',
  '__slots__',
  '~slot',
  '~standard',
]
const RESERVED_WORDS = ['class', 'new', 'this', 'let', 'undefined', 'null', 'NaN']
const ALMOST_INDICES = ['-1', '1.5', '01', '1e3', '-0', ' ']
const GENERATED = ['init', 'a0', 'b0', 'v0', 'read0', 'record', 'patch', 'key', 'self']
const DELICATE = [INHERITED, LOOKED_UP, RESERVED_WORDS, ALMOST_INDICES, GENERATED].flat()

const REFUSED = ['', 'constructor', '__proto__', 'toJSON', 'toString', 'valueOf']

export function isRefusedName(name: string): boolean {
  return REFUSED.includes(name) || /^(0|[1-9]\d*)$/.test(name)
}

export const refusedName: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...REFUSED), fc.nat().map(String))

export const slotName: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'name', 'names', 'first-name', 'é') },
    { weight: 2, arbitrary: fc.constantFrom(...DELICATE) },
    { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  )
  .filter((name) => !isRefusedName(name))

/** Keys that no slot has; the records of these tests have no methods, so each is an unknown name. */
export function unknownKey(names: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(slotName, fc.constantFrom('nmae', '0', 'x'.repeat(100))).filter((key) => !names.includes(key))
}
