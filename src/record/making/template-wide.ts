import { RAW, sampling } from '../build.js'
import type { ConstructorParts, InterpretedParts } from './constructor-runtime.js'
import { RECORD_CLASS, type AnyClass, type RecordClass } from '../record-class.js'
import { Stamp } from '../stamp.js'

/** How many slots {@link interpretWideRoot} takes. */
export const MANY_SLOTS = 32

type Tuple<Count, Names extends readonly string[] = []> = Names['length'] extends Count
  ? Names
  : Tuple<Count, readonly [...Names, string]>

/**
 * The interpreted form of a root with many slots, spelled out and copied as those with few are (template.ts). One with
 * more, or whose every write is checked, is written in a loop.
 */
export function interpretWideRoot(
  { self, adopt, writeSlot, finish }: ConstructorParts,
  { names, mark, values, writeSlots }: InterpretedParts,
): AnyClass {
  const count = names.length
  const isLoop = count > MANY_SLOTS || writeSlot !== undefined
  const readValues = values()
  const [
    n0,
    n1,
    n2,
    n3,
    n4,
    n5,
    n6,
    n7,
    n8,
    n9,
    n10,
    n11,
    n12,
    n13,
    n14,
    n15,
    n16,
    n17,
    n18,
    n19,
    n20,
    n21,
    n22,
    n23,
    n24,
    n25,
    n26,
    n27,
    n28,
    n29,
    n30,
    n31,
  ] = names as Tuple<typeof MANY_SLOTS>
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
          if (isLoop || sampling.isOn) writeSlots(this, read)
          else {
            if (count > 0) this[n0] = read[0]
            if (count > 1) this[n1] = read[1]
            if (count > 2) this[n2] = read[2]
            if (count > 3) this[n3] = read[3]
            if (count > 4) this[n4] = read[4]
            if (count > 5) this[n5] = read[5]
            if (count > 6) this[n6] = read[6]
            if (count > 7) this[n7] = read[7]
            if (count > 8) this[n8] = read[8]
            if (count > 9) this[n9] = read[9]
            if (count > 10) this[n10] = read[10]
            if (count > 11) this[n11] = read[11]
            if (count > 12) this[n12] = read[12]
            if (count > 13) this[n13] = read[13]
            if (count > 14) this[n14] = read[14]
            if (count > 15) this[n15] = read[15]
            if (count > 16) this[n16] = read[16]
            if (count > 17) this[n17] = read[17]
            if (count > 18) this[n18] = read[18]
            if (count > 19) this[n19] = read[19]
            if (count > 20) this[n20] = read[20]
            if (count > 21) this[n21] = read[21]
            if (count > 22) this[n22] = read[22]
            if (count > 23) this[n23] = read[23]
            if (count > 24) this[n24] = read[24]
            if (count > 25) this[n25] = read[25]
            if (count > 26) this[n26] = read[26]
            if (count > 27) this[n27] = read[27]
            if (count > 28) this[n28] = read[28]
            if (count > 29) this[n29] = read[29]
            if (count > 30) this[n30] = read[30]
            if (count > 31) this[n31] = read[31]
          }
          if (finish !== undefined && (new.target as { [RECORD_CLASS]?: RecordClass })[RECORD_CLASS] === self)
            finish(this)
        }
      }
    }
  }
  return Mark.slots()
}
