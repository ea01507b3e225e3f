class Identity {
  constructor(target: object) {
    // What a base constructor returns is what its subclass puts private fields on.
    return target
  }
}

/**
 * Base of classes that put a private field on an object that exists: `new Mark(leaf)` stamps the class `leaf`.
 *
 * Whether a class bears a private field is a check of its hidden class, which optimised code reduces to nothing; a `WeakSet` would cost
 * a look-up for every record.
 */
export const Stamp: new (target: object) => object = Identity
