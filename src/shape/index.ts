/** What V8 says of the hidden classes of objects: for tests of your own. */
import { ask } from './natives.js'

/**
 * Do two objects have one hidden class at this moment?
 *
 * @throws {TypeError} for a value that is no object.
 * @throws {Error} in an engine that is not V8.
 * @example
 * sameShape({ x: 1, y: 2 }, { x: 3, y: 4 }) //=> true
 * sameShape({ x: 1, y: 2 }, { y: 2, x: 1 }) //=> false
 */
export function sameShape(a: object, b: object): boolean {
  const who = 'sameShape()'
  return ask(who, 'haveSameMap', checkObject(who, a), checkObject(who, b))
}

/**
 * Are the properties of an object stored by a shape, not in a dictionary of its own?
 *
 * @throws {TypeError} for a value that is no object.
 * @throws {Error} in an engine that is not V8.
 */
export function hasFastProperties(record: object): boolean {
  const who = 'hasFastProperties()'
  return ask(who, 'hasFastProperties', checkObject(who, record))
}

/**
 * Counts the hidden classes of objects; 0 for none. Time: the number of objects × the number of hidden classes.
 *
 * @throws {TypeError} for a value that is no object.
 * @throws {Error} in an engine that is not V8.
 * @example
 * countShapes([{ x: 1 }, { x: 2 }, { y: 3 }]) //=> 2
 */
export function countShapes(records: Iterable<object>): number {
  return shapesOf('countShapes()', records).length
}

/**
 * Passes if all objects have one hidden class.
 *
 * @throws {Error} naming the first two objects that differ, with their keys.
 * @throws {TypeError} for a value that is no object.
 */
export function assertMonomorphic(records: Iterable<object>): void {
  const who = 'assertMonomorphic()'
  const [first, second, ...more] = shapesOf(who, records)
  if (first === undefined || second === undefined) return
  const shown = [first, second].map(({ example, index }) => `${describe(example)} at ${index}`)
  throw new Error(`${who}: ${more.length + 2} hidden classes. The first two: ${shown.join(', ')}.`)
}

/** One object of every hidden class, and where it was found. */
function shapesOf(who: string, records: Iterable<object>): { example: object; index: number }[] {
  const shapes: { example: object; index: number }[] = []
  let index = 0
  for (const record of records) {
    checkObject(who, record)
    if (!shapes.some(({ example }) => ask(who, 'haveSameMap', example, record))) shapes.push({ example: record, index })
    index++
  }
  return shapes
}

function checkObject(who: string, value: object): object {
  if (Object(value) === value) return value
  throw new TypeError(`${who}: takes objects, not ${typeof value}.`)
}

function describe(object: object): string {
  const prototype = Object.getPrototypeOf(object) as { constructor?: { name?: unknown } } | null
  const name = prototype?.constructor?.name
  return `${typeof name === 'string' ? name : 'object'} { ${Object.keys(object).slice(0, 8).join(', ')} }`
}
