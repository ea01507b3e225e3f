import { construct, define, ownKeys, ownProperty, setPrototypeOf } from '../../base/own.js'
import { hide, INSPECT } from '../../record/record-class.js'
import { createStore } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import { MAX_ROWS } from '../options.js'
import type { RowNumbers, Store } from '../packed-types.js'
import { warmUp } from '../rows/warm-up.js'
import { lengthOf } from '../store/store.js'
import { compileMethods, interpretMethods } from './array-methods.js'
import { PACKED, partsOf, ROWS, type ArrayParts } from './array-parts.js'
import { appendRows } from './row-changes.js'
import { Uncloneable } from './uncloneable.js'

/** What an array inherits, as far as it is needed here. */
interface Rows extends Iterable<object> {
  rows(): Iterable<object>
  entries(): Iterator<object>
}

interface ArrayClass {
  readonly prototype: object
  readonly make: (store: Store) => Rows
}

interface Made {
  readonly Rows: ArrayClass
  readonly SharedRows: ArrayClass
  /**
   * An array, a part of it, their iterators and a view that nobody uses. Optimised loops make none but the array, and hold their hidden
   * classes weakly: if a garbage collection took these away, V8 would throw the code of the loops away too.
   */
  readonly kept: readonly object[]
}

const arrayClasses = new WeakMap<PackedClass, Made>()

/**
 * Makes an array: an instance of a class that is made, once, for the class of its records, and inherits from
 * `PackedArray`.
 */
export function arrayOf(base: object, self: PackedClass, store: Store): object {
  const { Rows, SharedRows } = arrayClasses.get(self) ?? makeArrayClass(base, self)
  // `swarm[0] = …` and `swarm.lenght = …` are refused.
  return Object.freeze((store.isShared ? SharedRows : Rows).make(store))
}

/** An own array with copies of rows of another one, and room for no more. */
export function arrayWith({ [PACKED]: self, [ROWS]: from }: ArrayParts, rows: RowNumbers): object {
  const made = arrayOf(Object.prototype, self, createStore(self, Math.max(0, rows.end - rows.start), MAX_ROWS))
  appendRows(partsOf(made), from, rows)
  return made
}

function makeArrayClass(base: object, self: PackedClass): Made {
  const { own, shared } = self.recordClass.form(
    () => compileMethods(self),
    () => interpretMethods(self),
  )
  const Rows = arrayClass(base, own)
  const { prototype } = Rows
  hide(prototype, PACKED, self)
  const kept = Object.freeze(Rows.make(createStore(self, 1, 1)))
  const range = kept.rows()
  const iterators = [kept[Symbol.iterator](), kept.entries(), range[Symbol.iterator]()]
  const view = new self.View(partsOf(kept)[ROWS], 0)
  warmUp(self, view)
  const made = {
    Rows,
    SharedRows: arrayClass(prototype, shared),
    kept: [kept, view, range, iterators, iterators.map((each) => each.next())],
  }
  arrayClasses.set(self, made)
  return made
}

/** Without a name of its own, so that debuggers say PackedArray. */
function arrayClass(base: object, methods: object): ArrayClass {
  // Its constructor does not run: where classes are lowered, it would ask `constructor` which class it is.
  const Rows = (() => class extends Uncloneable {})()
  const { prototype } = Rows
  setPrototypeOf(prototype, base)
  for (const key of ownKeys(methods)) define(prototype, key, { ...ownProperty(methods, key), enumerable: false })
  hide(prototype, 'constructor', (base as { constructor: unknown }).constructor)
  const make = (store: Store): Rows => {
    const rows = construct(WeakSet, [], Rows) as unknown as { [ROWS]: Store } & Rows
    rows[ROWS] = store
    return rows
  }
  return { prototype, make }
}

/** Records that `console.log` shows: as many as of an array. */
const SHOWN = 100

/** Many records, as `console.log` shows them. */
export interface Shown {
  readonly title: string
  readonly count: number
  readonly records: Iterable<unknown>
}

/** Says what `console.log` shows of an array; `undefined` for a prototype. */
export function shownRows(array: Iterable<unknown>): Shown | undefined {
  if (!(ROWS in array)) return undefined
  const { [PACKED]: self, [ROWS]: store } = partsOf(array)
  return { title: `PackedArray<${self.name}>`, count: lengthOf(store), records: array }
}

/** Lets `console.log` show records where it would show what holds them. */
export function showRecords<Holder extends object>(base: Holder, shownOf: (holder: Holder) => Shown | undefined): void {
  hide(
    base,
    INSPECT,
    function (this: Holder, _depth: number, options: object, inspect: (value: unknown, options: object) => string) {
      // Consoles show prototypes too, which hold nothing.
      const { title, count, records } = shownOf(this) ?? { title: 'prototype of records', count: 0, records: [] }
      const shown: unknown[] = []
      for (const record of records) if (shown.push(record) === SHOWN) break
      return `${title}(${count}) ${inspect(shown, options)}${count > SHOWN ? ` … ${count - SHOWN} more` : ''}`
    },
  )
}
