import type { AnyClass, RecordClass } from './protocol.js'
import { RECORD_CLASS } from './protocol.js'
import { Stamp } from './stamp.js'

/** How many slots {@link interpretRoot} has room for. */
export const TEMPLATE_SLOTS = 8

/** What an interpreted constructor calls; the compiled one has the same calls in its text. */
export interface ConstructorParts {
  readonly self: RecordClass
  readonly adopt: (leaf: AnyClass, record: object, stamp: (leaf: AnyClass) => unknown) => void
  readonly refuse: (leaf: AnyClass, given: number) => never
  /** Set-up and closing; `undefined` where there is nothing to do. */
  readonly finish: ((leaf: AnyClass, record: object) => void) | undefined
}

/**
 * The interpreted form of a root with up to {@link TEMPLATE_SLOTS} slots.
 *
 * Classes made by one function share its type feedback and slow each other down. So this file is imported many times over, under a query
 * each (interpreted-pool.ts): every copy is a function of its own, and makes one class.
 */
export function interpretRoot({ self, adopt, refuse, finish }: ConstructorParts): AnyClass {
  const { names } = self.layout
  const count = names.length
  const [n0, n1, n2, n3, n4, n5, n6, n7] = names as readonly [string, string, string, string, string, string, string, string]
  class Leaf extends Stamp {
    #adopted = true
    static readonly stamp = (leaf: AnyClass): object => new Leaf(leaf)
    static readonly Slots = class {
      [slot: string]: unknown

      constructor(v0?: unknown, v1?: unknown, v2?: unknown, v3?: unknown, v4?: unknown, v5?: unknown, v6?: unknown, v7?: unknown) {
        if (!(#adopted in new.target)) adopt(new.target, this, Leaf.stamp)
        if (arguments.length > count) refuse(new.target, arguments.length)
        if (count > 0) this[n0] = v0
        if (count > 1) this[n1] = v1
        if (count > 2) this[n2] = v2
        if (count > 3) this[n3] = v3
        if (count > 4) this[n4] = v4
        if (count > 5) this[n5] = v5
        if (count > 6) this[n6] = v6
        if (count > 7) this[n7] = v7
        if (finish !== undefined && (new.target as { [RECORD_CLASS]?: RecordClass })[RECORD_CLASS] === self) finish(new.target, this)
      }
    }
  }
  return Leaf.Slots
}
