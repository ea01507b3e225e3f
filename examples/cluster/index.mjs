/**
 * All engines, one after the other, over the same trips: `npm run cluster -- [--rows 1000000] [--python
 * venv/bin/python] [engine …]`. What is not installed is named, with the command, and makes it fail.
 */
import { parseArgs } from 'node:util'
import { run as chdb } from './chdb.mjs'
import { run as clickhouse } from './clickhouse.mjs'
import { grouping } from './groups.mjs'
import { Missing } from './part.mjs'
import { run as spark } from './spark.mjs'
import { printTable } from './table.mjs'

const PARTS = {
  spark,
  dask: grouping('dask'),
  clickhouse,
  chdb,
  duckdb: grouping('duckdb'),
  polars: grouping('polars'),
}

const { values, positionals } = parseArgs({
  options: { rows: { type: 'string', default: '10000000' }, python: { type: 'string', default: 'python3' } },
  allowPositionals: true,
})
const unknown = positionals.find((name) => !Object.hasOwn(PARTS, name))
if (unknown !== undefined) throw new Error(`There is no engine ${unknown}: ${Object.keys(PARTS).join(', ')}.`)

const rows = []
for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
  console.error(`${name} …`)
  try {
    // oxlint-disable-next-line no-await-in-loop -- at once they would share the cores
    rows.push(await PARTS[name]({ rows: Number(values.rows), python: values.python }))
  } catch (error) {
    console.error(error instanceof Missing ? error.message : error)
    process.exitCode = 1
  }
}
if (rows.length > 0) printTable(rows)
if (rows.some(({ equal }) => !equal)) process.exitCode = 1
