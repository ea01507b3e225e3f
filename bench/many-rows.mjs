/**
 * Methods of packed arrays that go over many rows at once, to arrays of objects of the same class with the native
 * method, and to loops over the columns written by hand: `node bench/many-rows.mjs [rows] [subject]`. Each subject has
 * a process of its own; medians of CPU time, all sides in turns, each after a garbage collection, and what a side needs
 * is made before its time begins.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { defineSlots, f64, oneOf, text, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { median } from './harness.mjs'

const COUNTRIES = ['DE', 'FR', 'AT', 'CH', 'IT', 'ES', 'PL', 'CZ']
class City extends defineSlots(
  { x: f64, population: u32, country: oneOf(...COUNTRIES), name: text },
  { args: ['x', 'population', 'country', 'name'] },
) {}

const compareTexts = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

let seed = 1
function random(limit) {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((seed / 2 ** 32) * limit)
}

/** Columns of another array, in another order or with fewer rows, by hand. */
function gathered({ columns }, order) {
  return Object.values(columns).map((column) => {
    const made = new column.constructor(order.length)
    for (let row = 0; row < order.length; row++) made[row] = column[order[row]]
    return made
  })
}

/** As one writes it: the native sort of row numbers. */
function orderByHand(column, count) {
  const order = Uint32Array.from(column.subarray(0, count), (_, row) => row)
  return order.sort((a, b) => column[a] - column[b])
}

function groupByHand(column, count) {
  const groups = new Map()
  for (let row = 0; row < count; row++) {
    const group = groups.get(column[row])
    if (group === undefined) groups.set(column[row], [row])
    else group.push(row)
  }
  return groups
}

function groupObjects(objects, keyOf) {
  const groups = new Map()
  for (const object of objects) {
    const group = groups.get(keyOf(object))
    if (group === undefined) groups.set(keyOf(object), [object])
    else group.push(object)
  }
  return groups
}

const byX = (left, right) => left.x - right.x
const byTwo = (left, right) => compareTexts(left.country, right.country) || right.population - left.population
const byName = (left, right) => compareTexts(left.name, right.name)
const near = ({ x }) => x < 500
const fields = ({ x, population, country, name }) => [x, population, country, name]

const packed = (act) => ({ make: ({ rows }) => rows.clone(), act })
const objects = (act) => ({ make: (given) => [...given.objects], act })
const columns = (act) => ({ make: ({ rows }) => rows.clone(), act })

