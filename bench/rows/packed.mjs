/** Records in columns: loops over views, against loops over typed arrays and over objects of the same class. */
import { bool, defineSlots, f64, oneOf, optional, text } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { fresh } from '../harness.mjs'
import {
  caller,
  driving,
  LOOPS,
  loopSides,
  objects,
  objectsOf,
  packed,
  packedOf,
  PARTICLES,
  particleClass,
  pointClass,
  POINTS,
  raw,
  shuffled,
} from '../packed-sides.mjs'

const MILLION = 1_000_000
const SETTLED = 5000

const STEP = 'record.step(dt)'
const RAW_STEP = 'x[i] += v[i] * dt'
const SUM = 's += record.x * record.y + record.id'
const RAW_SUM = 's += x[i] * y[i] + id[i]'

const AGAINST_OBJECTS = process.versions.node.startsWith('20.') ? 0.8 : 0.4

const stepping = (arrays) => ({
  name: `packed: a method, 1,000 records, ${arrays === 1 ? 'one array' : `${arrays} arrays in turn`}, settled`,
  records: 1000,
  settled: SETTLED,
  goals: { forEach: 1.5, 'for…of': 2, 'at(i)': 2 },
  sides: {
    'loop over typed arrays': () => raw(PARTICLES, RAW_STEP, { arrays }),
    ...loopSides((loop) => packed(PARTICLES, loop, STEP, { arrays })),
    'typed arrays, written for speed': () => raw(PARTICLES, RAW_STEP, { arrays, isTuned: true }),
  },
})

const againstObjects = (count, goal) => ({
  name: `packed: a method, ${count.toLocaleString('en')} records, against objects`,
  records: count,
  settled: count === MILLION ? 10 : 1000,
  ...(count === MILLION ? { milliseconds: 30 } : {}),
  ...(goal === undefined ? {} : { goals: { forEach: goal, 'for…of': goal, 'at(i)': goal } }),
  sides: {
    objects: () => objects(PARTICLES, STEP, { count }),
    ...loopSides((loop) => packed(PARTICLES, loop, STEP, { count })),
    'loop over typed arrays': () => raw(PARTICLES, RAW_STEP, { count }),
  },
})

function inRandomOrder(name, expression) {
  const loop = (record) => `for (let i = 0; i < order.length; i++) { const record = ${record}; s += ${expression} }`
  const around = () => ({ order: shuffled(MILLION) })
  return {
    name: `packed: random access, 1,000,000 records, ${name}`,
    records: MILLION,
    settled: 5,
    milliseconds: 60,
    goals: { 'at(i)': 0.5 },
    sides: {
      objects: () => driving(caller(loop('rows[order[i]]'), around()), [objectsOf(POINTS, pointClass(), MILLION)]),
      'at(i)': () => driving(caller(loop('rows.at(order[i])'), around()), [packedOf(POINTS, pointClass(), MILLION)]),
    },
  }
}

/** Makes so many records and keeps them, over and over. */
function filling(Class, container, add) {
  const loop = `rows = ${container}; for (let i = 0; i < ${MILLION}; i++) ${add}; s = rows`
  return driving(caller(loop, { PackedArray, C: Class }), [undefined])
}

const pointByHand = () =>
  fresh(
    [],
    'class Base { constructor(x, y, id) { this.x = x; this.y = y; this.id = id } }\nreturn class Point extends Base {}',
  )()
const ROW = 'i + 0.5, i * 0.25, i'
const COLUMNS = `[new Float64Array(${MILLION}), new Float64Array(${MILLION}), new Uint32Array(${MILLION})]`
const ROOM_FOR_OBJECTS = `new Array(${MILLION})`
const FILLINGS = {
  'objects by hand, retained': () => filling(pointByHand(), ROOM_FOR_OBJECTS, `rows[i] = new C(${ROW})`),
  'push, capacity given': () =>
    filling(pointClass(), `new PackedArray(C, { capacity: ${MILLION} })`, `rows.push(${ROW})`),
}

const summing = (count, settled) => ({
  name: `packed: sum of x * y + id, ${count.toLocaleString('en')} records`,
  records: count,
  settled,
  ...(count === MILLION ? { milliseconds: 30 } : {}),
  sides: {
    'loop over typed arrays': () => raw(POINTS, RAW_SUM, { count }),
    ...loopSides((loop) => packed(POINTS, loop, SUM, { count })),
    objects: () => objects(POINTS, SUM, { count }),
  },
})

/** Records kept in an ordinary array: objects, views of a packed array, or both in turn. */
function kept(choose) {
  const Class = particleClass()
  const records = objectsOf(PARTICLES, Class, 1000)
  const views = [...packedOf(PARTICLES, Class, 1000)]
  return choose(records, views)
}
const visiting = (choose) => driving(caller('for (let i = 0; i < rows.length; i++) rows[i].step(dt)'), [kept(choose)])
const MIXED = {
  'objects alone': () => visiting((records) => records),
  'views alone': () => visiting((_, views) => views),
  'objects and views in turn': () =>
    visiting((records, views) => records.map((record, i) => (i % 2 === 0 ? record : views[i]))),
  'half of each, two call sites': () => {
    const half = 'for (let i = 0; i < 500; i++)'
    return driving(caller(`${half} rows[0][i].step(dt); ${half} rows[1][i].step(dt)`), [
      kept((records, views) => [records, views]),
    ])
  },
}

