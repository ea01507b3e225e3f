import { memoryUsage } from 'node:process'
import { defineSlots, f64 } from '../../index.js'

/**
 * What a process takes at one moment, or the difference between two moments, in bytes.
 *
 * `rss` is what the system counts, shared and freed but unreturned pages included. `heap` is what lives on V8's heap:
 * objects, Maps, strings, boxed numbers. `external` is what V8 knows of outside it, and `arrayBuffers` the part of
 * `external` that is the bytes of typed arrays.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/process.html#processmemoryusage
 */
export class MemoryReading extends defineSlots(
  { rss: f64, heap: f64, external: f64, arrayBuffers: f64 },
  { closed: 'frozen' },
) {
  /** Bytes that are in use: those on the heap and those outside it. */
  get inUse(): number {
    return this.heap + this.external
  }
}

/** What was added from one reading to another; negative for what was set free. */
export function changeBetween(before: MemoryReading, after: MemoryReading): MemoryReading {
  return new MemoryReading({
    rss: after.rss - before.rss,
    heap: after.heap - before.heap,
    external: after.external - before.external,
    arrayBuffers: after.arrayBuffers - before.arrayBuffers,
  })
}

/** What this process takes now; garbage that was not collected counts. */
export function readMemory(): MemoryReading {
  const { rss, heapUsed, external, arrayBuffers } = memoryUsage()
  return new MemoryReading({ rss, heap: heapUsed, external, arrayBuffers })
}
