/** The classes that are compared, each of two slots, and the loops over them. */
import { Dynamic, configure, defineDynamic, defineSlots } from 'slotted'
import { fresh } from './harness.mjs'

export { Dynamic }
export const NAMES = ['name', 'identifier']

/** A hand-written class at the depth of a class with slots: a base that writes, and the user's class above it. */
export function handWritten({ last = '' } = {}) {
  return fresh(
    [],
    `class Base { constructor(name, identifier) { this.name = name; this.identifier = identifier; ${last} } }
     return class User extends Base { greet() { return this.identifier + 1 } }`,
  )()
}

/** @param {import('slotted').Closing} closed */
export function slotted(closed, { names = NAMES, codegen = true } = {}) {
  configure({ codegen })
  const Base = defineSlots(names, { closed })
  configure({ codegen: true })
  return fresh(['Base'], 'return class User extends Base { greet() { return this.identifier + 1 } }')(Base)
}

export function dynamic() {
  return fresh(['Base'], 'return class User extends Base { greet() { return this.identifier + 1 } }')(defineDynamic(NAMES))
}

/** Defines and uses other classes, as a program does. */
export function crowd(count, { closed = 'sealed', codegen = true } = {}) {
  for (let other = 0; other < count; other++) {
    const Class = slotted(closed, { names: [`a${other}`, `b${other}`, 'c'].slice(0, 2 + (other % 2)), codegen })
    const use = fresh(['Class'], 'let s = 0; for (let i = 0; i < 20000; i++) s += Object.keys(new Class(i, "x")).length & 1; return s')
    use(Class)
  }
}

/** `new`, each record kept in a ring of 1,024: more would measure the garbage collector. */
export function constructing(...Classes) {
  const made = Classes.map((_, index) => `ring[(i + ${index}) & 1023] = new C${index}("x", i);`).join(' ')
  const body = `const ring = new Array(1024).fill(null);
    return (count) => { for (let i = 0; i < count; i += ${Classes.length}) { ${made} } return ring }`
  return fresh(Classes.map((_, index) => `C${index}`), body)(...Classes)
}

/** `new`, the record dead at once. */
export function discarding(Class) {
  return fresh(['C'], 'return (count) => { let s = 0; for (let i = 0; i < count; i++) s += new C("x", i).identifier & 1; return s }')(Class)
}

/** Does something with each of 1,000 records, over and over. */
export function visiting(Class, expression) {
  const body = `const records = Array.from({ length: 1000 }, (_, i) => new C("x", i));
    return (count) => { let s = 0; for (let i = 0, j = 0; i < count; i++) { const record = records[j]; ${expression}; if (++j === 1000) j = 0 } return s }`
  return fresh(['C'], body)(Class)
}
