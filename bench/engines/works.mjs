/** The pieces of work that every engine does: records against a plain class, rows against an array of its objects. */
import { copy, defineSlots, equals, f64, toObject, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { fresh } from '../harness.mjs'
import { caller, driving, shuffled } from '../packed-sides.mjs'
import { discarding, plain, slotted, visiting } from '../sides.mjs'

const KEPT = 65_536
const ROWS = 100_000

/** The classes of one piece of work; a plain one stands twice, to show what is noise. */
const records = (make) => ({
  'plain class': () => make(plain(), false),
  'plain class, again': () => make(plain(), false),
  'slotted, guarded': () => make(slotted('guarded'), true),
  'slotted, sealed': () => make(slotted('sealed'), true),
})

const SEALING = { last: 'Object.seal(this)' }

/** Where records are made, what sealing alone costs stands beside. */
const making = (make) => ({ ...records(make), 'plain class, Object.seal last': () => make(plain(SEALING), false) })

/** `new`, all records kept until as many others take their places. */
function keeping(Class) {
  const body = `const kept = new Array(${KEPT}).fill(null)
    return (count) => { for (let i = 0; i < count; i++) kept[i & ${KEPT - 1}] = new C('x', i); return kept }`
  return fresh(['C'], body)(Class)
}

/**
 * Makes something of each of 256 records, and keeps the last 1,024 things.
 *
 * @param {string} expression It has `record`, `other` (a record of equal slots), `i` and the class `C`.
 */
function working(Class, expression) {
  const body = `'use strict'
    const make = (_, i) => new C('x', i)
    const records = Array.from({ length: 256 }, make), others = Array.from({ length: 256 }, make)
    const ring = new Array(1024).fill(null)
    return (count) => {
      for (let i = 0; i < count; i++) {
        const record = records[i & 255], other = others[i & 255]
        ring[i & 1023] = ${expression}
      }
      return ring
    }`
  return fresh(['C', 'copy', 'equals', 'toObject'], body)(Class, copy, equals, toObject)
}

const either = (byHand, byUs) => records((Class, isOurs) => working(Class, isOurs ? byUs : byHand))
const SAME =
  'record === other || (record.constructor === other.constructor && record.name === other.name && ' +
  'record.identifier === other.identifier)'

const METHODS = 'step(dt) { this.x += this.y * dt } sum() { return this.x * this.y + this.id }'

function pointClass() {
  const Base = defineSlots({ x: f64, y: f64, id: u32 }, { args: ['x', 'y', 'id'] })
  return fresh(['Base'], `return class Point extends Base { ${METHODS} }`)(Base)
}

const plainPoint = () =>
  fresh([], `return class Point { constructor(x, y, id) { this.x = x; this.y = y; this.id = id } ${METHODS} }`)()

const FILL = `for (let i = 0; i < ${ROWS}; i++)`
const VALUES = 'i + 0.5, i * 0.25, i'
const COLUMNS = `({ x: new Float64Array(${ROWS}), y: new Float64Array(${ROWS}), id: new Uint32Array(${ROWS}) })`

/** How each side makes all rows. */
const FILLINGS = {
  'array of objects': `const rows = []; ${FILL} rows.push(new C(${VALUES}))`,
  PackedArray: `const rows = new PackedArray(C, { capacity: ${ROWS} }); ${FILL} rows.push(${VALUES})`,
  'loop over typed arrays': `const rows = ${COLUMNS}; ${FILL} { rows.x[i] = i + 0.5; rows.y[i] = i * 0.25; rows.id[i] = i }`,
}
const SIDES = Object.keys(FILLINGS)

const classOf = (side) => (side === 'PackedArray' ? pointClass() : plainPoint())
const filled = (side) => fresh(['C', 'PackedArray'], `${FILLINGS[side]}; return rows`)(classOf(side), PackedArray)

const pushing = (side) => {
  const loop = `${FILLINGS[side]}; s = ${side === SIDES[2] ? 'rows.id[9]' : 'rows.at(9).id'} + ${ROWS}`
  const around = { C: classOf(side), PackedArray }
  return driving(fresh(Object.keys(around), `return () => { let s; ${loop}; return s }`)(...Object.values(around)), [
    [],
  ])
}

/** A loop over rows that are there; `order`: the numbers of all rows, shuffled. */
const looping = (loops) =>
  Object.fromEntries(
    SIDES.map((side, place) => [side, () => driving(caller(loops[place], { order: shuffled(ROWS) }), [filled(side)])]),
  )

const SUM = 's += record.x * record.y + record.id'
const RAW = 'const { x, y, id } = rows; '
const rawSum = (row) => `s += x[${row}] * y[${row}] + id[${row}]`
const EACH = 'for (let i = 0; i < x.length; i++)'
const IN_ORDER = 'for (let j = 0; j < order.length; j++)'

const both = (loop, raw) => looping([loop, loop, RAW + raw])

/**
 * @typedef {object} Work
 * @property {'records' | 'rows'} group
 * @property {string} work
 * @property {number} count How many records or rows there are.
 * @property {number} [records] How many rows one call goes through; times are given for one. Default: 1.
 * @property {Readonly<Record<string, () => (count: number) => unknown>>} sides The first is what the others are compared
 * with. All return equal things.
 */

/** @type {readonly Work[]} */
export const works = [
  { work: 'create and keep', count: KEPT, sides: making(keeping) },
  { work: 'create and drop', count: 1, sides: making(discarding) },
  { work: 'read', count: 256, sides: records((Class) => visiting(Class, 's += record.identifier')) },
  { work: 'write', count: 256, sides: records((Class) => visiting(Class, 'record.identifier = i; s += i')) },
  { work: 'method', count: 256, sides: records((Class) => visiting(Class, 's += record.greet()')) },
  { work: 'copy', count: 256, sides: either('new C(record.name, i)', 'copy(record, { identifier: i })') },
  { work: 'equals', count: 256, sides: either(SAME, 'equals(record, other)') },
  {
    work: 'toObject',
    count: 256,
    sides: either('({ name: record.name, identifier: record.identifier })', 'toObject(record)'),
  },
]
  .map((work) => ({ group: 'records', ...work }))
  .concat(
    [
      { work: 'push', sides: Object.fromEntries(SIDES.map((side) => [side, () => pushing(side)])) },
      { work: 'forEach', sides: both(`rows.forEach((record) => { ${SUM} })`, `${EACH} ${rawSum('i')}`) },
      { work: 'for…of', sides: both(`for (const record of rows) ${SUM}`, `${EACH} ${rawSum('i')}`) },
      {
        work: 'read at random, at(i)',
        sides: looping([
          `${IN_ORDER} { const record = rows[order[j]]; ${SUM} }`,
          `${IN_ORDER} { const record = rows.at(order[j]); ${SUM} }`,
          `${RAW} ${IN_ORDER} { const i = order[j]; ${rawSum('i')} }`,
        ]),
      },
      {
        work: 'update by method, for…of',
        sides: both('for (const record of rows) { record.step(dt); s += 1 }', `${EACH} { x[i] += y[i] * dt; s += 1 }`),
      },
    ].map((work) => ({ group: 'rows', count: ROWS, records: ROWS, settled: 20, ...work })),
  )
