import { memoryUsage } from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { noCollector } from '../messages.js'

/**
 * Milliseconds in which V8 may finish what it does on other threads: sweeping, and compiling, which holds a page of the
 * heap meanwhile.
 */
const REST = 5

/** Bytes by which two collections in a row may differ. */
const AGREEMENT = 4096

/**
 * Collections at least: on Node 20 what survived new is spread over pages of its own, up to 0.25 MB, until the fourth.
 * And at most.
 */
const LEAST = 4
const MOST = 10

let collect: (() => void) | undefined

/**
 * Collects all garbage, on this thread and now, until another collection finds nothing: what one finds dead can set
 * free what only the next one finds, and V8 works on other threads too. Takes four full collections and 15 ms, some 25
 * ms in all with a small heap.
 *
 * @throws {Error} where the engine has no collector that can be called.
 */
export function collectGarbage(who: string): void {
  collect ??= findCollector(who)
  // Code that was not run since the last few collections is thrown away, and so many in a row would make all code look
  // old: memory would seem to shrink, and what is measured would run slowly.
  setFlagsFromString('--no-flush-bytecode')
  try {
    let before = Number.POSITIVE_INFINITY
    for (let time = 1; time <= MOST; time++) {
      collect()
      const now = heapUsed()
      if (time >= LEAST && Math.abs(now - before) <= AGREEMENT) return
      before = now
      rest(REST)
    }
  } finally {
    setFlagsFromString('--flush-bytecode')
  }
}

const heapUsed = (): number => memoryUsage().heapUsed

/** Holds this thread still. */
function rest(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** V8's own `gc`: the global one where Node runs with `--expose-gc`, or one that a context made under that flag has. */
function findCollector(who: string): () => void {
  if (typeof globalThis.gc === 'function') return () => globalThis.gc?.()
  try {
    setFlagsFromString('--expose-gc')
    const found: unknown = runInNewContext('gc')
    if (typeof found === 'function') return found as () => void
  } catch {
    // Said below.
  } finally {
    setFlagsFromString('--no-expose-gc')
  }
  throw noCollector(who)
}
