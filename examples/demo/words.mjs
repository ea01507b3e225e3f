/** What the figures say, in words, with the figures of this run in them. */
import { toBytes, toCount } from '../../dist/drawing/index.js'
import { toRatio } from '../shared/figures.mjs'

/**
 * The paragraphs that close the demo.
 *
 * @param {(import('slotted/memory').Comparison & { title: string })[]} subjects
 * @param {{ names: number, countries: number }} distinct How many different strings the cities have.
 */
export function honestWords(subjects, distinct) {
  return [
    'Against a Map per record, the price of taking any attribute, slots save memory: ' +
      `${each(subjects, againstDynamic)}.`,
    'Against a plain class there is no saving to expect from objects: V8 already gives it a fixed layout, as PyPy ' +
      `does. Measured, plain class = 1: ${each(subjects, againstPlain)}.`,
    'Slots give certainty over a plain class: a misspelt name is refused instead of becoming one more property, so ' +
      'the records keep the one layout on which their size and speed depend. Guarded refuses assignment only; sealed ' +
      'refuses delete and defineProperty too, and pays with a call into the engine at each new. ' +
      `Time to create, plain class = 1: ${each(subjects, timeAgainstPlain)}.`,
    'And a class whose slots have kinds can be packed: numbers stand in typed arrays outside the heap of V8, without ' +
      'header, pointer or box, and the methods of the class run on views of the rows. ' +
      `Against a plain class: ${each(subjects, packedAgainstPlain)}. The pointers to the names are on the heap. ` +
      'A text slot keeps each distinct string once, which pays where strings repeat, as the ' +
      `${toCount(distinct.countries)} countries do; ${toCount(distinct.names)} of the names are distinct, so they ` +
      'are in a slot without a kind.',
    'Packing has a price: a write checks that the value fits its column, and a read goes through a view. ' +
      `Time, plain class = 1: ${each(subjects, packedTimeAgainstPlain)}; to read, ${readAgainstPlain(subjects)}. ` +
      'And a view is a place, not a thing: it shows whatever stands in its row, and two views of one row are not the ' +
      'same object.',
    'Each figure is the median of fresh processes. The bytes are the heap in use and the typed arrays outside it, ' +
      'with the records and without them, each after a forced garbage collection. For objects they include the 8 ' +
      'bytes that a record takes in the array that keeps it, and 16 for the box of each number with a fraction; they ' +
      'never include the text of the strings, which all ways share. Times change with whatever else the machine ' +
      'does: compare them within one table.',
  ]
}

const each = (subjects, say) => subjects.map((subject) => `${subject.title} ${say(figuresOf(subject))}`).join('; ')

function againstDynamic({ dynamic, sealed }) {
  const ratio = toRatio(dynamic.bytes / sealed.bytes)
  return `${toBytes(sealed.bytes)} instead of ${toBytes(dynamic.bytes)} bytes a record, ${ratio} times less`
}

function againstPlain({ plain, sealed, guarded }) {
  return `sealed ${toRatio(sealed.bytes / plain.bytes)}, guarded ${toRatio(guarded.bytes / plain.bytes)}`
}

function timeAgainstPlain({ plain, sealed, guarded }) {
  const more = Math.round(sealed.createNanoseconds - plain.createNanoseconds)
  const ratio = (one) => toRatio(one.createNanoseconds / plain.createNanoseconds)
  const difference = `${toCount(Math.abs(more))} ns ${more < 0 ? 'less' : 'more'} a record`
  return `sealed ${ratio(sealed)} (${difference}), guarded ${ratio(guarded)}`
}

function packedAgainstPlain({ plain, packed }) {
  const [before, after, outside, onHeap] = [
    plain.bytes,
    packed.bytes,
    packed.bytesOutside,
    packed.bytes - packed.bytesOutside,
  ].map(toBytes)
  const where = `${outside} in typed arrays, ${onHeap} on the heap`
  return `${after} instead of ${before} bytes a record, ${toRatio(plain.bytes / packed.bytes)} times less (${where})`
}

function packedTimeAgainstPlain({ plain, packed }) {
  return `to create ${toRatio(packed.createNanoseconds / plain.createNanoseconds)}`
}

/** Of each variant, by its name, the medians for one record. */
function figuresOf({ count, variants }) {
  const figures = variants.map(({ name, bytes, bytesOutside, createMilliseconds }) => [
    name,
    {
      bytes: bytes.median / count,
      bytesOutside: bytesOutside.median / count,
      createNanoseconds: (createMilliseconds.median * 1e6) / count,
    },
  ])
  return Object.fromEntries(figures)
}

/** Of the variants whose records were read too. */
function readAgainstPlain(subjects) {
  const ratios = subjects.flatMap(({ title, variants }) => {
    const { plain, packed } = Object.fromEntries(
      variants.map(({ name, readMilliseconds }) => [name, readMilliseconds?.median]),
    )
    return plain === undefined || packed === undefined ? [] : [`${title} ${toRatio(packed / plain)}`]
  })
  return ratios.join('; ')
}
