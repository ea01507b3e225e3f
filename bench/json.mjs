/**
 * `JSON.stringify` of a packed array, to that of as many plain objects which are there already, and the same after
 * `toJSON()`: `node bench/json.mjs [rows]`. Medians of wall time, both sides in turns. Twenty other classes are written
 * first, as in a program.
 */
import { defineSlots, f64, text, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'

class Particle extends defineSlots({ x: f64, v: f64, id: u32, name: text }) {}
class Point extends defineSlots({ x: f64, y: f64 }) {}
class Triangle extends defineSlots({ a: u32, b: u32, c: u32 }) {}

const CASES = [
  [Particle, (i) => ({ x: i * 0.37, v: i * 1.21, id: i, name: `name${i % 50}` })],
  [Point, (i) => ({ x: i * 0.37, y: i * 1.21 })],
  [Triangle, (i) => ({ a: i, b: i * 2, c: i % 7 })],
]

for (let count = 0; count < 20; count++) {
  const name = `slot${count}`
  const rows = PackedArray.from(
    defineSlots({ [name]: f64, other: u32 }),
    Array.from({ length: 50 }, (_, i) => ({ [name]: i, other: 1 })),
  )
  for (let round = 0; round < 50; round++) JSON.stringify(rows)
}

const count = Number(process.argv[2] ?? 20_000)
const rounds = Math.max(9, Math.min(301, Math.round(1_000_000 / count)))
const time = (task) => {
  const start = performance.now()
  task()
  return performance.now() - start
}
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1]

for (const [Class, make] of CASES) {
  const objects = Array.from({ length: count }, (_, i) => make(i))
  const rows = PackedArray.from(Class, objects)
  const sides = [() => JSON.stringify(objects), () => JSON.stringify(rows), () => JSON.stringify(rows.toJSON())]
  if (sides[0]() !== sides[1]()) throw new Error('The two are not the same.')
  const times = sides.map(() => [])
  for (let round = 0; round < rounds; round++) for (const [side, task] of sides.entries()) times[side].push(time(task))
  const [plain, packed, made] = times.map(median)
  console.log(
    `${Class.name}, ${count} rows: ${((plain / count) * 1e6).toFixed(0)} ns an object, rows ${(packed / plain).toFixed(2)}, rows.toJSON() ${(made / plain).toFixed(2)}`,
  )
}
