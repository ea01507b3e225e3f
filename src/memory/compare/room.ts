import { availableMemory } from 'node:process'
import { getHeapStatistics } from 'node:v8'
import { noRoom } from '../messages.js'

/** The part of the free memory that records may take. The processes need the rest. */
const SHARE = 0.9

/** The garbage collector moves records, and so needs more room than they do. */
const ROOM_TO_MOVE = 1.5

/** Bytes that the heap needs besides the records. */
const BESIDE = 512 * 2 ** 20

/**
 * Checks that records fit in the free memory, which the system or the limits of a container give.
 *
 * @param bytes The estimated size of all records.
 * @throws {RangeError} with the estimate, if the records do not fit.
 */
export function checkRoom(caller: string, label: string, count: number, bytes: number): void {
  const free = availableMemory() * SHARE
  if (bytes > free) throw noRoom(caller, label, count, bytes, free)
}

/** The limit that a heap needs to hold this many bytes; `undefined` if V8's own is enough. */
export function heapLimitFor(bytes: number): number | undefined {
  const limit = bytes * ROOM_TO_MOVE + BESIDE
  return limit > getHeapStatistics().heap_size_limit ? limit : undefined
}
