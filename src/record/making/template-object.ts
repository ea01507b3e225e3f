import { RAW } from '../build.js'
import type { ConstructorParts, InterpretedParts } from './constructor-runtime.js'
import type { ReadAll } from '../reading/keywords.js'
import { hasOwn, prototype as O } from '../../base/own.js'
import { RECORD_CLASS, type AnyClass, type RecordClass } from '../record-class.js'
import { Stamp } from '../stamp.js'
import { FEW_SLOTS } from './template.js'

// The interpreted form of other classes with few slots, spelled out and copied as in template.ts.

type Tuple<Count, Names extends readonly string[] = []> = Names['length'] extends Count
  ? Names
  : Tuple<Count, readonly [...Names, string]>

interface Leaf {
  readonly [RECORD_CLASS]?: RecordClass
}

/** What reads the values of few slots, from keywords and arguments. */
function spellOut(names: readonly string[]): (places: readonly number[]) => ReadAll {
  const count = names.length
  const [n0, n1, n2, n3, n4, n5, n6, n7] = names as Tuple<typeof FEW_SLOTS>
  return ([p0 = -1, p1 = -1, p2 = -1, p3 = -1, p4 = -1, p5 = -1, p6 = -1, p7 = -1]) =>
    (from, given) => {
      const init = from as Record<string, unknown>
      const read: unknown[] = [undefined]
      if (count > 0) read[0] = p0 < 0 ? (n0 in O && !hasOwn(init, n0) ? undefined : init[n0]) : given[p0]
      if (count > 1) read[1] = p1 < 0 ? (n1 in O && !hasOwn(init, n1) ? undefined : init[n1]) : given[p1]
      if (count > 2) read[2] = p2 < 0 ? (n2 in O && !hasOwn(init, n2) ? undefined : init[n2]) : given[p2]
      if (count > 3) read[3] = p3 < 0 ? (n3 in O && !hasOwn(init, n3) ? undefined : init[n3]) : given[p3]
      if (count > 4) read[4] = p4 < 0 ? (n4 in O && !hasOwn(init, n4) ? undefined : init[n4]) : given[p4]
      if (count > 5) read[5] = p5 < 0 ? (n5 in O && !hasOwn(init, n5) ? undefined : init[n5]) : given[p5]
      if (count > 6) read[6] = p6 < 0 ? (n6 in O && !hasOwn(init, n6) ? undefined : init[n6]) : given[p6]
      if (count > 7) read[7] = p7 < 0 ? (n7 in O && !hasOwn(init, n7) ? undefined : init[n7]) : given[p7]
      return read
    }
}

/** A root whose values are read from its arguments. */
export function interpretObjectRoot(
  { self, adopt, finish }: ConstructorParts,
  { names, mark, values }: InterpretedParts,
): AnyClass {
  const readValues = values(spellOut(names))
  const count = names.length
  const [n0, n1, n2, n3, n4, n5, n6, n7] = names as Tuple<typeof FEW_SLOTS>
  const stamp = (leaf: AnyClass): object => new Mark(leaf)
  class Mark extends Stamp {
    readonly #marked = true
    static slots(): AnyClass {
      return class Slots {
        [slot: string]: unknown

        constructor(...given: readonly unknown[]) {
          if (!(#marked in new.target)) adopt(new.target, this, stamp)
          const read =
            given.length > mark && given[mark] === RAW ? given.slice(mark + 1) : readValues(new.target, given)
          if (count > 0) this[n0] = read[0]
          if (count > 1) this[n1] = read[1]
          if (count > 2) this[n2] = read[2]
          if (count > 3) this[n3] = read[3]
          if (count > 4) this[n4] = read[4]
          if (count > 5) this[n5] = read[5]
          if (count > 6) this[n6] = read[6]
          if (count > 7) this[n7] = read[7]
          if (finish !== undefined && (new.target as Leaf)[RECORD_CLASS] === self) finish(this)
        }
      }
    }
  }
  return Mark.slots()
}

/** A class that extends another. With more slots, or where every write is checked, a loop reads and writes them. */
export function interpretExtension(
  { self, Base, checkFirstRecord, writeSlot, finish }: ConstructorParts,
  { names, first, values, superArguments, writeSlots }: InterpretedParts,
): AnyClass {
  const count = names.length
  const isLoop = count > FEW_SLOTS || writeSlot !== undefined
  const readValues = isLoop ? values() : values(spellOut(names))
  const { baseArgs, isKeyword } = self.layout.signature
  const [n0, n1, n2, n3, n4, n5, n6, n7] = names as Tuple<typeof FEW_SLOTS>
  const stamp = (leaf: AnyClass): object => new Mark(leaf)
  class Mark extends Stamp {
    readonly #marked = true
    static slots(): AnyClass {
      // oxlint-disable-next-line typescript/no-explicit-any -- TypeScript wants a mixin's base written with any
      return class Slots extends (Base as new (...values: any[]) => Record<string, unknown>) {
        [slot: string]: unknown

        // oxlint-disable-next-line typescript/no-explicit-any -- as above
        constructor(...given: any[]) {
          const read = readValues(new.target, given)
          const leading = isKeyword ? superArguments(given) : given
          const passed = isKeyword ? leading.length : baseArgs
          // Spelled out, since spreading an array takes eight times as long.
          if (passed === 0) super()
          else if (passed === 1) super(leading[0])
          else if (passed === 2) super(leading[0], leading[1])
          else if (passed === 3) super(leading[0], leading[1], leading[2])
          else if (passed === 4) super(leading[0], leading[1], leading[2], leading[3])
          else super(...superArguments(given))
          if (isLoop) writeSlots(this, read)
          else {
            if (count > 0) this[n0] = read[first + 0]
            if (count > 1) this[n1] = read[first + 1]
            if (count > 2) this[n2] = read[first + 2]
            if (count > 3) this[n3] = read[first + 3]
            if (count > 4) this[n4] = read[first + 4]
            if (count > 5) this[n5] = read[first + 5]
            if (count > 6) this[n6] = read[first + 6]
            if (count > 7) this[n7] = read[first + 7]
          }
          if (finish === undefined || (new.target as Leaf)[RECORD_CLASS] !== self) return
          if (!(#marked in new.target)) checkFirstRecord(new.target, this, stamp)
          finish(this)
        }
      }
    }
  }
  return Mark.slots()
}
