import { toObject, type ObjectOf } from '../../index.js'
import { costOf, warmUp } from './cost.js'
import { badCount } from '../messages.js'
import { toSource, type Making, type Measurable } from './record-source.js'
import { spreadOf } from './spread.js'
import { watchMemory, type MemoryLap } from '../watch/watch.js'

/** What a function returned, and what memory did meanwhile, as in a lap: `used`, `peak` and `total` in bytes. */
export type Measurement<Value> = ObjectOf<typeof MemoryLap> & { readonly value: Value }

/**
 * Runs a function once, here, and says what memory did: `used` is what was made and is still held, by the result or
 * elsewhere. Waits for a promise.
 *
 * @throws whatever the function throws; the watch is stopped all the same.
 * @example
 * const { used } = await measureMemory(() => new Float64Array(1_000_000))
 * Math.round(used / 1_000_000) //=> 8
 */
export async function measureMemory<Value>(run: () => Value): Promise<Measurement<Awaited<Value>>> {
  using watch = watchMemory(run.name || 'measureMemory()')
  const value = await run()
  return { ...toObject(watch.stop()), value }
}

/** How `bytesPerRecord` measures. */
export interface RecordOptions extends Making {
  /** Records made at once; 262,144 by default, which makes the figure exact to a hundredth. */
  readonly count?: number
}

export const COUNT = 262_144
const RUNS = 3

/**
 * Bytes that one record takes, wherever it keeps them; the place in the array that keeps it, 8 bytes, is not counted.
 * Measured here, in the middle of three runs: records are made, and what letting go of them sets free is divided by
 * their number. What they share, such as the text of a string that all of them hold, costs nothing.
 *
 * @param measurable A class, constructed with `values`; a function, called with `values` or with the row; or `{
 * createAll }`.
 * @throws {RangeError} for a count that is none.
 * @throws {SlotError} `not-a-record-class` for anything else; `bad-option` for a class that cannot be constructed
 * without values.
 * @example
 * Math.round(bytesPerRecord(User, { values: ['Ada', 1] })) //=> 40
 */
export function bytesPerRecord(measurable: Measurable, { count = COUNT, ...making }: RecordOptions = {}): number {
  const who = 'bytesPerRecord()'
  const source = toSource(who, measurable, making)
  checkCount(who, count)
  warmUp(who, source, count)
  return spreadOf(Array.from({ length: RUNS }, () => costOf(who, source, count).recordBytes / count)).median
}

/** @throws {RangeError} for anything but a positive integer. */
export function checkCount(who: string, count: unknown, option = 'count'): void {
  if (!Number.isSafeInteger(count) || (count as number) < 1) throw badCount(who, option, count)
}
