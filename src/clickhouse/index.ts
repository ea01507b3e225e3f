/**
 * Records of a class in ClickHouse: tables for them, inserts from the columns of a packed array, and packed arrays of
 * what a query gives. It takes the client of `@clickhouse/client`, and imports nothing of it.
 */
export { createTable, type CreateTableOptions } from './create-table.js'
export { insert, type InsertOptions } from './insert.js'
export { select, type SelectOptions } from './select.js'
export type { ClickHouseClient, ExecParameters } from './client.js'
export type { ClickHouseSettings, TableOptions } from './options.js'
export type { DateType } from './table-columns.js'
