/** A child process: makes the records of one subject in one way, and sends back what they cost. */
import { answer } from '../shared/child.mjs'
import { median, timeOf } from '../shared/figures.mjs'
import { bytesFreedBy, memoryInUse } from '../shared/memory.mjs'

const WARM_UP = 10_000
const WARM_UP_PASSES = 100
const READ_PASSES = 11

answer(async ({ subject, variant, columns }) => measure(await import(`./${subject}.mjs`), variant, columns))

/** The columns are there before and after, so only the records are in the price; packed ones with the dictionaries of their strings. */
async function measure({ classes, createAll, createPacked, readAll, expectedSum }, variant, columns) {
  const { count } = columns
  const Class = classes[variant]()
  const makeRecords = variant === 'packed' ? createPacked : createAll
  const expected = expectedSum(columns)
  // Not a variable: a frame goes on holding what it once passed as an argument, and the records could not be released.
  const kept = { records: undefined }
  const warmUp = () => {
    const few = makeRecords(Class, columns, WARM_UP)
    for (let pass = 0; pass < WARM_UP_PASSES; pass++) readAll(few)
  }
  const create = () => {
    kept.records = makeRecords(Class, columns, count)
  }
  const read = () => {
    const sum = readAll(kept.records)
    if (sum !== expected) throw new Error(`the records hold other values than were put in: ${sum} instead of ${expected}`)
  }
  const release = () => {
    kept.records = undefined
  }

  // V8 sizes the records of a class from the first few of them, and compiles the loops: neither is part of the time for all of them.
  warmUp()
  await memoryInUse()

  const createMilliseconds = timeOf(create)
  await memoryInUse()
  const readMilliseconds = median(Array.from({ length: READ_PASSES }, () => timeOf(read)))
  const { all, outside } = await bytesFreedBy(release)
  return { bytes: all, bytesOutside: outside, createMilliseconds, readMilliseconds }
}
