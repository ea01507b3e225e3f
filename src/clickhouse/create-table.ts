import { unknownSlot } from '../base/errors.js'
import { checkOptions } from '../base/options.js'
import type { ConcreteRecordClass } from '../index.js'
import { classTypeOf } from './class-type.js'
import { TABLE_OPTIONS, tableName, type TableOptions } from './options.js'
import { quoteName } from './sql.js'
import { tableColumnsOf } from './table-columns.js'

/** Options of {@link createTable}. */
export interface CreateTableOptions extends TableOptions {
  /** The engine, as SQL has it, such as `Distributed(cluster, default, trips, rand())`. Default: `'MergeTree'`. */
  readonly engine?: string
  /** The columns that rows are sorted by: names of slots, of a record inside paths. Default: none. */
  readonly orderBy?: readonly string[]
}

/**
 * The statement that makes a table for the records of a class. Each slot is a column, a record inside one for each of
 * its slots, named by its path: `position.x`.
 *
 * @throws {SlotError} `bad-slot` for a slot that no column can hold; `unknown-slot` for a column in `orderBy` that is
 * none; `bad-value` for a name or a choice that is not Unicode; `not-a-record-class`; options as elsewhere.
 * @example
 * createTable(Point, { table: 'points', orderBy: ['x'] })
 * //=> 'CREATE TABLE `points` (`x` Float64, `y` Float64) ENGINE = MergeTree ORDER BY (`x`)'
 */
export function createTable(Class: ConcreteRecordClass, options: CreateTableOptions): string {
  const caller = 'createTable()'
  const checked = checkOptions(caller, options, { ...TABLE_OPTIONS, engine: 'string', orderBy: 'array' })
  const { engine = 'MergeTree', orderBy, dates = 'DateTime64' } = checked
  const table = tableName(caller, checked)
  const type = classTypeOf(Class)
  const columns = tableColumnsOf(caller, type, dates)
  const names = columns.map(({ name }) => name)
  for (const name of orderBy ?? []) if (!names.includes(name)) throw unknownSlot(type.name, name, names)
  const declared = columns.map(({ name, type: kept }) => `${quoteName(caller, name)} ${kept}`)
  const statement = `CREATE TABLE ${table} (${declared.join(', ')}) ENGINE = ${engine}`
  if (orderBy !== undefined && orderBy.length > 0)
    return `${statement} ORDER BY (${orderBy.map((name) => quoteName(caller, name)).join(', ')})`
  // These engines need an order; others, such as Distributed, take none.
  return /MergeTree\b/.test(engine) ? `${statement} ORDER BY tuple()` : statement
}
