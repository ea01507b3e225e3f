/**
 * Has other engines read what the package writes, in Arrow IPC and Parquet, value by value, and the package what they
 * write. It installs DuckDB and Polars below runtimes/readers itself; pyarrow is that of `PYTHON`, else of
 * runtimes/readers/venv, else of `python3`. An engine that is absent is named, and is a failure.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import * as arrowFiles from 'slotted/arrow'
import * as parquetFiles from 'slotted/parquet'
import { apacheArrow, duckdb, polars } from './readers/engines.mjs'
import { ForeignRow, foreignColumns, foreignColumnsOf } from './readers/foreign.mjs'
import { pyarrow } from './readers/pyarrow.mjs'
import { columnsOf, FullRow, fullRowsOf, Row, rowsOf } from './readers/rows.mjs'

const READERS = fileURLToPath(new URL('../runtimes/readers', import.meta.url))
const ROWS = 300

/** Columns that an engine does not read, from its own files neither. */
const UNREAD = { 'pyarrow full.parquet': ['maybeVector'] }

if (!existsSync(join(READERS, 'node_modules/.package-lock.json')))
  execFileSync('npm', ['ci', '--ignore-scripts', '--silent', '--prefix', READERS], { stdio: 'inherit' })

const folder = mkdtempSync(join(tmpdir(), 'slotted-readers-'))
const at = (name) => join(folder, name)
const table = []
let failures = 0

try {
  const files = await writeFiles()
  for (const start of [apacheArrow, duckdb, polars, pyarrow]) {
    const engine = await start(READERS).catch((error) => report(start.name, '', 'absent', error.message))
    if (engine) await checkEngine(engine, files)
  }
} finally {
  rmSync(folder, { recursive: true })
}
console.table(table)
if (failures > 0) process.exitCode = 1

async function writeFiles() {
  const sets = [
    { name: 'rows', Class: Row, rows: rowsOf(ROWS) },
    { name: 'full', Class: FullRow, rows: fullRowsOf(ROWS) },
  ]
  const files = []
  for (const { name, Class, rows } of sets) {
    const add = (file) => files.push({ file: at(file), label: file, Class, expected: columnsOf(rows) })
    await arrowFiles.save(rows, at(`${name}.arrow`))
    await arrowFiles.write(Class, rows, at(`${name}-written.arrow`), { rowsPerBatch: 70 })
    await parquetFiles.save(rows, at(`${name}.parquet`), { rowsPerGroup: 70 })
    for (const file of [`${name}.arrow`, `${name}-written.arrow`, `${name}.parquet`]) add(file)
  }
  const [{ Class, rows }] = sets
  for (const compression of ['none', 'gzip', 'brotli', 'zstd', 'lz4']) {
    await parquetFiles.write(Class, rows, at(`${compression}.parquet`), { compression, rowsPerGroup: 128 })
    files.push({
      file: at(`${compression}.parquet`),
      label: `${compression}.parquet`,
      Class,
      expected: columnsOf(rows),
    })
  }
  return files
}

async function checkEngine(engine, files) {
  const isTheirs = ({ file }) => engine.formats.some((format) => file.endsWith(`.${format}`))
  for (const { file, label, expected } of files.filter(isTheirs))
    await attempt(engine.name, `reads ${label}`, async () => {
      const { columns, refused = {} } = engine.columns
        ? await engine.columns(file)
        : { columns: columnsOf(await engine.rows(file)) }
      const unread = UNREAD[`${engine.name.split(' ')[0]} ${label}`] ?? []
      const problems = unread.filter((name) => !(name in refused)).map((name) => `${name} is read now`)
      const rest = Object.fromEntries(Object.entries(expected).filter(([name]) => !unread.includes(name)))
      return { ...compare(columns, rest, problems), note: unread.map((name) => `${name}: ${refused[name]}`).join() }
    })
  for (const { file, label, Class, expected } of files
    .filter(({ label: name }) => /^rows\.\w+$/.test(name))
    .filter(isTheirs))
    for (const [how, made] of await theirs(engine, `writes ${label}`, () => engine.rewrite(file, at('re'))))
      await attempt(engine.name, `writes: ${how}`, async () =>
        compare(await ours(Class, made), expected, [], engine.hasOneZero),
      )
  if (engine.foreign)
    for (const [how, made] of await theirs(engine, 'writes its own', () => engine.foreign(at('foreign'))))
      await attempt(engine.name, `writes: ${how}`, async () =>
        compareSome(await ours(ForeignRow, made), foreignColumns(ROWS)),
      )
}

/** The columns of a file of others, by both ways of reading it; not those that are only defaults. */
async function ours(Class, path, options) {
  const { load, read } = path.endsWith('.parquet') ? parquetFiles : arrowFiles
  const say = Class === ForeignRow ? foreignColumnsOf : columnsOf
  let missing = []
  const changes = ({ defaults }) => (missing = defaults)
  const columns = say(await load(Class, path, { ...options, changes }))
  const parts = {}
  for await (const rows of read(Class, path, options))
    for (const [name, values] of Object.entries(say(rows))) (parts[name] ??= []).push(...values)
  if (!isDeepStrictEqual(parts, columns)) throw new Error('read() and load() differ')
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !missing.includes(name)))
}

/** As `compare`, for files that need not have all columns. */
function compareSome(found, expected) {
  return compare(found, Object.fromEntries(Object.keys(found).map((name) => [name, expected[name]])))
}

function compare(found, expected, problems = [], hasOneZero = false) {
  let values = 0
  const meant = (value) =>
    hasOneZero ? JSON.stringify(value ?? null).replaceAll('f 8000000000000000', 'f 0000000000000000') : value
  for (const [name, column] of Object.entries(expected))
    for (const [row, value] of column.entries()) {
      values++
      const theirs = found[name]?.[row]
      if (!isDeepStrictEqual(meant(theirs), meant(value)))
        problems.push(`${name}[${row}]: ${JSON.stringify(theirs)}, not ${JSON.stringify(value)}`)
    }
  return { values, problems }
}

async function attempt(engine, what, check) {
  try {
    const { values, problems, note } = await check()
    if (problems.length === 0) report(engine, what, 'equal', note || '', values)
    else report(engine, what, 'DIFFERS', `${problems.length}: ${problems.slice(0, 3).join('; ')}`, values)
  } catch (error) {
    report(engine, what, 'FAILED', error.message)
  }
}

async function theirs(engine, what, write) {
  try {
    return await write()
  } catch (error) {
    report(engine.name, what, 'FAILED', error.message)
    return []
  }
}

function report(engine, what, result, note = '', values = 0) {
  table.push({ engine, what, result, values, note: note.slice(0, 300) })
  if (result !== 'equal') failures++
}
