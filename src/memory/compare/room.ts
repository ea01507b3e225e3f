import { availableMemory } from 'node:process'
import { getHeapStatistics } from 'node:v8'
import { noRoom } from '../messages.js'

/** Of what is free, the part that may be asked for: the rest is for the processes themselves. */
const SHARE = 0.9

/** The garbage collector needs room beside the records: it moves them. */
const ROOM_TO_MOVE = 1.5

/** Bytes that the heap needs beside the records. */
const BESIDE = 512 * 2 ** 20

/**
 * Checks that some records fit in the memory that is free, as the system and the limits of a container have it.
 *
 * @param bytes What they are estimated to take.
 * @throws {RangeError} with the estimate, if they do not fit.
 */
export function checkRoom(who: string, label: string, count: number, bytes: number): void {
  const free = availableMemory() * SHARE
  if (bytes > free) throw noRoom(who, label, count, bytes, free)
}

/** The limit that a heap needs to hold so many bytes; `undefined` where V8's own will do. */
export function heapLimitFor(bytes: number): number | undefined {
  const limit = bytes * ROOM_TO_MOVE + BESIDE
  return limit > getHeapStatistics().heap_size_limit ? limit : undefined
}
