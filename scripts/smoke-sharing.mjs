/** Two Web Workers push to one shared array at once. Runs in Bun, Deno and in a page that is cross-origin isolated. */

const WRITERS = 2
const COUNT = 50_000

/** The class of the rows; each thread makes it anew. */
export function defineEvent({ bool, defineSlots, f64, optional, u32, u8 }) {
  class Place extends defineSlots({ x: f64, isFar: bool }, { args: ['x', 'isFar'] }) {}
  return class Event extends defineSlots(
    { writer: u8, number: u32, isEven: bool, third: optional(u32), place: Place },
    { args: ['writer', 'number', 'isEven', 'third', 'place'] },
  ) {
    static of(writer, number) {
      return [
        writer,
        number,
        number % 2 === 0,
        number % 3 === 0 ? number : undefined,
        new Place(number / 7, number % 5 === 0),
      ]
    }

    get isWhole() {
      const { number, isEven, third, place } = this
      return (
        isEven === (number % 2 === 0) &&
        third === (number % 3 === 0 ? number : undefined) &&
        place.x === number / 7 &&
        place.isFar === (number % 5 === 0)
      )
    }
  }
}

/**
 * @param {typeof import('slotted')} slotted
 * @param {typeof import('slotted/packed')} packed
 * @param {boolean} codegen Whether the workers may compile.
 * @returns {Promise<{ isRun: boolean, summary: string, problems: string[] }>}
 */
export async function smokeSharing(slotted, { PackedArray }, codegen) {
  const missing = ['SharedArrayBuffer', 'Worker'].filter((name) => globalThis[name] === undefined)
  if (missing.length > 0)
    return { isRun: false, summary: `sharing not run: no ${missing.join(', no ')} here`, problems: [] }
  const Event = defineEvent(slotted)
  const events = new PackedArray(Event, { shared: true, capacity: WRITERS * COUNT + 1 })
  const gate = new Int32Array(new SharedArrayBuffer(8))
  const outcomes = await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) =>
      runWorker({ codegen, message: events.share(), gate, writer, writers: WRITERS, count: COUNT }),
    ),
  )
  const problems = outcomes.filter((outcome) => outcome !== 'done').map((outcome) => `sharing: ${outcome}`)
  const seen = new Set(Array.from(events, ({ writer, number }) => writer * COUNT + number))
  const torn = Array.from(events).filter(({ isWhole }) => !isWhole).length
  if (events.length !== WRITERS * COUNT || seen.size !== events.length)
    problems.push(`sharing: ${events.length} rows, ${seen.size} of them different, not ${WRITERS * COUNT}`)
  if (torn > 0) problems.push(`sharing: ${torn} rows are torn`)
  const found = `${events.length} are there, ${torn} torn`
  return {
    isRun: true,
    summary: `${WRITERS} workers pushed ${COUNT} rows each to one shared array: ${found}`,
    problems,
  }
}

/** Resolves to `'done'`, or to what went wrong. */
function runWorker(order) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('smoke-worker.mjs', import.meta.url), { type: 'module' })
    const finish = (outcome) => {
      worker.terminate()
      resolve(outcome)
    }
    worker.addEventListener('message', ({ data }) => finish(data))
    worker.addEventListener('error', ({ message }) => finish(`the worker failed: ${message}`))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin
    worker.postMessage(order)
  })
}
