import { memoryUsage } from 'node:process'
import { Worker } from 'node:worker_threads'
import { samplerFailed } from '../messages.js'
import type { PeakMeter } from './peak-meter.js'

/** Places in the shared memory. */
const STATE = 0
const HIGHEST = 1

/** What STATE can be. */
const STARTING = 0
const RUNNING = 1
const STOPPED = 2

/** Milliseconds. */
const LONGEST_START = 10_000

/**
 * The other thread: it sleeps for a millisecond and reads the resident set, in KiB, so that 32 bits hold it. It is
 * text, because one file would be another in each build. It changes the highest only if that is what it read, since the
 * first thread may have taken it meanwhile.
 */
const THREAD = `
  const { workerData: shared } = require('node:worker_threads')
  const { rss } = process.memoryUsage
  Atomics.store(shared, ${STATE}, ${RUNNING})
  Atomics.notify(shared, ${STATE})
  do {
    const now = Math.ceil(rss() / 1024)
    const highest = Atomics.load(shared, ${HIGHEST})
    if (now > highest) Atomics.compareExchange(shared, ${HIGHEST}, highest, now)
  } while (Atomics.wait(shared, ${STATE}, ${RUNNING}, 1) === 'timed-out')
`

/**
 * Looks at the resident set once a millisecond, from a thread of its own, so that nothing the first thread does can
 * starve it; what rises and falls between two looks it misses. Waits until the thread runs, some 15 ms, and the thread
 * takes a few MB that are there before the watch begins.
 *
 * @throws {Error} if no thread can be started.
 */
export function samplerPeak(): PeakMeter {
  const shared = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(THREAD, { eval: true, workerData: shared, stdin: false, env: {}, execArgv: [] })
  // A watch that was forgotten keeps no process alive.
  worker.unref()
  worker.on('error', () => {})
  if (Atomics.wait(shared, STATE, STARTING, LONGEST_START) === 'timed-out') {
    void worker.terminate()
    throw samplerFailed()
  }
  return {
    source: 'sampler',
    take: () => Math.max(Atomics.exchange(shared, HIGHEST, 0) * 1024, memoryUsage.rss()),
    close() {
      Atomics.store(shared, STATE, STOPPED)
      Atomics.notify(shared, STATE)
    },
  }
}
