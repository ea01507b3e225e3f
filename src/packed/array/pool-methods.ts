import { getPrototypeOf, ownKeys, setPrototypeOf } from '../../base/own.js'
import { compile } from '../../codegen/compile.js'
import { code } from '../../codegen/source.js'
import { hide } from '../../record/record-class.js'
import type { PackedClass } from '../columns/column.js'
import { addingParts, emitAdding } from './adding.js'
import { append, place } from './append.js'
import { argumentParts, emitArguments, readGiven } from './arguments.js'
import type { Handle } from './handles.js'
import { POOL, type PoolParts } from './pool-parts.js'
import { emitRowIterator, IteratorPrototype } from './row-iterator.js'
import { Uncloneable } from './uncloneable.js'

/** The methods of a pool that have to do with views, and with the slots. */
interface PoolMethods {
  add(...given: readonly unknown[]): Handle
  get(handle: Handle): object | undefined
  forEach(visit: (view: object, handle: Handle, pool: object) => unknown): void
  [Symbol.iterator](): object
}

interface PoolClass {
  readonly prototype: object
  /**
   * A pool and an iterator that nobody uses. Optimised loops hold their hidden classes weakly: if these went with the
   * last pool, the code of the loops would go too.
   */
  kept?: readonly object[]
}

const poolClasses = new WeakMap<PackedClass, PoolClass>()

/**
 * The base of pools: gives each the methods that are compiled for the class of its records, where it is compiled at all.
 * Methods that pools of several classes share make views of several classes, and V8 then makes each on the heap.
 */
class Base extends Uncloneable {
  /**
   * @param base What a pool inherits from that is no subclass's: others keep what they have.
   * @param make Makes a pool of the same class.
   */
  constructor(base: object, self: PackedClass, make: () => Iterable<object>) {
    super()
    if (getPrototypeOf(this) !== base) return
    const known = poolClasses.get(self)
    // Before the pool has fields: of hidden classes that no pool has, V8 forgets what other prototypes made of them.
    setPrototypeOf(this, (known ?? makePoolClass(base, self)).prototype)
    if (known === undefined) (poolClasses.get(self) as PoolClass).kept = keptOf(make())
  }
}

/** Declared by itself: the types of what it is made of are no part of the package. */
export const PoolBase = Base as unknown as new (base: object, self: object, make: () => Iterable<object>) => object

function keptOf(pool: Iterable<object>): readonly object[] {
  const iterator = pool[Symbol.iterator]()
  return [pool, iterator, iterator.next()]
}

function makePoolClass(base: object, self: PackedClass): PoolClass {
  const prototype = self.recordClass.form(
    () => withMethods(base, compilePool(self)),
    () => base,
  )
  const made = { prototype }
  poolClasses.set(self, made)
  return made
}

function withMethods(base: object, methods: PoolMethods): object {
  const made = Object.create(base) as object
  for (const key of ownKeys(methods)) hide(made, key, methods[key as keyof PoolMethods])
  return made
}

/**
 * `add` has parameters: of a list of what is given V8 would make an array wherever it does not take `add` into the loop.
 * A call of `gone` that never was made is no branch: the engine makes no view where only its slots are used.
 */
function compilePool(self: PackedClass): PoolMethods {
  const { parameters, reading, values } = emitArguments(self)
  const { adding, placing, added } = emitAdding(self, values)
  const source = code`'use strict';
${emitRowIterator()}
${added}
const addBehind = (s, ${values}) => {
    ${adding}
};
const addInto = (s, used, ${values}) => {
    ${placing}
};
return {
  add(${parameters}) {${reading}
    const p = this[POOL], s = p.store, used = p.handles.takeFree(s.length);
    let next;
    p.building++;
    try {
      next = used === undefined ? addBehind(s, ${values}) : addInto(s, used, ${values});
    } catch (error) {
      throw failed(p, used, error);
    }
    p.building--;
    return p.handles.allocate(next - 1, s.capacity);
  },
  get(handle) {
    const p = this[POOL], h = p.handles;
    if (h.isLive(handle)) return new View(p.store, h.rowOf(handle));
    return gone();
  },
  forEach(visit) {
    const p = this[POOL], s = p.store, h = p.handles;
    for (let row = h.nextOccupied(0, s.length); row < s.length; row = h.nextOccupied(row + 1, s.length)) {
      visit(new View(s, row), h.at(row), this);
    }
  },
  [Symbol.iterator]() {
    const p = this[POOL];
    return new Iterator(p.store, p.handles);
  },
};`
  return compile(source, `${self.name}.pool`, {
    ...argumentParts(self),
    ...addingParts(self),
    View: self.View,
    IteratorPrototype,
    POOL,
    failed,
    gone,
  }) as PoolMethods
}

function gone(): undefined {
  return undefined
}

/** The interpreted twin of the compiled `add`. */
export function addGiven(pool: PoolParts, given: readonly unknown[]): Handle {
  return addValues(pool, readGiven(pool.self, given))
}

/** Adds a record of the values of all slots, and returns its handle. */
export function addValues(pool: PoolParts, values: readonly unknown[]): Handle {
  const { self, store, handles } = pool
  const used = handles.takeFree(store.length)
  let next: number
  pool.building++
  try {
    next = used === undefined ? append(self, store, values) : place(self, store, used, values)
  } catch (error) {
    throw failed(pool, used, error)
  }
  pool.building--
  return handles.allocate(next - 1, store.capacity)
}

/** The row still is not in use; rows that set-up has added behind a new one are gone too. */
function failed(pool: PoolParts, used: number | undefined, error: unknown): unknown {
  if (used === undefined) pool.handles.retireFrom(pool.store.length + 1)
  else pool.handles.giveBack(used)
  pool.building--
  return error
}
