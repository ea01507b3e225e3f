import { code, list, type Source } from '../codegen/source.js'
import type { SlotLayout } from '../layout/slot-layout.js'
import { notARecord } from '../base/errors.js'
import { enterNested, isNested, leaveNested, nestedClassOf } from './nesting.js'
import { HASH, type RecordClass } from '../record/record-class.js'
import {
  emitIsReal,
  emitQuestions,
  isPlainlyReal,
  realClassOf,
  realParts,
  recordClassOfRecord,
} from '../record/real.js'
import type { AnyRecord } from '../types/brand.js'

type Found = Partial<Record<symbol, Hash>>
type Hash = (record: object) => number

/**
 * A number from 0 to 2³² − 1 that is the same for records that are `equals`: it finds the bucket, `equals` decides.
 * Valid in this process only, because other objects in slots are told apart by a number given to each.
 *
 * Each value is mixed in by a multiplication and a shift; the factors are the primes of xxHash32 (https://xxhash.com).
 *
 * @throws {SlotError} `not-a-record`, `too-deep`.
 */
export function hash(record: AnyRecord): number {
  return ((record as unknown as Found | undefined)?.[HASH] ?? other)(record)
}

/** For a record whose class has no operation yet. */
function other(record: object): number {
  return hashOf(recordClassOfRecord('hash()', record))(record)
}

/** The function that hashes records of a class. */
export function hashOf(self: RecordClass): Hash {
  return self.operation(HASH, () =>
    self.form(
      () => compileHash(self),
      () => interpretHash(self),
    ),
  )
}

const START = 0x165667b1
const FACTOR = 0x9e3779b1
const OTHER_FACTOR = 0x85ebca77

function compileHash(self: RecordClass): Hash {
  const { layout } = self
  const source = code`(record) => {
  if (!${emitIsReal(self, code`record`)}) return slow(record);
  let h = ${START}, x;${list(layout.slots.map(emitSlot))}
  return h >>> 0;
}`
  return self.compile(
    'hash',
    source,
    { hashValue, hashText, slow: slowHash(self), ...realParts(self) },
    emitQuestions(self),
  ) as Hash
}

/** Small integers and strings, the common values, are told apart on the spot. */
function emitSlot({ name }: SlotLayout): Source {
  const others = code`typeof x === "string" ? hashText(x) : hashValue(x)`
  return code`
  x = record[${name}];
  h = Math.imul(h ^ (typeof x === "number" && (x | 0) === x ? x : ${others}), ${FACTOR});
  h ^= h >>> 15;`
}

function interpretHash(self: RecordClass): Hash {
  const isReal = isPlainlyReal(self)
  const slow = slowHash(self)
  return (record) => (isReal(record) ? hashSlots(self, record) : slow(record))
}

/**
 * For what may be no record, or one of another class. What a slot holds that is no record is told apart by its
 * identity.
 */
function slowHash(self: RecordClass): Hash {
  return (record) => {
    const found = realClassOf(record)
    if (found === undefined && !isNested()) throw notARecord('hash()', record)
    if (found === undefined) return identityOf(record)
    return found === self ? hashSlots(self, record) : hashOf(found)(record)
  }
}

function hashSlots({ layout: { names } }: RecordClass, record: object): number {
  let h = START
  for (const name of names) {
    h = Math.imul(h ^ hashValue((record as Record<string, unknown>)[name]), FACTOR)
    h ^= h >>> 15
  }
  return h >>> 0
}

function hashText(text: string): number {
  let h = START
  for (let index = 0; index < text.length; index++) h = Math.imul(h ^ text.charCodeAt(index), OTHER_FACTOR)
  return h
}

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)

function hashValue(x: unknown): number {
  if (typeof x === 'number') {
    if ((x | 0) === x) return x | 0
    // NaN has many bit patterns, and is one value.
    // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
    double[0] = x === x ? x : Number.NaN
    return Math.imul(words[0] as number, OTHER_FACTOR) ^ (words[1] as number)
  }
  if (typeof x === 'string') return hashText(x)
  if (Object(x) !== x) return hashText(String(x))
  const self = nestedClassOf(x)
  if (self === undefined) return identityOf(x as object)
  enterNested('hash()')
  try {
    // Mixed once more: a record inside that repeats the slots before it would otherwise cancel them out.
    return Math.imul(hashOf(self)(x as object) ^ OTHER_FACTOR, OTHER_FACTOR)
  } finally {
    leaveNested()
  }
}

const identities = new WeakMap<object, number>()
let lastIdentity = 0

function identityOf(object: object): number {
  const known = identities.get(object)
  if (known !== undefined) return known
  identities.set(object, ++lastIdentity)
  return lastIdentity
}
