import { code, list } from '../codegen/source.js'
import { emitIsReal } from '../record/real.js'
import { EQUALS } from '../record/record-class.js'
import type { AnyRecord } from '../types/brand.js'
import { inside, isFlat, operation, type Operation, type Run } from './operation.js'

/**
 * Are two records of one class equal, slot by slot, as the keys of a `Map` are (`NaN` equals `NaN`, `0` equals `-0`)?
 * Records in slots are compared in the same way; attributes of open and `Dynamic` records too.
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
  interpret:
    ({ layout: { names } }, isReal) =>
    (left, right) => {
      if (left === right) return true
      if (left.constructor !== right?.constructor || !isReal(right)) return false
      for (const name of names) {
        if (!areEqual(left[name], right[name])) return false
      }
      return true
    },
  emit(self) {
    const slots = self.layout.slots.map(({ name, kind }) => {
      const isDeep = isFlat(kind) ? code`` : code` && !inside(equality, x, y)`
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
      { inside, equality },
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
      [...mine].every(([key, value]) => others.has(key) && areEqual(value, others.get(key)))
    )
  },
})

function areEqual(x: unknown, y: unknown): boolean {
  // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
  return x === y || (x !== x && y !== y) || inside(equality, x, y)
}
