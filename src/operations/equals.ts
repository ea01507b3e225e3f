import { code, list } from '../codegen/source.js'
import { emitIsReal } from '../record/real.js'
import { EQUALS, type Attributes } from '../record/record-class.js'
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
    // A record that keeps all of its values elsewhere has them among its attributes.
    const slots = self.elsewhere === undefined ? comparedSlots(self) : []
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
    const { attributesOf } = self.root
    const more =
      attributesOf === undefined
        ? code``
        : code`
  x = attributesOf(left), y = attributesOf(right);
  if (x !== y) return haveEqualAttributes(x, y);`
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
  let x, y;${list(slots)}${more}
  return true;
}`,
      { inside, equality, areEqual, kinds, attributesOf, haveEqualAttributes },
    ]
  },
  // Equal to itself alone.
  ofValue: (left, right, isInside) => left === right || (isInside ? false : undefined),
  withAttributes: (slotsEqual, attributesOf) => (left, right) =>
    slotsEqual(left, right) && haveEqualAttributes(attributesOf(left), attributesOf(right as object)),
})

function haveEqualAttributes(mine: Attributes | undefined, others: Attributes | undefined): boolean {
  if (mine === others) return true
  const size = mine?.size ?? 0
  if (size !== (others?.size ?? 0)) return false
  if (mine === undefined || others === undefined) return true
  for (const [key, value] of mine) {
    const other = others.get(key)
    if ((other === undefined && !others.has(key)) || !areEqual(ANY, value, other)) return false
  }
  return true
}

function areEqual(kind: Kind, x: unknown, y: unknown): boolean {
  // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
  if (x === y || (x !== x && y !== y)) return true
  const parts = partsOf(kind, x)
  if (parts === undefined) return inside(equality, x, y)
  return parts.owns(y) && deeper('equals', (left, right) => parts.equals(left, right, areEqual), x, y, parts.isWay)
}
