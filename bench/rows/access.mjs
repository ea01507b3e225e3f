/** Reads, writes and method calls of known names; the class written by hand stands twice, to show what is noise. */
import { handWritten, slotted, visiting } from '../sides.mjs'

const EXPRESSIONS = {
  'read a slot': 's += record.identifier',
  'write a slot': 'record.identifier = i',
  'call a method': 's += record.greet()',
}

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = Object.entries(EXPRESSIONS).map(([name, expression]) => ({
  name,
  others: [0, 30],
  goals: { guarded: 1.05, sealed: 1.05 },
  sides: {
    'by hand': () => visiting(handWritten(), expression),
    'by hand, again': () => visiting(handWritten(), expression),
    guarded: () => visiting(slotted('guarded'), expression),
    sealed: () => visiting(slotted('sealed'), expression),
  },
}))
