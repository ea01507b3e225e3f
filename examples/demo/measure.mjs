/** A child process: makes the records of one subject in one way, and sends back what they cost. Started with `--expose-gc`. */
import { setTimeout as pause } from 'node:timers/promises'
import { median } from './figures.mjs'

const WARM_UP = 10_000
const WARM_UP_PASSES = 100
const READ_PASSES = 11
/** Milliseconds. */
const BACKGROUND_WORK = 20

process.once('message', ({ subject, variant, columns }) => {
  // Out of the message's own callback, which still holds the bytes it was decoded from.
  setImmediate(async () => {
    const figures = await measure(await import(`./${subject}.mjs`), variant, columns)
    process.send(figures, () => process.disconnect())
  })
})

/**
 * The price of the records is what their release sets free, not what the heap grew by as they were made: in making them V8 also compiles,
 * and throws away, machine code on the same heap, up to 0.2 MB, which came out as anything between 46 and 48 bytes a record. When they
 * are released nothing else happens. The columns are there before and after.
 *
 * Records, Maps and boxed numbers all live on V8's own heap and nothing here is kept outside it, so `external` has no part in the figure.
 */
async function measure({ classes, createAll, readAll, expectedSum }, variant, columns) {
  const { count } = columns
  const Class = classes[variant]()
  const expected = expectedSum(columns)
  // Not a variable: a frame goes on holding what it once passed as an argument, and the records could not be released.
  const kept = { records: undefined }
  const warmUp = () => {
    const few = createAll(Class, columns, WARM_UP)
    for (let pass = 0; pass < WARM_UP_PASSES; pass++) readAll(few)
  }
  const create = () => {
    kept.records = createAll(Class, columns, count)
  }
  const read = () => {
    const sum = readAll(kept.records)
    if (sum !== expected) throw new Error(`the records hold other values than were put in: ${sum} instead of ${expected}`)
  }

  // V8 sizes the records of a class from the first few of them, and compiles the loops: neither is part of the time for all of them.
  warmUp()
  await heapInUse()

  const createMilliseconds = timeOf(create)
  await heapInUse()
  const readMilliseconds = median(Array.from({ length: READ_PASSES }, () => timeOf(read)))
  const bytesWith = await heapInUse()
  kept.records = undefined
  return { bytes: bytesWith - (await heapInUse()), createMilliseconds, readMilliseconds }
}

function timeOf(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

/**
 * Bytes in use on the heap after forced collections: several, since what one finds dead can set free what only the next one finds, and the last
 * after a pause, since V8 finishes in the background, and until then the figure is out by up to 0.2 MB, one byte a record.
 */
async function heapInUse() {
  for (let time = 0; time < 3; time++) globalThis.gc()
  await pause(BACKGROUND_WORK)
  globalThis.gc()
  return process.memoryUsage().heapUsed
}
