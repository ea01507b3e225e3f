import type { ConcreteRecordClass } from '../types/brand.js'
import { badRanges } from './messages.js'
import type { PackedArray } from './packed-array.js'

/** Products of it and a number of rows are exact. */
const MAX_RANGES = 2 ** 20

/** The first row of some that follow each other, and the row behind the last one. */
export type RangeBounds = readonly [from: number, to: number]

/**
 * Splits the rows that an array has now into as many ranges, one behind the other, for workers: their lengths differ by
 * one at most, and where there are fewer rows than ranges some are empty.
 *
 * @throws {RangeError} `out-of-range` for no number of ranges.
 * @example
 * ranges(swarm, 2) //=> [[0, 500_000], [500_000, 1_000_000]]
 * for (const particle of swarm.rows(...range)) particle.step(0.1)
 */
export function ranges<Class extends ConcreteRecordClass>(rows: PackedArray<Class>, count: number): RangeBounds[] {
  if (!Number.isInteger(count) || count < 1 || count > MAX_RANGES) throw badRanges('ranges()', count, MAX_RANGES)
  const { length } = rows
  const bound = (index: number): number => Math.floor((length * index) / count)
  return Array.from({ length: count }, (_, index) => [bound(index), bound(index + 1)])
}
