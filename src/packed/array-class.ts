import { hide, INSPECT } from '../record/protocol.js'
import { compileMethods, interpretMethods } from './array-methods.js'
import { PACKED, STORE, type PackedClass, type Store } from './protocol.js'

type ArrayClass = new (store: Store) => object

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

/** What `console.log` shows of many records. */
export interface Shown {
  readonly title: string
  readonly count: number
  readonly records: Iterable<unknown>
}

/** Lets `console.log` show records where it would show what holds them. */
export function showRecords<Holder extends object>(base: Holder, shownOf: (holder: Holder) => Shown): void {
  hide(base, INSPECT, function (this: Holder, _depth: number, options: object, inspect: (value: unknown, options: object) => string) {
    const { title, count, records } = shownOf(this)
    const shown: unknown[] = []
    for (const record of records) if (shown.push(record) === SHOWN) break
    return `${title}(${count}) ${inspect(shown, options)}${count > SHOWN ? ` … ${count - SHOWN} more` : ''}`
  })
}
