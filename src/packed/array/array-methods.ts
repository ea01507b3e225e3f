import { compile } from '../../codegen/compile.js'
import { code } from '../../codegen/source.js'
import type { PackedClass } from '../columns/column.js'
import type { Store, View } from '../packed-types.js'
import { lengthOf } from '../store/store.js'
import { addingParts, emitAdding } from './adding.js'
import { append, place } from './append.js'
import { argumentParts, emitArguments, emitInit, readGiven, readInit } from './arguments.js'
import { PLACE, ROWS } from './array-parts.js'
import { resolveAt } from './row-index.js'
import { emitIterator, interpretIterator, IteratorPrototype } from './row-iterator.js'

// The methods of an array that hot loops call are made for each class: one method for all of them would be slower the
// more classes there are.

type Visit = (view: View, index: number, array: object) => unknown

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
  const { adding, placing: placed, added } = emitAdding(self, values)
  const byKeyword = emitInit(self)
  const source = code`'use strict';
${emitIterator()}
${added}
const visitEach = (s, visit, array) => {
  for (let i = 0, n = s.length | 0; i < n && i < s.length; i = i + 1 | 0) visit(new View(s, i), i, array);
};
const visitAll = (s, visit, array) => visitEach(s, visit, array);
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
      byKeyword === undefined
        ? code`\n    return appendInit(s, init);`
        : code`
    if (typeof init !== "object" || init === null || init instanceof leaf) return appendInit(s, init);
    ${byKeyword}
    ${adding}`
    }
  },
  [PLACE](given, used) {
    const s = this[ROWS];${placing}
    if (used === undefined) {
    ${adding}
    }
    ${placed}
  },
  forEach(visit) {
    visitAll(this[ROWS], visit, this);
  },
  findIndex(test) {
    const s = this[ROWS];
    for (let i = 0, n = s.length | 0; i < n && i < s.length; i = i + 1 | 0) if (test(new View(s, i), i, this)) return i;
    return -1;
  },
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
  forEach(visit) {
    visitAll(see(this[ROWS]), visit, this);
  },
  findIndex(test) {
    see(this[ROWS]);
    return own.findIndex.call(this, test);
  },
  [Symbol.iterator]() {
    return new Iterator(see(this[ROWS]));
  },
};
return { own, shared };`
  const { View, leaf } = self
  return compile(source, `${self.name}.array`, {
    ...argumentParts(self),
    ...addingParts(self),
    View,
    leaf,
    ROWS,
    PLACE,
    resolveAt,
    IteratorPrototype,
  }) as ArrayMethods
}

interface HasRows {
  readonly [ROWS]: Store
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

interface Visiting {
  forEach(this: HasRows, visit: Visit): void
  findIndex(this: HasRows, test: Visit): number
}

export function interpretMethods(self: PackedClass): ArrayMethods {
  // Not by spreading, which would read the length instead of copying what reads it.
  const own = Object.assign(interpretAccess(self), interpretAdding(self), interpretVisiting(self))
  return { own, shared: interpretShared(own) }
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
    [PLACE](given: readonly unknown[], used: number | undefined) {
      const values = readGiven(self, given)
      return used === undefined ? append(self, this[ROWS], values) : place(self, this[ROWS], used, values)
    },
  }
}

function interpretVisiting({ View }: PackedClass): Visiting & ThisType<HasRows> {
  return {
    forEach(visit: Visit) {
      const store = this[ROWS]
      const { length } = store
      for (let row = 0; row < length && row < store.length; row++) visit(new View(store, row), row, this)
    },
    findIndex(test: Visit) {
      const store = this[ROWS]
      const { length } = store
      for (let row = 0; row < length && row < store.length; row++) if (test(new View(store, row), row, this)) return row
      return -1
    },
  }
}

/** What shared arrays have in place of some methods: it looks first how many rows other threads have made. */
function interpretShared(own: Access & Visiting): object & ThisType<HasRows> {
  const see = (array: HasRows): HasRows => {
    lengthOf(array[ROWS])
    return array
  }
  return {
    get length() {
      return lengthOf(this[ROWS])
    },
    at(index: number) {
      return own.at.call(see(this), index)
    },
    forEach(visit: Visit) {
      own.forEach.call(see(this), visit)
    },
    findIndex(test: Visit) {
      return own.findIndex.call(see(this), test)
    },
    [Symbol.iterator]() {
      return own[Symbol.iterator].call(see(this))
    },
  }
}
