import { tooDeep } from './errors.js'

/** Values nested deeper would overflow the stack where that is half used already. */
const DEEPEST = 1000

let depth = 0

/** Is an operation looking into a value already? */
export function isInside(): boolean {
  return depth > 0
}

/**
 * Does something with a value that stands inside another.
 *
 * @param name The operation, as messages call it without its parentheses.
 * @throws {SlotError} `too-deep`, long before the stack overflows, and for values in a circle.
 */
export function deeper<X, Y, Result>(name: string, act: (x: X, y: Y) => Result, x: X, y: Y): Result {
  if (depth === DEEPEST) throw tooDeep(`${name}()`, DEEPEST)
  depth++
  try {
    return act(x, y)
  } finally {
    depth--
  }
}
