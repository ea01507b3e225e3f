import { blame } from '../../base/blame.js'
import { unknownSlot } from '../../base/errors.js'
import { apply, bare, define, freeze, hasOwn, setPrototypeOf } from '../../base/own.js'
import { openAttributes, type Attributes } from './attributes.js'
import { showAttributes } from '../inspect.js'
import { fixedPrototypes, identify } from '../leaves.js'
import type { RecordClass } from '../record-class.js'

/**
 * What the guard stands on: an object without properties of its own above `Object.prototype`, so that records stay
 * `instanceof Object`.
 */
const ground = freeze({})

// Those that were there when the library was loaded.
const { defineProperty: tryToDefine, get: getProperty, set: setProperty } = Reflect
const { isPrototypeOf } = Object.prototype as { isPrototypeOf: (this: object, object: object) => boolean }

/** Names that tools look up on any object to find out what it is: `strictReads` lets them pass. */
const PROBED = /^(_|\$|@@|isMobX|(then|toJSON|inspect|href|protocol|length|size|nodeType|tagName|asymmetricMatch)$)/

/**
 * Puts a Proxy above the prototype of a root: a name that the chain below holds never reaches it, any other always
 * does, in sloppy code too.
 *
 * @param attributesOf Where unknown names go, if they are not refused; `undefined` for an object that holds none, such
 * as an heir of a record.
 */
export function raiseGuard(
  root: RecordClass,
  attributesOf?: (record: object, create?: boolean) => Attributes | undefined,
): void {
  const prototype = root.generated.prototype as object
  root.attributesOf = attributesOf
  const { strictReads } = root.layout

  const isRecord = (receiver: object): boolean =>
    apply(isPrototypeOf, prototype, [receiver]) && !hasOwn(receiver, 'constructor')

  const refuse = (key: PropertyKey, receiver: object, entry: (...values: never[]) => unknown): never => {
    const { name, names } = identify(receiver, root)
    throw blame(unknownSlot(name, key, names), entry)
  }

  // Without a prototype the handler has no traps but these, whatever somebody puts on Object.prototype.
  const handler: ProxyHandler<object> = bare({})

  const write = (
    key: PropertyKey,
    value: unknown,
    receiver: object,
    entry: (...values: never[]) => unknown,
  ): boolean => {
    if (isRecord(receiver)) {
      if (attributesOf === undefined) return refuse(key, receiver, entry)
      if (attributesOf(receiver, true)?.set(key, value) !== undefined) return true
    }
    // A prototype of the family takes methods until they are fixed, and non-writable ones from then on.
    if (!fixedPrototypes.has(receiver)) return setProperty(ground, key, value, receiver)
    return tryToDefine(receiver, key, bare({ value, enumerable: true, configurable: true }))
  }
  root.writeUnknown = write
  const set: NonNullable<ProxyHandler<object>['set']> = (_, key, value, receiver: object) =>
    write(key, value, receiver, set)
  handler.set = set

  if (strictReads || attributesOf !== undefined) {
    const get = (_: object, key: string | symbol, receiver: object): unknown => {
      const attributes = attributesOf?.(receiver)
      if (attributes?.has(key)) return attributes.get(key)
      const isKnown = typeof key === 'symbol' || key in ground || PROBED.test(key)
      return strictReads && !isKnown && isRecord(receiver)
        ? refuse(key, receiver, get)
        : (getProperty(ground, key, receiver) as unknown)
    }
    handler.get = get
  }
  setPrototypeOf(prototype, new Proxy(ground, handler))
}

/**
 * Lets names that are no slots be read at full speed, as `undefined`: the search for them ends here instead of at the
 * guard. Writing one is refused as any other name is.
 */
export function placeAbsent({ generated, layout, root }: RecordClass): void {
  for (const name of layout.absent) {
    const set = function (this: object, value: unknown): void {
      root.writeUnknown?.(name, value, this, set)
    }
    define(generated.prototype as object, name, { configurable: true, get: () => undefined, set })
  }
}

/** Puts the guard of `closed: 'open'` above a root: unknown names are attributes in a Map beside the slots. */
export function raiseOpenGuard(root: RecordClass): void {
  showAttributes(root, (record) => ({ ...record, ...Object.fromEntries(openAttributes(record) ?? []), ...record }))
  raiseGuard(root, openAttributes)
}
