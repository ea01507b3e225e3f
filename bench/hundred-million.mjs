/**
 * `node bench/hundred-million.mjs [--rows n] [--objects n]`: fills, goes through and halves 100,000,000 packed rows of
 * two u32, which take 800 MB; beside it, as many objects of the same class as are asked for. Each in a fresh process.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { defineSlots, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000000' },
    objects: { type: 'string', default: '20000000' },
    task: { type: 'string' },
    count: { type: 'string' },
  },
})

class Row extends defineSlots({ key: u32, value: u32 }, { args: ['key', 'value'] }) {}

/** Each kind of rows is gone through in a process of its own, so this has the feedback of one of them. */
function sumOf(rows) {
  let s = 0
  for (const row of rows) s += row.key + row.value
  return s
}

/** The same steps for views and for objects; how a row is taken out is all that differs. */
const TASKS = {
  packed(count) {
    let rows
    return measure({
      fill() {
        rows = new PackedArray(Row, { capacity: count })
        for (let i = 0; i < count; i++) rows.push(i, i & 1023)
        return rows
      },
      sum: () => sumOf(rows),
      remove() {
        for (let i = 0; i < rows.length;) {
          if (rows.at(i).key % 2 === 1) rows.swapRemove(i)
          else i++
        }
        return rows.length
      },
    })
  },

  objects(count) {
    let rows
    return measure({
      fill() {
        rows = new Array(count)
        for (let i = 0; i < count; i++) rows[i] = new Row(i, i & 1023)
        return rows
      },
      sum: () => sumOf(rows),
      remove() {
        for (let i = 0; i < rows.length;) {
          if (rows[i].key % 2 === 1) {
            const last = rows.pop()
            if (i < rows.length) rows[i] = last
          } else i++
        }
        return rows.length
      },
    })
  },

  /** What a capacity costs of which little is used. */
  capacity(count) {
    // What a class costs, once, is not the rows'.
    const first = new PackedArray(Row)
    for (let i = 0; i < 20_000; i++) first.push(i, i)
    first.clear()
    const before = resident()
    const rows = new PackedArray(Row, { capacity: count })
    const reserved = resident()
    for (let i = 0; i < 100_000; i++) rows.push(i, i & 1023)
    return { reserved: reserved - before, bytes: resident() - before, length: rows.length }
  },
}

/** The seconds of each step, and how much the process has grown after it. */
function measure(steps) {
  const before = resident()
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => {
      const start = performance.now()
      const result = step()
      const seconds = (performance.now() - start) / 1000
      return [name, { seconds, bytes: resident() - before, result: typeof result === 'number' ? result : undefined }]
    }),
  )
}

function resident() {
  for (let times = 0; times < 3; times++) globalThis.gc()
  return process.memoryUsage().rss
}

function inFreshProcess(task, count) {
  const options = [
    '--expose-gc',
    '--max-old-space-size=8192',
    fileURLToPath(import.meta.url),
    '--task',
    task,
    '--count',
    String(count),
  ]
  return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
}

const print = (text) => process.stdout.write(`${text}\n`)
const number = (value) => value.toLocaleString('en', { maximumFractionDigits: 1 })
const megabytes = (bytes) => `${number(bytes / 1e6)} MB`

function report(name, count, { fill, sum, remove }) {
  const step = (label, { seconds }) =>
    print(
      `  ${label.padEnd(42)}${seconds.toFixed(2).padStart(8)} ` +
        `s${((seconds / count) * 1e9).toFixed(1).padStart(10)} ns each`,
    )
  const memory = (label, { bytes }, rows) =>
    print(`  ${label.padEnd(42)}${megabytes(bytes).padStart(10)}${(bytes / rows).toFixed(1).padStart(10)} B each`)
  print(`${number(count)} ${name}`)
  step('fill', fill)
  step(`go through by for…of, sum ${sum.result}`, sum)
  step(`look at each, remove half: ${number(remove.result)} left`, remove)
  memory('resident when filled', fill, count)
  memory('resident when half is removed', remove, remove.result)
  print('')
}

function scaled({ fill, sum, remove }, factor) {
  const times = [
    `fill ${number(fill.seconds * factor)} s`,
    `go through ${number(sum.seconds * factor)} s`,
    `remove ${number(remove.seconds * factor)} s`,
  ]
  print(`  times ${number(factor)}, as if there were as many: ${times.join(', ')}, ${megabytes(fill.bytes * factor)}\n`)
}

function main() {
  const [rows, objects] = [Number(values.rows), Number(values.objects)]
  print(`Node ${process.versions.node}\n`)
  report('packed rows', rows, inFreshProcess('packed', rows))
  const result = inFreshProcess('objects', objects)
  report('objects of the same class', objects, result)
  scaled(result, rows / objects)
  for (const capacity of [rows, 100_000]) {
    const { reserved, bytes, length } = inFreshProcess('capacity', capacity)
    const used = `${megabytes(bytes)} with ${number(length)} rows in use (${megabytes(length * 8)} by widths)`
    print(`capacity ${number(capacity)}: ${megabytes(reserved)} resident when reserved, ${used}`)
  }
}

if (values.task === undefined) main()
else process.stdout.write(JSON.stringify(TASKS[values.task](Number(values.count))))
