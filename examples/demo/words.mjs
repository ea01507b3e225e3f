/** What the figures say, in words, with the figures of this run in them. */
import { toBytes, toCount, toRatio } from './figures.mjs'

/**
 * The paragraphs that close the demo.
 *
 * @param {{ title: string, count: number, results: { key: string, bytes: number, createMilliseconds: number }[] }[]} subjects
 */
export function honestWords(subjects) {
  return [
    `Against a Map per record, the price of taking any attribute, slots save memory: ${each(subjects, againstDynamic)}.`,
    `Against a plain class there is no saving to expect: V8 gives it a fixed layout already, as PyPy does. Measured, plain class = 1: ` +
      `${each(subjects, againstPlain)}.`,
    `What slots give over a plain class is certainty: a misspelt name is refused instead of becoming one more property, so the records keep ` +
      `the one layout on which their size and speed depend. Guarded refuses assignment only; sealed refuses delete and defineProperty too, and ` +
      `pays with a call into the engine at each new. Time to create, plain class = 1: ${each(subjects, timeAgainstPlain)}.`,
    `How it was measured: each figure is the median of fresh processes; the bytes are the heap in use with the records and without them, each ` +
      `after a forced garbage collection. They include the 8 bytes a record takes in the array that keeps it, and 16 for the box of each number with a ` +
      `fraction; not the text of the strings, which all ways share. Times change with whatever else the machine does: compare them within one table.`,
  ]
}

const each = (subjects, say) => subjects.map((subject) => `${subject.title} ${say(subject)}`).join('; ')

function againstDynamic({ count, results }) {
  const { dynamic, sealed } = byKey(results)
  return `${toBytes(sealed.bytes / count)} instead of ${toBytes(dynamic.bytes / count)} bytes a record, ${toRatio(dynamic.bytes / sealed.bytes)} times less`
}

function againstPlain({ results }) {
  const { plain, sealed, guarded } = byKey(results)
  return `sealed ${toRatio(sealed.bytes / plain.bytes)}, guarded ${toRatio(guarded.bytes / plain.bytes)}`
}

function timeAgainstPlain({ count, results }) {
  const { plain, sealed, guarded } = byKey(results)
  const more = ((sealed.createMilliseconds - plain.createMilliseconds) * 1e6) / count
  const ratio = (one) => toRatio(one.createMilliseconds / plain.createMilliseconds)
  return `sealed ${ratio(sealed)} (${toCount(Math.round(more))} ns more a record), guarded ${ratio(guarded)}`
}

const byKey = (results) => Object.fromEntries(results.map((result) => [result.key, result]))