/** The same sides, another of them first. */
const mixing = (first) => ({
  name: `packed: records in an ordinary array, against ${first}`,
  records: 1000,
  settled: SETTLED,
  goals: { 'objects and views in turn': 3 },
  sides: { [first]: MIXED[first], ...MIXED },
})

/** A loop over packed rows, before and after objects of the class have run the same method at a place of their own. */
function besideObjects(isBeside) {
  const Class = particleClass()
  if (isBeside)
    driving(caller('for (let i = 0; i < rows.length; i++) rows[i].step(dt)'), [objectsOf(PARTICLES, Class, 1000)])(
      SETTLED,
    )
  return driving(caller(LOOPS['for…of'](STEP)), [packedOf(PARTICLES, Class, 1000)])
}

/** One loop to a row: all interpreted classes of a process share functions, and so what the engine knows of them. */
const interpreting = (loop, others) => ({
  name: `packed: a method, interpreted, ${loop}${others === 0 ? '' : `, after ${others} other classes`}`,
  records: 1000,
  settled: 2000,
  sides: {
    compiled: () => packed(PARTICLES, loop, STEP),
    interpreted: () => {
      for (let other = 0; other < others; other++) packed(PARTICLES, loop, STEP, { codegen: false })(100)
      return packed(PARTICLES, loop, STEP, { codegen: false })
    },
  },
})

/** Bytes a packed record takes by one measure, in a process that does nothing else. */
function bytesOf(define, values, read) {
  const Class = define()
  packedOf({ values }, Class, 1000)
  const before = read(memory())
  const rows = packedOf({ values }, Class, MILLION)
  return (read(memory()) - before) / rows.length
}

function memory() {
  for (let times = 0; times < 3; times++) globalThis.gc()
  return process.memoryUsage()
}

const counting = (name, width, define, values) => ({
  name: `packed: bytes per record, 1,000,000 records of ${name}`,
  unit: 'bytes',
  compare: 'ratio',
  goals: { 'array buffers and heap': 1.01 },
  sides: {
    'sum of the slot widths': () => width,
    'array buffers and heap': () => bytesOf(define, values, ({ arrayBuffers, heapUsed }) => arrayBuffers + heapUsed),
    'resident memory': () => bytesOf(define, values, ({ rss }) => rss),
  },
})

const manyKinds = () =>
  defineSlots(
    { x: f64, on: bool, y: optional(f64), name: text, kind: oneOf('a', 'b', 'c') },
    { args: ['x', 'on', 'y', 'name', 'kind'] },
  )
const MANY_KINDS = `i + 0.5, i % 3 === 0, i % 2 === 0 ? undefined : i + 0.5, 'name ' + i % 1000, 'abc'[i % 3]`

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  ...[1, 2, 5, 50].map(stepping),
  {
    name: 'packed: a method, 1,000 records, one array, cold (calls 101 to 500)',
    records: 1000,
    isCold: true,
    goals: { 'for…of': 1.5 },
    sides: {
      'loop over typed arrays': () => raw(PARTICLES, RAW_STEP),
      ...loopSides((loop) => packed(PARTICLES, loop, STEP)),
    },
  },
  againstObjects(MILLION, AGAINST_OBJECTS),
  againstObjects(20_000),
  inRandomOrder('one slot', 'record.x'),
  inRandomOrder('two slots', 'record.x + record.id'),
  {
    name: 'packed: push of three slots, 1,000,000 records',
    records: MILLION,
    goals: { 'push, capacity given': 0.15 },
    sides: FILLINGS,
  },
  {
    // A full collection also throws away optimised code that met one of the arrays: both rows say something.
    name: 'packed: push of three slots, 1,000,000 records, each time after a full collection',
    records: MILLION,
    collects: true,
    sides: {
      ...FILLINGS,
      'push, growing': () => filling(pointClass(), 'new PackedArray(C)', `rows.push(${ROW})`),
      'objects of the class, retained': () => filling(pointClass(), ROOM_FOR_OBJECTS, `rows[i] = new C(${ROW})`),
      'typed arrays filled by a loop': () =>
        filling(undefined, COLUMNS, '{ rows[0][i] = i + 0.5; rows[1][i] = i * 0.25; rows[2][i] = i }'),
    },
  },
  counting('f64, f64, u32', 20, pointClass, POINTS.values),
  counting('f64, bool, optional(f64), text, oneOf', 8 + 1 / 8 + 8 + 1 / 8 + 4 + 1, manyKinds, MANY_KINDS),
  summing(1000, SETTLED),
  summing(MILLION, 10),
  mixing('objects alone'),
  mixing('views alone'),
  {
    name: 'packed: for…of, where objects run the same method elsewhere',
    records: 1000,
    settled: SETTLED,
    goals: { 'objects elsewhere': 1.1 },
    sides: { 'views alone': () => besideObjects(false), 'objects elsewhere': () => besideObjects(true) },
  },
  ...[0, 5].flatMap((others) => Object.keys(LOOPS).map((loop) => interpreting(loop, others))),
]
