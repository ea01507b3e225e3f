import { code, list } from '../codegen/source.js'
import { notARecord } from '../base/errors.js'
import { enterNested, isNested, leaveNested, nestedClassOf } from './nesting.js'
import { EQUALS, type RecordClass } from '../record/record-class.js'
import {
  emitIsReal,
  emitQuestions,
  isPlainlyReal,
  realClassOf,
  realParts,
  recordClassOfRecord,
} from '../record/real.js'
import type { AnyRecord } from '../types/brand.js'

type Found = Partial<Record<symbol, Equals>>
type Equals = (left: object, right: unknown) => boolean

/**
 * Are two records of one class equal, slot by slot, as the keys of a `Map` are (`NaN` equals `NaN`, `0` equals `-0`)?
 * Records in slots are compared in the same way; attributes of open and `Dynamic` records too.
 *
 * @throws {SlotError} `not-a-record` if the first is no record, `too-deep`.
 */
export function equals<Given extends AnyRecord>(left: Given, right: NoInfer<Given>): boolean {
  return left === right || ((left as unknown as Found | undefined)?.[EQUALS] ?? other)(left, right)
}

/** For a record whose class has no operation yet. */
function other(left: object, right: unknown): boolean {
  return equalsOf(recordClassOfRecord('equals()', left))(left, right)
}

/** The function that compares records of a class. */
export function equalsOf(self: RecordClass): Equals {
  return self.operation(EQUALS, () =>
    withAttributes(
      self,
      self.form(
        () => compileEquals(self),
        () => interpretEquals(self),
      ),
    ),
  )
}

function compileEquals(self: RecordClass): Equals {
  const { layout } = self
  const slots = layout.slots.map(({ name, kind }, position) => {
    const isDeep = kind.shapeSamples === undefined || kind.inner !== undefined
    const [x, y] = [code`x${position}`, code`y${position}`]
    return code`
  const ${x} = left[${name}], ${y} = right[${name}];
  if (${x} !== ${y} && (${x} === ${x} || ${y} === ${y})${isDeep ? code` && !equalValues(${x}, ${y})` : code``}) return false;`
  })
  const source = code`(left, right) => {
  if (left === right) return true;
  if (!${emitIsReal(self, code`left`)}) return slow(left, right);
  if (right == null || left.constructor !== right.constructor) return false;
  if (!${emitIsReal(self, code`right`)}) return slow(left, right);${list(slots)}
  return true;
}`
  return self.compile(
    'equals',
    source,
    { equalValues, slow: slowEquals(self), ...realParts(self) },
    emitQuestions(self),
  ) as Equals
}

function interpretEquals(self: RecordClass): Equals {
  const isReal = isPlainlyReal(self)
  const slow = slowEquals(self)
  return (left, right) => {
    if (left === right) return true
    if (!isReal(left)) return slow(left, right)
    if (right === null || right === undefined || left.constructor !== right.constructor) return false
    return isReal(right) ? haveEqualSlots(self, left, right) : slow(left, right)
  }
}

/**
 * For what may be no record, or one of another class. What a slot holds that is no record is equal to nothing but
 * itself.
 */
function slowEquals(self: RecordClass): Equals {
  return (left, right) => {
    const found = realClassOf(left)
    if (found === undefined && !isNested()) throw notARecord('equals()', left)
    if (found === undefined || left === right) return left === right
    if (found !== self) return equalsOf(found)(left, right)
    return (
      realClassOf(right) !== undefined &&
      left.constructor === (right as object).constructor &&
      haveEqualSlots(self, left, right as object)
    )
  }
}

function haveEqualSlots({ layout: { names } }: RecordClass, left: object, right: object): boolean {
  return names.every((name) =>
    areEqual((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]),
  )
}

function areEqual(x: unknown, y: unknown): boolean {
  // oxlint-disable-next-line no-self-compare -- only NaN is not equal to itself
  return x === y || (x !== x && y !== y) || equalValues(x, y)
}

/** Values that differ are equal all the same if they are equal records. */
function equalValues(x: unknown, y: unknown): boolean {
  const self = nestedClassOf(x)
  if (self === undefined) return false
  enterNested('equals()')
  try {
    return equalsOf(self)(x as object, y)
  } finally {
    leaveNested()
  }
}

function withAttributes({ root: { attributesOf } }: RecordClass, slotsEqual: Equals): Equals {
  if (attributesOf === undefined) return slotsEqual
  return (left, right) => {
    if (!slotsEqual(left, right)) return false
    const mine = [...(attributesOf(left) ?? [])]
    const others = attributesOf(right as object)
    return (
      mine.length === (others?.size ?? 0) &&
      mine.every(([key, value]) => others?.has(key) && areEqual(value, others.get(key)))
    )
  }
}
