import { getPrototypeOf } from '../../base/own.js'
import { compile } from '../../codegen/compile.js'
import { code, list } from '../../codegen/source.js'
import { checkAttached, emitDetached, release } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import { STORE, type Store, type View } from '../packed-types.js'
import { lengthOf, makeRoom } from '../store/store.js'
import { append, setUpIn } from './append.js'
import { argumentParts, emitArguments, emitInit, emitRecord, readGiven, readInit } from './arguments.js'
import { noInitialValue } from '../messages.js'
import { MATCHING, PLACE, ROWS, WALK } from './array-parts.js'
import { resolveAt } from './row-index.js'
import { emitIterator, emitWalk, interpretIterator, IteratorPrototype } from './row-iterator.js'
import { emitVisiting, interpretVisiting, lookingFirst, type HasRows } from './visiting.js'

// The methods of an array that hot loops call are made for each class: one method for all of them would be slower the
// more classes there are.

/**
 * The methods of own arrays; and those that shared ones have in place of some, which look first how many rows other
 * threads have made.
 */
export interface ArrayMethods {
  readonly own: object
  readonly shared: object
}

export function compileMethods(self: PackedClass): ArrayMethods {
  const { parameters, reading, placing, values } = emitArguments(self)
  const hasSetUp = self.layout.setUps.length > 0
  const { columns, layout } = self
  const hasHeap = columns.some((column) => column.release)
  const takers = columns.filter(({ take }) => take !== undefined)
  const taking = list(takers.map(({ position }) => code`v${position} = take${position}(v${position});\n    `))
  const detached = emitDetached(columns, code`s`)
  const write = code`${taking}const i = s.length;
    if (i === s.capacity) makeRoom(s);${
      detached.length === 0 ? code`` : code`\n    else if (${list(detached, ' || ')}) checkAttached(s, i);`
    }
    ${
      hasHeap
        ? code`try { put(s, i, ${values}); } catch (error) { release(s, i); throw error; }`
        : code`put(s, i, ${values});`
    }
    s.length = i + 1;${hasSetUp ? code`\n    setUp(s, i, i);` : code``}
    return i + 1;`
  const source = code`'use strict';
${emitIterator()}
${emitWalk()}
${emitVisiting()}
const own = {
  get length() {
    return this[ROWS].length;
  },
  at(i) {
    const s = this[ROWS], n = s.length;
    return new View(s, (i >>> 0 === i && i < n ? PASS : THROW).take(i, resolveAt, n));
  },
  push(${parameters}) {${reading}
    const s = this[ROWS];
    if (s.isShared) return append(s, [${values}]);
    ${write}
  },
  pushObject(init) {
    const s = this[ROWS], fail = failInit;${
      layout.slots.length === 0
        ? code`\n    return appendInit(s, init);`
        : code`
    if (s.isShared || typeof init !== "object" || init === null) return appendInit(s, init);
    let ${values};
    if (init instanceof leaf) {
      const home = getPrototypeOf(init), isView = home === View.prototype && init[STORE] !== undefined;
      if (init.constructor !== leaf || home !== leaf.prototype && !isView) return appendInit(s, init);
${emitRecord(self, code`return appendInit(s, init);`)}
    } else {
${emitInit(self) ?? code`return appendInit(s, init);`}
    }
    ${write}`
    }
  },
  [PLACE](given, used) {
    const s = this[ROWS];${placing}
    if (used === undefined) {
    ${write}
    }
    put(s, used, ${values});${hasSetUp ? code`\n    setUp(s, used);` : code``}
    return used + 1;
  },
  ...visiting,
  [Symbol.iterator]() {
    return new Iterator(this[ROWS]);
  },
};
const see = (s) => {
  s.length = s.control[0];
  return s;
};
const shared = {
  get length() {
    return see(this[ROWS]).length;
  },
  at(i) {
    const s = see(this[ROWS]), n = s.length;
    return new View(s, (i >>> 0 === i && i < n ? PASS : THROW).take(i, resolveAt, n));
  },
  [Symbol.iterator]() {
    return new Iterator(see(this[ROWS]));
  },
};
return { own, shared, visiting };`
  const parts = {
    append: (store: Store, row: readonly unknown[]) => append(self, store, row),
    appendInit: (store: Store, init: unknown) => append(self, store, readInit(self, init)),
    leaf: self.leaf,
    makeRoom: (store: Store) => makeRoom(self, store),
    ...Object.fromEntries(takers.map(({ position, take }) => [`take${position}`, take])),
    checkAttached: (store: Store, row: number) => checkAttached(columns, store, row),
    release: (store: Store, row: number) => release(columns, store, row, row + 1),
    setUp: setUpIn(self),
  }
  const { View, put } = self
  const made = compile(source, `${self.name}.array`, {
    ...argumentParts(self),
    ...parts,
    View,
    put,
    ROWS,
    PLACE,
    resolveAt,
    IteratorPrototype,
    getPrototypeOf,
    STORE,
    MATCHING,
    WALK,
    refuseReduce,
  }) as ArrayMethods & { readonly visiting: object }
  Object.assign(made.shared, lookingFirst(made.visiting))
  return made
}

function refuseReduce(): never {
  throw noInitialValue('PackedArray.reduce()')
}

interface Access {
  readonly length: number
  at(this: HasRows, index: number): View
  [Symbol.iterator](this: HasRows): object
}

interface Adding {
  push(this: HasRows, ...given: readonly unknown[]): number
  pushObject(this: HasRows, init: unknown): number
  [PLACE](this: HasRows, given: readonly unknown[], used: number | undefined): number
}

export function interpretMethods(self: PackedClass): ArrayMethods {
  // Not by spreading, which would read the length instead of copying what reads it.
  const own = Object.assign(interpretAccess(self), interpretAdding(self))
  const visiting = interpretVisiting(self, refuseReduce)
  return { own: Object.assign(own, visiting), shared: Object.assign(interpretShared(own), lookingFirst(visiting)) }
}

function interpretAccess({ View }: PackedClass): Access & ThisType<HasRows> {
  const Iterator = interpretIterator(View)
  return {
    get length() {
      return this[ROWS].length
    },
    at(index: number) {
      const store = this[ROWS]
      return new View(store, index >>> 0 === index && index < store.length ? index : resolveAt(index, store.length))
    },
    [Symbol.iterator]() {
      return new Iterator(this[ROWS])
    },
  }
}

function interpretAdding(self: PackedClass): Adding & ThisType<HasRows> {
  const { put, layout } = self
  const setUp = layout.setUps.length > 0 ? setUpIn(self) : undefined
  return {
    push(...given: readonly unknown[]) {
      return append(self, this[ROWS], readGiven(self, given))
    },
    pushObject(init: unknown) {
      return append(self, this[ROWS], readInit(self, init))
    },
    [PLACE](given: readonly unknown[], used: number | undefined) {
      const store = this[ROWS]
      const values = readGiven(self, given)
      if (used === undefined) return append(self, store, values)
      put(store, used, ...values)
      setUp?.(store, used)
      return used + 1
    },
  }
}

function see(array: HasRows): HasRows {
  lengthOf(array[ROWS])
  return array
}

/** What shared arrays have in place of some methods: it looks first how many rows other threads have made. */
function interpretShared(own: Access): object & ThisType<HasRows> {
  return {
    get length() {
      return lengthOf(this[ROWS])
    },
    at(index: number) {
      return own.at.call(see(this), index)
    },
    [Symbol.iterator]() {
      return own[Symbol.iterator].call(see(this))
    },
  }
}
