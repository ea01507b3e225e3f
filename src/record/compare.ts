import { code, list } from '../codegen/source.js'
import { noOrder } from '../errors.js'
import { enterNested, leaveNested, nestedClassOf } from './nesting.js'
import { findRecordClass, COMPARE, RECORD_CLASS, recordClassOfRecord, type RecordClass } from './protocol.js'
import type { AnyRecord } from '../types/brand.js'

type Found = Partial<Record<symbol, Compare>>
type Compare = (left: object, right: object) => number

/**
 * Orders two records of one class by their slots, the first that differ deciding: negative, 0 or positive, as `Array.prototype.sort` wants it.
 *
 * Numbers, bigints, strings (by code unit), booleans and records in slots have an order, and so has what is equal.
 *
 * @throws {SlotError} `no-order` for other values, and for records of two classes; `not-a-record`, `too-deep`.
 */
export function compare<Given extends AnyRecord>(left: Given, right: NoInfer<Given>): number {
  return ((left as unknown as Found | undefined)?.[COMPARE] ?? other)(left, right)
}

/** For a record that is not of the class whose operation was found. */
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
  const slots = layout.names.map((name) => code`
  x = left[${name}], y = right[${name}];
  if (x !== y && (order = compareValues(x, y)) !== 0) return order;`)
  const source = code`(left, right) => {
  if (left[recordClass] !== self) return other(left, right);
  checkClasses(left, right);
  let x, y, order;${list(slots)}
  return 0;
}`
  return self.compile('compare', source, { checkClasses, compareValues, other, recordClass: RECORD_CLASS, self }) as Compare
}

function interpretCompare(self: RecordClass): Compare {
  const { names } = self.layout
  return (left, right) => {
    if (findRecordClass(left) !== self) return other(left, right)
    checkClasses(left, right)
    for (const name of names) {
      const order = compareValues((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name])
      if (order !== 0) return order
    }
    return 0
  }
}

function checkClasses(left: object, right: unknown): void {
  if (typeof right !== 'object' || right === null || left.constructor !== right.constructor) throw noOrder('compare()', left, right)
}

function compareValues(x: unknown, y: unknown): number {
  // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
  if (x === y || (x !== x && y !== y)) return 0
  if (hasOrder(x, y)) {
    if ((x as number) < (y as number)) return -1
    if ((x as number) > (y as number)) return 1
  }
  const self = nestedClassOf(x)
  if (self === undefined) throw noOrder('compare()', x, y)
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
