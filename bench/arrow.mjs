/**
 * Rows and Arrow: `node --expose-gc bench/arrow.mjs [count]`. The table of an array beside the building of the array,
 * loops over Arrow memory beside loops over own columns, and files beside the same bytes copied by `node:fs`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineSlots, f64, u32 } from 'slotted'
import { fromArrow, load, save, toArrow } from 'slotted/arrow'
import { PackedArray } from 'slotted/packed'
import { tableFromIPC, tableToIPC } from 'apache-arrow'
import { median } from './harness.mjs'

class Trip extends defineSlots({ fare: f64, tip: f64, miles: u32 }) {
  total() {
    return this.fare + this.tip * this.miles
  }
}

const count = Number(process.argv[2] ?? 10_000_000)
const ROUNDS = 7

const objects = Array.from({ length: Math.min(count, 1_000_000) }, (_, row) => ({
  fare: row / 3,
  tip: row,
  miles: row,
}))
const build = () => {
  const rows = new PackedArray(Trip, { capacity: count })
  for (let row = 0; row < count; row++) rows.pushObject(objects[row % objects.length])
  return rows
}
const [rows, building] = timed(build)
const before = memory()
const [table, converting] = timed(() => toArrow(rows))
console.log(`${count} rows of {f64, f64, u32} on Node ${process.versions.node}`)
say('to Arrow, of the time of building them', `${((converting / building) * 100).toFixed(3)} %`)
say(
  'to Arrow, memory',
  `${((memory() - before) / 2 ** 10).toFixed(0)} KiB more beside ${(rows.bytes / 2 ** 20).toFixed(0)} MiB`,
)

const over = fromArrow(Trip, tableFromIPC(tableToIPC(table)))
const sum = (trips) => {
  let total = 0
  for (const trip of trips) total += trip.total()
  return total
}
if (sum(rows) !== sum(over)) throw new Error('The sums differ.')
const loops = await interleave({ own: () => sum(rows), arrow: () => sum(over) })
say('for…of with a method, Arrow memory to own columns', ratio(loops.arrow, loops.own))

const folder = mkdtempSync(join(tmpdir(), 'slotted-bench-'))
try {
  const path = join(folder, 'rows.arrow')
  await save(rows, path)
  const bytes = await readFile(path)
  const files = await interleave({
    save: () => save(rows, path),
    'fs out': () => writeSynced(join(folder, 'copy'), bytes),
    load: () => load(Trip, path),
    'fs in': () => readFile(path),
  })
  say('bytes of the file', String(bytes.length))
  say('speed of save to that of writing its bytes', ratio(files['fs out'], files.save))
  say('speed of load to that of reading its bytes', ratio(files['fs in'], files.load))
} finally {
  rmSync(folder, { recursive: true })
}

async function writeSynced(path, bytes) {
  const file = await open(path, 'w')
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
}

function timed(act) {
  const start = performance.now()
  const result = act()
  return [result, performance.now() - start]
}

/** Median wall times, the sides in turn, every other round backwards. */
async function interleave(sides) {
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? Object.keys(sides) : Object.keys(sides).toReversed()) {
      const start = performance.now()
      // oxlint-disable-next-line no-await-in-loop -- the sides must not run at once
      await sides[name]()
      times[name].push(performance.now() - start)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, found]) => [name, median(found.slice(1))]))
}

function memory() {
  globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function ratio(left, right) {
  return (left / right).toFixed(2)
}

function say(what, figure) {
  console.log(`${what.padEnd(52)} ${figure}`)
}
