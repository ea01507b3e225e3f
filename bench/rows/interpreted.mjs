/** `new`, where code may not be generated. */
import { defineSlots, f64, slot } from 'slotted'
import { fresh } from '../harness.mjs'
import {
  constructing,
  discarding,
  handWritten,
  handWrittenExtension,
  slotNames,
  slotted,
  slottedExtension,
  withCodegen,
} from '../sides.mjs'

const INTERPRETED = { codegen: false }

function keywords(codegen) {
  const Point = withCodegen(codegen, () =>
    defineSlots({ name: slot(), identifier: f64, tag: slot('') }, { closed: 'guarded' }),
  )
  const body = `const ring = new Array(1024).fill(null)
    return (count) => {
      for (let i = 0; i < count; i++) ring[i & 1023] = new C({ name: 'x', identifier: i, tag: 'a' })
      return ring
    }`
  return fresh(['C'], body)(fresh(['Base'], 'return class Point extends Base {}')(Point))
}

const ofWidth = (count) => ({
  name: `new, interpreted, ${count} slots`,
  sides: {
    'by hand': () => constructing(handWritten({ names: slotNames(count) })),
    guarded: () => constructing(slotted('guarded', { names: slotNames(count), ...INTERPRETED })),
  },
})

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  {
    name: 'new, interpreted',
    // Some classes get a copy of the template each (src/record/making/template-pool.ts), those after them share one.
    others: [0, 7, 15, 39],
    crowd: INTERPRETED,
    sides: {
      'by hand': () => constructing(handWritten()),
      guarded: () => constructing(slotted('guarded', INTERPRETED)),
    },
  },
  {
    name: 'new, interpreted, sealed',
    sides: {
      'by hand, Object.seal last': () => constructing(handWritten({ last: 'Object.seal(this)' })),
      sealed: () => constructing(slotted('sealed', INTERPRETED)),
    },
  },
  ofWidth(8),
  ofWidth(12),
  ofWidth(32),
  {
    name: 'new by keyword, interpreted',
    sides: {
      compiled: () => keywords(true),
      interpreted: () => keywords(false),
    },
  },
  {
    name: 'new, interpreted, a class that extends another',
    sides: {
      'by hand': () => constructing(handWrittenExtension()),
      guarded: () => constructing(slottedExtension('guarded', INTERPRETED)),
      sealed: () => constructing(slottedExtension('sealed', INTERPRETED)),
    },
  },
  {
    name: 'new, interpreted, the record dies at once',
    sides: {
      'by hand': () => discarding(handWritten()),
      guarded: () => discarding(slotted('guarded', INTERPRETED)),
    },
  },
]
