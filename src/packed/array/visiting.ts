import { ownKeys } from '../../base/own.js'
import { code, type Source } from '../../codegen/source.js'
import type { PackedClass } from '../columns/column.js'
import type { RowNumbers, Store, View } from '../packed-types.js'
import { lengthOf } from '../store/store.js'
import { MATCHING, ROWS, WALK } from './array-parts.js'
import { interpretWalk } from './row-iterator.js'

// The methods of an array that call a function for each row that was there when they began and still is. They are made
// for each class: on loops that all classes share, `map` and `reduce` take two to ten times as long once there are
// several classes.

export type Visit<Result = unknown> = (view: View, index: number, array: object) => Result

/** An array, as its methods see it. */
export interface HasRows {
  readonly [ROWS]: Store
}

export interface Visiting {
  forEach(this: HasRows, visit: Visit): void
  findIndex(this: HasRows, test: Visit): number
  every(this: HasRows, test: Visit): boolean
  map(this: HasRows, make: Visit): unknown[]
  reduce(this: HasRows, add: (result: unknown, ...visited: Parameters<Visit>) => unknown, initial: unknown): unknown
  [MATCHING](this: HasRows, test: Visit, isWanted: boolean): Uint32Array
  [WALK](this: HasRows, rows: RowNumbers): object
}

/** An object called `visiting`; around it `View`, `Walk` and the names of the symbols must be bound. */
export function emitVisiting(): Source {
  const each = code`for (let i = 0, n = s.length | 0; i < n && i < s.length; i = i + 1 | 0)`
  return code`const visitEach = (s, visit, array) => {
  ${each} visit(new View(s, i), i, array);
};
const visitAll = (s, visit, array) => visitEach(s, visit, array);
const visiting = {
  forEach(visit) {
    visitAll(this[ROWS], visit, this);
  },
  findIndex(test) {
    const s = this[ROWS];
    ${each} if (test(new View(s, i), i, this)) return i;
    return -1;
  },
  every(test) {
    const s = this[ROWS];
    ${each} if (!test(new View(s, i), i, this)) return false;
    return true;
  },
  map(make) {
    const s = this[ROWS], made = [];
    ${each} made.push(make(new View(s, i), i, this));
    return made;
  },
  reduce(add, result) {
    if (arguments.length < 2) refuseReduce();
    const s = this[ROWS];
    ${each} result = add(result, new View(s, i), i, this);
    return result;
  },
  [MATCHING](test, isWanted) {
    const s = this[ROWS], rows = new Uint32Array(s.length);
    let count = 0;
    ${each} {
      rows[count] = i;
      if ((test(new View(s, i), i, this) ? true : false) === isWanted) count = count + 1 | 0;
    }
    return rows.subarray(0, count);
  },
  [WALK](rows) {
    return new Walk(this[ROWS], rows);
  },
};`
}

export function interpretVisiting({ View }: PackedClass, refuseReduce: () => never): Visiting {
  const Walk = interpretWalk(View)
  const visitAll = (array: HasRows, visit: Visit<boolean | void>): boolean => {
    const { [ROWS]: store } = array
    const { length } = store
    for (let row = 0; row < length && row < store.length; row++)
      if (visit(new View(store, row), row, array) === false) return false
    return true
  }
  return {
    forEach(visit) {
      const { [ROWS]: store } = this
      const { length } = store
      for (let row = 0; row < length && row < store.length; row++) visit(new View(store, row), row, this)
    },
    findIndex(test) {
      let found = -1
      visitAll(this, (view, row, array) => !test(view, row, array) || ((found = row), false))
      return found
    },
    every(test) {
      return visitAll(this, (...visited) => Boolean(test(...visited)))
    },
    map(make) {
      const made: unknown[] = []
      visitAll(this, (...visited) => void made.push(make(...visited)))
      return made
    },
    reduce(add, ...initial: readonly unknown[]) {
      if (initial.length === 0) refuseReduce()
      let [result] = initial
      visitAll(this, (...visited) => void (result = add(result, ...visited)))
      return result
    },
    [MATCHING](test, isWanted) {
      const rows = new Uint32Array(this[ROWS].length)
      let count = 0
      visitAll(this, (view, row, array) => {
        rows[count] = row
        if (Boolean(test(view, row, array)) === isWanted) count++
      })
      return rows.subarray(0, count)
    },
    [WALK](rows) {
      return new Walk(this[ROWS], rows)
    },
  }
}

/** What shared arrays have in place of methods: it looks first how many rows other threads have made. */
export function lookingFirst(methods: object): object {
  return Object.fromEntries(
    ownKeys(methods).map((key) => [
      key,
      function (this: HasRows, ...given: readonly unknown[]): unknown {
        lengthOf(this[ROWS])
        return Reflect.apply(Reflect.get(methods, key) as () => unknown, this, given)
      },
    ]),
  )
}
