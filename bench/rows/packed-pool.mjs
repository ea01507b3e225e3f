/** Records that come and go under a number: in a `PackedPool`, and in a `Map` of objects with keys that count up. */
import { PackedPool } from 'slotted/packed'
import { fresh } from '../harness.mjs'
import { driving, particleClass, shuffled } from '../packed-sides.mjs'

const classByHand = () =>
  fresh(
    [],
    'class Base { constructor(x, v) { this.x = x; this.v = v } }\n' +
      'return class Particle extends Base { step(dt) { this.x += this.v * dt } }',
  )()

const MAP = {
  make: () => 'new Map()',
  add: (key) => `rows.set(${key} = ++last, new C(i + 0.5, 1.5))`,
  remove: (key) => `rows.delete(${key})`,
  records: 'rows.values()',
}
const POOL = {
  make: (count) => `new PackedPool(C, { capacity: ${count} })`,
  add: (key) => `${key} = rows.add(i + 0.5, 1.5)`,
  remove: (key) => `rows.remove(${key})`,
  records: 'rows',
}

/**
 * The work of a side. Its text has the container `rows`, the `keys` of its records and an `order` to take them in.
 *
 * @param {typeof MAP} container
 * @param {(container: typeof MAP, count: number) => string} loop
 * @param {{ count?: number, removed?: number }} [options] `removed`: every so manieth record is removed beforehand.
 */
function using(container, Class, loop, { count = 1000, removed = 0 } = {}) {
  const text = `'use strict'
    let last = 0
    const keys = Array(${count}).fill(0)
    let rows = ${container.make(count)}
    for (let i = 0; i < ${count}; i++) ${container.add('keys[i]')}
    if (${removed} > 0) for (let i = 0; i < ${count}; i += ${removed}) ${container.remove('keys[i]')}
    return (_, dt) => { let s = 0; ${loop(container, count)}; return s }`
  const run = fresh(['PackedPool', 'C', 'order'], text)(PackedPool, Class, shuffled(count))
  return driving(run, [undefined])
}

const sidesOf = (loop, options) => ({
  'Map of objects by hand': () => using(MAP, classByHand(), loop, options),
  'Map of objects of the class': () => using(MAP, particleClass(), loop, options),
  PackedPool: () => using(POOL, particleClass(), loop, options),
})

const iterate = ({ records }) => `for (const record of ${records}) record.step(dt)`
const iterateByCallback = () => 'rows.forEach((record) => { record.step(dt) })'
const get = (_, count) => `for (let i = 0; i < ${count}; i++) s += rows.get(keys[order[i]]).x`
const replace = ({ add, remove }, count) =>
  `for (let i = 0; i < ${count}; i++) { const place = order[i]; ${remove('keys[place]')}; ${add('keys[place]')} }`
const fill = ({ make, add }, count) =>
  `rows = ${make(count)}; for (let i = 0; i < ${count}; i++) ${add('keys[i]')}; s = rows`

const iterating = (name, removed) => ({
  name: `packed: pool, iterate${name}`,
  // Per row, in use or not: a pool passes over those that are not.
  records: 1000,
  settled: 5000,
  sides: {
    ...sidesOf(iterate, { removed }),
    'Map of objects by hand, forEach': () => using(MAP, classByHand(), iterateByCallback, { removed }),
    'PackedPool, forEach': () => using(POOL, particleClass(), iterateByCallback, { removed }),
  },
})

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  { name: 'packed: pool, get in random order, 1,000 records', records: 1000, settled: 5000, sides: sidesOf(get) },
  {
    name: 'packed: pool, get in random order, 100,000 records',
    records: 100_000,
    settled: 20,
    milliseconds: 30,
    sides: sidesOf(get, { count: 100_000 }),
  },
  { name: 'packed: pool, remove and add, 1,000 records', records: 1000, settled: 2000, sides: sidesOf(replace) },
  { name: 'packed: pool, add 100,000 records', records: 100_000, sides: sidesOf(fill, { count: 100_000 }) },
  iterating(', 1,000 records', 0),
  iterating(', 1,000 records of which every second is removed', 2),
]
