import { tooDeep } from './errors.js'

/** Values nested deeper would overflow the stack where that is half used already. */
const DEEPEST = 1000

/** Lists, maps and lazy slots take more of the stack than records. */
const OF_PARTS = 3

let depth = 0

/** Is an operation looking into a value already? */
export function isInside(): boolean {
  return depth > 0
}

/**
 * Does something with a value that stands inside another.
 *
 * @param weight 1 for a record, of which so many more may be nested. Default: that of a value with parts.
 * @param name The operation, as messages call it without its parentheses.
 * @throws {SlotError} `too-deep`, long before the stack overflows, and for values in a circle.
 */
export function deeper<X, Y, Result>(
  name: string,
  act: (x: X, y: Y) => Result,
  x: X,
  y: Y,
  weight: number = OF_PARTS,
): Result {
  if (depth >= DEEPEST) throw tooDeep(`${name}()`, Math.floor(DEEPEST / weight))
  depth += weight
  try {
    return act(x, y)
  } finally {
    depth -= weight
  }
}
