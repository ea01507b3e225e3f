/** Turns the figures of processes into rows of a results file, and keeps what the file has of other rows. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { format } from 'prettier'
import { median } from '../harness.mjs'
import { machine } from '../machine.mjs'
import { noteOn } from './notes.mjs'

/** A side that takes so many times what the first takes has a note. */
const NOTABLE = 1.3

const rounded = (value) => Number(value.toPrecision(4))

/** The middle and both ends of what processes measured. */
const spread = (values) => ({
  median: rounded(median(values)),
  low: rounded(Math.min(...values)),
  high: rounded(Math.max(...values)),
})

/**
 * @param {string} engine
 * @param {import('./works.mjs').Work} work
 * @param {readonly ReturnType<typeof import('./measure.mjs').measure>[]} samples One of each process.
 */
export function rowOf(engine, { group, work, count, sides }, samples) {
  const names = Object.keys(sides)
  return {
    group,
    engine,
    work,
    count,
    unit: 'ns',
    reference: names[0],
    processes: samples.length,
    sides: names.map((name) => ({
      name,
      [samples[0][name].clock]: spread(samples.map((sample) => sample[name].nanoseconds)),
      ratio: spread(samples.map((sample) => sample[name].ratio)),
    })),
  }
}

/** The same row with a note on each side that is behind. */
function annotated(row) {
  const sides = row.sides.map((side) => {
    const note = side.ratio.median > NOTABLE ? noteOn(row.engine, row.work, side.name) : undefined
    // JSON leaves out what is undefined.
    return { ...side, note }
  })
  return { ...row, sides }
}

/**
 * Writes a results file; rows, versions and passes that it had and that were not measured now stay.
 *
 * @param {string} path
 * @param {{ versions: Record<string, string>, passes: Record<string, string>, rows: ReturnType<typeof rowOf>[] }} found
 * @param {(row: ReturnType<typeof rowOf>) => number} placeOf Where a row stands among others.
 */
export async function write(path, { versions, passes, rows }, placeOf) {
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { versions: {}, passes: {}, rows: [] }
  const isNew = (row) => rows.some(({ engine, work }) => engine === row.engine && work === row.work)
  const results = {
    command: 'npm run bench:engines',
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: { ...before.versions, ...versions },
    passes: { ...before.passes, ...passes },
    rows: [...before.rows.filter((row) => !isNew(row)), ...rows].sort((a, b) => placeOf(a) - placeOf(b)).map(annotated),
  }
  writeFileSync(path, await format(JSON.stringify(results), { parser: 'json', printWidth: 120 }))
}
