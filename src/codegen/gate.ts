/**
 * Gates: `(isFine ? PASS : THROW).take(value, refuse, details)` in generated text, in place of a branch that ends in a
 * throw.
 *
 * In a function that V8 inlines, a call that may throw makes the object under construction escape, so that a record
 * that dies at once is allocated; and it keeps what does not change in a loop inside of it. A choice between two
 * objects does neither.
 */
class Pass {
  take(value: unknown): unknown {
    return value
  }
}

class Throw {
  take<Value, Details>(value: Value, refuse: (value: Value, details: Details) => unknown, details: Details): unknown {
    return refuse(value, details)
  }
}

// Instances of classes: object literals took a sixth more on Node 22.
export const PASS = new Pass()
export const THROW = new Throw()
