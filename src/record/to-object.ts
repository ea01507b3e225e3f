import { code, list } from '../codegen/source.js'
import { enterNested, leaveNested, nestedClassOf } from './nesting.js'
import { findRecordClass, RECORD_CLASS, recordClassOfRecord, TO_OBJECT, TO_TUPLE, type RecordClass } from './protocol.js'
import type { RecordBrand } from '../types/brand.js'
import type { ObjectFrom, TupleFrom } from '../types/derived.js'

type ToObject = (record: object) => object
type ToTuple = (record: object) => unknown[]

/**
 * A plain object of a record's slots; records in slots become plain objects too. Attributes of open and `Dynamic` records are in it.
 *
 * @throws {SlotError} `not-a-record`, `too-deep`.
 */
export function toObject<Types extends { readonly fields: unknown; readonly attributes: unknown }>(record: RecordBrand<Types>): ObjectFrom<Types> {
  return ((record as unknown as Partial<Record<symbol, ToObject>> | undefined)?.[TO_OBJECT] ?? otherToObject)(record) as ObjectFrom<Types>
}

/**
 * The values of a record's slots in their order, as they are.
 *
 * @throws {SlotError} `not-a-record`.
 */
export function toTuple<Types extends { readonly fields: unknown; readonly order: unknown }>(record: RecordBrand<Types>): TupleFrom<Types> {
  return ((record as unknown as Partial<Record<symbol, ToTuple>> | undefined)?.[TO_TUPLE] ?? otherToTuple)(record) as TupleFrom<Types>
}

// For records that are not of the class whose operation was found.

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
    const isFlat = kind.pins !== undefined && kind.inner === undefined
    return isFlat ? code`${name}: record[${name}]` : code`${name}: typeof (x = record[${name}]) === "object" ? plain(x) : x`
  })
  const source = code`(record) => {
  if (record[recordClass] !== self) return other(record);
  let x;
  return { ${list(entries, ', ')} };
}`
  return self.compile('toObject', source, { plain, other: otherToObject, recordClass: RECORD_CLASS, self }) as ToObject
}

function interpretToObject(self: RecordClass): ToObject {
  const { names } = self.layout
  return (record) => {
    if (findRecordClass(record) !== self) return otherToObject(record)
    return Object.fromEntries(names.map((name) => [name, plain((record as Record<string, unknown>)[name])]))
  }
}

function compileToTuple(self: RecordClass): ToTuple {
  const { layout } = self
  const values = layout.names.map((name) => code`record[${name}]`)
  const source = code`(record) => {
  if (record[recordClass] !== self) return other(record);
  return [${list(values, ', ')}];
}`
  return self.compile('toTuple', source, { other: otherToTuple, recordClass: RECORD_CLASS, self }) as ToTuple
}

function interpretToTuple(self: RecordClass): ToTuple {
  const { names } = self.layout
  return (record) => (findRecordClass(record) === self ? names.map((name) => (record as Record<string, unknown>)[name]) : otherToTuple(record))
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
    const attributes = [...(attributesOf(record) ?? [])].map(([key, value]) => [key, plain(value)] as const)
    return layout.closed === 'dynamic' ? Object.fromEntries(attributes) : { ...Object.fromEntries(attributes), ...slotsToObject(record) }
  }
}
