import { Readable } from 'node:stream'
import { checkOptions } from '../base/options.js'
import type { ConcreteRecordClass } from '../index.js'
import { PackedArray, rowClassOf } from '../packed/index.js'
import { classTypeOf } from './class-type.js'
import type { ClickHouseClient } from './client.js'
import { notRows } from './messages.js'
import { TABLE_OPTIONS, tableName, takeSettings, type ClickHouseSettings, type TableOptions } from './options.js'
import { quoteName } from './sql.js'
import { tableColumnsOf } from './table-columns.js'
import { nativeBlocks } from './write/blocks.js'

/** Options of {@link insert}. */
export interface InsertOptions extends TableOptions {
  readonly settings?: ClickHouseSettings
}

/**
 * Inserts the records of a packed array into a table, as `createTable` makes it, or one with more columns. They go as
 * blocks of the format `Native`, made of the columns, as fast as the server takes them. The array must not be changed
 * until the promise is fulfilled. Where it is rejected, the server may have kept some of the records.
 *
 * @returns The bytes that were sent, before compression.
 * @throws {SlotError} `bad-slot` for a slot that no column can hold; `bad-value` for a string that is not Unicode;
 * options as elsewhere. Errors of the server are those of the client.
 * @example
 * await insert(createClient(), trips, { table: 'trips' })
 */
export async function insert<Class extends ConcreteRecordClass>(
  client: ClickHouseClient,
  rows: PackedArray<Class>,
  options: InsertOptions,
): Promise<{ readonly bytes: number }> {
  const caller = 'insert()'
  const { settings, others } = takeSettings(caller, options)
  const checked = checkOptions(caller, others, TABLE_OPTIONS)
  const table = tableName(caller, checked)
  if (!(rows instanceof PackedArray)) throw notRows(caller, rows)
  const columns = tableColumnsOf(caller, classTypeOf(rowClassOf(rows)), checked.dates ?? 'DateTime64')
  const names = columns.map(({ name }) => quoteName(caller, name))
  const { length, bytes: allBytes, capacity } = rows
  const blocks = nativeBlocks(
    caller,
    {
      length,
      bytesPerRecord: capacity === 0 ? 0 : allBytes / capacity,
      column: (name) => rows.column(name as never),
    },
    columns,
  )
  let bytes = 0
  const counted = function* (): Generator<Uint8Array> {
    for (const part of blocks) {
      bytes += part.length
      yield part
    }
  }
  const { stream } = await client.exec({
    query: `INSERT INTO ${table} (${names.join(', ')}) FORMAT Native`,
    values: Readable.from(counted(), { objectMode: false }),
    ...(settings !== undefined && { clickhouse_settings: settings }),
  })
  // The connection is free for other queries when the answer has been read.
  for await (const _ of stream);
  return { bytes }
}
