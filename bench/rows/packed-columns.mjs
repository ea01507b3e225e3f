/** An array over columns of others, which are looked at once, against loops that look at them and do nothing else. */
import { bool, date, defineSlots, f64, oneOf, text } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { fresh } from '../harness.mjs'

const MILLION = 1_000_000

const SLOTS = { x: f64, on: bool, name: text, kind: oneOf('a', 'b', 'c'), at: date }

const columns = () => ({
  x: new Float64Array(MILLION),
  on: new Uint8Array(MILLION / 8),
  name: { values: new Uint32Array(MILLION), dictionary: ['', 'one', 'two'] },
  kind: new Uint8Array(MILLION),
  at: new Float64Array(MILLION),
})

function adopting() {
  const Class = defineSlots(SLOTS)
  const given = columns()
  return (count) => {
    let rows
    for (let i = 0; i < count; i++) rows = PackedArray.adopt(Class, given, MILLION)
    return rows.length
  }
}

function looking() {
  const { name, kind, at } = columns()
  const loop = () => fresh(['v', 'max'], 'let i = 0; while (i < v.length && v[i] <= max) i = i + 1 | 0; return i')
  const looks = [
    [loop(), name.values, 2],
    [loop(), kind, 2],
    [loop(), at, 8.64e15],
  ]
  return (count) => {
    let seen = 0
    for (let i = 0; i < count; i++) for (const [look, values, max] of looks) seen += look(values, max)
    return seen
  }
}

function pushing() {
  const Class = defineSlots(SLOTS, { args: ['x', 'on', 'name', 'kind', 'at'] })
  const time = new Date(0)
  return (count) => {
    let rows
    for (let i = 0; i < count; i++) {
      rows = new PackedArray(Class, { capacity: MILLION })
      for (let row = 0; row < MILLION; row++) rows.push(0, false, '', 'a', time)
    }
    return rows.length
  }
}

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  {
    name: 'packed: adopt f64, bool, text, oneOf, date, 1,000,000 records',
    records: MILLION,
    settled: 10,
    goals: { adopt: 2 },
    sides: { 'loops over text, oneOf and date': looking, adopt: adopting, push: pushing },
  },
]
