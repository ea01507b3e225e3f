/**
 * Loops over shared memory that can grow: `node bench/growable-memory.mjs`. CPU time of the loop, by how the typed arrays
 * are made. Why shared arrays do not grow stands in docs/how-it-works.md.
 */
import { fresh, median } from './harness.mjs'

const COUNT = 2e6
const PASSES = 5
const ROUNDS = 13

const growable = () => new SharedArrayBuffer(COUNT * 8, { maxByteLength: COUNT * 16 })
const WAYS = {
  'memory of a fixed length': () => new Float64Array(new SharedArrayBuffer(COUNT * 8)),
  'memory that grows, arrays of a fixed length': () => new Float64Array(growable(), 0, COUNT),
  'memory that grows, arrays that follow it': () => new Float64Array(growable()),
}

const sides = Object.entries(WAYS).map(([name, make]) => {
  const step = fresh(['xs', 'vs', 'n'], 'for (let i = 0; i < n; i++) xs[i] += vs[i] * 0.5')
  return { name, step, xs: make(), vs: make(), times: [] }
})
for (let round = 0; round < ROUNDS; round++) {
  for (const { step, xs, vs, times } of sides) {
    const before = process.cpuUsage()
    for (let pass = 0; pass < PASSES; pass++) step(xs, vs, COUNT)
    const { user, system } = process.cpuUsage(before)
    times.push(((user + system) * 1e3) / PASSES / COUNT)
  }
}
for (const { name, times } of sides) console.log(`${name}: ${median(times.slice(3)).toFixed(2)} ns a step`)
