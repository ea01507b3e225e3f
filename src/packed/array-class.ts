import { hide, INSPECT } from '../record/protocol.js'
import { compileMethods, interpretMethods } from './array-methods.js'
import { PACKED, STORE, type PackedClass, type Store } from './protocol.js'

type ArrayClass = new (store: Store) => object

/** What console shows of an array. */
interface Shown {
  readonly length: number
  readonly [PACKED]: PackedClass
  at(index: number): object
}

const arrayClasses = new WeakMap<PackedClass, ArrayClass>()

/** Makes an array: an instance of a class that is made, once, for the class of its records, and inherits from `PackedArray`. */
export function arrayOf(base: object, self: PackedClass, store: Store): object {
  const Known = arrayClasses.get(self) ?? makeArrayClass(base, self)
  return new Known(store)
}

function makeArrayClass(base: object, self: PackedClass): ArrayClass {
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- a class of its own, and with it a hidden class
  const Rows = function (this: { [STORE]: Store }, store: Store) {
    this[STORE] = store
  }
  const methods = self.recordClass.form(
    () => compileMethods(self),
    () => interpretMethods(self),
  )
  Rows.prototype = Object.create(base) as object
  hide(Rows.prototype, PACKED, self)
  for (const key of Reflect.ownKeys(methods)) Object.defineProperty(Rows.prototype, key, { ...Object.getOwnPropertyDescriptor(methods, key), enumerable: false })
  arrayClasses.set(self, Rows as never)
  return Rows as never
}

/** Records that `console.log` shows: as many as of an array. */
const SHOWN = 100

/** Lets `console.log` show an array as records. */
export function showArray(base: object): void {
  hide(base, INSPECT, function (this: Shown, _depth: number, options: object, inspect: (value: unknown, options: object) => string) {
    const shown = Array.from({ length: Math.min(this.length, SHOWN) }, (_, index) => this.at(index))
    const more = this.length > SHOWN ? ` … ${this.length - SHOWN} more` : ''
    return `PackedArray<${this[PACKED].name}>(${this.length}) ${inspect(shown, options)}${more}`
  })
}
