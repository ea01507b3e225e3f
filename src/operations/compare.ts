import { code, list } from '../codegen/source.js'
import { noOrder, notARecord } from '../base/errors.js'
import { show } from '../base/show.js'
import { enterNested, isNested, leaveNested, nestedClassOf } from './nesting.js'
import { showRecord } from '../record/naming.js'
import { COMPARE, type AnyClass, type RecordClass } from '../record/record-class.js'
import {
  emitIsReal,
  emitQuestions,
  isPlainlyReal,
  realClassOf,
  realParts,
  recordClassOfRecord,
} from '../record/real.js'
import type { AnyRecord } from '../types/brand.js'

type Found = Partial<Record<symbol, Compare>>
type Compare = (left: object, right: object) => number

/**
 * Orders two records of one class by their slots, the first that differ deciding: negative, 0 or positive, as
 * `Array.prototype.sort` wants it.
 *
 * Numbers, bigints, strings (by code unit), booleans and records in slots have an order, and so has what is equal.
 *
 * @throws {SlotError} `no-order` for other values, and for records of two classes; `not-a-record`, `too-deep`.
 */
export function compare<Given extends AnyRecord>(left: Given, right: NoInfer<Given>): number {
  return ((left as unknown as Found | undefined)?.[COMPARE] ?? other)(left, right)
}

/** For a record whose class has no operation yet. */
function other(left: object, right: object): number {
  return compareOf(recordClassOfRecord('compare()', left))(left, right)
}

/** The function that orders records of a class. */
export function compareOf(self: RecordClass): Compare {
  return self.operation(COMPARE, () =>
    self.form(
      () => compileCompare(self),
      () => interpretCompare(self),
    ),
  )
}

function compileCompare(self: RecordClass): Compare {
  const { layout } = self
  const slots = layout.names.map(
    (name) => code`
  x = left[${name}], y = right[${name}];
  if (x !== y && (order = compareValues(x, y)) !== 0) return order;`,
  )
  const source = code`(left, right) => {
  if (!${emitIsReal(self, code`left`)}) return slow(left, right);
  checkClasses(left, right);
  if (!${emitIsReal(self, code`right`)}) return slow(left, right);
  let x, y, order;${list(slots)}
  return 0;
}`
  return self.compile(
    'compare',
    source,
    { checkClasses, compareValues, slow: slowCompare(self), ...realParts(self) },
    emitQuestions(self),
  ) as Compare
}

function interpretCompare(self: RecordClass): Compare {
  const isReal = isPlainlyReal(self)
  const slow = slowCompare(self)
  return (left, right) => {
    if (!isReal(left)) return slow(left, right)
    checkClasses(left, right)
    return isReal(right) ? compareSlots(self, left, right) : slow(left, right)
  }
}

/** For what may be no record, or one of another class. */
function slowCompare(self: RecordClass): Compare {
  return (left, right) => {
    const found = realClassOf(left)
    if (found === undefined && !isNested()) throw notARecord('compare()', left)
    if (found === undefined || realClassOf(right) === undefined)
      throw noOrder('compare()', showRecord(left), showRecord(right))
    if (found !== self) return compareOf(found)(left, right)
    checkClasses(left, right)
    return compareSlots(self, left, right)
  }
}

function compareSlots({ layout: { names } }: RecordClass, left: object, right: object): number {
  for (const name of names) {
    const order = compareValues((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name])
    if (order !== 0) return order
  }
  return 0
}

function checkClasses(left: object, right: unknown): void {
  if (typeof right !== 'object' || right === null || left.constructor !== right.constructor)
    throw noOrder('compare()', showRecord(left), showRecord(right, left.constructor as AnyClass))
}

function compareValues(x: unknown, y: unknown): number {
  // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
  if (x === y || (x !== x && y !== y)) return 0
  if (hasOrder(x, y)) {
    if ((x as number) < (y as number)) return -1
    if ((x as number) > (y as number)) return 1
  }
  const self = nestedClassOf(x)
  if (self === undefined) throw noOrder('compare()', show(x), show(y))
  enterNested('compare()')
  try {
    return compareOf(self)(x as object, y as object)
  } finally {
    leaveNested()
  }
}

/** Values that `<` compares without converting one of them. */
function hasOrder(x: unknown, y: unknown): boolean {
  if (isNumeric(x)) return isNumeric(y)
  return (typeof x === 'string' || typeof x === 'boolean') && typeof x === typeof y
}

function isNumeric(x: unknown): boolean {
  return typeof x === 'number' || typeof x === 'bigint'
}
