import { readFileSync, writeFileSync } from 'node:fs'
import type { PeakMeter } from './peak-meter.js'

// https://www.kernel.org/doc/html/latest/filesystems/proc.html: `VmHWM` is the highest resident set; 5 sets it back to
// what is resident.
const STATUS = '/proc/self/status'
const RESET = '/proc/self/clear_refs'

/**
 * The high-water mark that the Linux kernel keeps, which misses nothing; `undefined` where there is none or it cannot
 * be set back.
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
