/**
 * The newest ClickHouse, which Python's chdb runs in its own process: reads what `insert` writes, and its answer is read
 * by `select`.
 *
 *     node examples/cluster/chdb.mjs [--rows 1000000] [--python venv/bin/python]
 */
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createTable, insert, select } from 'slotted/clickhouse'
import { Missing, runAlone, timed } from './part.mjs'
import { areEqual, faresByZone, GROUP_SQL, Sum, sumsOf, Trip, trips } from './trip.mjs'

const PROGRAM = fileURLToPath(new URL('insert_and_group.py', import.meta.url))
const start = promisify(execFile)

/**
 * Runs the example.
 *
 * @param options `rows`: how many; `python`: the interpreter that finds chdb.
 * @returns A row of the table of all engines.
 * @throws {Missing} without chdb.
 */
export async function run({ rows: count = 10_000_000, python = 'python3' } = {}) {
  await start(python, ['-c', 'import chdb']).catch(() => {
    throw new Missing('chdb', 'python3 -m venv venv && venv/bin/pip install chdb; then --python venv/bin/python')
  })
  const folder = mkdtempSync(join(tmpdir(), 'slotted-chdb-'))
  try {
    const rows = trips(count)
    const { query, bytes } = await write(rows, join(folder, 'trips.native'))
    const create = createTable(Trip, { table: 'trips', orderBy: ['zone'] })
    const { stdout } = await start(python, [PROGRAM, folder, create, query, GROUP_SQL])
    const [load, group, version] = stdout.trim().split(' ')
    const sums = await select(fileClient(join(folder, 'sums.native')), Sum, GROUP_SQL)
    const [method, ours] = await timed(() => faresByZone(rows))
    const equal = areEqual(ours, sumsOf(sums))
    const times = { load: Number(load), group: Number(group), method }
    return { engine: `ClickHouse ${version}, chdb`, rows: count, bytes, ...times, equal }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Writes what would be sent to a server. */
async function write(rows, path) {
  let asked
  const recorder = {
    async exec({ query, values }) {
      asked = query
      await pipeline(values, createWriteStream(path))
      return { stream: [] }
    },
  }
  const { bytes } = await insert(recorder, rows, { table: 'trips' })
  return { query: asked, bytes }
}

/** A client whose answer is a file. */
function fileClient(path) {
  return { exec: async () => ({ stream: createReadStream(path) }) }
}

await runAlone(import.meta.url, run, { python: { type: 'string' } })
