import { compile } from '../codegen/compile.js'
import { code } from '../codegen/source.js'
import { argumentParts, emitArguments, emitInit, readGiven, readInit } from './arguments.js'
import { outOfRange } from './messages.js'
import { MOST_ROWS } from './options.js'
import { PLACE, ROWS, type PackedClass, type Store, type View } from './protocol.js'
import { IteratorPrototype } from './row-iterator.js'
import { apart } from './apart.js'
import { checkRow, valuesOf } from './row-checks.js'
import { appendShared } from './sharing.js'
import { createStore, makeRoom, release } from './store.js'

// The methods of an array that hot loops call are made for each class: one method for all of them would be slower the more classes there are.

type Visit = (view: View, index: number, array: object) => unknown

/** A gate as in column-access.ts, for an index in range, and one that may count from the end. */
class Inside {
  at(index: number): number {
    return index
  }
}

class Outside {
  at(index: unknown, length: number): number {
    return resolveIndex('PackedArray.at()', index, length)
  }
}

const INSIDE = new Inside()
const OUTSIDE = new Outside()

/**
 * The row that an index means; a negative one counts from the end.
 *
 * @throws {RangeError} `out-of-range` for one that means none.
 */
export function resolveIndex(who: string, index: unknown, length: number): number {
  const row = Number.isInteger(index) ? (index as number) + ((index as number) < 0 ? length : 0) : -1
  if (row < 0 || row >= length) throw outOfRange(who, index, length)
  return row
}

/** Runs set-up on a new row; if it throws, the array gets the length it had, where one is given. */
function setUpIn(self: PackedClass): (store: Store, row: number, length?: number) => void {
  const { layout, View, Writable } = self
  return (store, row, length) => {
    const view = new Writable(store, row)
    try {
      for (const setUp of layout.setUps) setUp(view as never)
    } catch (error) {
      if (length !== undefined) {
        const before = store.length
        store.length = Math.min(length, before)
        release(self, store, store.length, Math.max(before, row + 1))
      }
      throw error
    } finally {
      // Whoever kept it must not write read-only slots by it.
      if (Writable !== View) Object.setPrototypeOf(view, View.prototype as object)
    }
  }
}

/** Writes a row of values behind the last one, and returns the new length. */
export function append(self: PackedClass, store: Store, values: readonly unknown[]): number {
  if (store.isShared) return appendShared(self, store, finished(self, values)) + 1
  const row = store.length
  if (row === store.capacity) makeRoom(self, store)
  self.put(store, row, ...values)
  store.length = row + 1
  if (self.layout.setUps.length > 0) setUpIn(self)(store, row, row)
  return row + 1
}

/**
 * The values that a new record has when its set-up has run. It is run apart, so that a failure changes nothing; all values are checked.
 */
export function finished(self: PackedClass, values: readonly unknown[]): readonly unknown[] {
  if (self.layout.setUps.length === 0) {
    checkRow(self, values)
    return self.columns.map((column) => apart(self, column, values[column.position]))
  }
  const store = createStore(self, 1, 1)
  append(self, store, values)
  return valuesOf(self, new self.View(store, 0))
}

/**
 * No array is that long, so an iterator that has come to its end stays there, whatever is added. Every result has a view, also the last, which
 * belongs to no record: whatever leaves it out makes a loop two or three times as slow.
 */
const END = MOST_ROWS - 1

export function compileMethods(self: PackedClass): object {
  const { parameters, reading, values } = emitArguments(self)
  const hasSetUp = self.layout.setUps.length > 0
  const byKeyword = emitInit(self)
  const write = code`const i = s.length;
    if (i === s.capacity) makeRoom(s);
    put(s, i, ${values});
    s.length = i + 1;${hasSetUp ? code`\n    setUp(s, i, i);` : code``}
    return i + 1;`
  const source = code`'use strict';
class Iterator {
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
Object.setPrototypeOf(Iterator.prototype, IteratorPrototype);
const visitEach = (s, visit, array) => {
  for (let i = 0; i < s.length; i = i + 1 | 0) visit(new View(s, i), i, array);
};
const visitAll = (s, visit, array) => visitEach(s, visit, array);
return {
  get length() {
    return this[ROWS].length;
  },
  at(i) {
    const s = this[ROWS], n = s.length;
    return new View(s, (i >>> 0 === i && i < n ? INSIDE : OUTSIDE).at(i, n));
  },
  push(${parameters}) {
    ${reading}
    const s = this[ROWS];
    if (s.isShared) return append(s, [${values}]);
    ${write}
  },
  pushObject(init) {
    const s = this[ROWS], fail = failInit;${
      byKeyword === undefined
        ? code`\n    return appendInit(s, init);`
        : code`
    if (s.isShared || typeof init !== "object" || init === null || init instanceof leaf) return appendInit(s, init);
    ${byKeyword}
    ${write}`
    }
  },
  [PLACE](${parameters}) {
    const s = this[ROWS], i = s.place;
    ${reading}
    put(s, i, ${values});${hasSetUp ? code`\n    setUp(s, i);` : code``}
  },
  forEach(visit) {
    visitAll(this[ROWS], visit, this);
  },
  findIndex(test) {
    const s = this[ROWS];
    for (let i = 0; i < s.length; i = i + 1 | 0) if (test(new View(s, i), i, this)) return i;
    return -1;
  },
  [Symbol.iterator]() {
    return new Iterator(this[ROWS]);
  },
};`
  const parts = {
    append: (store: Store, row: readonly unknown[]) => append(self, store, row),
    appendInit: (store: Store, init: unknown) => append(self, store, readInit(self, init)),
    leaf: self.leaf,
    makeRoom: (store: Store) => makeRoom(self, store),
    setUp: setUpIn(self),
  }
  const { View, put } = self
  return compile(source, `${self.name}.array`, { ...argumentParts(self), ...parts, View, put, ROWS, PLACE, INSIDE, OUTSIDE, IteratorPrototype }) as object
}

interface HasRows {
  readonly [ROWS]: Store
}

export function interpretMethods(self: PackedClass): object {
  const { View, put, layout } = self
  const setUp = layout.setUps.length > 0 ? setUpIn(self) : undefined
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
  const methods: object & ThisType<HasRows> = {
    get length() {
      return this[ROWS].length
    },
    at(index: number) {
      const store = this[ROWS]
      return new View(store, (index >>> 0 === index && index < store.length ? INSIDE : OUTSIDE).at(index, store.length))
    },
    push(...given: readonly unknown[]) {
      return append(self, this[ROWS], readGiven(self, given))
    },
    pushObject(init: unknown) {
      return append(self, this[ROWS], readInit(self, init))
    },
    [PLACE](...given: readonly unknown[]) {
      const store = this[ROWS]
      const { place } = store
      put(store, place, ...readGiven(self, given))
      setUp?.(store, place)
    },
    forEach(visit: Visit) {
      const store = this[ROWS]
      for (let row = 0; row < store.length; row++) visit(new View(store, row), row, this)
    },
    findIndex(test: Visit) {
      const store = this[ROWS]
      for (let row = 0; row < store.length; row++) if (test(new View(store, row), row, this)) return row
      return -1
    },
    [Symbol.iterator]() {
      return new Iterator(this[ROWS])
    },
  }
  return methods
}
