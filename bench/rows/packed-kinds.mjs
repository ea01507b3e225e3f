/** One slot of each kind through views, which check what is written, against loops over arrays, which do not. */
import { bool, defineSlots, f64, oneOf, optional, text, u32, u8 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { fresh } from '../harness.mjs'
import { caller, driving, LOOPS } from '../packed-sides.mjs'

const COUNT = 1000

const strings = ['a', 'b', 'name', 'a longer name', '', 'é', 'value', 'z']
const choices = ['red', 'green', 'blue']
const codes = [0, 1, 2, 0, 0, 1, 2, 1]
const fractions = [0.5, 1.5, 2.25, 3, 4.75, 5, 6.5, 7]
const flags = [true, false, false, true, true, false, true, false]
/** Every fourth value is another one. */
const withGaps = (gap) => fractions.map((value, index) => (index % 4 === 1 ? gap : value))

const ADD = 's += rows[i]'
const ADD_LENGTH = 's += rows[i].length'

/** An array to compare with: what is written to it, and how an element is read and written. */
const array = (make, values, { read = ADD, write = 'rows[i] = values[i & 7]' } = {}) => ({ make, values, read, write })

const OF_BITS = {
  read: 's += rows[i >>> 3] >>> (i & 7) & 1',
  write: 'rows[i >>> 3] = values[i & 7] ? rows[i >>> 3] | 1 << (i & 7) : rows[i >>> 3] & ~(1 << (i & 7))',
}

/**
 * By kind: eight values that are written in turn, how one is read, and the arrays to compare with, of which the first
 * counts.
 */
const KINDS = {
  u32: kindOf(u32, [0, 1, 7, 1000, 65_536, 3, 9, 1_000_000], (values) => ({
    'u32 array': array(() => new Uint32Array(COUNT), values),
  })),
  u8: kindOf(u8, [0, 1, 7, 100, 255, 3, 9, 10], (values) => ({
    'u8 array': array(() => new Uint8Array(COUNT), values),
  })),
  bool: {
    ...kindOf(bool, flags, () => ({
      'u8 array, a byte each': array(() => new Uint8Array(COUNT), flags.map(Number)),
      'u8 array, a bit each': array(() => new Uint8Array(COUNT / 8), flags, OF_BITS),
    })),
    read: 's += record.value ? 1 : 0',
  },
  f64: kindOf(f64, fractions, (values) => ({ 'f64 array': array(() => new Float64Array(COUNT), values) })),
  text: {
    ...kindOf(text, strings, () => ({
      'u32 array of codes': array(() => new Uint32Array(COUNT), [0, 1, 2, 3, 4, 5, 6, 7], {
        read: 's += strings[rows[i]].length',
      }),
      'array of strings': array(() => Array(COUNT).fill(''), strings, { read: ADD_LENGTH }),
    })),
    read: 's += record.value.length',
  },
  'optional(f64)': {
    ...kindOf(optional(f64), withGaps(undefined), (values) => ({
      'f64 array, NaN for none': array(() => new Float64Array(COUNT), withGaps(Number.NaN), {
        read: 'if (rows[i] === rows[i]) s += rows[i]',
      }),
      'array, undefined for none': array(() => Array(COUNT).fill(undefined), values, {
        read: 'const value = rows[i]; if (value !== undefined) s += value',
      }),
    })),
    read: 'const value = record.value; if (value !== undefined) s += value',
  },
  oneOf: {
    ...kindOf(
      oneOf('red', 'green', 'blue'),
      codes.map((code) => choices[code]),
      (values) => ({
        'u8 array of codes': array(() => new Uint8Array(COUNT), codes, { read: 's += choices[rows[i]].length' }),
        'array of strings': array(() => Array(COUNT).fill(''), values, { read: ADD_LENGTH }),
      }),
    ),
    read: 's += record.value.length',
  },
}

function kindOf(kind, values, arraysFor) {
  return { kind, values, read: 's += record.value', arrays: arraysFor(values) }
}

function throughViews({ kind, values }, loop, line) {
  const Class = fresh(['Base'], 'return class One extends Base {}')(defineSlots({ value: kind }, { args: ['value'] }))
  const rows = new PackedArray(Class, { capacity: COUNT })
  for (let i = 0; i < COUNT; i++) rows.push(values[i & 7])
  return driving(caller(loop(line), { values }), [rows])
}

function overArray({ make, values, write, read }, line) {
  const rows = make()
  const loop = (each) => caller(`for (let i = 0; i < ${COUNT}; i++) { ${each} }`, { values, strings, choices })
  // A loop that reads finds the same values as one over views.
  loop(write)(rows)
  return driving(loop(line === 'write' ? write : read), [rows])
}

const WRITE = 'record.value = values[i & 7]'
const counted = (line) => `let i = 0; ${LOOPS['for…of'](`${line}; i++`)}`

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = ['write', 'read'].flatMap((line) =>
  Object.entries(KINDS).map(([name, one]) => {
    const visit = line === 'write' ? WRITE : one.read
    return {
      name: `packed: ${line} a slot, ${name}`,
      records: COUNT,
      settled: 5000,
      sides: {
        ...Object.fromEntries(
          Object.entries(one.arrays).map(([elements, made]) => [elements, () => overArray(made, line)]),
        ),
        'for…of': () => throughViews(one, line === 'write' ? counted : LOOPS['for…of'], visit),
        'at(i)': () => throughViews(one, LOOPS['at(i)'], visit),
      },
    }
  }),
)
