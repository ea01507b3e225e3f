import { code, list } from '../codegen/source.js'
import { notARecord } from '../base/errors.js'
import { enterNested, isNested, leaveNested, nestedClassOf } from './nesting.js'
import { TO_OBJECT, TO_TUPLE, type RecordClass } from '../record/record-class.js'
import {
  emitIsReal,
  emitQuestions,
  isPlainlyReal,
  realClassOf,
  realParts,
  recordClassOfRecord,
} from '../record/real.js'
import type { RecordBrand } from '../types/brand.js'
import type { ObjectFrom, TupleFrom } from '../types/derived.js'

type ToObject = (record: object) => object
type ToTuple = (record: object) => unknown[]

/**
 * A plain object of a record's slots; records in slots become plain objects too. Attributes of open and `Dynamic`
 * records are in it.
 *
 * @throws {SlotError} `not-a-record`, `too-deep`.
 */
export function toObject<Types extends { readonly fields: unknown; readonly attributes: unknown }>(
  record: RecordBrand<Types>,
): ObjectFrom<Types> {
  return ((record as unknown as Partial<Record<symbol, ToObject>> | undefined)?.[TO_OBJECT] ?? otherToObject)(
    record,
  ) as ObjectFrom<Types>
}

/**
 * The values of a record's slots in their order, as they are.
 *
 * @throws {SlotError} `not-a-record`.
 */
export function toTuple<Types extends { readonly fields: unknown; readonly order: unknown }>(
  record: RecordBrand<Types>,
): TupleFrom<Types> {
  return ((record as unknown as Partial<Record<symbol, ToTuple>> | undefined)?.[TO_TUPLE] ?? otherToTuple)(
    record,
  ) as TupleFrom<Types>
}

// For records whose class has no operation yet.

function otherToObject(record: object): object {
  return toObjectOf(recordClassOfRecord('toObject()', record))(record)
}

function otherToTuple(record: object): unknown[] {
  return toTupleOf(recordClassOfRecord('toTuple()', record))(record)
}

/** The function that makes plain objects of a class's records. */
export function toObjectOf(self: RecordClass): ToObject {
  return self.operation(TO_OBJECT, () =>
    withAttributes(
      self,
      self.form(
        () => compileToObject(self),
        () => interpretToObject(self),
      ),
    ),
  )
}

export function toTupleOf(self: RecordClass): ToTuple {
  return self.operation(TO_TUPLE, () =>
    self.form(
      () => compileToTuple(self),
      () => interpretToTuple(self),
    ),
  )
}

function compileToObject(self: RecordClass): ToObject {
  const { layout } = self
  const entries = layout.slots.map(({ name, kind }) => {
    const isFlat = kind.shapeSamples !== undefined && kind.inner === undefined
    return isFlat
      ? code`${name}: record[${name}]`
      : code`${name}: typeof (x = record[${name}]) === "object" ? plain(x) : x`
  })
  const source = code`(record) => {
  if (!${emitIsReal(self, code`record`)}) return slow(record);
  let x;
  return { ${list(entries, ', ')} };
}`
  return self.compile(
    'toObject',
    source,
    { plain, slow: slowToObject(self), ...realParts(self) },
    emitQuestions(self),
  ) as ToObject
}

function interpretToObject(self: RecordClass): ToObject {
  const isReal = isPlainlyReal(self)
  const slow = slowToObject(self)
  return (record) => (isReal(record) ? objectOfSlots(self, record) : slow(record))
}

/** For what may be no record, or one of another class. What a slot holds that is no record stays as it is. */
function slowToObject(self: RecordClass): ToObject {
  return (record) => {
    const found = realClassOf(record)
    if (found === undefined && !isNested()) throw notARecord('toObject()', record)
    if (found === undefined) return record
    return found === self ? objectOfSlots(self, record) : toObjectOf(found)(record)
  }
}

function objectOfSlots({ layout: { names } }: RecordClass, record: object): object {
  return Object.fromEntries(names.map((name) => [name, plain((record as Record<string, unknown>)[name])]))
}

function compileToTuple(self: RecordClass): ToTuple {
  const { layout } = self
  const values = layout.names.map((name) => code`record[${name}]`)
  const source = code`(record) => {
  if (!${emitIsReal(self, code`record`)}) return slow(record);
  return [${list(values, ', ')}];
}`
  return self.compile(
    'toTuple',
    source,
    { slow: slowToTuple(self), ...realParts(self) },
    emitQuestions(self),
  ) as ToTuple
}

function interpretToTuple(self: RecordClass): ToTuple {
  const isReal = isPlainlyReal(self)
  const slow = slowToTuple(self)
  return (record) => (isReal(record) ? tupleOfSlots(self, record) : slow(record))
}

/** For what may be no record, or one of another class. */
function slowToTuple(self: RecordClass): ToTuple {
  return (record) => {
    const found = recordClassOfRecord('toTuple()', record)
    return found === self ? tupleOfSlots(self, record) : toTupleOf(found)(record)
  }
}

function tupleOfSlots({ layout: { names } }: RecordClass, record: object): unknown[] {
  return names.map((name) => (record as Record<string, unknown>)[name])
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const self = nestedClassOf(value)
  if (self === undefined) return value
  enterNested('toObject()')
  try {
    return toObjectOf(self)(value)
  } finally {
    leaveNested()
  }
}

function withAttributes({ root: { attributesOf }, layout }: RecordClass, slotsToObject: ToObject): ToObject {
  if (attributesOf === undefined) return slotsToObject
  return (record) => {
    // What is no Dynamic has none, and is refused.
    if (layout.closed === 'dynamic' && attributesOf(record) === undefined) return slotsToObject(record)
    const attributes = [...(attributesOf(record) ?? [])].map(([key, value]) => [key, plain(value)] as const)
    return layout.closed === 'dynamic'
      ? Object.fromEntries(attributes)
      : { ...Object.fromEntries(attributes), ...slotsToObject(record) }
  }
}
