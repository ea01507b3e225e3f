import { readFileSync, writeFileSync } from 'node:fs'

/** Where a peak comes from: the kernel's own mark, which is exact, or a look at the resident set every millisecond. */
export type PeakSource = 'kernel' | 'sampler'

/** Knows how high the resident set has been. All watches share one, because the kernel has only one mark. */
export interface PeakMeter {
  readonly source: PeakSource
  /** The highest resident set since the last call, in bytes. */
  take(): number
  close(): void
}

// https://www.kernel.org/doc/html/latest/filesystems/proc.html: `VmHWM` is the highest resident set; writing 5 resets
// it to the current one.
const STATUS = '/proc/self/status'
const RESET = '/proc/self/clear_refs'

/**
 * The high-water mark of the Linux kernel, which misses nothing; `undefined` if there is none or it cannot be reset.
 */
export function kernelPeak(): PeakMeter | undefined {
  try {
    highWaterMark()
    reset()
  } catch {
    return undefined
  }
  return {
    source: 'kernel',
    take() {
      const highest = highWaterMark()
      reset()
      return highest
    },
    close() {},
  }
}

function highWaterMark(): number {
  const found = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8'))
  if (found === null) throw new Error(`${STATUS} has no VmHWM.`)
  return Number(found[1]) * 1024
}

function reset(): void {
  writeFileSync(RESET, '5')
}
