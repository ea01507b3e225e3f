import { code, list } from '../codegen/source.js'
import { emitIsReal } from '../record/real.js'
import { EQUALS } from '../record/record-class.js'
import type { AnyRecord } from '../types/brand.js'
import type { Kind } from '../layout/kind.js'
import { deeper } from '../base/depth.js'
import { ANY, storedKind } from '../layout/kinds.js'
import { comparedSlots, inside, isFlat, operation, partsOf, type Operation, type Run } from './operation.js'

/**
 * Are two records of one class equal, slot by slot, as the keys of a `Map` are (`NaN` equals `NaN`, `0` equals `-0`)?
 * Records in slots are compared in the same way, as are lists, maps, dates and vectors whose slots say so; attributes
 * of open and `Dynamic` records too.
 *
 * @throws {SlotError} `not-a-record` if the first is not a record, `too-deep`.
 */
export function equals<Given extends AnyRecord>(left: Given, right: NoInfer<Given>): boolean
export function equals(left: { readonly [EQUALS]?: Run<object, boolean> }, right: object): boolean {
  return left === right || (left?.[EQUALS] ?? first)(left, right)
}

// The engine takes a declared function for a constant, and a method of an object not.
function first(left: object, right?: object): boolean {
  return equality.any(left, right)
}

export const equality: Operation<object, boolean> = /* @__PURE__ */ operation(EQUALS, 'equals', {
  interpret(self, isReal) {
    const slots = comparedSlots(self)
    return (left, right) => {
      if (left === right) return true
      if (left.constructor !== right?.constructor || !isReal(right)) return false
      for (const { name, kind } of slots) {
        if (!areEqual(kind, left[name], right[name])) return false
      }
      return true
    }
  },
  emit(self) {
    const kinds = comparedSlots(self).map(({ kind }) => kind)
    const slots = comparedSlots(self).map(({ name, kind }, position) => {
      const isEqual = storedKind(kind).parts ? code`areEqual(kinds[${position}], x, y)` : code`inside(equality, x, y)`
      const isDeep = isFlat(kind) ? code`` : code` && !${isEqual}`
      return code`
  x = left[${name}], y = right[${name}];
  if (x !== y && (x === x || y === y)${isDeep}) return false;`
    })
    return [
      code`(left, right) => {
  if (left === right) return true;
  if (!${emitIsReal(code`left`)}) return slow(left, right);
  if (left.constructor !== right?.constructor) return false;
  if (!${emitIsReal(code`right`)}) return slow(left, right);
  let x, y;${list(slots)}
  return true;
}`,
      { inside, equality, areEqual, kinds },
    ]
  },
  // Equal to itself alone.
  ofValue: (left, right, isInside) => left === right || (isInside ? false : undefined),
  withAttributes: (slotsEqual, attributesOf) => (left, right) => {
    if (!slotsEqual(left, right)) return false
    const mine = new Map(attributesOf(left))
    const others = new Map(right && attributesOf(right))
    return (
      mine.size === others.size &&
      [...mine].every(([key, value]) => others.has(key) && areEqual(ANY, value, others.get(key)))
    )
  },
})

function areEqual(kind: Kind, x: unknown, y: unknown): boolean {
  // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
  if (x === y || (x !== x && y !== y)) return true
  const parts = partsOf(kind, x)
  if (parts === undefined) return inside(equality, x, y)
  return parts.owns(y) && deeper('equals', (left, right) => parts.equals(left, right, areEqual), x, y, parts.isWay)
}
