/** Records found by a key: by a `PackedIndex`, and by a `Map` from key to row or to object, as one writes it by hand. */
import { defineSlots, f64, u32 } from 'slotted'
import { PackedArray, PackedIndex } from 'slotted/packed'
import { fresh } from '../harness.mjs'
import { shuffled } from '../packed-sides.mjs'

const MILLION = 1_000_000
/** Ten million with `SLOTTED_BENCH_ROWS=10000000`; from 2^24 keys on a `Map` throws. */
const COUNT = Number(process.env.SLOTTED_BENCH_ROWS ?? MILLION)

const idOf = (row) => Math.imul(row, 0x9e3779b1) >>> 0

function usersOf(count) {
  const Base = defineSlots({ id: u32, group: u32, x: f64 }, { args: ['id', 'group', 'x'] })
  const Class = fresh(['Base'], 'return class User extends Base {}')(Base)
  const rows = new PackedArray(Class, { capacity: count })
  for (let row = 0; row < count; row++) rows.push(idOf(row), row % 200, row)
  return rows
}

const WAYS = {
  'Map from key to row':
    'const map = new Map(); for (let i = 0; i < rows.length; i++) map.set(rows.at(i).KEY, i); return map',
  'Map from key to object':
    'const map = new Map(); for (const object of objects) map.set(object.KEY, object); return map',
  PackedIndex: 'return new PackedIndex(rows, "KEY")',
}
const GROUPS = {
  'Map from key to rows':
    'const map = new Map(); for (let i = 0; i < rows.length; i++) { const key = rows.at(i).KEY, list = map.get(key); ' +
    'if (list === undefined) map.set(key, [i]); else list.push(i) } return map',
  PackedIndex: 'return new PackedIndex(rows, "KEY", { unique: false })',
}

const objectsOf = (rows) => Array.from(rows, ({ id, group, x }) => ({ id, group, x }))

function building(way, key) {
  const rows = usersOf(COUNT)
  const objects = way.includes('objects') ? objectsOf(rows) : []
  const build = fresh(['PackedIndex', 'objects'], `return (rows) => { ${way.replace('KEY', key)} }`)(
    PackedIndex,
    objects,
  )
  return (count) => {
    let size = 0
    for (let i = 0; i < count; i++) {
      const index = build(rows)
      size += index.size
      index.drop?.()
    }
    return size
  }
}

function getting(way, read) {
  const rows = usersOf(COUNT)
  const objects = way.includes('objects') ? objectsOf(rows) : []
  const text = `return (rows) => { ${way.replace('KEY', 'id')} }`
  const index = fresh(['PackedIndex', 'objects'], text)(PackedIndex, objects)(rows)
  const keys = Float64Array.from(shuffled(100_000), (row) => idOf((row * 7919) % COUNT))
  const loop = `return () => { let s = 0; for (let i = 0; i < keys.length; i++) s += ${read}; return s }`
  const run = fresh(['rows', 'index', 'keys'], loop)(rows, index, keys)
  return (count) => {
    let sum = 0
    for (let i = 0; i < count; i++) sum += run()
    return sum
  }
}

const READS = {
  'Map from key to row': 'rows.at(index.get(keys[i])).x',
  'Map from key to object': 'index.get(keys[i]).x',
  PackedIndex: 'index.get(keys[i]).x',
}

function pushing(before, after, indexed) {
  const Base = defineSlots({ id: u32, x: f64 }, { args: ['id', 'x'] })
  const Class = fresh(['Base'], 'return class User extends Base {}')(Base)
  const text =
    `return () => { const rows = new PackedArray(C); ${before}; ` +
    `for (let i = 0; i < 100000; i++) { rows.push(i, 0.5); ${after} } return ${indexed} }`
  const run = fresh(['PackedArray', 'PackedIndex', 'C'], text)(PackedArray, PackedIndex, Class)
  return (count) => {
    let size = 0
    for (let i = 0; i < count; i++) size += run().size
    return size
  }
}

const each = (ways, make) =>
  Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, () => make(way, name)]))

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  {
    name: 'packed: index by a u32 that none shares, made',
    records: COUNT,
    collects: true,
    sides: each(WAYS, (way) => building(way, 'id')),
    goals: { PackedIndex: 0.2 },
  },
  {
    name: 'packed: index by an f64 that none shares, made',
    records: COUNT,
    collects: true,
    sides: each(WAYS, (way) => building(way, 'x')),
    goals: { PackedIndex: 0.2 },
  },
  {
    name: 'packed: index by one of 200 groups, made',
    records: COUNT,
    collects: true,
    sides: each(GROUPS, (way) => building(way, 'group')),
  },
  {
    name: 'packed: index, get in random order',
    records: 100_000,
    sides: each(WAYS, (way, name) => getting(way, READS[name])),
  },
  {
    name: 'packed: index, push 100,000 records',
    records: 100_000,
    collects: true,
    sides: {
      'Map from key to row': () => pushing('const map = new Map()', 'map.set(i, i)', 'map'),
      PackedIndex: () => pushing('const index = new PackedIndex(rows, "id")', '', 'index'),
    },
  },
]
