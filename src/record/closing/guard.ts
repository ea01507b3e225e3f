import { blame } from '../../base/blame.js'
import { unknownSlot } from '../../base/errors.js'
import { apply, bare, define, freeze, hasOwn, setPrototypeOf } from '../../base/own.js'
import { fixedPrototypes, identify } from '../leaves.js'
import type { RecordClass } from '../record-class.js'

/**
 * What the guard stands on: an object without properties of its own above `Object.prototype`, so that records stay
 * `instanceof Object`.
 */
const guardTarget = freeze({})

// Those that were there when the library was loaded.
const { defineProperty: tryToDefine, get: getProperty, set: setProperty } = Reflect
const { isPrototypeOf } = Object.prototype as { isPrototypeOf: (this: object, object: object) => boolean }

/** Names that tools look up on any object to find out what it is: `strictReads` lets them pass. */
const PROBED = /^(_|\$|@@|isMobX|(then|toJSON|inspect|href|protocol|length|size|nodeType|tagName|asymmetricMatch)$)/

type Entry = (...values: never[]) => unknown

/** Does a receiver inherit from a root, without being one of its prototypes? */
function isRecord({ generated }: RecordClass, receiver: object): boolean {
  return apply(isPrototypeOf, generated.prototype, [receiver]) && !hasOwn(receiver, 'constructor')
}

/** @param entry The function that the user's code has called: stack traces begin above it. */
function refuse(root: RecordClass, key: PropertyKey, receiver: object, entry: Entry): never {
  const { name, names } = identify(receiver, root)
  throw blame(unknownSlot(name, key, names), entry)
}

/** A write of a name that is not a slot: it is refused, unless the family keeps attributes. */
function writeUnknown(root: RecordClass, key: PropertyKey, value: unknown, receiver: object, entry: Entry): boolean {
  if (isRecord(root, receiver)) {
    if (root.attributesOf === undefined) return refuse(root, key, receiver, entry)
    // An object that cannot hold attributes is an heir of a record.
    if (root.attributesOf(receiver, true)?.set(key, value) !== undefined) return true
  }
  // A prototype of the family takes methods until they are fixed, and non-writable ones from then on.
  if (!fixedPrototypes.has(receiver)) return setProperty(guardTarget, key, value, receiver)
  return tryToDefine(receiver, key, bare({ value, enumerable: true, configurable: true }))
}

/**
 * Puts a Proxy above the prototype of a root: a name that the chain below holds never reaches it, any other always
 * does, in sloppy code too. Unknown names are attributes where the family keeps some, and refused elsewhere.
 */
export function raiseGuard(root: RecordClass): void {
  const { attributesOf, generated, layout } = root
  const { strictReads } = layout

  // Without a prototype the handler has no traps but these, whatever somebody puts on Object.prototype.
  const handler: ProxyHandler<object> = bare({})

  const set: NonNullable<ProxyHandler<object>['set']> = (_, key, value, receiver: object) =>
    writeUnknown(root, key, value, receiver, set)
  handler.set = set

  if (strictReads || attributesOf !== undefined) {
    const get = (_: object, key: string | symbol, receiver: object): unknown => {
      const attributes = attributesOf?.(receiver)
      if (attributes?.has(key)) return attributes.get(key)
      const isKnown = typeof key === 'symbol' || key in guardTarget || PROBED.test(key)
      return strictReads && !isKnown && isRecord(root, receiver)
        ? refuse(root, key, receiver, get)
        : (getProperty(guardTarget, key, receiver) as unknown)
    }
    handler.get = get
  }
  setPrototypeOf(generated.prototype, new Proxy(guardTarget, handler))
}

/**
 * Lets names that are not slots be read at full speed, as `undefined`: the search for them ends here instead of at the
 * guard. Writing one is refused as any other name is.
 */
export function placeAbsent({ generated, layout, root }: RecordClass): void {
  for (const name of layout.absent) {
    const set = function (this: object, value: unknown): void {
      writeUnknown(root, name, value, this, set)
    }
    define(generated.prototype, name, { configurable: true, get: () => undefined, set })
  }
}
