import { invalidValues } from '../../base/errors.js'
import { tuples } from '../../operations/to-object.js'
import { noProblems } from '../../record/reading/problems.js'
import { checkValue as checkSlot, constructorReading } from '../../record/reading/read-slots.js'
import type { Column } from '../columns/column.js'
import { badValue } from '../messages.js'
import { nestedIn, STORE, type PackedPlan, type View } from '../packed-types.js'

/**
 * Looks at one value before it is written.
 *
 * @throws {RangeError} `bad-value` for a number that the kind cannot hold.
 * @throws {SlotError} `bad-value` for anything else.
 */
export function checkValue(self: PackedPlan, column: Column, value: unknown): void {
  if (column.storage === 'values' || (column.isOptional && value === undefined)) return
  if (column.storage === 'record') checkRecord(self, column, value)
  else if (!column.kind.accepts(value)) refuseValue(self, column, value)
}

/** Looks at all values of a row before one of them is written. */
export function checkRow(self: PackedPlan, values: readonly unknown[]): void {
  for (const column of self.columns) checkValue(self, column, values[column.position])
}

/** A record of a subclass would lose its class, and its own slots. */
function checkRecord(self: PackedPlan, column: Column, value: unknown): void {
  const nested = nestedIn(self, column)
  if (!isExactly(nested, value)) refuseValue(self, column, value)
  checkRow(nested, valuesOf(nested, value))
}

/**
 * Is a value a record of a class, or a view of one, and not of a class that extends it? A record has slots of its own,
 * which an object that only inherits from a class has not.
 */
export function isExactly({ leaf, layout: { names } }: PackedPlan, value: unknown): value is object {
  if (!(value instanceof leaf) || value.constructor !== leaf) return false
  return (value as Partial<View>)[STORE] !== undefined || names.every((name) => Object.hasOwn(value, name))
}

/** Says what a slot takes. */
export function refuseValue(self: PackedPlan, { name, kind, storage, isOptional }: Column, value: unknown): never {
  const isRange = storage === 'numbers' && typeof value === (/[iu]64/.test(kind.name) ? 'bigint' : 'number')
  throw badValue(self.name, name, isOptional ? `${kind.allowed}, or undefined` : kind.allowed, value, isRange)
}

/** The values of a record, or of a view, in the order of the slots. */
export function valuesOf({ recordClass }: PackedPlan, record: object): unknown[] {
  return tuples.of(recordClass)(record)
}

/**
 * What the schema of a slot makes of a value that is written to it.
 *
 * @throws {SlotError} as the constructor.
 */
export function admitValue({ name, layout }: PackedPlan, column: Column, value: unknown): unknown {
  const problems = noProblems()
  const admitted = checkSlot(name, column.kind, value, constructorReading(layout), problems, [column.name])
  if (problems.code !== undefined) throw invalidValues(name, problems.code, problems.issues)
  return admitted
}
