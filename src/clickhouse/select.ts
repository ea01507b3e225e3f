import { checkOptions } from '../base/options.js'
import type { ConcreteRecordClass } from '../index.js'
import { PackedArray } from '../packed/index.js'
import { classTypeOf } from './class-type.js'
import type { ClickHouseClient } from './client.js'
import { unknownColumn } from './messages.js'
import { takeSettings, type ClickHouseSettings } from './options.js'
import { readBlocks } from './read/blocks.js'
import { ByteSource } from './read/byte-source.js'
import { ReceivedColumns } from './read/received-columns.js'
import { tableColumnsOf } from './table-columns.js'

/** Options of {@link select}. */
export interface SelectOptions {
  /** The values of the parameters of the query, such as `{ zone: 'A' }` for `WHERE zone = {zone:String}`. */
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly settings?: ClickHouseSettings
  /** What becomes of a column that no slot takes. Default: `'error'`. */
  readonly unknown?: 'error' | 'ignore'
}

/**
 * Makes a packed array of the rows of a query: its columns are taken by their names, those of a record inside by paths,
 * and a slot without a column gets its default. Numbers of other types are converted where they fit.
 *
 * @param query As SQL has it, without a `FORMAT`.
 * @throws {SlotError} `unknown-slot` for a column that no slot takes; `missing-slot` for a slot with neither column nor
 * default; `bad-value` for a value that a slot does not take, with its column and row, such as NULL, and for a column
 * whose type is not read; `bad-slot` for a slot that no column can hold; `bad-data` for an answer that ends too early.
 * Errors of the server are those of the client.
 * @example
 * await select(client, Trip, 'SELECT * FROM trips WHERE distance > 10')
 */
export async function select<Class extends ConcreteRecordClass>(
  client: ClickHouseClient,
  Class: Class,
  query: string,
  options?: SelectOptions,
): Promise<PackedArray<Class>> {
  const caller = 'select()'
  const { settings, others } = takeSettings(caller, options ?? {})
  const { parameters, ...known } = others
  const { unknown = 'error' } = checkOptions(caller, known, { unknown: ['error', 'ignore'] })
  const type = classTypeOf(Class)
  const columns = new Map(tableColumnsOf(caller, type, 'Int64').map((column) => [column.name, column]))
  const { stream } = await client.exec({
    query: `${query.replace(/[\s;]+$/, '')}\nFORMAT Native`,
    ...(parameters !== undefined && { query_params: parameters }),
    ...(settings !== undefined && { clickhouse_settings: settings }),
  })
  const source = new ByteSource(caller, stream)
  const received = new ReceivedColumns(caller)
  try {
    const rows = await readBlocks(caller, source, {
      column(name) {
        const column = columns.get(name)
        if (column !== undefined) received.expect(column)
        else if (unknown === 'error') throw unknownColumn(caller, type.name, name, [...columns.keys()])
      },
      values(name, typeName, data, count, firstRow) {
        const column = columns.get(name)
        if (column !== undefined) received.add(column, typeName, data, count, firstRow)
      },
    })
    // Some versions write nothing at all then, not even the columns.
    if (rows === 0) return new PackedArray(Class)
    return PackedArray.adopt(Class, received.columns(type) as never, rows)
  } finally {
    await source.close()
  }
}
