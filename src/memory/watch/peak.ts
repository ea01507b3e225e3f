import { kernelPeak, type PeakMeter, type PeakSource } from './kernel-peak.js'
import { samplerPeak } from './sampler.js'

/** The highest resident set of one watch, in bytes, since it was last taken. */
export class Peak {
  #highest = 0
  readonly #watched: WatchedPeaks

  constructor(watched: WatchedPeaks) {
    this.#watched = watched
  }

  raise(highest: number): void {
    this.#highest = Math.max(this.#highest, highest)
  }

  /** The highest since the last call. */
  take(): number {
    this.#watched.read()
    const highest = this.#highest
    this.#highest = 0
    return highest
  }

  close(): void {
    this.#watched.remove(this)
  }
}

/** All peaks that are being watched. Each reading of the meter counts for all of them, because it resets the meter. */
export class WatchedPeaks {
  readonly #peaks = new Set<Peak>()
  readonly #open: () => PeakMeter
  #meter: PeakMeter | undefined

  /** @param open Opens a meter: when the first watch begins, and again after the last one has ended. */
  constructor(open: () => PeakMeter) {
    this.#open = open
  }

  get source(): PeakSource | undefined {
    return this.#meter?.source
  }

  add(): Peak {
    this.#meter ??= this.#open()
    this.read()
    const peak = new Peak(this)
    this.#peaks.add(peak)
    return peak
  }

  read(): void {
    const highest = this.#meter?.take() ?? 0
    for (const peak of this.#peaks) peak.raise(highest)
  }

  remove(peak: Peak): void {
    this.#peaks.delete(peak)
    if (this.#peaks.size > 0) return
    this.#meter?.close()
    this.#meter = undefined
  }
}

/** The peaks of this thread's watches. */
export const watchedPeaks = new WatchedPeaks(() => kernelPeak() ?? samplerPeak())
