// Code may add names to `Object.prototype`, also after the library was loaded. A caller did not give them, so the
// library reads only what objects and property descriptors have themselves, with the functions that existed when it was
// loaded.

interface ObjectFunctions extends Omit<ObjectConstructor, 'getPrototypeOf'> {
  getPrototypeOf(this: void, object: object): object | null
}

export const { defineProperty, freeze, getPrototypeOf, hasOwn, isFrozen, seal, setPrototypeOf }: ObjectFunctions =
  Object
const { getOwnPropertyDescriptor } = Object
export const { apply, construct, ownKeys } = Reflect
export const { prototype } = Object

export function isObject(value: unknown): value is object {
  return Object(value) === value
}

/** Whether an object has a key only because every object inherits it. */
export function isInherited(key: PropertyKey, object: object): boolean {
  return key in prototype && !hasOwn(object, key)
}

/** Whether an object has a key itself, or from a prototype other than `Object.prototype`. */
export function isGiven(object: object, key: PropertyKey): boolean {
  return key in object && !isInherited(key, object)
}

/** Reads a key; `undefined` if the object has it only because every object inherits it. */
export function given(object: object, key: PropertyKey): unknown {
  return isInherited(key, object) ? undefined : (object as Record<PropertyKey, unknown>)[key]
}

/** Takes away an object's prototype, so that it has only its own keys. Returns the object. */
export function bare<Fields extends object>(fields: Fields): Fields {
  const bared: Fields = setPrototypeOf(fields, null)
  return bared
}

/** Describes an object's own property; `undefined` if there is none. */
export function ownProperty(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  const found = getOwnPropertyDescriptor(object, key)
  return found === undefined ? undefined : bare(found)
}

/** Defines a property by a descriptor, of which only the own keys count. */
export function define(object: object, key: PropertyKey, property: PropertyDescriptor & ThisType<object>): void {
  defineProperty(object, key, bare(property))
}
