/** The engines of npm: how each reads a file into rows as JavaScript has them, and writes what it read in forms of its own. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as arrow from 'apache-arrow'

const installed = createRequire(new URL('../../runtimes/readers/package.json', import.meta.url))

/** What an engine's values are to JavaScript. */
function plain(value) {
  if (value === null || typeof value !== 'object') return value
  if (typeof value.micros === 'bigint') return Number(value.micros) / 1000
  if (Array.isArray(value.items)) return value.items.map(plain)
  if (Array.isArray(value.entries)) return new Map(value.entries.map(({ key, value: one }) => [key, plain(one)]))
  return Object.fromEntries(Object.entries(value.entries).map(([name, one]) => [name, plain(one)]))
}

export async function duckdb() {
  const { DuckDBInstance, version } = installed('@duckdb/node-api')
  const database = await (await DuckDBInstance.create(':memory:')).connect()
  return {
    name: `DuckDB ${version()}`,
    formats: ['parquet'],
    // Where it makes a dictionary of numbers, both zeros are one.
    hasOneZero: true,
    async rows(path) {
      const found = await database.runAndReadAll(`select * from '${path}'`)
      return found
        .getRowObjects()
        .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])))
    },
    async rewrite(path, to) {
      const made = []
      for (const how of ['compression snappy', 'compression zstd, row_group_size 2048', 'compression gzip']) {
        const file = `${to}-duckdb-${made.length}.parquet`
        await database.run(`copy (from '${path}') to '${file}' (format parquet, ${how})`)
        made.push([how, file])
      }
      return made
    },
    async foreign(to) {
      const files = [1, 2].map((version) => `${to}-duckdb-foreign-${version}.parquet`)
      const time = 'case when i % 4 > 0 then make_timestamp((i - 3) * 86400000000) end'
      const text = `case when i % 3 > 0 then 't' || (i % 5) || '😀' end`
      await database.run(`create or replace type mode as enum ('c', 'a', 'b')`)
      await database.run(`create or replace table foreign_rows as select (${time})::timestamp_s as seconds, (${time})::timestamp_ms as millis,
        ${time} as micros, (${time})::timestamp_ns as nanos, (${time})::date as days, (${time})::timestamptz as zoned,
        ${text} as plain, (['a', 'b', 'c'][i % 3 + 1])::mode as mode, range(i % 4)::integer[] as list,
        [i, i + 0.5]::float[] as fixed, (i - 3)::bigint as whole, i::double as number, null::double as nothing,
        case when i % 4 > 0 then i % 2 = 0 end as flag,
        case when i % 4 > 0 then { x: i::double, label: 'p' || i } end as place
        from (select i::integer as i from range(300) r(i))`)
      for (const [index, file] of files.entries())
        await database.run(`copy foreign_rows to '${file}' (format parquet, parquet_version v${index + 1})`)
      return files.map((file, index) => [`timestamps, date, enum, list, struct, version ${index + 1}`, file])
    },
  }
}

export async function polars() {
  const pl = installed('nodejs-polars')
  // Its conversion to JavaScript rounds whole numbers of 64 bits; `readIPC` takes a path for the bytes of a file.
  const frameOf = (path) => (path.endsWith('.parquet') ? pl.scanParquet(path) : pl.scanIPC(path)).collectSync()
  return {
    name: `Polars ${pl.version} (nodejs-polars)`,
    formats: ['parquet', 'arrow'],
    async rows(path) {
      const frame = frameOf(path)
      const wide = frame.columns.filter((name) => /^[iu]64$/.test(name))
      const exact = frame.withColumns(...wide.map((name) => pl.col(name).cast(pl.Utf8)))
      return exact.toRecords().map((row) => (Array.isArray(row.map) ? { ...row, map: mapOf(row.map) } : row))
    },
    async rewrite(path, to) {
      const frame = frameOf(path)
      const made = []
      for (const compression of ['uncompressed', 'snappy', 'gzip', 'brotli', 'zstd']) {
        const file = `${to}-polars-${compression}.parquet`
        frame.writeParquet(file, { compression })
        made.push([compression, file])
      }
      // It writes no file of dictionaries that differ from row group to row group.
      if (!path.endsWith('.arrow')) return made
      frame.writeIPC(`${to}-polars.arrow`, { compression: 'uncompressed' })
      return [...made, ['IPC', `${to}-polars.arrow`]]
    },
  }
}

function mapOf(entries) {
  return new Map(entries.map(({ key, value }) => [key, value]))
}

export async function apacheArrow() {
  const { version } = JSON.parse(readFileSync('node_modules/apache-arrow/package.json', 'utf8'))
  return {
    name: `apache-arrow ${version}`,
    formats: ['arrow'],
    rows: async (path) =>
      arrow
        .tableFromIPC(readFileSync(path))
        .toArray()
        .map((row) => row.toJSON()),
    async rewrite(path, to) {
      const table = arrow.tableFromIPC(readFileSync(path))
      const pieces = table.slice(0, 5).concat(table.slice(5, 6), table.slice(6))
      return ['file', 'stream'].map((format) => {
        const file = `${to}-arrow-${format}.arrow`
        writeFileSync(file, arrow.tableToIPC(pieces, format))
        return [`${format}, in pieces`, file]
      })
    },
  }
}
