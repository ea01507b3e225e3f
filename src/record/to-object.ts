import { choose, compile } from '../codegen/compile.js'
import { code, list } from '../codegen/source.js'
import { enterNested, leaveNested, nestedClassOf } from './nesting.js'
import { recordClassOfRecord, type Operations, type RecordClass } from './protocol.js'
import type { RecordBrand } from '../types/brand.js'
import type { ObjectFrom, TupleFrom } from '../types/helpers.js'

type ToObject = NonNullable<Operations['toObject']>
type ToTuple = NonNullable<Operations['toTuple']>

/**
 * A plain object of a record's slots; records in slots become plain objects too. Attributes of open and `Dynamic` records are in it.
 *
 * @throws {SlotError} `not-a-record`, `too-deep`.
 */
export function toObject<Types extends { readonly fields: unknown; readonly attributes: unknown }>(record: RecordBrand<Types>): ObjectFrom<Types> {
  return toObjectOf(recordClassOfRecord('toObject()', record))(record) as ObjectFrom<Types>
}

/**
 * The values of a record's slots in their order, as they are.
 *
 * @throws {SlotError} `not-a-record`.
 */
export function toTuple<Types extends { readonly fields: unknown; readonly order: unknown }>(record: RecordBrand<Types>): TupleFrom<Types> {
  return toTupleOf(recordClassOfRecord('toTuple()', record))(record) as TupleFrom<Types>
}

/** The function that makes plain objects of a class's records. */
export function toObjectOf(self: RecordClass): ToObject {
  return (self.operations.toObject ??= withAttributes(
    self,
    choose(
      () => compileToObject(self),
      () => interpretToObject(self),
    ),
  ))
}

export function toTupleOf(self: RecordClass): ToTuple {
  return (self.operations.toTuple ??= choose(
    () => compileToTuple(self),
    () => interpretToTuple(self),
  ))
}

function compileToObject({ layout }: RecordClass): ToObject {
  const entries = layout.slots.map(({ name, kind }) => {
    const isFlat = kind.pins !== undefined && kind.inner === undefined
    return isFlat ? code`${name}: record[${name}]` : code`${name}: plain(record[${name}])`
  })
  return compile(code`return (record) => ({ ${list(entries, ', ')} });`, layout.name, { plain }) as ToObject
}

function interpretToObject({ layout: { names } }: RecordClass): ToObject {
  return (record) => {
    const object: Record<string, unknown> = {}
    for (const name of names) object[name] = plain((record as Record<string, unknown>)[name])
    return object
  }
}

function compileToTuple({ layout }: RecordClass): ToTuple {
  const values = layout.names.map((name) => code`record[${name}]`)
  return compile(code`return (record) => [${list(values, ', ')}];`, layout.name, {}) as ToTuple
}

function interpretToTuple({ layout: { names } }: RecordClass): ToTuple {
  return (record) => names.map((name) => (record as Record<string, unknown>)[name])
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
