import { badOption } from '../base/errors.js'
import type { OptionTypes } from '../base/options.js'
import { quoteName } from './sql.js'
import type { DateType } from './table-columns.js'

/** Where records are, for all that goes to a table. */
export interface TableOptions {
  /** The name of the table, as it is: what needs quotes in SQL gets them. */
  readonly table: string
  /** The database that has it. Default: that of the client. */
  readonly database?: string
  /**
   * How a `date` is kept. `'DateTime64'`: `DateTime64(3, 'UTC')`, which ClickHouse has from 20.1 on. `'Int64'`:
   * milliseconds since 1970, which all versions have. Default: `'DateTime64'`.
   */
  readonly dates?: DateType
}

/** Settings of ClickHouse for one query, such as `{ insert_distributed_sync: 1 }`. */
export type ClickHouseSettings = Readonly<Record<string, string | number | boolean>>

export const TABLE_OPTIONS: OptionTypes = { table: 'string', database: 'string', dates: ['DateTime64', 'Int64'] }

/**
 * The name of a table as SQL has it.
 *
 * @throws {SlotError} `bad-option` without a name.
 */
export function tableName(caller: string, { table, database }: TableOptions): string {
  if (table === undefined || table === '') throw badOption(caller, 'table', 'the name of a table', table)
  const name = quoteName(caller, table)
  return database === undefined ? name : `${quoteName(caller, database)}.${name}`
}

/**
 * Takes the settings out of options, whose values are those of the server.
 *
 * @throws {SlotError} `bad-option` for what is no object.
 */
export function takeSettings<Options extends { readonly settings?: ClickHouseSettings }>(
  caller: string,
  options: Options,
): { readonly settings: ClickHouseSettings | undefined; readonly others: Omit<Options, 'settings'> } {
  const { settings, ...others } = Object(options) as Options
  if (settings !== undefined && (Object(settings) !== settings || Array.isArray(settings)))
    throw badOption(caller, 'settings', 'an object', settings)
  return { settings, others }
}
