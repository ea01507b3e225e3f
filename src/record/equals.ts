import { choose, compile } from '../codegen/compile.js'
import { code, list } from '../codegen/source.js'
import { enterNested, leaveNested, nestedClassOf } from './nesting.js'
import { recordClassOfRecord, type Operations, type RecordClass } from './protocol.js'
import type { AnyRecord } from '../types/brand.js'

type Equals = NonNullable<Operations['equals']>

/**
 * Are two records of one class equal, slot by slot, as the keys of a `Map` are (`NaN` equals `NaN`, `0` equals `-0`)? Records in slots are
 * compared in the same way; attributes of open and `Dynamic` records too.
 *
 * @throws {SlotError} `not-a-record` if the first is no record, `too-deep`.
 */
export function equals<Record extends AnyRecord>(left: Record, right: NoInfer<Record>): boolean {
  return left === right || equalsOf(recordClassOfRecord('equals()', left))(left, right)
}

/** The function that compares records of a class. */
export function equalsOf(self: RecordClass): Equals {
  return (self.operations.equals ??= withAttributes(
    self,
    choose(
      () => compileEquals(self),
      () => interpretEquals(self),
    ),
  ))
}

function compileEquals({ layout }: RecordClass): Equals {
  const slots = layout.slots.map(({ name, kind }) => {
    const isDeep = kind.pins === undefined || kind.inner !== undefined
    return code`
  x = left[${name}], y = right[${name}];
  if (x !== y && (x === x || y === y)${isDeep ? code` && !equalValues(x, y)` : code``}) return false;`
  })
  const source = code`return (left, right) => {
  if (left === right) return true;
  if (typeof right !== "object" || right === null || left.constructor !== right.constructor) return false;
  let x, y;${list(slots)}
  return true;
};`
  return compile(source, layout.name, { equalValues }) as Equals
}

function interpretEquals({ layout: { names } }: RecordClass): Equals {
  return (left, right) => {
    if (left === right) return true
    if (typeof right !== 'object' || right === null || left.constructor !== right.constructor) return false
    return names.every((name) => areEqual((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]))
  }
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
    return mine.length === (others?.size ?? 0) && mine.every(([key, value]) => others?.has(key) && areEqual(value, others.get(key)))
  }
}
