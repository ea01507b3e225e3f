import { hiddenSlot } from '../base/errors.js'
import { hasOwn } from '../base/own.js'
import { copy } from './copy.js'
import { equals } from './equals.js'
import { findRecordClass, hide, nameOf, recordClassOf, type AnyClass } from '../record/record-class.js'
import { toObject } from './to-object.js'
import type { AnyRecord, AnyRecordClass } from '../types/brand.js'
import type { RecordMethods, WithoutClash } from '../types/operations.js'

/** What the mixin adds. */
export const METHODS = {
  with(this: AnyRecord, patch: never): object {
    return copy(this, patch)
  },
  equals(this: AnyRecord, other: AnyRecord): boolean {
    return equals(this, other)
  },
  toJSON(this: object): object {
    // A class whose slots JSON does not take says what it is to write.
    const { toJSON } = Object(findRecordClass(this)?.generated.prototype) as { toJSON?: (key: string) => object }
    return typeof toJSON === 'function' ? toJSON.call(this, '') : toObject(this as never)
  },
}

/**
 * A subclass with the methods `with(patch)`, `equals(other)` and `toJSON()`, for those who prefer them to the functions
 * `copy`, `equals` and `toObject`.
 *
 * @throws {SlotError} `hidden-slot` if a slot has the name of a method; `not-a-record-class`.
 */
export function withMethods<Class extends AnyRecordClass>(
  Class: WithoutClash<Class>,
  // oxlint-disable-next-line typescript/no-explicit-any -- the parameters of a mixin
): Class & (new (...slots: any[]) => RecordMethods) {
  const base = recordClassOf('withMethods()', Class)
  const Base = Class as AnyClass
  const clash = base.layout.names.find((name) => hasOwn(METHODS, name))
  if (clash !== undefined) throw hiddenSlot('withMethods()', clash)
  abstract class WithMethods extends (Base as new (...values: readonly unknown[]) => object) {}
  for (const [name, method] of Object.entries(METHODS)) hide(WithMethods.prototype, name, method)
  hide(WithMethods, 'name', nameOf(Base, base))
  return WithMethods as never
}
