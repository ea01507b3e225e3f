/** The records of the cluster examples: trips of a taxi, a class with a method, and a way to make any number of them. */
import { date, defineSlots, f64, oneOf, optional, text, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { randomFrom } from '../shared/random.mjs'

export const RATES = ['street', 'airport', 'shared']

export class Trip extends defineSlots({
  number: u32,
  zone: text,
  rate: oneOf(...RATES),
  begun: date,
  /** Kilometres. */
  distance: f64,
  minutes: f64,
  /** Nobody is asked for one; `undefined` where none was given. */
  tip: optional(f64),
}) {
  /** What the trip costs, with the tip. */
  fare() {
    const moved = 3 + 1.9 * this.distance + 0.35 * this.minutes
    const rated = this.rate === 'airport' ? Math.max(moved, 45) : this.rate === 'shared' ? moved * 0.6 : moved
    return rated + (this.tip ?? 0)
  }
}

/** The same in the SQL of ClickHouse, which does not run the method. */
const FARE_SQL = `multiIf(rate = 'airport', greatest(3 + 1.9 * distance + 0.35 * minutes, 45),
  rate = 'shared', (3 + 1.9 * distance + 0.35 * minutes) * 0.6,
  3 + 1.9 * distance + 0.35 * minutes) + ifNull(tip, 0)`

/** The same for engines that have the SQL of others. */
export const FARE = `CASE rate WHEN 'airport' THEN greatest(3 + 1.9 * distance + 0.35 * minutes, 45)
  WHEN 'shared' THEN (3 + 1.9 * distance + 0.35 * minutes) * 0.6
  ELSE 3 + 1.9 * distance + 0.35 * minutes END + coalesce(tip, 0)`

/** The question to all engines: for each zone the number of trips and the sum of their fares. */
export const GROUP_SQL = `SELECT zone, count() AS trips, sum(${FARE_SQL}) AS fares FROM trips GROUP BY zone`

/** A row of the answer. */
export const Sum = defineSlots({ zone: text, trips: f64, fares: f64 }, { name: 'Sum' })

const ZONES = Array.from({ length: 260 }, (_, index) => `Zone ${String(index + 1).padStart(3, '0')}`)
const YEAR = 365 * 24 * 3600 * 1000
const START = Date.UTC(2025, 0, 1)

/** Makes trips, always the same for the same number: the columns are filled, and adopted as they are. */
export function trips(count) {
  const random = randomFrom(15)
  const columns = {
    number: new Uint32Array(count),
    zone: { values: new Uint32Array(count), dictionary: ZONES },
    rate: new Uint8Array(count),
    begun: new Float64Array(count),
    distance: new Float64Array(count),
    minutes: new Float64Array(count),
    tip: { values: new Float64Array(count), validity: new Uint8Array(Math.ceil(count / 8)) },
  }
  for (let row = 0; row < count; row++) {
    const luck = random()
    columns.number[row] = row
    columns.zone.values[row] = luck * luck * ZONES.length
    columns.rate[row] = random() < 0.8 ? 0 : luck < 0.5 ? 1 : 2
    columns.begun[row] = START + Math.floor(random() * YEAR)
    columns.distance[row] = 0.4 + 30 * random() ** 3
    columns.minutes[row] = columns.distance[row] * (1.5 + 2 * random())
    if (random() < 0.4) {
      columns.tip.values[row] = Math.round(random() * 1000) / 100
      columns.tip.validity[row >>> 3] |= 1 << (row & 7)
    }
  }
  return PackedArray.adopt(Trip, columns, count)
}

/** For each zone the number of trips and the sum of their fares, by the method of the class. */
export function faresByZone(rows) {
  const { values, dictionary } = rows.column('zone')
  const counts = new Float64Array(dictionary.length)
  const fares = new Float64Array(dictionary.length)
  let row = 0
  for (const trip of rows) {
    const code = values[row++]
    counts[code]++
    fares[code] += trip.fare()
  }
  return new Map(dictionary.map((zone, code) => [zone, { trips: counts[code], fares: fares[code] }]))
}

/** The answer of an engine in the same form. */
export function sumsOf(rows) {
  return new Map(Array.from(rows, ({ zone, trips: count, fares }) => [zone, { trips: count, fares }]))
}

/** Are the sums of two engines equal to nine digits, zone by zone? They add in different orders. */
export function areEqual(ours, theirs) {
  if (ours.size !== theirs.size) return false
  for (const [zone, { trips: count, fares }] of ours) {
    const other = theirs.get(zone)
    if (other?.trips !== count || !(Math.abs(other.fares - fares) <= 1e-9 * Math.abs(fares))) return false
  }
  return true
}
