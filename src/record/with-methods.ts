import { hiddenSlot } from '../errors.js'
import { copy } from './copy.js'
import { equals } from './equals.js'
import { hide, nameOf, recordClassOf, type AnyClass } from './protocol.js'
import { toObject } from './to-object.js'

const METHODS = {
  with(this: object, patch: object): object {
    return copy(this, patch)
  },
  equals(this: object, other: unknown): boolean {
    return equals(this, other)
  },
  toJSON(this: object): object {
    return toObject(this)
  },
}

/**
 * A subclass with the methods `with(patch)`, `equals(other)` and `toJSON()`, for who prefers them to the functions `copy`, `equals` and
 * `toObject`.
 *
 * @throws {SlotError} `hidden-slot` if a slot has the name of a method; `not-a-record-class`.
 */
export function withMethods(Base: AnyClass): AnyClass {
  const base = recordClassOf('withMethods()', Base)
  const clash = base.layout.names.find((name) => Object.hasOwn(METHODS, name))
  if (clash !== undefined) throw hiddenSlot('withMethods()', clash)
  abstract class WithMethods extends (Base as new (...values: readonly unknown[]) => object) {}
  for (const [name, method] of Object.entries(METHODS)) hide(WithMethods.prototype, name, method)
  hide(WithMethods, 'name', nameOf(Base, base))
  return WithMethods
}
