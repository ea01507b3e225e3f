import { unknownSlot } from '../errors.js'
import { attributesOfOpen, writableAttributesOfOpen } from './attributes.js'
import { showAttributes } from './inspect.js'
import { identify, isFixed } from './leaves.js'
import type { RecordClass } from './protocol.js'

/** Where the attributes of a class are kept that accepts any; a receiver that holds none (a subclass's prototype, say) has `undefined`. */
export interface Attributes {
  readonly read: (receiver: object) => ReadonlyMap<PropertyKey, unknown> | undefined
  readonly write: (receiver: object) => Map<PropertyKey, unknown> | undefined
}

/** What the guard stands on: an object without properties of its own above `Object.prototype`, so that records stay `instanceof Object`. */
const ground = Object.freeze({})

/** Names that tools look up on any object to find out what it is; `strictReads` lets them pass, and all that start like {@link PRIVATE}. */
const PROBED: ReadonlySet<string> = new Set(['then', 'toJSON', 'inspect', 'length', 'size', 'nodeType', 'tagName', 'asymmetricMatch'])
const PRIVATE = /^(_|\$|@@)/

/**
 * Puts the guard above the prototype of a root: a Proxy that a known name never reaches, because the chain below holds it, and an unknown
 * name always does, in sloppy code too.
 */
export function raiseGuard(root: RecordClass): void {
  const { closed, strictReads } = root.layout
  if (closed === 'open') return raiseOpenGuard(root)
  const set: ProxyHandler<object>['set'] = (_ground, key, value, receiver: unknown) =>
    setElsewhere(root, key, value, receiver) ?? refuse(root, key, receiver as object)
  stand(root, strictReads ? { set, get: (_ground, key, receiver) => readStrictly(root, key, receiver) } : { set })
}

function raiseOpenGuard(root: RecordClass): void {
  showAttributes(root, (record) => ({ ...record, ...Object.fromEntries(attributesOfOpen(record) ?? []), ...record }))
  raiseAcceptingGuard(root, { read: attributesOfOpen, write: writableAttributesOfOpen })
}

/** Puts a guard above the prototype of a root that keeps unknown names as attributes. */
export function raiseAcceptingGuard(root: RecordClass, attributes: Attributes): void {
  const { strictReads } = root.layout
  stand(root, {
    set(_ground, key, value, receiver: unknown) {
      const elsewhere = setElsewhere(root, key, value, receiver)
      if (elsewhere !== undefined) return elsewhere
      const map = attributes.write(receiver as object)
      if (map === undefined) return define(receiver as object, key, value, true)
      map.set(key, value)
      return true
    },
    get(_ground, key, receiver: unknown) {
      for (let holder = receiver; typeof holder === 'object' && holder !== null; holder = Object.getPrototypeOf(holder)) {
        const map = attributes.read(holder)
        if (map?.has(key)) return map.get(key)
        if (map !== undefined) break
      }
      return strictReads ? readStrictly(root, key, receiver) : Reflect.get(ground, key, receiver)
    },
  })
}

function stand(root: RecordClass, handler: ProxyHandler<object>): void {
  Object.setPrototypeOf(root.generated.prototype, new Proxy(ground, handler))
}

/** Writes that are no business of the records': those to a prototype of the family, and those to a stranger. */
function setElsewhere(root: RecordClass, key: PropertyKey, value: unknown, receiver: unknown): boolean | undefined {
  if (!belongs(root, receiver)) return Reflect.set(ground, key, value, receiver)
  return Object.hasOwn(receiver, 'constructor') ? define(receiver, key, value, !isFixed(receiver)) : undefined
}

function belongs(root: RecordClass, receiver: unknown): receiver is object {
  const { prototype } = root.generated
  return receiver === prototype || Object.prototype.isPrototypeOf.call(prototype as object, receiver as object)
}

function define(receiver: object, key: PropertyKey, value: unknown, writable: boolean): boolean {
  return Reflect.defineProperty(receiver, key, { value, writable, enumerable: true, configurable: true })
}

function refuse(root: RecordClass, key: PropertyKey, receiver: object): never {
  const { name, names } = identify(receiver, root)
  throw unknownSlot(name, key, names)
}

function readStrictly(root: RecordClass, key: PropertyKey, receiver: unknown): unknown {
  const passes = typeof key === 'symbol' || key in ground || PROBED.has(String(key)) || PRIVATE.test(String(key))
  if (passes || !belongs(root, receiver) || Object.hasOwn(receiver, 'constructor')) return Reflect.get(ground, key, receiver)
  return refuse(root, key, receiver)
}
