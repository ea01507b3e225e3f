import { toObject, type ObjectOf } from '../../index.js'
import { costOf, spreadOf, warmUp } from './cost.js'
import { badCount } from '../messages.js'
import { toSource, type Making, type Measurable } from './record-source.js'
import { watchMemory, type MemoryLap } from '../watch/watch.js'

/** What a function returned, and what memory did while it ran: `used`, `peak` and `total` in bytes, as in a lap. */
export type Measurement<Value> = ObjectOf<typeof MemoryLap> & { readonly value: Value }

/**
 * Runs a function once, in this process, and measures memory, in bytes. `used` counts what the function made and what
 * is still held, by its result or elsewhere. Waits if the function returns a promise.
 *
 * @throws whatever the function throws, after stopping the watch.
 * @example
 * const { used } = await measureMemory(() => new Float64Array(1_000_000))
 * Math.round(used / 1_000_000) //=> 8
 */
export async function measureMemory<Value>(run: () => Value): Promise<Measurement<Awaited<Value>>> {
  using watch = watchMemory(run.name || 'measureMemory()')
  const value = await run()
  return { ...toObject(watch.stop()), value }
}

/** Options of `bytesPerRecord`. */
export interface RecordOptions extends Making {
  /** Records to make. Default: 262,144, for which the figure is exact to 0.01 bytes. */
  readonly count?: number
}

export const COUNT = 262_144
const RUNS = 3

/**
 * Measures the bytes that one record takes, on the heap and outside it. The place in the array that keeps it, 8 bytes,
 * is not counted, nor is anything that records share, such as a string that all of them hold.
 *
 * Makes many records in this process, lets go of them, and divides the bytes that this sets free by their number; the
 * result is the median of three runs.
 *
 * @param measurable A class, constructed with `values`; a function, called with `values` or with the row; or an object
 * with `createAll`.
 * @throws {RangeError} if the count is not a positive integer.
 * @throws {SlotError} `not-a-record-class` for anything else than these; `bad-option` for a class that needs values.
 * @example
 * Math.round(bytesPerRecord(User, { values: ['Ada', 1] })) //=> 40
 */
export function bytesPerRecord(measurable: Measurable, { count = COUNT, ...making }: RecordOptions = {}): number {
  const caller = 'bytesPerRecord()'
  const source = toSource(caller, measurable, making)
  checkCount(caller, count)
  warmUp(caller, source, count)
  return spreadOf(Array.from({ length: RUNS }, () => costOf(caller, source, count).recordBytes / count)).median
}

/** @throws {RangeError} for anything but a positive integer. */
export function checkCount(caller: string, count: unknown, option = 'count'): void {
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) throw badCount(caller, option, count)
}
