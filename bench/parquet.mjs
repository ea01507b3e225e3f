/**
 * Rows and Parquet: `node bench/parquet.mjs [count]`. Each side runs in a process of its own, and says its processor
 * time and how far its memory rose above what it had before.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { date, defineSlots, f32, f64, oneOf, optional, text, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { load, read, save } from 'slotted/parquet'

class Trip extends defineSlots({
  distance: f64,
  minutes: f64,
  number: u32,
  kind: oneOf('street', 'airport', 'shared'),
  zone: text,
  begun: date,
  tip: optional(f32),
}) {}

const KINDS = ['street', 'airport', 'shared']
const COLUMN = 22
const [count = '1000000', side, path] = process.argv.slice(2)

const SIDES = {
  'save, snappy': async (file, rows) => save(rows, file),
  'save, zstd': async (file, rows) => save(rows, `${file}.zstd`, { compression: 'zstd' }),
  read: async (file) => {
    let rows = 0
    for await (const batch of read(Trip, file)) rows += batch.length
    return rows
  },
  load: async (file) => (await load(Trip, file)).length,
}

if (side === undefined) report()
else await measure(side)

function report() {
  const folder = mkdtempSync(join(tmpdir(), 'slotted-parquet-'))
  try {
    const file = join(folder, 'trips.parquet')
    console.log(`${count} trips on Node ${process.versions.node}`)
    for (const name of Object.keys(SIDES)) {
      const words = [fileURLToPath(import.meta.url), count, name, file]
      const { seconds, mebibytes } = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' }))
      console.log(`${name.padEnd(COLUMN)} ${seconds.toFixed(1)} s of processor time, ${mebibytes} MiB more at most`)
    }
    for (const name of [file, `${file}.zstd`]) console.log(`${(statSync(name).size / 1e6).toFixed(0)} MB`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(name) {
  const rows = name.startsWith('save') ? trips(Number(count)) : undefined
  const before = peak()
  const start = process.cpuUsage()
  await SIDES[name](path, rows)
  const { user, system } = process.cpuUsage(start)
  const mebibytes = Math.round((peak() - before) / 1024)
  process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, mebibytes }))
}

/** The largest resident memory so far, in KiB, as Linux counts it. */
function peak() {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
}

function trips(number) {
  const rows = new PackedArray(Trip, { capacity: number })
  for (let row = 0; row < number; row++)
    rows.push({
      distance: row / 7,
      minutes: (row % 600) / 10,
      number: row,
      kind: KINDS[row % 3],
      zone: `zone ${row % 260}`,
      begun: new Date(1.7e12 + row * 1000),
      tip: row % 3 === 0 ? (row % 1000) / 100 : undefined,
    })
  return rows
}
