// What `Object.prototype` holds, because some code has put it there, was not said by the caller: it is asked at run
// time, for one name at a time. And what the library reads of objects, and of descriptions of properties, is their own.
// The functions for it are those that were there when the library was loaded.

export const {
  defineProperty,
  freeze,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  isFrozen,
  seal,
  setPrototypeOf,
} = Object
export const { apply, construct, ownKeys } = Reflect
export const { prototype } = Object

/** Is a key known to an object only because every object inherits it? */
export function isInherited(key: PropertyKey, object: object): boolean {
  return key in prototype && !hasOwn(object, key)
}

/** Has an object a key of its own, or from a prototype that is not that of every object? */
export function isGiven(object: object, key: PropertyKey): boolean {
  return key in prototype ? hasOwn(object, key) : key in object
}

/** The value of a key, unless every object inherits it. */
export function given(object: object, key: PropertyKey): unknown {
  return isInherited(key, object) ? undefined : (object as Record<PropertyKey, unknown>)[key]
}

/** The same object without a prototype: what it does not have is not there, whatever every object inherits. */
export function bare<Fields extends object>(fields: Fields): Fields {
  return setPrototypeOf(fields, null) as Fields
}

/** The own property of an object, as it is described. */
export function ownProperty(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  const found = getOwnPropertyDescriptor(object, key)
  return found === undefined ? undefined : bare(found)
}

/** Defines a property as described. */
export function define(object: object, key: PropertyKey, property: PropertyDescriptor & ThisType<object>): void {
  defineProperty(object, key, bare(property))
}
