import { code, type Source } from '../../codegen/source.js'
import { MAX_ROWS } from '../options.js'
import type { RowNumbers, Store, View, ViewClass } from '../packed-types.js'
import type { Handles } from './handles.js'

/** Iterators have what those of arrays have: `map`, `filter` and the like, where the engine knows them. */
export const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object

/**
 * Iterates over the rows of a pool that hold a record. A generator would take three times as long, and a result that is
 * made on two paths twice.
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

/** The compiled twin: one for each class, since the views of several would be made on the heap. */
export function emitRowIterator(): Source {
  return code`class Iterator {
  constructor(store, handles) {
    this.store = store;
    this.handles = handles;
    this.row = 0;
  }
  next() {
    const s = this.store, row = this.handles.nextOccupied(this.row, s.length), done = row >= s.length;
    this.row = done ? ${MAX_ROWS} : row + 1;
    return { value: new View(s, row), done };
  }
}
Object.setPrototypeOf(Iterator.prototype, IteratorPrototype);`
}

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

/** The same over some rows: it ends where the array does. */
export function emitWalk(): Source {
  return code`class Walk {
  constructor(store, rows) {
    this.store = store;
    this.numbers = rows.numbers;
    this.place = rows.start - 1 | 0;
    this.end = rows.end | 0;
  }
  next() {
    const place = this.place = this.place + 1 | 0, s = this.store;
    const row = place >= this.end ? ${END} : this.numbers === undefined ? place : this.numbers[place];
    const done = row >= s.length;
    if (done) this.place = ${END};
    return { value: new View(s, row), done };
  }
}
Object.setPrototypeOf(Walk.prototype, IteratorPrototype);`
}

export function interpretWalk(View: ViewClass): new (store: Store, rows: RowNumbers) => Iterator<View> {
  class Walk {
    readonly store: Store
    readonly rows: RowNumbers
    place: number
    constructor(store: Store, rows: RowNumbers) {
      this.store = store
      this.rows = rows
      this.place = rows.start - 1
    }
    next(): IteratorResult<View> {
      const place = ++this.place
      const { numbers, end } = this.rows
      const row = place >= end ? END : (numbers?.[place] ?? place)
      const done = row >= this.store.length
      if (done) this.place = END
      return { value: new View(this.store, row), done }
    }
  }
  Object.setPrototypeOf(Walk.prototype, IteratorPrototype)
  return Walk
}

/** Iterates over the views of an iterator, each with its place. */
export class EntryIterator {
  declare readonly [Symbol.iterator]: () => this
  readonly #views: Iterator<object>
  #place = -1

  constructor(views: Iterator<object>) {
    this.#views = views
  }

  next(): { value: [number, object]; done: boolean } {
    const { value, done } = this.#views.next()
    return { value: [++this.#place, value as object], done: done as boolean }
  }
}

Object.setPrototypeOf(EntryIterator.prototype, IteratorPrototype)

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
