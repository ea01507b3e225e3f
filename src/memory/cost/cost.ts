import { performance } from 'node:perf_hooks'
import { collectGarbage } from '../watch/garbage.js'
import type { KeptRecords } from './kept-records.js'
import { stillHeld } from '../messages.js'
import { changeBetween, readMemory } from '../watch/reading.js'
import type { KeptSource } from './record-source.js'

/** What a number of records took together, in bytes and milliseconds. */
export interface Cost {
  /** The records alone, without the array that keeps them. */
  readonly recordBytes: number
  /** The records and the arrays that keep them. */
  readonly bytes: number
  /** The part of `bytes` that was outside V8's heap. */
  readonly bytesOutside: number
  readonly createMilliseconds: number
  /** One reading of all records, the median of several; `undefined` if the source has no `readAll`. */
  readonly readMilliseconds: number | undefined
}

/**
 * V8 makes the first records of a class larger, with room for further properties, and compiles what is called often.
 */
const WARM_UP_RECORDS = 10_000
const WARM_UP_CREATIONS = 20
const WARM_UP_READS = 100
const WARM_UP_RUNS = 3
const WARM_UP_COLLECTIONS = 1
const READS = 11

/** Bytes that V8 may keep for itself. */
const MAX_LEFTOVER = 2 ** 20

/**
 * Makes and reads records that are thrown away, so that the measured ones are as all later ones will be. Also measures
 * them, because measuring is code too: only from the fourth time on does it leave nothing new on the heap.
 */
export function warmUp(caller: string, source: KeptSource, count: number): void {
  const few = Math.min(count, WARM_UP_RECORDS)
  for (let time = 0; time < WARM_UP_CREATIONS; time++) source.createAll(few)
  const { readAll } = source
  if (readAll !== undefined) {
    const kept = source.createAll(few)
    for (let time = 0; time < WARM_UP_READS; time++) kept.passTo(readAll)
  }
  for (let time = 0; time < WARM_UP_RUNS; time++) costOf(caller, source, few, WARM_UP_COLLECTIONS)
}

/**
 * Makes records, reads them, and measures what letting go of them sets free. How much memory grows while they are made
 * would not do: V8 then also compiles and throws away machine code on the same heap, up to 0.2 MB.
 *
 * @throws {Error} if something else still holds most of the records.
 */
export function costOf(caller: string, source: KeptSource, count: number, collections?: number): Cost {
  const read = (): ReturnType<typeof readMemory> => {
    collectGarbage(caller, collections)
    return readMemory()
  }
  const empty = read()
  const start = performance.now()
  const kept = source.createAll(count)
  const createMilliseconds = performance.now() - start
  const readMilliseconds = source.readAll && timeToRead(caller, source.readAll, kept)

  const before = read()
  kept.empty()
  const without = read()
  kept.release()
  const after = read()
  const freed = changeBetween(after, before)
  const leftover = after.inUse - empty.inUse
  if (leftover > freed.inUse && leftover > MAX_LEFTOVER) throw stillHeld(caller)
  return {
    recordBytes: before.inUse - without.inUse,
    bytes: freed.inUse,
    bytesOutside: freed.external,
    createMilliseconds,
    readMilliseconds,
  }
}

/** Keeps what was read, so that no compiler leaves the reading out. */
const sink: { read?: unknown } = {}

function timeToRead(caller: string, readAll: (records: unknown) => unknown, kept: KeptRecords): number {
  collectGarbage(caller)
  const times = Array.from({ length: READS }, () => {
    const start = performance.now()
    sink.read = kept.passTo(readAll)
    return performance.now() - start
  })
  return spreadOf(times).median
}

/** What several runs came to. */
export interface Spread {
  /** The middle figure, or the mean of the two middle ones. */
  readonly median: number
  readonly least: number
  readonly most: number
}

/** The median and the ends of some figures, of which there is at least one. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b)
  const place = (sorted.length - 1) / 2
  const [below = Number.NaN, above = Number.NaN] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return { median: (below + above) / 2, least: sorted[0] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN }
}
