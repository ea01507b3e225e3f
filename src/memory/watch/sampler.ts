import { memoryUsage } from 'node:process'
import { Worker } from 'node:worker_threads'
import { samplerFailed } from '../messages.js'
import type { PeakMeter } from './kernel-peak.js'

/** Places in the shared memory. */
const STATE = 0
const HIGHEST = 1

/** The states. */
const STARTING = 0
const RUNNING = 1
const STOPPED = 2

/** Milliseconds that the thread may take to start. */
const MAX_START = 10_000

/**
 * The program of the other thread: it sleeps for a millisecond and reads the resident set, in KiB, so that 32 bits hold
 * it. It is a text, because a file would have another place in each build. It raises the highest only if nobody changed
 * it in between, since the first thread may have taken it.
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
 * Reads the resident set every millisecond, on a thread of its own, which nothing on the first thread can starve. It
 * misses what rises and falls between two readings. Waits about 15 ms until the thread runs; the few MB that the thread
 * takes are there before the watch begins.
 *
 * @throws {Error} if the thread does not start.
 */
export function samplerPeak(): PeakMeter {
  const shared = new Int32Array(new SharedArrayBuffer(8))
  const worker = new Worker(THREAD, { eval: true, workerData: shared, stdin: false, env: {}, execArgv: [] })
  // A forgotten watch must not keep the process alive.
  worker.unref()
  worker.on('error', () => {})
  if (Atomics.wait(shared, STATE, STARTING, MAX_START) === 'timed-out') {
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
