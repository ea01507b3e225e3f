import { performance } from 'node:perf_hooks'
import { collectGarbage } from '../watch/garbage.js'
import type { KeptRecords } from './kept-records.js'
import { stillHeld } from '../messages.js'
import { changeBetween, readMemory } from '../watch/reading.js'
import type { KeptSource } from './record-source.js'
import { spreadOf } from './spread.js'

/** What some records took: bytes and milliseconds. */
export interface Cost {
  /** The records alone, without the array that keeps them. */
  readonly recordBytes: number
  /** Whatever was set free with the last of them: the array too. */
  readonly bytes: number
  /** The part of `bytes` that was outside V8's heap. */
  readonly bytesOutside: number
  readonly createMilliseconds: number
  /** Of one look at all of them, the middle of several; `undefined` if the source has no `readAll`. */
  readonly readMilliseconds: number | undefined
}

/**
 * V8 makes the first records of a class larger, with room for properties that may still come, and compiles what is
 * called often.
 */
const WARM_UP = 10_000
const WARM_UP_CREATIONS = 20
const WARM_UP_READS = 100
const WARM_UP_RUNS = 3
const READS = 11

/** Bytes that V8 may have kept of its own. */
const LEAST_LEFTOVER = 2 ** 20

/**
 * Makes records that are thrown away, so that those that follow are as all the others will be; and measures them, since
 * measuring is code too, and only after the third time does it leave nothing new on the heap.
 */
export function warmUp(who: string, source: KeptSource, count: number): void {
  const few = Math.min(count, WARM_UP)
  for (let time = 0; time < WARM_UP_CREATIONS; time++) source.createAll(few)
  const { readAll } = source
  if (readAll !== undefined) {
    const kept = source.createAll(few)
    for (let time = 0; time < WARM_UP_READS; time++) kept.passTo(readAll)
  }
  for (let time = 0; time < WARM_UP_RUNS; time++) costOf(who, source, few)
}

/**
 * Makes records, looks at them, and measures what letting go of them sets free; and not what memory grows by when they
 * are made, since in making them V8 also compiles, and throws away, machine code on the same heap, up to 0.2 MB.
 */
export function costOf(who: string, source: KeptSource, count: number): Cost {
  const empty = readAfterCollecting(who)
  const start = performance.now()
  const kept = source.createAll(count)
  const createMilliseconds = performance.now() - start
  const readMilliseconds = source.readAll && timeToRead(who, source.readAll, kept)

  const before = readAfterCollecting(who)
  kept.empty()
  const without = readAfterCollecting(who)
  kept.release()
  const after = readAfterCollecting(who)
  const freed = changeBetween(after, before)
  const leftover = after.inUse - empty.inUse
  if (leftover > freed.inUse && leftover > LEAST_LEFTOVER) throw stillHeld(who)
  return {
    recordBytes: before.inUse - without.inUse,
    bytes: freed.inUse,
    bytesOutside: freed.external,
    createMilliseconds,
    readMilliseconds,
  }
}

/** Takes what was read, so that no compiler leaves the reading out. */
const sink: { read?: unknown } = {}

function timeToRead(who: string, readAll: (records: unknown) => unknown, kept: KeptRecords): number {
  collectGarbage(who)
  const times = Array.from({ length: READS }, () => {
    const start = performance.now()
    sink.read = kept.passTo(readAll)
    return performance.now() - start
  })
  return spreadOf(times).median
}

function readAfterCollecting(who: string): ReturnType<typeof readMemory> {
  collectGarbage(who)
  return readMemory()
}
