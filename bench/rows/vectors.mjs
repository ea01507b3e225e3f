/** Three numbers of a row that belong together: as one slot, and as a record inside. */
import { defineSlots, f32, vec } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { fresh } from '../harness.mjs'
import { caller, driving } from '../packed-sides.mjs'

const COUNT = 1000

const classOf = (definition) => fresh(['Base'], 'return class Body extends Base {}')(defineSlots(definition))
const LOOP = 'const { position, velocity } = record'

function vectors() {
  const rows = new PackedArray(classOf({ position: vec(f32, 3), velocity: vec(f32, 3) }), { capacity: COUNT })
  for (let i = 0; i < COUNT; i++)
    rows.push({ position: Float32Array.of(i, i + 0.5, -i), velocity: Float32Array.of(0.5, 1, 1.5) })
  return rows
}

function records() {
  class Point extends defineSlots({ x: f32, y: f32, z: f32 }) {}
  const rows = new PackedArray(classOf({ position: Point, velocity: Point }), { capacity: COUNT })
  for (let i = 0; i < COUNT; i++)
    rows.pushObject({ position: { x: i, y: i + 0.5, z: -i }, velocity: { x: 0.5, y: 1, z: 1.5 } })
  return rows
}

const through = (rows, line) => driving(caller(`for (const record of rows) { ${LOOP}; ${line} }`), [rows])

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  {
    name: 'packed: vec(f32, 3), read and write',
    records: COUNT,
    settled: 5000,
    goals: { 'rows, vectors': 1.5, 'rows, records inside': 1.5 },
    sides: {
      'loop over the column': () =>
        driving(
          caller(
            `const { position, velocity } = rows; for (let i = 0; i < ${3 * COUNT}; i++) position[i] += velocity[i] * dt`,
          ),
          [vectors().columns],
        ),
      'rows, vectors': () =>
        through(vectors(), [0, 1, 2].map((part) => `position[${part}] += velocity[${part}] * dt`).join('; ')),
      'rows, records inside': () =>
        through(records(), ['x', 'y', 'z'].map((part) => `position.${part} += velocity.${part} * dt`).join('; ')),
    },
  },
]
