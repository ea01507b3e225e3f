import { performance } from 'node:perf_hooks'
import { defineSlots, f64, oneOf, text } from '../../index.js'
import { collectGarbage } from './garbage.js'
import { watchStopped } from '../messages.js'
import { watchedPeaks, type Peak } from './peak.js'
import { changeBetween, MemoryReading, readMemory } from './reading.js'

/**
 * What memory did between two moments, in bytes and milliseconds. The time of the measurement itself is not counted.
 *
 * `used` is the change of the memory in use, on the heap and outside it; it is negative if more was set free than
 * added. `peak` is how far the resident set rose, in between, above where it is at the end. `total` is the resident set
 * at the end.
 */
export class MemoryLap extends defineSlots(
  {
    label: text,
    milliseconds: f64,
    used: f64,
    peak: f64,
    total: f64,
    peakFrom: oneOf('kernel', 'sampler'),
    now: MemoryReading,
    change: MemoryReading,
  },
  { closed: 'frozen' },
) {
  /**
   * The lap as one line, in MiB (2^20 bytes): `used 12.0000 MiB RAM in 0.01s, peaked 0.00 MiB above current, total RAM
   * usage 58.20 MiB`.
   */
  override toString(): string {
    const seconds = (this.milliseconds / 1000).toFixed(2)
    return (
      `used ${toMebibytes(this.used, 4)} MiB RAM in ${seconds}s, ` +
      `peaked ${toMebibytes(this.peak, 2)} MiB above current, total RAM usage ${toMebibytes(this.total, 2)} MiB`
    )
  }
}

function toMebibytes(bytes: number, digits: number): string {
  const shown = (bytes / 2 ** 20).toFixed(digits)
  return Number(shown) === 0 ? (0).toFixed(digits) : shown
}

/** Where a stretch of time began. */
interface Start {
  readonly reading: MemoryReading
  readonly time: number
}

/** Watches the memory of this process until it is stopped. `watchMemory()` makes one. */
export class MemoryWatch implements Disposable {
  readonly label: string
  readonly #peak: Peak
  readonly #laps: MemoryLap[] = []
  readonly #first: MemoryReading
  #start: Start
  #milliseconds = 0
  #highest = 0
  #whole: MemoryLap | undefined

  constructor(label: string) {
    this.label = label
    makeReady()
    this.#peak = watchedPeaks.add()
    this.#first = readMemory()
    this.#peak.take()
    this.#start = { reading: this.#first, time: performance.now() }
  }

  /** The laps so far, in their order. */
  get laps(): readonly MemoryLap[] {
    return [...this.#laps]
  }

  /** Whether the watch still runs. */
  get isRunning(): boolean {
    return this.#whole === undefined
  }

  /**
   * Ends a lap: what memory did since the last lap, or since the watch began.
   *
   * @throws {Error} if the watch was stopped.
   */
  lap(label = `lap ${this.#laps.length + 1}`): MemoryLap {
    if (this.#whole !== undefined) throw watchStopped(this.label)
    const lap = this.#measure(label)
    this.#laps.push(lap)
    this.#start = { reading: lap.now, time: performance.now() }
    return lap
  }

  /**
   * Stops the watch. Returns what memory did since it began, all laps included, under the label of the watch. Another
   * call returns the same lap again.
   */
  stop(): MemoryLap {
    if (this.#whole !== undefined) return this.#whole
    try {
      const { now } = this.#measure(this.label)
      this.#whole = toLap(this.label, this.#milliseconds, this.#highest, now, changeBetween(this.#first, now))
    } finally {
      this.#peak.close()
    }
    return this.#whole
  }

  [Symbol.dispose](): void {
    this.stop()
  }

  #measure(label: string): MemoryLap {
    const milliseconds = performance.now() - this.#start.time
    this.#milliseconds += milliseconds
    // Taken before the collection, which may itself need memory for a while.
    const highest = this.#peak.take()
    this.#highest = Math.max(this.#highest, highest)
    const now = readAfterCollecting()
    const lap = toLap(label, milliseconds, highest, now, changeBetween(this.#start.reading, now))
    this.#peak.take()
    return lap
  }
}

function toLap(
  label: string,
  milliseconds: number,
  highest: number,
  now: MemoryReading,
  change: MemoryReading,
): MemoryLap {
  const peakFrom = watchedPeaks.source ?? 'sampler'
  return new MemoryLap({
    label,
    milliseconds,
    used: change.inUse,
    peak: Math.max(0, highest - now.rss),
    total: now.rss,
    peakFrom,
    now,
    change,
  })
}

/** Generates the classes and collects the garbage now, which would otherwise take memory in the first lap. */
function makeReady(): void {
  const reading = readMemory()
  toLap('', 0, 0, reading, changeBetween(reading, reading))
  collectGarbage('watchMemory()')
}

function readAfterCollecting(): MemoryReading {
  collectGarbage('watchMemory()')
  return readMemory()
}

/**
 * Begins to watch the memory of this process. Collects garbage first, here and at every lap, which takes about 25 ms
 * and longer if much memory is in use. Several watches may run at once, nested or overlapping. Each has its own laps
 * and peak; the time that one takes to measure counts in the others.
 *
 * @example
 * const watch = watchMemory()
 * const numbers = new Float64Array(1_000_000)
 * watch.lap('numbers').used //=> 8000000, and a few hundred more
 * watch.stop()
 *
 * @throws {Error} if no garbage collector can be called, as outside Node.
 */
export function watchMemory(label = 'memory'): MemoryWatch {
  return new MemoryWatch(label)
}
