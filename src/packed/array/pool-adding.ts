import { getPrototypeOf, setPrototypeOf } from '../../base/own.js'
import { compile } from '../../codegen/compile.js'
import { code } from '../../codegen/source.js'
import { hide } from '../../record/record-class.js'
import type { PackedClass } from '../columns/column.js'
import { addingParts, emitAdding } from './adding.js'
import { append, place } from './append.js'
import { argumentParts, emitArguments, readGiven } from './arguments.js'
import type { Handle } from './handles.js'
import { POOL, type PoolParts } from './pool-parts.js'
import { Uncloneable } from './uncloneable.js'

type Add = (...given: readonly unknown[]) => Handle

/** What pools of a class inherit from, and a pool that nobody uses. */
interface PoolClass {
  readonly prototype: object
  /** Optimised loops hold the hidden class of a pool weakly: if it went with the last pool, their code would go too. */
  kept?: object
}

const poolClasses = new WeakMap<PackedClass, PoolClass>()

/** The base of pools: gives each the `add` that is compiled for the class of its records, where it is compiled at all. */
export class PoolWithAdd extends Uncloneable {
  /**
   * @param base What a pool inherits from that is no subclass's: others keep what they have.
   * @param make Makes a pool of the same class.
   */
  constructor(base: object, self: PackedClass, make: () => object) {
    super()
    if (getPrototypeOf(this) !== base) return
    const known = poolClasses.get(self)
    // Before the pool has fields: of hidden classes that no pool has, V8 forgets what other prototypes made of them.
    setPrototypeOf(this, (known ?? makePoolClass(base, self)).prototype)
    if (known === undefined) (poolClasses.get(self) as PoolClass).kept = make()
  }
}

function makePoolClass(base: object, self: PackedClass): PoolClass {
  const prototype = self.recordClass.form(
    () => withAdd(base, compileAdd(self)),
    () => base,
  )
  const made = { prototype }
  poolClasses.set(self, made)
  return made
}

function withAdd(base: object, add: Add): object {
  const made = Object.create(base) as object
  hide(made, 'add', add)
  return made
}

/** With parameters: of a list of what is given V8 would make an array wherever it does not take `add` into the loop. */
function compileAdd(self: PackedClass): Add {
  const { parameters, reading, values } = emitArguments(self)
  const { adding, placing, added } = emitAdding(self, values)
  const source = code`'use strict';
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
}.add;`
  return compile(source, `${self.name}.pool`, {
    ...argumentParts(self),
    ...addingParts(self),
    POOL,
    failed,
  }) as Add
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
