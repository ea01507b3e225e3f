/**
 * Rows of a class in Parquet files, which engines such as DuckDB, Spark and BigQuery read. Needs the packages
 * `apache-arrow` 21 and `parquet-wasm` 0.8.
 */
export { save, write, type Progress, type WriteOptions } from './write-file.js'
export { load, read, type ReadOptions } from './read-file.js'
export type { Compression } from './encoding.js'
