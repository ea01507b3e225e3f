import { isRecordOf, realClassOf } from '../record/real.js'
import { recordClassOf } from '../record/record-class.js'
import type { AnyRecord, ConcreteRecordClass } from '../types/brand.js'

/** Is a value a record, of any class of this copy of the library? A view of a packed row is one. */
export function isRecord(value: unknown): value is AnyRecord
/**
 * Is a value a record of a class, or of one that extends it, with all of its slots?
 *
 * @throws {SlotError} `not-a-record-class`.
 */
export function isRecord<Class extends ConcreteRecordClass>(value: unknown, Class: Class): value is InstanceType<Class>
export function isRecord(value: unknown, ...classes: readonly unknown[]): boolean {
  const [Class] = classes
  // `filter` and its like hand over an index.
  if (classes.length === 0 || typeof Class === 'number') return realClassOf(value) !== undefined
  recordClassOf('isRecord()', Class)
  return isRecordOf(value, Class as ConcreteRecordClass)
}
