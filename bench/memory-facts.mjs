/** The figures of docs/measuring-memory.md that no test holds: `node bench/memory-facts.mjs`, after a build. */
import { execFileSync } from 'node:child_process'
import { Worker } from 'node:worker_threads'
import { bytesPerRecord, measureMemory, watchMemory } from 'slotted/memory'

const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
const show = (what, figure) => console.log(`${what.padEnd(70)} ${figure}`)

const tellResident = 'process.stdout.write(String(process.memoryUsage.rss()))'
show('resident before the first line', mebibytes(Number(execFileSync(process.execPath, ['-e', tellResident]))))

const { change } = await measureMemory(() => new Float64Array(8_000_000))
show('resident for 61 MiB of a Float64Array that nobody wrote to', mebibytes(change.rss))

const kept = { buffers: Array.from({ length: 3000 }, () => new Uint8Array(10_000).fill(1)) }
const watch = watchMemory()
kept.buffers = undefined
const freed = watch.stop()
show(`given back to the system of ${mebibytes(-freed.used)} in buffers of 10 kB`, mebibytes(-freed.change.rss))

const idle = watchMemory()
const laps = Array.from({ length: 9 }, () => {
  const start = performance.now()
  idle.lap('nothing')
  return performance.now() - start
})
idle.stop()
show('the collections before a reading, at least', `${Math.min(...laps).toFixed(0)} ms`)

const pushed = (count) => {
  const array = []
  for (let index = 0; index < count; index++) array.push(index)
  return { array }
}
show('bytes a place of an array that was filled by push', bytesPerRecord({ createAll: pushed }).toFixed(1))

class Pair {
  constructor(name, identifier) {
    this.name = name
    this.identifier = identifier
  }
}
const figures = Array.from({ length: 10 }, () => bytesPerRecord(Pair, { values: [1, 1] }).toFixed(4))
show('bytes of a record of two slots, ten times', [...new Set(figures)].join(', '))

const before = process.memoryUsage.rss()
const shared = new Int32Array(new SharedArrayBuffer(4))
const worker = new Worker(
  "const { workerData } = require('node:worker_threads'); Atomics.store(workerData, 0, 1); " +
    'Atomics.notify(workerData, 0); setInterval(() => {}, 1e6)',
  { eval: true, workerData: shared },
)
Atomics.wait(shared, 0, 0)
show('resident for a thread such as the one that samples', mebibytes(process.memoryUsage.rss() - before))
await worker.terminate()
