import { memoryUsage } from 'node:process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { noCollector } from '../messages.js'

/** Milliseconds for V8's other threads to finish sweeping, and compiling, which holds a page of the heap meanwhile. */
const REST = 5

/** Bytes by which two collections in a row may differ and still agree. */
const AGREEMENT = 4096

/** On Node 20 young survivors lie scattered over pages of their own, up to 0.25 MB, until the fourth collection. */
const MIN_COLLECTIONS = 4
const MAX_COLLECTIONS = 10

let collect: (() => void) | undefined

/**
 * Collects all garbage, on this thread and now. Repeats until another collection finds nothing, because one collection
 * can set free what only the next one finds, and V8 also works on other threads. Takes at least four full collections
 * and 15 ms between them: about 25 ms with a small heap.
 *
 * @param least Collections at least: fewer where the figure that follows is thrown away.
 * @throws {Error} if the engine has no collector that can be called.
 */
export function collectGarbage(caller: string, least = MIN_COLLECTIONS): void {
  collect ??= findCollector(caller)
  // V8 throws away code that did not run during the last few collections. So many in a row would make all code look
  // old: memory would seem to shrink, and the measured code would run slowly.
  setFlagsFromString('--no-flush-bytecode')
  try {
    let before = Number.POSITIVE_INFINITY
    for (let time = 1; time <= MAX_COLLECTIONS; time++) {
      collect()
      const now = heapUsed()
      if (time >= least && Math.abs(now - before) <= AGREEMENT) return
      before = now
      rest(REST)
    }
  } finally {
    setFlagsFromString('--flush-bytecode')
  }
}

const heapUsed = (): number => memoryUsage().heapUsed

/** Blocks this thread. */
function rest(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Finds V8's `gc`: the global one if Node runs with `--expose-gc`, or that of a context made under the flag. */
function findCollector(caller: string): () => void {
  if (typeof globalThis.gc === 'function') return () => globalThis.gc?.()
  try {
    setFlagsFromString('--expose-gc')
    const found: unknown = runInNewContext('gc')
    if (typeof found === 'function') return () => void Reflect.apply(found, undefined, [])
  } catch {
    // The error below says it.
  } finally {
    setFlagsFromString('--no-expose-gc')
  }
  throw noCollector(caller)
}
