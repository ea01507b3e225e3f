/** The classes whose records are packed, the loops over them, and what they are compared with. */
import { defineSlots, f64, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { fresh } from './harness.mjs'
import { withCodegen } from './sides.mjs'

/** A class of its own each time, and with it view accessors, array methods and a `step` that no other side has used. */
export function particleClass({ codegen = true } = {}) {
  const Base = withCodegen(codegen, () => defineSlots({ x: f64, v: f64 }, { args: ['x', 'v'] }))
  return fresh(['Base'], 'return class Particle extends Base { step(dt) { this.x += this.v * dt } }')(Base)
}

export function pointClass() {
  const Base = defineSlots({ x: f64, y: f64, id: u32 }, { args: ['x', 'y', 'id'] })
  return fresh(['Base'], 'return class Point extends Base {}')(Base)
}

/** Records of a subject: its class, the values of record `i`, and the columns that a loop without views goes over. */
export const PARTICLES = {
  classOf: particleClass,
  values: 'i + 0.5, 1.5',
  columns: { x: Float64Array, v: Float64Array },
}
export const POINTS = {
  classOf: pointClass,
  values: 'i + 0.5, 0.25, i',
  columns: { x: Float64Array, y: Float64Array, id: Uint32Array },
}

export function packedOf({ values }, Class, count) {
  const body =
    'const rows = new PackedArray(C, { capacity: count }); ' +
    `for (let i = 0; i < count; i++) rows.push(${values}); return rows`
  return fresh(['PackedArray', 'C', 'count'], body)(PackedArray, Class, count)
}

export function objectsOf({ values }, Class, count) {
  return fresh(['C', 'count'], `return Array.from({ length: count }, (_, i) => new C(${values}))`)(Class, count)
}

function columnsOf({ values, columns }, count) {
  const names = Object.keys(columns)
  const row = fresh(['i'], `return [${values}]`)
  const made = Object.fromEntries(names.map((name) => [name, new columns[name](count)]))
  for (let i = 0; i < count; i++) for (const [position, value] of row(i).entries()) made[names[position]][i] = value
  return made
}

/** Loops that users write; a line has `record`, and may have a sum `s`. */
export const LOOPS = {
  forEach: (line) => `rows.forEach((record) => { ${line} })`,
  'for…of': (line) => `for (const record of rows) { ${line} }`,
  'at(i)': (line) => `for (let i = 0; i < rows.length; i++) { const record = rows.at(i); ${line} }`,
}

/**
 * A function of a user's with a loop in it, which is given the rows and `dt`. What else it needs is around it, by name.
 */
export function caller(loop, around = {}) {
  const text = `'use strict'\nreturn (rows, dt) => { let s = 0; ${loop}; return s }`
  return fresh(Object.keys(around), text)(...Object.values(around))
}

/** Calls a caller as an event loop does: from a place that calls so many functions that none is taken into its loop. */
function drive(run, given, count) {
  let result
  for (let i = 0, turn = 0; i < count; i++) {
    result = run(given[turn], 0.1)
    if (++turn === given.length) turn = 0
  }
  return result
}

let isTaught = false

/** The work of a side: the caller, called `count` times, with the things it is given in turn. */
export function driving(run, given) {
  if (!isTaught)
    for (let other = 0; other < 8; other++) drive(fresh(['rows', 'dt'], `return dt + ${other}`), [[], []], 5000)
  isTaught = true
  return (count) => drive(run, given, count)
}

const several = (count, make) => Array.from({ length: count }, make)

/**
 * @typedef {{ count?: number, arrays?: number, codegen?: boolean }} Size Records in an array, and how many arrays are
 * used in turn.
 */

/** @param {Size} size */
export function packed(subject, loop, line, { count = 1000, arrays = 1, codegen = true } = {}) {
  const Class = subject.classOf({ codegen })
  return driving(
    caller(LOOPS[loop](line)),
    several(arrays, () => packedOf(subject, Class, count)),
  )
}

/** The same line over objects of the same class, by index: of the loops over an array the fastest. */
export function objects(subject, line, { count = 1000, arrays = 1 } = {}) {
  const Class = subject.classOf()
  return driving(
    caller(`for (let i = 0; i < rows.length; i++) { const record = rows[i]; ${line} }`),
    several(arrays, () => objectsOf(subject, Class, count)),
  )
}

/**
 * The same work by a loop over typed arrays, for which a line has the columns and `i`; `isTuned`: in words that V8
 * takes for 32-bit arithmetic.
 */
export function raw(subject, line, { count = 1000, arrays = 1, isTuned = false } = {}) {
  const names = Object.keys(subject.columns)
  const head = isTuned
    ? `let i = 0, n = ${names[0]}.length | 0; i < n; i = i + 1 | 0`
    : `let i = 0; i < ${names[0]}.length; i++`
  return driving(
    caller(`const { ${names} } = rows; for (${head}) { ${line} }`),
    several(arrays, () => columnsOf(subject, count)),
  )
}

/** One side for each of the loops over views. */
export const loopSides = (make) => Object.fromEntries(Object.keys(LOOPS).map((loop) => [loop, () => make(loop)]))

/** Numbers below `count` in an order that is the same in every process. */
export function shuffled(count) {
  const order = Uint32Array.from({ length: count }, (_, index) => index)
  let seed = 1
  for (let last = count - 1; last > 0; last--) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((seed / 2 ** 32) * (last + 1))
    const value = order[last]
    order[last] = order[other]
    order[other] = value
  }
  return order
}
