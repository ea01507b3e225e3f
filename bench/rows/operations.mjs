/** Construction by keyword and the operations on records, of classes with the slots x, y and tag. */
import * as lib from 'slotted'
import { fresh } from '../harness.mjs'

const { defineSlots, f64, slot } = lib
const MANY = 20

const userClass = (Base) => fresh(['Base'], 'return class Point extends Base {}')(Base)
const byKeyword = (closed) => userClass(defineSlots({ x: f64, y: f64, tag: slot('') }, { closed }))
const withReadonly = () =>
  userClass(defineSlots({ x: f64, y: f64, tag: lib.readonly(slot('')) }, { closed: 'guarded' }))
const byPosition = (closed) => userClass(defineSlots(['x', 'y', 'tag'], { closed }))
const byHand = () =>
  fresh(
    [],
    'class Base { constructor(x, y, tag) { this.x = x; this.y = y; this.tag = tag } }\n' +
      'return class Point extends Base {}',
  )()

function constructing(Class, values) {
  const body = `const ring = new Array(1024).fill(null)
    return (count) => { for (let i = 0; i < count; i++) ring[i & 1023] = new C(${values}); return ring }`
  return fresh(['C'], body)(Class)
}

// Fractions: a class written by hand that only ever meets small integers would keep them as such, where f64 keeps
// doubles.
const POSITIONAL = "i + 0.5, 0.5, 'a'"
const KEYWORD = "{ x: i + 0.5, y: 0.5, tag: 'a' }"

/**
 * Runs a line over records of some classes in turn: it has `a`, `b` (another record with equal slots), `ops` (its
 * class's operations), `i`.
 */
function working(makers, values, line) {
  const body = `
    const { copy, equals, toObject, hash, compare, operationsOf } = lib
    const records = makers.flatMap((C) => {
      const ops = operationsOf === undefined || !C['~standard'] ? undefined : operationsOf(C)
      return Array.from({ length: 8 }, (_, i) => ({ a: new C(${values}), b: new C(${values}), ops }))
    })
    const ring = new Array(1024).fill(null)
    return (count) => {
      for (let i = 0, j = 0; i < count; i++) {
        const { a, b, ops } = records[j]
        ring[i & 1023] = ${line}
        if (++j === records.length) j = 0
      }
      return ring
    }`
  return fresh(['makers', 'lib'], body)(makers, lib)
}

const LINES = {
  copy: {
    hand: '((p, { x = p.x, y = p.y, tag = p.tag }) => new p.constructor(x, y, tag))(a, { x: i + 0.5 })',
    free: 'copy(a, { x: i + 0.5 })',
    own: 'ops.copy(a, { x: i + 0.5 })',
    goals: [1.25, 2],
  },
  equals: {
    hand: 'a.constructor === b.constructor && a.x === b.x && a.y === b.y && a.tag === b.tag',
    free: 'equals(a, b)',
    own: 'ops.equals(a, b)',
    goals: [1.3, 4],
  },
  toObject: {
    hand: '({ x: a.x, y: a.y, tag: a.tag })',
    free: 'toObject(a)',
    own: 'ops.toObject(a)',
    goals: [1.1, 1.8],
  },
  hash: {
    hand: `((p) => {
      let h = Math.imul(Math.imul(17, 31) + (p.x | 0), 31) + ((p.y * 4294967296) | 0) | 0
      for (let k = 0; k < p.tag.length; k++) h = Math.imul(h, 31) + p.tag.charCodeAt(k) | 0
      return h >>> 0
    })(a)`,
    free: 'hash(a)',
    own: 'ops.hash(a)',
    goals: [2, 2],
  },
  compare: {
    hand: 'a.x - b.x || a.y - b.y || (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0)',
    free: 'compare(a, b)',
    own: 'ops.compare(a, b)',
    goals: [],
  },
}

const operationRows = Object.entries(LINES).flatMap(([name, { hand, free, own, goals }]) =>
  [1, MANY].map((count, index) => ({
    name: `${name}, ${count === 1 ? 'one class' : `${count} classes in turn`}`,
    goals: {
      ...(goals[index] === undefined ? {} : { 'the function': goals[index] }),
      ...(goals.length > 0 ? { operationsOf: name === 'hash' ? 2 : 1.25 } : {}),
    },
    sides: {
      'by hand': () => working(Array.from({ length: count }, byHand), POSITIONAL, hand),
      'the function': () =>
        working(
          Array.from({ length: count }, () => byKeyword('guarded')),
          KEYWORD,
          free,
        ),
      operationsOf: () =>
        working(
          Array.from({ length: count }, () => byKeyword('guarded')),
          KEYWORD,
          own,
        ),
    },
  })),
)

/** @type {readonly import('./index.mjs').Row[]} */
export const rows = [
  ...[
    ['guarded', 2],
    ['sealed', 1.25],
  ].map(([closed, goal]) => ({
    name: `new by keyword, three slots, ${closed}`,
    goals: { 'by keyword': goal },
    sides: {
      'by position': () => constructing(byPosition(closed), POSITIONAL),
      'by keyword': () => constructing(byKeyword(closed), KEYWORD),
    },
  })),
  {
    name: 'new by keyword, one of three slots read-only',
    sides: {
      'no slot read-only': () => constructing(byKeyword('guarded'), KEYWORD),
      'one slot read-only': () => constructing(withReadonly(), KEYWORD),
      'all slots, by closed: frozen': () => constructing(byKeyword('frozen'), KEYWORD),
    },
  },
  ...operationRows,
]
