/**
 * DuckDB, Polars and Dask, each in one process of Python: the same groups over the same Parquet file. The first two
 * compute the fare in SQL; Dask runs the method of the class, as Spark does.
 *
 *     node examples/cluster/groups.mjs duckdb [--rows 1000000] [--python venv/bin/python]
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { save } from 'slotted/parquet'
import { CLI, METHOD, Missing, timed } from './part.mjs'
import { areEqual, FARE, faresByZone, trips } from './trip.mjs'

const PROGRAM = fileURLToPath(new URL('group.py', import.meta.url))
const start = promisify(execFile)

/** What each engine is, and what Python needs for it. */
const ENGINES = {
  duckdb: { title: 'DuckDB', packages: 'duckdb' },
  polars: { title: 'Polars', packages: 'polars' },
  dask: { title: 'Dask', packages: 'dask[dataframe] pandas' },
}

/**
 * Makes the part of an engine.
 *
 * @returns A function of the options `rows` and `python` that runs it, and returns a row of the table.
 */
export function grouping(name) {
  const { title, packages } = ENGINES[name]
  return async ({ rows: count = 10_000_000, python = 'python3' } = {}) => {
    await start(python, ['-c', `import pyarrow, ${name}`]).catch(() => {
      const install = `python3 -m venv venv && venv/bin/pip install pyarrow ${packages}`
      throw new Missing(name, `${install}; then --python venv/bin/python`)
    })
    const folder = mkdtempSync(join(tmpdir(), 'slotted-groups-'))
    try {
      const rows = trips(count)
      const path = join(folder, 'trips.parquet')
      const [load, bytes] = await timed(() => save(rows, path, { rowsPerGroup: 1_000_000 }))
      const words = [PROGRAM, name, path, process.execPath, CLI, METHOD, FARE]
      const { stdout } = await start(python, words, { maxBuffer: 2 ** 26 })
      const { version, seconds: group, sums } = JSON.parse(stdout.trim().split('\n').at(-1))
      const [method, ours] = await timed(() => faresByZone(rows))
      const theirs = new Map(sums.map(([zone, number, fares]) => [zone, { trips: number, fares }]))
      const equal = areEqual(ours, theirs)
      return { engine: `${title} ${version}`, rows: count, bytes, load, group, method, equal }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
