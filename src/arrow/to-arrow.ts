import type { RecordBatch, Schema, Table } from 'apache-arrow'
import { checkOptions } from '../base/options.js'
import type { AnyRecordClass, ConcreteRecordClass } from '../index.js'
import { PackedArray, packedLayout, rowClassOf, slotTypesOf, type OpenColumn } from '../packed/index.js'
import * as arrow from 'apache-arrow'
import { fieldsOf, type Translation } from './field-types.js'
import { notRows } from './messages.js'
import { dataOf } from './writing/column-data.js'

export interface ToArrowOptions {
  /** What happens to a slot that has no Arrow type: `slot()`, `anyOf`, `lazy`, and those with a schema. Default: `'error'`. */
  readonly untyped?: 'error' | 'ignore'
}

const OPTIONS = { untyped: ['error', 'ignore'] } as const

/** What the metadata of a schema say of the class whose rows it describes. */
export const METADATA = { name: 'slotted.class', layout: 'slotted.layout', version: 'slotted.version' } as const

/** The version of how classes are translated; readers refuse a later one. */
export const VERSION = 1

/**
 * The rows of an array as an Arrow table of one batch. Numbers, `bool`, `oneOf`, `text`, `vec`, records inside, and
 * which rows hold nothing, are the memory of the columns: what is written to one shows in the other, until the array
 * grows. Dates, lists and maps, and the strings of dictionaries, are copied.
 *
 * The types: a kind of number as Arrow calls it, `u8c` Uint8, `bool` Bool, `date` Timestamp in milliseconds, `oneOf` and
 * `text` Dictionary of Utf8, `vec` FixedSizeList, a record Struct, `list` List, `mapOf` Map. `optional` and `nullable`
 * are nullable fields.
 *
 * @throws {SlotError} `bad-slot` for a slot that has no Arrow type; `bad-value` for what is not a PackedArray, and for a
 * string with half a surrogate pair, which UTF-8 does not have; options as elsewhere.
 * @example
 * toArrow(trips).getChild('fare')?.toArray()
 */
export function toArrow<Class extends ConcreteRecordClass>(rows: PackedArray<Class>, options?: ToArrowOptions): Table {
  const caller = 'toArrow()'
  const { untyped = 'error' } = checkOptions(caller, options, OPTIONS)
  const batch = batchOf(rows, { caller, untyped, dictionaries: 'all' })
  return new arrow.Table([batch])
}

/** The rows of an array as one record batch. */
export function batchOf(rows: unknown, translation: Translation, schema?: Schema): RecordBatch {
  const { caller } = translation
  if (!(rows instanceof PackedArray)) throw notRows(caller, rows)
  const { length } = rows
  const Class = rowClassOf(rows)
  const { name: owner, slots } = slotTypesOf(Class)
  const found = schema ?? schemaOf(Class, translation)
  const children = found.fields.map(({ name: path, type }) => {
    const column = (rows as PackedArray<never>).column(path as never) as OpenColumn
    const slot = slots.find(({ name }) => name === path) as (typeof slots)[number]
    return dataOf({ caller, owner, path, type: slot, column, rows: length }, type)
  })
  const data = arrow.makeData({ type: new arrow.Struct(found.fields), length, nullCount: 0, children })
  return new arrow.RecordBatch(found, data)
}

/** The Arrow schema of a class. */
export function schemaOf(Class: AnyRecordClass, translation: Translation): Schema {
  return new arrow.Schema(fieldsOf(Class, translation), metadataOf(Class))
}

/** What a schema says of the class whose rows it describes. */
export function metadataOf(Class: AnyRecordClass): Map<string, string> {
  return new Map([
    [METADATA.name, slotTypesOf(Class).name],
    [METADATA.layout, packedLayout(Class).hash],
    [METADATA.version, String(VERSION)],
  ])
}
