/** What one process finds out about one side of a port. */
import { createHash } from 'node:crypto'

/** @returns {number} Bytes of the heap and of array buffers, after a garbage collection. */
function used() {
  for (let turn = 0; turn < 3; turn++) globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

export class Meter {
  #times = []
  #bytes = []
  #answers = createHash('sha256')
  #before = 0

  /**
   * Times a piece of work once, in nanoseconds an operation.
   *
   * @param {string} work
   * @param {number} operations How many there are in it.
   * @param {() => unknown} act
   */
  time(work, operations, act) {
    globalThis.gc()
    const cpu = process.cpuUsage()
    const start = performance.now()
    const made = act()
    const wall = performance.now() - start
    const { user, system } = process.cpuUsage(cpu)
    this.#times.push({ work, operations, cpu: ((user + system) * 1000) / operations, wall: (wall * 1e6) / operations })
    return made
  }

  /** From here on memory counts. */
  mark() {
    this.#before = used()
  }

  /** The bytes since `mark()`, for each of `records`. */
  weigh(work, records) {
    this.#bytes.push({ work, bytes: (used() - this.#before) / records })
  }

  /** What all sides must answer alike. */
  answer(value) {
    this.#answers.update(value)
  }

  toJSON() {
    return { times: this.#times, bytes: this.#bytes, answers: this.#answers.digest('hex') }
  }
}
