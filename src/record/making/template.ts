import { PASS, THROW } from '../../codegen/gate.js'
import type { ConstructorParts, InterpretedParts } from './constructor-runtime.js'
import { RECORD_CLASS, type AnyClass, type RecordClass } from '../record-class.js'
import { Stamp } from '../stamp.js'

// The interpreted form of roots with few slots. Writes are spelled out: one whose name does not change is several times
// as fast as one in a loop, and the engine inlines small constructors.
//
// Classes made by one function share its type feedback and slow each other down. So this file is imported many times
// over, under a query each (interpreted-pool.ts): every copy has functions of its own, which make one class.
//
// A static method makes the class: older build tools refuse `arguments` in a class that stands in a static field.

/** How many slots {@link interpretRoot} takes. */
export const FEW_SLOTS = 8

type Eight = readonly [string, string, string, string, string, string, string, string]

interface Leaf {
  readonly [RECORD_CLASS]?: RecordClass
}

/** A root whose slots are given by position. */
export function interpretRoot(
  { self, adopt, refuse, finish }: ConstructorParts,
  { names }: InterpretedParts,
): AnyClass {
  const count = names.length
  const [n0, n1, n2, n3, n4, n5, n6, n7] = names as Eight
  const stamp = (leaf: AnyClass): object => new Mark(leaf)
  class Mark extends Stamp {
    readonly #marked = true
    static slots(): AnyClass {
      return class Slots {
        [slot: string]: unknown

        constructor(
          v0?: unknown,
          v1?: unknown,
          v2?: unknown,
          v3?: unknown,
          v4?: unknown,
          v5?: unknown,
          v6?: unknown,
          v7?: unknown,
        ) {
          if (!(#marked in new.target)) adopt(new.target, this, stamp)
          ;(arguments.length > count ? THROW : PASS).take(new.target, refuse, arguments)
          if (count > 0) this[n0] = v0
          if (count > 1) this[n1] = v1
          if (count > 2) this[n2] = v2
          if (count > 3) this[n3] = v3
          if (count > 4) this[n4] = v4
          if (count > 5) this[n5] = v5
          if (count > 6) this[n6] = v6
          if (count > 7) this[n7] = v7
          if (finish !== undefined && (new.target as Leaf)[RECORD_CLASS] === self) finish(this)
          // oxlint-disable-next-line no-constructor-return -- lets V8 do away with a record that dies at once
          return this
        }
      }
    }
  }
  return Mark.slots()
}
