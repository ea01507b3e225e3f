/** Where a peak comes from: the kernel's own mark, exact, or looks at the resident set once a millisecond. */
export type PeakSource = 'kernel' | 'sampler'

/**
 * Something that knows how high the resident set has been. There is one for all watches, since the kernel has only one
 * mark.
 */
export interface PeakMeter {
  readonly source: PeakSource
  /** The highest resident set since the last time, in bytes; begins anew. */
  take(): number
  close(): void
}
