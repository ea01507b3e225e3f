import { code, type Source } from '../../codegen/source.js'
import { MAX_ROWS } from '../options.js'
import type { Store, View, ViewClass } from '../packed-types.js'
import type { Handles } from './handles.js'

/** Iterators have what those of arrays have: `map`, `filter` and the like, where the engine knows them. */
export const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object

/**
 * Iterates over the rows that hold a record. A generator would take three times as long, and a result that is made on
 * two paths twice.
 */
export class RowIterator {
  declare readonly [Symbol.iterator]: () => this
  readonly #store: Store
  readonly #handles: Handles
  readonly #View: ViewClass
  #row = 0

  constructor(store: Store, handles: Handles, View: ViewClass) {
    this.#store = store
    this.#handles = handles
    this.#View = View
  }

  next(): { value: object; done: boolean } {
    const store = this.#store
    const row = this.#handles.nextOccupied(this.#row, store.length)
    const done = row >= store.length
    this.#row = done ? MAX_ROWS : row + 1
    return { value: new this.#View(store, row), done }
  }
}

Object.setPrototypeOf(RowIterator.prototype, IteratorPrototype)

/**
 * No array is that long, so an iterator that has come to its end stays there, whatever is added. Every result has a
 * view, also the last, which belongs to no record: whatever leaves it out makes a loop two or three times as slow.
 */
const END = MAX_ROWS - 1

/** The iterator over the rows of an array, made for each class as its methods are. */
export function emitIterator(): Source {
  return code`class Iterator {
  constructor(store) {
    this.store = store;
    this.row = -1;
  }
  next() {
    const row = this.row = this.row + 1 | 0, s = this.store;
    const done = row >= s.length;
    if (done) this.row = ${END};
    return { value: new View(s, row), done };
  }
}
Object.setPrototypeOf(Iterator.prototype, IteratorPrototype);`
}

export function interpretIterator(View: ViewClass): new (store: Store) => Iterator<View> {
  class Iterator {
    readonly store: Store
    row = -1
    constructor(store: Store) {
      this.store = store
    }
    next(): IteratorResult<View> {
      const row = (this.row = (this.row + 1) | 0)
      const done = row >= this.store.length
      if (done) this.row = END
      return { value: new View(this.store, row), done }
    }
  }
  Object.setPrototypeOf(Iterator.prototype, IteratorPrototype)
  return Iterator
}
