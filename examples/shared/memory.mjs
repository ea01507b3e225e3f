/** What this process takes. It must have been started with `--expose-gc`. */
import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds. */
const BACKGROUND_WORK = 20

/**
 * Bytes in use after forced collections: several, since what one finds dead can set free what only the next one finds, and the last after a
 * pause, since V8 finishes in the background, and until then the figure is out by up to 0.2 MB, one byte a record in 200,000.
 *
 * Records, Maps, strings and boxed numbers live on V8's own heap; the bytes of typed arrays outside it. Node counts these in `external`, and
 * once more in `arrayBuffers`, which is the part of `external` that is theirs and must not be added to it.
 *
 * @returns {Promise<{ all: number, outside: number }>} All of them, and those outside V8's heap.
 */
export async function memoryInUse() {
  for (let time = 0; time < 3; time++) globalThis.gc()
  await pause(BACKGROUND_WORK)
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return { all: heapUsed + external, outside: external }
}

/**
 * What a release sets free: measured so, and not as the growth when the things were made, since in making them V8 also compiles, and throws
 * away, machine code on the same heap, up to 0.2 MB. When they are released nothing else happens.
 *
 * @param {() => void} release Lets go of them: no variable may hold them, nor a frame that once passed them as an argument.
 * @returns {Promise<{ all: number, outside: number }>} Bytes, as in `memoryInUse`.
 */
export async function bytesFreedBy(release) {
  const before = await memoryInUse()
  release()
  const after = await memoryInUse()
  return { all: before.all - after.all, outside: before.outside - after.outside }
}
