import { getPrototypeOf } from '../../base/own.js'
import { compile } from '../../codegen/compile.js'
import { code } from '../../codegen/source.js'
import type { PackedClass } from '../columns/column.js'
import { noInitialValue } from '../messages.js'
import { STORE, type View } from '../packed-types.js'
import { lengthOf } from '../store/store.js'
import { addingParts, emitAdding } from './adding.js'
import { append } from './append.js'
import { argumentParts, emitArguments, emitInit, emitRecord, readGiven, readInit } from './arguments.js'
import { MATCHING, ROWS, WALK } from './array-parts.js'
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
  const { parameters, reading, values } = emitArguments(self)
  const { adding, added } = emitAdding(self, values)
  const source = code`'use strict';
${emitIterator()}
${emitWalk()}
${added}
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
    ${adding}
  },
  pushObject(init) {
    const s = this[ROWS], fail = failInit;${
      self.layout.slots.length === 0
        ? code`\n    return appendInit(s, init);`
        : code`
    if (typeof init !== "object" || init === null) return appendInit(s, init);
    let ${values};
    if (init instanceof leaf) {
      const home = getPrototypeOf(init), isView = home === View.prototype && init[STORE] !== undefined;
      if (init.constructor !== leaf || home !== leaf.prototype && !isView) return appendInit(s, init);
${emitRecord(self, code`return appendInit(s, init);`)}
    } else {
${emitInit(self) ?? code`return appendInit(s, init);`}
    }
    ${adding}`
    }
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
  const { View, leaf } = self
  const made = compile(source, `${self.name}.array`, {
    ...argumentParts(self),
    ...addingParts(self),
    View,
    leaf,
    ROWS,
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
  return {
    push(...given: readonly unknown[]) {
      return append(self, this[ROWS], readGiven(self, given))
    },
    pushObject(init: unknown) {
      return append(self, this[ROWS], readInit(self, init))
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
