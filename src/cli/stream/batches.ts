import { createRequire } from 'node:module'
import * as arrow from 'apache-arrow'
import type { RecordBatch, Table } from 'apache-arrow'
import type { Translation } from '../../arrow/field-types.js'
import { batchOf } from '../../arrow/to-arrow.js'
import type { ConcreteRecordClass } from '../../index.js'
import { PackedArray } from '../../packed/index.js'
import { notABatch, ofOtherArrow, threw } from './messages.js'

/** A function of the rows of a batch. */
export interface BatchFunction {
  /** As messages call it: `fares()`. */
  readonly title: string
  readonly call: (rows: PackedArray<ConcreteRecordClass>) => unknown
}

/**
 * Calls a function with the rows of a batch, and returns what it made of them.
 *
 * @throws {Error} for what it throws, and if it returns anything but rows or Arrow's tables and batches.
 */
export async function runFunction(
  { title, call }: BatchFunction,
  rows: PackedArray<ConcreteRecordClass>,
  translation: Translation,
): Promise<readonly RecordBatch[]> {
  const { caller: place } = translation
  let made: unknown
  try {
    made = await call(rows)
  } catch (error) {
    throw threw(place, title, error)
  }
  made ??= rows
  if (made instanceof PackedArray) return [batchOf(made, translation)]
  if (!arrow.isArrowTable(made) && !arrow.isArrowRecordBatch(made)) throw notABatch(place, title, made)
  const table = isOf(arrow, made) ? made : translated(made)
  if (table === undefined) throw ofOtherArrow(place, title)
  return batchesOf(table).map(nullable)
}

function batchesOf(made: Table | RecordBatch): readonly RecordBatch[] {
  if (arrow.isArrowRecordBatch(made)) return [made]
  return made.batches.length > 0 ? made.batches : [new arrow.RecordBatch(made.schema)]
}

type Arrow = Pick<typeof arrow, 'Table' | 'RecordBatch' | 'tableToIPC'>

/** Was a table made by this copy of apache-arrow? Its own `instanceof` takes those of every copy. */
function isOf({ Table, RecordBatch }: Arrow, made: object): boolean {
  return Table.prototype.isPrototypeOf(made) || RecordBatch.prototype.isPrototypeOf(made)
}

/** Modules of CommonJS have a copy of apache-arrow of their own, whose types this one cannot write. */
function translated(made: Table | RecordBatch): Table | undefined {
  const copy = createRequire(import.meta.url)('apache-arrow') as typeof arrow
  if (!isOf(copy, made)) return undefined
  const table = copy.isArrowTable(made) ? made : new copy.Table([made])
  return arrow.tableFromIPC(copy.tableToIPC(table, 'stream'))
}

/** Whether a column of Arrow's may be null often goes by the rows that it has, so in a stream every one may. */
function nullable({ schema, data }: RecordBatch): RecordBatch {
  const fields = schema.fields.map((field) => new arrow.Field(field.name, field.type, true, field.metadata))
  return new arrow.RecordBatch(new arrow.Schema(fields, schema.metadata), data)
}
