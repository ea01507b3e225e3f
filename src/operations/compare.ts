import { noOrder } from '../base/errors.js'
import { show } from '../base/show.js'
import { code, list } from '../codegen/source.js'
import { showRecord } from '../record/naming.js'
import { emitIsReal } from '../record/real.js'
import { COMPARE, type AnyClass } from '../record/record-class.js'
import type { AnyRecord } from '../types/brand.js'
import type { Kind } from '../layout/kind.js'
import { deeper } from '../base/depth.js'
import { storedKind } from '../layout/kinds.js'
import { comparedSlots, inside, operation, partsOf, type Operation, type Run } from './operation.js'

/**
 * Orders two records of one class by their slots, the first that differ deciding: negative, 0 or positive, as
 * `Array.prototype.sort` wants it.
 *
 * Numbers, bigints, strings (by code unit), booleans, dates and records in slots have an order, lists and vectors by
 * their
 * first elements that differ, maps by their sorted keys; and so has what is equal.
 *
 * @throws {SlotError} `no-order` for other values, and for records of two classes; `not-a-record`, `too-deep`.
 */
export function compare<Given extends AnyRecord>(left: Given, right: NoInfer<Given>): number
export function compare(left: { readonly [COMPARE]?: Run<object, number> }, right: object): number {
  return (left?.[COMPARE] ?? first)(left, right)
}

// The engine takes a declared function for a constant, and a method of an object not.
function first(left: object, right?: object): number {
  return comparing.any(left, right)
}

export const comparing: Operation<object, number> = /* @__PURE__ */ operation(COMPARE, 'compare', {
  interpret(self, isReal) {
    const slots = comparedSlots(self)
    return (left, right) => {
      const other = sameClass(left, right)
      if (!isReal(other)) throw noOrder('compare()', showRecord(left), showRecord(right))
      for (const { name, kind } of slots) {
        const order = compareOf(kind, left[name], other[name])
        if (order !== 0) return order
      }
      return 0
    }
  },
  emit(self) {
    const kinds = comparedSlots(self).map(({ kind }) => kind)
    const slots = comparedSlots(self).map(({ name, kind }, position) => {
      const order = storedKind(kind).parts ? code`compareOf(kinds[${position}], x, y)` : code`compareValues(x, y)`
      return code`
  x = left[${name}], y = right[${name}];
  if (x !== y && (order = ${order}) !== 0) return order;`
    })
    return [
      code`(left, right) => {
  if (!${emitIsReal(code`left`)}) return slow(left, right);
  sameClass(left, right);
  if (!${emitIsReal(code`right`)}) return slow(left, right);
  let x, y, order;${list(slots)}
  return 0;
}`,
      { sameClass, compareValues, compareOf, kinds },
    ]
  },
  ofValue(left, right, isInside) {
    if (isInside) throw noOrder('compare()', showRecord(left), showRecord(right))
    return undefined
  },
})

/** Returns what has the class of `left`. */
function sameClass(left: object, right: object | undefined): object {
  if (typeof right !== 'object' || right === null || left.constructor !== right.constructor)
    throw noOrder('compare()', showRecord(left), showRecord(right, left.constructor as AnyClass))
  return right
}

/** Orders two values of a kind, as {@link compare} orders slots. */
export function compareOf(kind: Kind, x: unknown, y: unknown): number {
  const parts = x === y ? undefined : partsOf(kind, x)
  if (!parts?.owns(y)) return compareValues(x, y)
  return deeper('compare', (left, right) => parts.compare(left, right, compareOf), x, y, parts.isWay)
}

function compareValues(x: unknown, y: unknown): number {
  // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
  if (x === y || (x !== x && y !== y)) return 0
  if (typeof x === 'object') return inside(comparing, x, y)
  if (hasOrder(x, y)) {
    if ((x as number) < (y as number)) return -1
    if ((x as number) > (y as number)) return 1
  }
  throw noOrder('compare()', show(x), show(y))
}

/** Values that `<` compares without converting one of them. */
function hasOrder(x: unknown, y: unknown): boolean {
  if (isNumeric(x)) return isNumeric(y)
  return (typeof x === 'string' || typeof x === 'boolean') && typeof x === typeof y
}

function isNumeric(x: unknown): boolean {
  return typeof x === 'number' || typeof x === 'bigint'
}
