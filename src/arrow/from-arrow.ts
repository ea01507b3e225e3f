import type { Data, RecordBatch, Schema, Table } from 'apache-arrow'
import { checkOptions } from '../base/options.js'
import type { ConcreteRecordClass } from '../index.js'
import { PackedArray, packedLayout } from '../packed/index.js'
import * as arrow from 'apache-arrow'
import { notATable, otherVersion } from './messages.js'
import { columnsOf, type Reading } from './reading/columns.js'
import { METADATA, VERSION } from './to-arrow.js'

/** What was done to make rows of a class out of columns that were not its own. Paths are `slot`, or `slot.slot` inside. */
export interface ArrowChanges {
  /** Whether the columns were written for a class of the same names, kinds and order; `undefined` if they do not say. */
  readonly isSameLayout: boolean | undefined
  /** The class that they were written for, if they say so. */
  readonly className: string | undefined
  /** Slots that have their defaults, because there was no column for them. */
  readonly defaults: readonly string[]
  /** Columns that no slot takes. */
  readonly ignored: readonly string[]
  /** Columns that were copied, because their type or their place in memory was another. */
  readonly copied: readonly string[]
}

export interface FromArrowOptions {
  /** What happens to a column that no slot takes. Default: `'error'`. */
  readonly unknown?: 'error' | 'ignore'
  /** Is told, once all is read, what was done. */
  readonly changes?: (changes: ArrowChanges) => void
}

export const FROM_OPTIONS = { unknown: ['error', 'ignore'], changes: 'function' } as const

/**
 * Rows of a class over a table of Arrow, or over one of its batches. Columns are taken by the names of slots: a slot
 * without one takes its default. Where the layouts agree the rows lie in the table's memory, and what is written to one
 * shows in the other, until the array grows; all else is converted. A table of several batches is copied, batch by
 * batch; to copy nothing give its batches one by one.
 *
 * Numbers convert to any kind that holds them; strings, plain or in dictionaries, to `text` and `oneOf`; times and days
 * to `date`, rounded down to milliseconds; lists of the right length to `vec`.
 *
 * @throws {SlotError} `missing-slot` for a slot with neither column nor default; `unknown-slot` for a column that no
 * slot takes, unless they are ignored; `bad-value`, with the row, for a null in a slot that takes none and a value that
 * the slot does not take; options as elsewhere.
 * @example
 * for (const trip of fromArrow(Trip, tableFromIPC(bytes))) total += trip.fare()
 */
export function fromArrow<Class extends ConcreteRecordClass>(
  Class: Class,
  table: Table | RecordBatch,
  options?: FromArrowOptions,
): PackedArray<Class> {
  const caller = 'fromArrow()'
  return rowsOf(caller, Class, table, checkOptions(caller, options, FROM_OPTIONS))
}

export function rowsOf<Class extends ConcreteRecordClass>(
  caller: string,
  Class: Class,
  table: Table | RecordBatch,
  { unknown = 'error', changes }: FromArrowOptions,
): PackedArray<Class> {
  const batches = batchesOf(table)
  if (batches === undefined) throw notATable(caller, table)
  const { schema, numRows } = table
  checkVersion(caller, schema)
  const made = { defaults: [] as string[], ignored: [] as string[], copied: [] as string[] }
  const reading: Reading = { caller, unknown, note: (what, path) => made[what].push(path) }
  const piecesOf = (index: number): readonly Data[] =>
    batches.map(({ data, numRows: rows }) => (data.children[index] as Data).slice(0, rows))
  const columns = columnsOf(reading, Class, { fields: schema.fields, piecesOf, outer: undefined, path: '' })
  const rows = PackedArray.adopt(Class, columns as never, numRows)
  const layout = schema.metadata.get(METADATA.layout)
  changes?.({
    isSameLayout: layout === undefined ? undefined : layout === packedLayout(Class).hash,
    className: schema.metadata.get(METADATA.name),
    ...made,
  })
  return rows
}

function batchesOf(table: Table | RecordBatch): readonly RecordBatch[] | undefined {
  if (arrow.isArrowTable(table)) return table.batches
  return arrow.isArrowRecordBatch(table) ? [table] : undefined
}

/** @throws {SlotError} `bad-value` for rows of a version that is not known yet. */
function checkVersion(caller: string, { metadata }: Schema): void {
  const version = metadata.get(METADATA.version)
  if (version !== undefined && !(Number(version) <= VERSION)) throw otherVersion(caller, version)
}
