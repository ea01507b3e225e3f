/** The classes that are compared, and the loops over them. */
import { configure, defineDynamic, defineSlots, extendSlots } from 'slotted'
import { fresh } from './harness.mjs'

/** The slots of the classes, unless a row says otherwise. */
export const NAMES = ['name', 'identifier']

/** As many slot names as asked for, {@link NAMES} first. */
export const slotNames = (count) =>
  [...NAMES, ...Array.from({ length: count - 2 }, (_, position) => `slot${position}`)].slice(0, count)

const USER = 'class User extends Base { greet() { return this.identifier + 1 } }'

/** A user's class upon a base: every class that is measured has one. */
const userClass = (Base) => fresh(['Base'], `return ${USER}`)(Base)

/** A class written by hand, as deep as a class with slots: a base that writes, and the user's class upon it. */
export function handWritten({ names = NAMES, last = '' } = {}) {
  const writes = names.map((name) => `this.${name} = ${name};`).join(' ')
  return fresh([], `class Base { constructor(${names}) { ${writes} ${last} } }\nreturn ${USER}`)()
}

/** The class that users had: it extends nothing. */
export function plain({ names = NAMES, last = '' } = {}) {
  const writes = names.map((name) => `this.${name} = ${name};`).join(' ')
  return fresh(
    [],
    `return class User { constructor(${names}) { ${writes} ${last} } greet() { return this.identifier + 1 } }`,
  )()
}

/** A class with slots, compiled or interpreted, and the user's class upon it. */
export function slotted(closed, { names = NAMES, codegen = true, strictReads = false, absent = [] } = {}) {
  return userClass(withCodegen(codegen, () => defineSlots(names, { closed, strictReads, absent })))
}

/** Runs `define` with the wanted form of the library's classes. */
export function withCodegen(codegen, define) {
  configure({ codegen })
  try {
    return define()
  } finally {
    configure({ codegen: true })
  }
}

/** A class of three slots that extends a user's class of two, by hand. */
export function handWrittenExtension() {
  const User = handWritten()
  return fresh(
    ['User'],
    `class Extension extends User { constructor(name, identifier, role) { super(name, identifier); this.role = role } }
     return class Admin extends Extension {}`,
  )(User)
}

/** The same by `extendSlots`. */
export function slottedExtension(closed, { codegen = true } = {}) {
  const User = slotted(closed, { codegen })
  return fresh(['Base'], 'return class Admin extends Base {}')(withCodegen(codegen, () => extendSlots(User, ['role'])))
}

export const dynamic = () => userClass(defineDynamic(NAMES))

/** Subclasses of one class, to be used in turn. */
export const leavesOf = (Base, count) =>
  Array.from({ length: count }, () => fresh(['Base'], 'return class Leaf extends Base {}')(Base))

const CLOSINGS = ['sealed', 'guarded', 'frozen', 'open']

/** Defines other classes and uses them, as a program does. */
export function crowd(count, { codegen = true } = {}) {
  for (let other = 0; other < count; other++) {
    const names = [`first${other}`, `second${other}`, 'third'].slice(0, 2 + (other % 2))
    const Class = slotted(CLOSINGS[other % CLOSINGS.length], { names, codegen })
    const body = `const ring = []; let s = 0
      for (let i = 0; i < 20000; i++) {
        const record = ring[i & 15] = new C(i, 'x')
        s += record.first${other} + record.second${other}.length
      }
      return s`
    fresh(['C'], body)(Class)
  }
}

/**
 * `new`, each record kept in a ring of 1,024: keeping more would measure the garbage collector. Several classes are
 * used in turn.
 */
export function constructing(...Classes) {
  const made = Classes.map((_, index) => `ring[(i + ${index}) & 1023] = new C${index}('x', i);`).join(' ')
  const body = `const ring = new Array(1024).fill(null)
    return (count) => { for (let i = 0; i < count; i += ${Classes.length}) { ${made} } return ring }`
  return fresh(
    Classes.map((_, index) => `C${index}`),
    body,
  )(...Classes)
}

/** A class of three numbers upon a base, or by itself, whose methods make others that die at once. */
export function vectors(Base) {
  const heritage = Base === undefined ? 'this.x = x; this.y = y; this.z = z' : 'super(x, y, z)'
  const Vector = fresh(
    ['Base'],
    `return class Vector ${Base === undefined ? '' : 'extends Base '}{
      constructor(x = 0, y = 0, z = 0) { ${heritage} }
      cross(v, t = new Vector()) {
        const { x, y, z } = this
        t.x = y * v.z - z * v.y; t.y = z * v.x - x * v.z; t.z = x * v.y - y * v.x
        return t
      }
    }`,
  )(Base)
  return fresh(
    ['V'],
    `return (count) => {
      let s = 0
      for (let i = 0; i < count; i++) s += new V(i, 1, 2).cross(new V(3, i, 5)).x
      return s
    }`,
  )(Vector)
}

/** `new`, the record dead at once. */
export function discarding(Class) {
  return fresh(
    ['C'],
    `return (count) => { let s = 0; for (let i = 0; i < count; i++) s += new C('x', i).identifier & 1; return s }`,
  )(Class)
}

/**
 * Does something with each of 256 records, over and over: they fit into the first cache, so that chance has less to
 * say.
 *
 * @param {string} expression What is done: it has `record`, its number `i`, the sum `s` and the class `C`.
 * @param {{ prepare?: string }} [options] `prepare`: what is done to each record beforehand.
 */
export function visiting(Class, expression, { prepare = '' } = {}) {
  const body = `'use strict'
    const records = Array.from({ length: 256 }, (_, i) => { const record = new C('x', i); ${prepare}; return record })
    class Other {}
    return (count) => {
      let s = 0
      for (let i = 0; i < count; i++) { const record = records[i & 255]; ${expression} }
      return s
    }`
  return fresh(['C'], body)(Class)
}
