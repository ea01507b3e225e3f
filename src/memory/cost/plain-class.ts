import { runInThisContext } from 'node:vm'

/**
 * A class as it is written by hand, with the names of its properties in its text: V8 reads from the text how many there
 * will be, and gives records of a class whose constructor loops over names another layout. Names enter the text as
 * quoted literals, after `this` and in brackets.
 */
export function plainClass(names: readonly string[]): new (...values: readonly unknown[]) => object {
  const parameters = names.map((_, position) => `v${position}`)
  const assignments = names.map((name, position) => `this[${JSON.stringify(name)}] = v${position}`)
  const text = `(class Plain { constructor(${parameters.join(', ')}) { ${assignments.join('; ')} } })`
  return runInThisContext(text, { filename: 'slotted-plain-class' }) as ReturnType<typeof plainClass>
}
