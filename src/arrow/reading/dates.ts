import type { Data, DataType } from 'apache-arrow'
import * as arrow from 'apache-arrow'
import { otherType } from '../messages.js'
import { nameOf, type Chunks, type Place } from './chunks.js'

/** Milliseconds in a unit of Arrow: seconds, milliseconds, microseconds, nanoseconds. */
const MILLISECONDS = [1000, 1, 1e-3, 1e-6] as const
const MILLISECONDS_A_DAY = 86_400_000

/** Numbers of 64 bits with a high half below it are exact as numbers. */
const EXACT = 2 ** 20

/**
 * Times and days as milliseconds since 1970, rounded down: a `Date` has no parts of them. A time without a zone is one
 * of UTC.
 *
 * @throws {SlotError} `bad-value` for another type than `Timestamp` and `Date`.
 */
export function readDates(place: Place, chunks: Chunks): Float64Array {
  const { type } = chunks
  place.noteCopy(place.path)
  const made = new Float64Array(chunks.rows)
  let at = 0
  for (const data of chunks.data) {
    if (arrow.DataType.isTimestamp(type) || isMilliseconds(type)) readTimes(data, unitOf(type), made, at)
    else if (arrow.DataType.isDate(type)) {
      for (let row = 0; row < data.length; row++)
        made[at + row] = Number((data.values as Int32Array)[row]) * MILLISECONDS_A_DAY
    } else throw otherType(place.caller, place.path, nameOf(type), place.type.kind)
    at += data.length
  }
  return made
}

function isMilliseconds(type: DataType): boolean {
  return arrow.DataType.isDate(type) && type.unit === arrow.DateUnit.MILLISECOND
}

function unitOf(type: DataType): number {
  return arrow.DataType.isTimestamp(type) ? type.unit : arrow.TimeUnit.MILLISECOND
}

/** As two halves: a bigint for each row would be an object. */
function readTimes({ values, length }: Data, unit: number, made: Float64Array, at: number): void {
  const { buffer, byteOffset } = values as BigInt64Array
  const halves = new Int32Array(buffer, byteOffset, length * 2)
  const factor = MILLISECONDS[unit] as number
  for (let row = 0; row < length; row++) {
    const high = halves[row * 2 + 1] as number
    if (high >= EXACT || high < -EXACT) {
      made[at + row] = exactly((values as BigInt64Array)[row] as bigint, unit)
      continue
    }
    const value = high * 2 ** 32 + ((halves[row * 2] as number) >>> 0)
    made[at + row] = factor >= 1 ? value * factor : Math.floor(value / (1 / factor))
  }
}

function exactly(value: bigint, unit: number): number {
  const factor = MILLISECONDS[unit] as number
  if (factor >= 1) return Number(value) * factor
  const parts = BigInt(Math.round(1 / factor))
  const whole = value / parts
  return Number(value < 0n && whole * parts !== value ? whole - 1n : whole)
}
