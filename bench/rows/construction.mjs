/** `new`, of classes compiled from source text. */
import { defineSlots } from 'slotted'
import {
  constructing,
  discarding,
  handWritten,
  handWrittenExtension,
  leavesOf,
  plain,
  slotted,
  slottedExtension,
  vectors,
} from '../sides.mjs'

const OTHERS = [0, 30]
const SEALING = { last: 'Object.seal(this)' }
const four = (Class) => Array(4).fill(Class)

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  {
    name: 'new, guarded, kept in a ring of 1,024',
    others: OTHERS,
    goals: { guarded: 1.05 },
    sides: {
      'plain class': () => constructing(plain()),
      'plain class, again': () => constructing(plain()),
      'by hand, extends': () => constructing(handWritten()),
      guarded: () => constructing(slotted('guarded')),
    },
  },
  {
    name: 'new, sealed, kept in a ring of 1,024',
    others: OTHERS,
    goals: { sealed: 1.1 },
    sides: {
      'plain class, Object.seal last': () => constructing(plain(SEALING)),
      'plain class, again': () => constructing(plain(SEALING)),
      sealed: () => constructing(slotted('sealed')),
    },
  },
  {
    name: 'new, four leaves of one class in turn',
    goals: { 'four leaves': 1.15 },
    sides: {
      'one leaf': () => constructing(...four(leavesOf(slotted('guarded'), 1)[0])),
      'four leaves': () => constructing(...leavesOf(slotted('guarded'), 4)),
      'one leaf, by hand': () => constructing(...four(leavesOf(handWritten(), 1)[0])),
      'four leaves, by hand': () => constructing(...leavesOf(handWritten(), 4)),
    },
  },
  {
    name: 'new, guarded, the record dies at once',
    others: OTHERS,
    goals: { guarded: 1.1 },
    sides: {
      'plain class': () => discarding(plain()),
      'plain class, again': () => discarding(plain()),
      'by hand, extends': () => discarding(handWritten()),
      guarded: () => discarding(slotted('guarded')),
      sealed: () => discarding(slotted('sealed')),
      'plain class, Object.seal last': () => discarding(plain(SEALING)),
    },
  },
  {
    name: 'three vectors that die at once, own constructors',
    goals: { guarded: 1.1 },
    sides: {
      'plain class': () => vectors(),
      'plain class, again': () => vectors(),
      guarded: () => vectors(defineSlots(['x', 'y', 'z'], { closed: 'guarded' })),
      sealed: () => vectors(defineSlots(['x', 'y', 'z'])),
    },
  },
  {
    name: 'new, not closed by hand, kept in a ring of 1,024',
    sides: {
      'by hand': () => constructing(handWritten()),
      open: () => constructing(slotted('open')),
      sealed: () => constructing(slotted('sealed')),
      frozen: () => constructing(slotted('frozen')),
    },
  },
  {
    name: 'new, a class that extends another',
    sides: {
      'by hand': () => constructing(handWrittenExtension()),
      guarded: () => constructing(slottedExtension('guarded')),
      sealed: () => constructing(slottedExtension('sealed')),
    },
  },
]
