/** Times of one process, and its memory. */

/**
 * Runs an action; nanoseconds, of all threads of the process and on the wall.
 *
 * @param {() => unknown} action
 */
export async function timed(action) {
  const before = process.cpuUsage()
  const start = performance.now()
  const answer = await action()
  const wall = (performance.now() - start) * 1e6
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) * 1000, wall, answer }
}

const REST_MILLISECONDS = 20

/** The engine gives memory back on threads of its own for a while: that is not the work of the next action. */
export function collect() {
  globalThis.gc()
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REST_MILLISECONDS)
}

/** Bytes that are held, on the heap and in array buffers. */
export function used() {
  for (let times = 0; times < 3; times++) globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const WARM_MILLISECONDS = 150

/** Begins a warm-up; the function tells whether the process has worked for long enough. */
export function warm() {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return user + system > WARM_MILLISECONDS * 1000
  }
}
