import { fieldOverSlot, foreignLeaf, hiddenSlot } from '../errors.js'
import { isGenerated, leafOf, prototypesOf, rememberFixed, rememberLeaf } from './leaves.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from './protocol.js'

/** Closings whose records stay extensible, so that the engine does not refuse a class field. */
const EXTENSIBLE: ReadonlySet<string> = new Set(['guarded', 'open'])

/**
 * Prepares a leaf for its first record, by order of the root's constructor: its methods are checked and fixed, its class fields looked for.
 *
 * The constructor asks again until the leaf bears its stamp, and it gets that only after all went well: so an error comes with every `new`,
 * not with the first alone.
 *
 * @param keys What the own keys of a finished record must be.
 * @throws {SlotError} `foreign-leaf`, `hidden-slot`, `field-over-slot`.
 */
export function adopt(root: RecordClass, leaf: AnyClass, record: object, stamp: (leaf: AnyClass) => unknown, keys?: readonly string[]): void {
  const known = leafOf(leaf.prototype as object)
  if (known?.first !== undefined) {
    const first = known.first.deref()
    if (first !== undefined) checkOwnKeys(known.recordClass, leaf, first, keys)
    known.first = new WeakRef(record)
    if (first !== undefined) stamp(leaf)
    return
  }
  const recordClass = findRecordClass(leaf)
  const prototypes = prototypesOf(leaf, root)
  if (recordClass === undefined || prototypes === undefined) throw foreignLeaf(root.layout.name)
  fixPrototypes(recordClass, leaf, prototypes)
  for (const prototype of prototypes) checkFields(recordClass, leaf, prototype)
  const isExtensible = keys !== undefined || EXTENSIBLE.has(recordClass.layout.closed)
  rememberLeaf(leaf.prototype as object, { class: leaf, recordClass, first: isExtensible ? new WeakRef(record) : undefined })
  if (!isExtensible) stamp(leaf)
}

/** @throws {SlotError} `field-over-slot` for a key that is not a slot: a class field added it. */
export function checkOwnKeys(recordClass: RecordClass, leaf: AnyClass, record: object, keys: readonly string[] = recordClass.layout.names): void {
  const expected: ReadonlySet<PropertyKey> = new Set(keys)
  for (const key of Reflect.ownKeys(record)) if (!expected.has(key)) throw fieldOverSlot(nameOf(leaf, recordClass), key, false)
}

/**
 * Makes methods and `constructor` non-writable: a name that is on the prototype never reaches the guard, so `record.method = f` would add a
 * key to an extensible record. They stay configurable, for spies and patches. Later it would slow every record down.
 */
function fixPrototypes(recordClass: RecordClass, leaf: AnyClass, prototypes: readonly object[]): void {
  const slots: ReadonlySet<PropertyKey> = new Set(recordClass.layout.names)
  const members = prototypes.map((prototype) => ({ prototype, keys: Reflect.ownKeys(prototype), generated: isGenerated(prototype) }))
  for (const { keys, generated } of members) {
    const hidden = generated ? undefined : keys.find((key) => slots.has(key))
    if (hidden !== undefined) throw hiddenSlot(nameOf(leaf, recordClass), String(hidden))
  }
  for (const { prototype, keys } of members) {
    for (const key of keys) if (!slots.has(key)) fixMember(prototype, key)
    rememberFixed(prototype)
  }
}

function fixMember(prototype: object, key: PropertyKey): void {
  const member = Object.getOwnPropertyDescriptor(prototype, key)
  if (member?.writable === true && member.configurable === true) Object.defineProperty(prototype, key, { writable: false })
}

/** A class whose construction runs its public class fields and nothing else of the user's, as far as its text tells. */
const ONLY_FIELDS = /^class\b(?![^]*(constructor|#))/

/**
 * Looks for class fields in a user's class, before its first record exists: one of a slot's name would overwrite the slot, and leave
 * nothing to see afterwards. The class is constructed upon an object that takes no fields. Only its field initialisers run, and if there are
 * any the class is refused anyway; a class with a constructor or private members of its own is left alone.
 */
function checkFields(recordClass: RecordClass, leaf: AnyClass, prototype: object): void {
  const owner = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value as unknown
  if (typeof owner !== 'function' || owner.prototype !== prototype || isGenerated(prototype)) return
  if (!ONLY_FIELDS.test(Function.prototype.toString.call(owner))) return
  const base = Object.getPrototypeOf(owner) as AnyClass
  const slots = recordClass.layout.names
  const fieldless = new Proxy(Object.create(prototype) as object, {
    defineProperty(_target, key) {
      throw fieldOverSlot(nameOf(leaf, recordClass), key, slots.includes(key as string))
    },
  })
  if (!Reflect.setPrototypeOf(owner, new Proxy(base, { construct: () => fieldless }))) return
  try {
    Reflect.construct(owner, [])
  } finally {
    Reflect.setPrototypeOf(owner, base)
  }
}
