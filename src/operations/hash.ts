import { code, list, type Source } from '../codegen/source.js'
import { deeper } from '../base/depth.js'
import { FACTOR, hashNumber, hashText, mix, OTHER_FACTOR, START } from '../base/mix.js'
import type { Kind } from '../layout/kind.js'
import { storedKind } from '../layout/kinds.js'
import type { SlotLayout } from '../layout/slot-layout.js'
import { emitIsReal } from '../record/real.js'
import { HASH } from '../record/record-class.js'
import type { AnyRecord } from '../types/brand.js'
import { comparedSlots, inside, operation, partsOf, type Operation, type Run } from './operation.js'

/**
 * A number from 0 to 2³² − 1 that is the same for records that are `equals`: it finds the bucket, `equals` decides.
 * Valid in this process only, because other objects in slots are told apart by a number given to each.
 *
 * @throws {SlotError} `not-a-record`, `too-deep`.
 */
export function hash(record: AnyRecord): number
export function hash(record: AnyRecord & { readonly [HASH]?: Run<never, number> }): number {
  return (record?.[HASH] ?? first)(record)
}

// The engine takes a declared function for a constant, and a method of an object not.
function first(record: object): number {
  return hashing.any(record)
}

export const hashing: Operation<never, number> = /* @__PURE__ */ operation(HASH, 'hash', {
  interpret(self) {
    const slots = comparedSlots(self)
    return (record) => {
      let h = START
      for (const { name, kind } of slots) h = mix(h, hashOf(kind, record[name]))
      return h >>> 0
    }
  },
  emit: (self) => [
    code`(record) => {
  if (!${emitIsReal(code`record`)}) return slow(record);
  let h = ${START}, x;${list(comparedSlots(self).map(emitSlot))}
  return h >>> 0;
}`,
    { hashValue, hashNumber, hashText, hashOf, kinds: comparedSlots(self).map(({ kind }) => kind) },
  ],
  ofValue: (value, _, isInside) => (isInside ? identityOf(value as object) : undefined),
})

/** Numbers and strings, the common values, are told apart on the spot. */
function emitSlot({ name, kind }: SlotLayout, position: number): Source {
  const other = storedKind(kind).parts ? code`hashOf(kinds[${position}], x)` : code`hashValue(x)`
  const others = code`typeof x === "string" ? hashText(x) : ${other}`
  const number = code`(x | 0) === x ? x : hashNumber(x)`
  return code`
  x = record[${name}];
  h = Math.imul(h ^ (typeof x === "number" ? (${number}) : ${others}), ${FACTOR});
  h ^= h >>> 15;`
}

function hashOf(kind: Kind, x: unknown): number {
  const parts = partsOf(kind, x)
  return parts === undefined ? hashValue(x) : deeper('hash', parts.hash, x, hashOf, parts.isWay)
}

function hashValue(x: unknown): number {
  if (typeof x === 'number') return (x | 0) === x ? x | 0 : hashNumber(x)
  if (typeof x === 'string') return hashText(x)
  if (Object(x) !== x) return hashText(String(x))
  // Mixed once more: a record inside that repeats the slots before it would otherwise cancel them out.
  return Math.imul(inside(hashing, x) ^ OTHER_FACTOR, OTHER_FACTOR)
}

const identities = new WeakMap<object, number>()
let lastIdentity = 0

/** Objects that are not records are told apart by their identity. */
function identityOf(object: object): number {
  const known = identities.get(object)
  if (known !== undefined) return known
  identities.set(object, ++lastIdentity)
  return lastIdentity
}
