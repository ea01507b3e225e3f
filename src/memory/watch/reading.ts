import { memoryUsage } from 'node:process'
import { defineSlots, f64 } from '../../index.js'

/**
 * The memory of a process at one moment, or the difference between two moments, in bytes.
 *
 * `rss` is the resident set as the system counts it, including shared pages and pages that were freed but not returned.
 * `heap` is what lives on V8's heap: objects, Maps, strings, boxed numbers. `external` is what V8 knows of outside its
 * heap; `arrayBuffers` is the part of it that typed arrays use.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/process.html#processmemoryusage
 */
export class MemoryReading extends defineSlots(
  { rss: f64, heap: f64, external: f64, arrayBuffers: f64 },
  { closed: 'frozen' },
) {
  /** Bytes in use: on the heap and outside it. */
  get inUse(): number {
    return this.heap + this.external
  }
}

/** The change from one reading to another; negative if memory was set free. */
export function changeBetween(before: MemoryReading, after: MemoryReading): MemoryReading {
  return new MemoryReading({
    rss: after.rss - before.rss,
    heap: after.heap - before.heap,
    external: after.external - before.external,
    arrayBuffers: after.arrayBuffers - before.arrayBuffers,
  })
}

/** The memory of this process now, including garbage that was not collected yet. */
export function readMemory(): MemoryReading {
  const { rss, heapUsed, external, arrayBuffers } = memoryUsage()
  return new MemoryReading({ rss, heap: heapUsed, external, arrayBuffers })
}
