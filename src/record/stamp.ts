/**
 * Base of classes that put a private field on an object that exists: what a base constructor returns is what its
 * subclass puts its fields on, so `new Mark(leaf)` stamps the class `leaf`.
 *
 * Whether a class bears a private field is a check of its hidden class, which optimised code reduces to nothing; a
 * `WeakSet` would cost a look-up for every record.
 */
export const Stamp = function stampOnto(target: object | undefined) {
  // Rollup leaves out `new Mark(leaf)` if its result is not used and this function seems to do nothing.
  if (target === undefined) throw new TypeError()
  return target
} as unknown as new (target: object) => object