/** The first side is what the others are compared with. */
const SUBJECTS = {
  "sortBy('x')": {
    packed: packed((rows) => rows.sortBy('x')),
    'sort(compare)': packed((rows) => rows.sort(byX)),
    objects: objects((all) => all.sort(byX)),
    columns: columns((rows) => gathered(rows, orderByHand(rows.columns.x, rows.length))),
  },
  'sortBy, two slots': {
    packed: packed((rows) => rows.sortBy('country', { by: 'population', descending: true })),
    'sort(compare)': packed((rows) => rows.sort(byTwo)),
    objects: objects((all) => all.sort(byTwo)),
  },
  "sortBy('name')": {
    packed: packed((rows) => rows.sortBy('name')),
    'sort(compare)': packed((rows) => rows.sort(byName)),
    objects: objects((all) => all.sort(byName)),
  },
  clone: {
    packed: packed((rows) => rows.clone()),
    objects: objects((all) => all.map((city) => new City(city.x, city.population, city.country, city.name))),
    columns: columns((rows) => Object.values(rows.columns).map((column) => column.slice())),
  },
  'filter, half of them': {
    packed: packed((rows) => rows.filter(near)),
    objects: objects((all) => all.filter(near)),
    columns: columns((rows) => {
      const { x } = rows.columns
      const order = new Uint32Array(rows.length)
      let count = 0
      for (let row = 0; row < rows.length; row++) if (x[row] < 500) order[count++] = row
      return gathered(rows, order.subarray(0, count))
    }),
  },
  'removeIf, half of them': {
    packed: packed((rows) => rows.removeIf(near)),
    objects: objects((all) => all.filter((city) => !near(city))),
  },
  reverse: {
    packed: packed((rows) => {
      rows.reverse()
    }),
    objects: objects((all) => {
      all.reverse()
    }),
    columns: columns((rows) => {
      for (const column of Object.values(rows.columns)) column.reverse()
    }),
  },
  map: {
    packed: packed((rows) => rows.map(({ x, population }) => x * population)),
    objects: objects((all) => all.map(({ x, population }) => x * population)),
    columns: columns(({ columns: { x, population }, length }) => {
      const made = []
      for (let row = 0; row < length; row++) made.push(x[row] * population[row])
      return made
    }),
  },
  reduce: {
    packed: packed((rows) => rows.reduce((sum, { x }) => sum + x, 0)),
    objects: objects((all) => all.reduce((sum, { x }) => sum + x, 0)),
    columns: columns(({ columns: { x }, length }) => {
      let sum = 0
      for (let row = 0; row < length; row++) sum += x[row]
      return sum
    }),
  },
  'every, all of them': {
    packed: packed((rows) => rows.every(({ x }) => x >= 0)),
    objects: objects((all) => all.every(({ x }) => x >= 0)),
  },
  'a sum over rows(1, −1)': {
    packed: packed((rows) => {
      let sum = 0
      for (const { x } of rows.rows(1, -1)) sum += x
      return sum
    }),
    objects: objects((all) => {
      let sum = 0
      for (let row = 1; row < all.length - 1; row++) sum += all[row].x
      return sum
    }),
  },
  'a sum over entries()': {
    packed: packed((rows) => {
      let sum = 0
      for (const [index, { x }] of rows.entries()) sum += x * index
      return sum
    }),
    objects: objects((all) => {
      let sum = 0
      for (const [index, { x }] of all.entries()) sum += x * index
      return sum
    }),
  },
  "groupBy('country')": {
    packed: packed((rows) => rows.groupBy('country')),
    objects: objects((all) => groupObjects(all, ({ country }) => country)),
    columns: columns((rows) => groupByHand(rows.columns.country, rows.length)),
  },
  'groupBy, and a sum over each group': {
    packed: packed((rows) => {
      const sums = []
      for (const [country, group] of rows.groupBy('country')) {
        let sum = 0
        for (const { x } of group) sum += x
        sums.push([country, sum])
      }
      return sums
    }),
    objects: objects((all) =>
      Array.from(
        groupObjects(all, ({ country }) => country),
        ([country, group]) => [country, group.reduce((sum, { x }) => sum + x, 0)],
      ),
    ),
  },
  "groupBy('name'), 5,000 texts": {
    packed: packed((rows) => rows.groupBy('name')),
    objects: objects((all) => groupObjects(all, ({ name }) => name)),
    columns: columns((rows) => groupByHand(rows.columns.name, rows.length)),
  },
  "groupBy('population'), nearly all differ": {
    packed: packed((rows) => rows.groupBy('population')),
    objects: objects((all) => groupObjects(all, ({ population }) => population)),
    columns: columns((rows) => groupByHand(rows.columns.population, rows.length)),
  },
  'groupBy(function)': {
    packed: packed((rows) => rows.groupBy(({ x }) => x < 500)),
    objects: objects((all) => groupObjects(all, ({ x }) => x < 500)),
  },
  "countBy('country')": {
    packed: packed((rows) => rows.countBy('country')),
    objects: objects((all) => {
      const counts = new Map()
      for (const { country } of all) counts.set(country, (counts.get(country) ?? 0) + 1)
      return counts
    }),
    columns: columns(({ columns: { country }, length }) => {
      const counts = new Uint32Array(COUNTRIES.length)
      for (let row = 0; row < length; row++) counts[country[row]]++
      return counts
    }),
  },
  'pushAll, to an empty array': {
    packed: packed((rows) => new PackedArray(City).pushAll(rows)),
    'push, row by row': packed((rows) => {
      const made = new PackedArray(City)
      for (const city of rows) made.pushObject(city)
      return made
    }),
    objects: objects((all) => [].concat(all)),
  },
  'from objects of the class': {
    packed: objects((all) => PackedArray.from(City, all)),
    'push by hand': objects((all) => {
      const made = new PackedArray(City)
      for (const { x, population, country, name } of all) made.push(x, population, country, name)
      return made
    }),
  },
  'from plain objects': {
    packed: { make: (given) => given.objects.map((city) => ({ ...city })), act: (all) => PackedArray.from(City, all) },
    'push by hand': {
      make: (given) => given.objects.map((city) => ({ ...city })),
      act: (all) => {
        const made = new PackedArray(City)
        for (const { x, population, country, name } of all) made.push(x, population, country, name)
        return made
      },
    },
  },
  toRecords: {
    packed: packed((rows) => rows.toRecords()),
    'new by hand': packed((rows) => {
      const made = []
      for (const { x, population, country, name } of rows) made.push(new City(x, population, country, name))
      return made
    }),
  },
}

const count = Number(process.argv[2] ?? 1_000_000)
const subject = process.argv[3]
if (subject === undefined) {
  console.log(
    `Node ${process.versions.node}, ${count.toLocaleString('en')} rows; ms, and the packed side to each other`,
  )
  for (const name of Object.keys(SUBJECTS)) {
    const options = ['--expose-gc', '--max-old-space-size=6000', fileURLToPath(import.meta.url), String(count), name]
    process.stdout.write(execFileSync(process.execPath, options, { encoding: 'utf8' }))
  }
} else {
  measure(subject, SUBJECTS[subject])
}

function measure(name, sides) {
  const rows = new PackedArray(City, { capacity: count })
  for (let row = 0; row < count; row++)
    rows.push(random(1e6) / 1000 + random(1e6) / 1e9, random(1e7), COUNTRIES[random(8)], `name ${random(5000)}`)
  const given = { rows, objects: Array.from(rows, (city) => new City(...fields(city))) }
  const times = Object.values(sides).map(() => [])
  const rounds = count > 2e6 ? 3 : 5
  for (let round = -1; round < rounds; round++) {
    for (const [place, { make, act }] of Object.values(sides).entries()) {
      const subjectRows = make(given)
      globalThis.gc()
      const before = process.cpuUsage()
      act(subjectRows)
      const { user, system } = process.cpuUsage(before)
      // The first round is to warm up.
      if (round >= 0) times[place].push((user + system) / 1000)
    }
  }
  const [own, ...others] = times.map(median)
  const compared = Object.keys(sides)
    .slice(1)
    .map((other, place) => `${other} ${others[place].toFixed(0)}: × ${(own / others[place]).toFixed(2)}`)
  console.log(`${name.padEnd(42)} ${own.toFixed(0).padStart(5)}   ${compared.join('   ')}`)
}
