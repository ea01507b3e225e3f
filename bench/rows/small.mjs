/** Rows in the cache, against loops over typed arrays and a `Map` by hand: what memory is like has little to say. */
import { PackedArray, PackedIndex } from 'slotted/packed'
import { fresh } from '../harness.mjs'
import { caller, driving, packedOf, pointClass, POINTS, shuffled } from '../packed-sides.mjs'

const COUNT = 20_000
const EACH = `for (let i = 0; i < ${COUNT}; i++)`
const ORDER = shuffled(COUNT)
const VALUES = Float64Array.from(ORDER, (value) => value * 1.1)

/** The same points in columns by hand, and the code of a loop over them. */
const raw = (loop, around = {}) => {
  const columns = {
    x: Float64Array.from({ length: COUNT }, (_, i) => i + 0.5),
    y: new Float64Array(COUNT).fill(0.25),
    id: Uint32Array.from({ length: COUNT }, (_, i) => i),
  }
  return driving(caller(`const { x, y, id } = rows; ${loop}`, around), [columns])
}

const rowsOf = (loop, around = {}) => {
  const Class = pointClass()
  const text = caller(loop, { ...around, C: Class, PackedArray, PackedIndex })
  return driving(text, [packedOf(POINTS, Class, COUNT)])
}

const ROW = 'i + 0.5, i * 0.25, i'
const sum = (i) => `s += x[${i}] * y[${i}] + id[${i}]`

const MAP = 'new Map(Array.from(rows.columns.id, (id, row) => [id, row]))'
const INDEX = "new PackedIndex(rows, 'id')"

/** Finds all rows by their keys, in random order. */
function finding(made, read) {
  const rows = packedOf(POINTS, pointClass(), COUNT)
  const index = fresh(['PackedIndex', 'rows'], `return ${made}`)(PackedIndex, rows)
  return driving(caller(`${EACH} s += ${read}`, { order: ORDER, index }), [rows])
}

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  {
    name: 'packed: push of three slots, 20,000 records, to a loop over typed arrays',
    sides: {
      'loop over typed arrays': () => raw(`${EACH} { x[i] = i + 0.5; y[i] = i * 0.25; id[i] = i }`),
      push: () => rowsOf(`rows.clear(); ${EACH} rows.push(${ROW})`),
    },
  },
  {
    name: 'packed: random access, 20,000 records, to a loop over typed arrays',
    sides: {
      'loop over typed arrays': () => raw(`${EACH} { const j = order[i]; ${sum('j')} }`, { order: ORDER }),
      'at(i)': () => rowsOf(`${EACH} { const r = rows.at(order[i]); s += r.x * r.y + r.id }`, { order: ORDER }),
    },
  },
  {
    name: 'packed: sorted by an f64, 20,000 records, to the sort of a Float64Array',
    sides: {
      'Float64Array.sort': () => raw('x.set(values); x.sort()', { values: VALUES }),
      sortBy: () => rowsOf(`rows.columns.x.set(values); rows.sortBy('x')`, { values: VALUES }),
    },
  },
  {
    name: 'packed: index by a u32, 20,000 records, made',
    sides: {
      'Map from key to row': () => raw(`const map = new Map(); ${EACH} map.set(id[i], i); s = map.size`),
      PackedIndex: () => rowsOf(`const index = new PackedIndex(rows, 'id'); s = index.size; index.drop()`),
    },
  },
  {
    name: 'packed: index by a u32, 20,000 records, get in random order',
    sides: {
      'Map from key to row': () => finding(MAP, 'rows.at(index.get(order[i])).x'),
      PackedIndex: () => finding(INDEX, 'index.get(order[i]).x'),
    },
  },
].map((row) => ({ ...row, records: COUNT, settled: 50 }))
