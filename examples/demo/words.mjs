/** What the figures say, in words, with the figures of this run in them. */
import { toBytes, toCount, toRatio } from '../shared/figures.mjs'

/**
 * The paragraphs that close the demo.
 *
 * @param {{ title: string, count: number, results: { key: string, bytes: number, bytesOutside: number, createMilliseconds: number, readMilliseconds: number }[] }[]} subjects
 * @param {{ names: number, countries: number }} distinct How many different strings the cities have.
 */
export function honestWords(subjects, distinct) {
  return [
    `Against a Map per record, the price of taking any attribute, slots save memory: ${each(subjects, againstDynamic)}.`,
    `Against a plain class there is no saving to expect from objects: V8 gives it a fixed layout already, as PyPy does. Measured, plain class = 1: ` +
      `${each(subjects, againstPlain)}.`,
    `What slots give over a plain class is certainty: a misspelt name is refused instead of becoming one more property, so the records keep ` +
      `the one layout on which their size and speed depend. Guarded refuses assignment only; sealed refuses delete and defineProperty too, and ` +
      `pays with a call into the engine at each new. Time to create, plain class = 1: ${each(subjects, timeAgainstPlain)}.`,
    `And a class whose slots have kinds can be packed: numbers stand in typed arrays outside V8's heap, without header, pointer or box, and the ` +
      `methods of the class run on views of the rows. Against a plain class: ${each(subjects, packedAgainstPlain)}. On the heap are the ` +
      `pointers to the names. A text slot keeps each distinct string once, which pays where strings repeat, as the ${toCount(distinct.countries)} ` +
      `countries do; of the names ${toCount(distinct.names)} are distinct, so they are in a slot without a kind.`,
    `What packing costs: a write checks that the value fits its column, and a read goes by way of a view. Time, plain class = 1: ` +
      `${each(subjects, packedTimeAgainstPlain)}. And a view is a place, not a thing: it shows whatever stands in its row, and two views of one row are ` +
      `not the same object.`,
    `How it was measured: each figure is the median of fresh processes; the bytes are the heap in use and the typed arrays outside it, with the ` +
      `records and without them, each after a forced garbage collection. Of objects they include the 8 bytes a record takes in the array that keeps it, ` +
      `and 16 for the box of each number with a fraction; of none the text of the strings, which all ways share. Times change with whatever else the ` +
      `machine does: compare them within one table.`,
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
  const more = Math.round(((sealed.createMilliseconds - plain.createMilliseconds) * 1e6) / count)
  const ratio = (one) => toRatio(one.createMilliseconds / plain.createMilliseconds)
  return `sealed ${ratio(sealed)} (${toCount(Math.abs(more))} ns ${more < 0 ? 'less' : 'more'} a record), guarded ${ratio(guarded)}`
}

function packedAgainstPlain({ count, results }) {
  const { plain, packed } = byKey(results)
  const [before, after, outside, onHeap] = [plain.bytes, packed.bytes, packed.bytesOutside, packed.bytes - packed.bytesOutside].map((bytes) => toBytes(bytes / count))
  return `${after} instead of ${before} bytes a record, ${toRatio(plain.bytes / packed.bytes)} times less (${outside} in typed arrays, ${onHeap} on the heap)`
}

function packedTimeAgainstPlain({ results }) {
  const { plain, packed } = byKey(results)
  const ratio = (figure) => toRatio(packed[figure] / plain[figure])
  return `to create ${ratio('createMilliseconds')}, to read ${ratio('readMilliseconds')}`
}

const byKey = (results) => Object.fromEntries(results.map((result) => [result.key, result]))
