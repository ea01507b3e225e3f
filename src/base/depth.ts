import { tooDeep } from './errors.js'

/** Values nested deeper would overflow the stack where that is half used already. */
const DEEPEST = 1000

/**
 * What values with parts take of the stack, where a record takes 1: a list or a map; what only leads to another kind.
 */
const OF_PARTS = 3
const OF_WAYS = 2

let depth = 0

/** Is an operation looking into a value already? */
export function isInside(): boolean {
  return depth > 0
}

/**
 * Notes that an operation goes into a value, which it says when it is out again: `leave(weight)`.
 *
 * @param name The operation, as messages call it without its parentheses.
 * @param weight 1 for a record.
 * @throws {SlotError} `too-deep`, long before the stack overflows, and for values in a circle.
 */
export function enter(name: string, weight: number): void {
  if (depth >= DEEPEST) throw tooDeep(`${name}()`, Math.floor(DEEPEST / weight))
  depth += weight
}

export function leave(weight: number): void {
  depth -= weight
}

/**
 * Does something with a value that has parts and stands inside another; throws as {@link enter}.
 *
 * @param isWay Does the kind only lead to another, as `lazy` and `anyOf` do?
 */
export function deeper<X, Y, Result>(
  name: string,
  act: (x: X, y: Y) => Result,
  x: X,
  y: Y,
  isWay: boolean = false,
): Result {
  const weight = isWay ? OF_WAYS : OF_PARTS
  enter(name, weight)
  try {
    return act(x, y)
  } finally {
    leave(weight)
  }
}
