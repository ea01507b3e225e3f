/** Asks V8 about the hidden classes of objects, for your own tests. */
import { ask } from './natives.js'

/**
 * Whether two objects have the same hidden class at this moment.
 *
 * @throws {TypeError} for a value that is not an object.
 * @throws {Error} in an engine that is not V8.
 * @example
 * sameShape({ x: 1, y: 2 }, { x: 3, y: 4 }) //=> true
 * sameShape({ x: 1, y: 2 }, { y: 2, x: 1 }) //=> false
 */
export function sameShape(a: object, b: object): boolean {
  const caller = 'sameShape()'
  return ask(caller, 'haveSameMap', checkObject(caller, a), checkObject(caller, b))
}

/**
 * Whether an object's properties are laid out by its hidden class, and not in a dictionary of its own.
 *
 * @throws {TypeError} for a value that is not an object.
 * @throws {Error} in an engine that is not V8.
 */
export function hasFastProperties(record: object): boolean {
  const caller = 'hasFastProperties()'
  return ask(caller, 'hasFastProperties', checkObject(caller, record))
}

/**
 * Counts the hidden classes of objects; no objects have 0. Takes time in proportion to the number of objects times the
 * number of hidden classes.
 *
 * @throws {TypeError} for a value that is not an object.
 * @throws {Error} in an engine that is not V8.
 * @example
 * countShapes([{ x: 1 }, { x: 2 }, { y: 3 }]) //=> 2
 */
export function countShapes(records: Iterable<object>): number {
  return shapesOf('countShapes()', records).length
}

/**
 * Passes if all objects have the same hidden class.
 *
 * @throws {Error} if they do not, with the first two objects that differ and their keys.
 * @throws {TypeError} for a value that is not an object.
 */
export function assertMonomorphic(records: Iterable<object>): void {
  const caller = 'assertMonomorphic()'
  const [first, second, ...more] = shapesOf(caller, records)
  if (first === undefined || second === undefined) return
  const shown = [first, second].map(({ example, index }) => `${labelOf(example)} at ${index}`)
  throw new Error(`${caller} found ${more.length + 2} hidden classes. The first two are ${shown.join(', ')}.`)
}

/** Finds one object of every hidden class, and its position. */
function shapesOf(caller: string, records: Iterable<object>): { example: object; index: number }[] {
  const shapes: { example: object; index: number }[] = []
  let index = 0
  for (const record of records) {
    checkObject(caller, record)
    const isKnown = shapes.some(({ example }) => ask(caller, 'haveSameMap', example, record))
    if (!isKnown) shapes.push({ example: record, index })
    index++
  }
  return shapes
}

function checkObject(caller: string, value: object): object {
  if (Object(value) === value) return value
  throw new TypeError(`${caller} takes objects, not ${typeof value}.`)
}

function labelOf(object: object): string {
  const prototype: { readonly constructor?: { readonly name?: unknown } } | null = Object.getPrototypeOf(object)
  const name = prototype?.constructor?.name
  return `${typeof name === 'string' ? name : 'object'} { ${Object.keys(object).slice(0, 8).join(', ')} }`
}
