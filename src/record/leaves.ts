import { hiddenSlot } from '../base/errors.js'
import { getPrototypeOf, hasOwn, ownProperty } from '../base/own.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from './record-class.js'

/** A class that `new` was called on, and what is known of it. */
export interface Leaf {
  readonly class: AnyClass
  readonly recordClass: RecordClass
  /** Does its generated constructor leave its records extensible, for private members of the user's classes? */
  readonly isClosedLate: boolean
  /** A record that is still to be looked at, once its constructors have finished. */
  first: WeakRef<object> | undefined
  /** Records that keep its hidden class alive: one that no record has is collected, and the next would be another. */
  samples: readonly object[]
}

/** The leaves that have been adopted, by their prototypes: `constructor` is a property, and users can shadow it. */
export const leaves = new WeakMap<object, Leaf>()

/** Prototypes, of leaves and above them, whose methods are not writable any more, and from here on never are. */
export const fixedPrototypes = new WeakSet()

/** The leaf whose record an object is, or seems to be by its prototype. */
export function leafOf(record: object): Leaf | undefined {
  return leaves.get(getPrototypeOf(record) as object)
}

/**
 * The name and the slots that messages about `receiver` show: a record of the family of `root`, or an object that
 * inherits from one.
 */
export function identify(receiver: object, root: RecordClass): { name: string; names: readonly string[] } {
  for (let object: object | null = receiver; object !== null; object = getPrototypeOf(object)) {
    const leaf = leaves.get(object)
    if (leaf !== undefined) return { name: nameOf(leaf.class, leaf.recordClass), names: leaf.recordClass.layout.names }
  }
  return root.layout
}

/** A class's prototypes down to the root's, the root's included; empty if the class does not inherit from the root. */
export function prototypesOf(leaf: AnyClass, root: RecordClass): readonly object[] {
  const prototypes: object[] = []
  for (let prototype: object | null = leaf.prototype; prototype !== null; prototype = getPrototypeOf(prototype)) {
    prototypes.push(prototype)
    if (prototype === root.generated.prototype) return prototypes
  }
  return []
}

/** The user's own classes between a leaf and the root, the leaf first, each by its prototype. */
export function userPrototypesOf(leaf: AnyClass, root: RecordClass): readonly object[] {
  return prototypesOf(leaf, root).filter((prototype) => {
    const owner = ownerOf(prototype)
    return findRecordClass(owner)?.generated !== owner
  })
}

/** The user's own classes between a leaf and the root, the leaf first. */
export function userClassesOf(leaf: AnyClass, root: RecordClass): readonly AnyClass[] {
  return userPrototypesOf(leaf, root).flatMap((prototype) => {
    const owner = ownerOf(prototype) as AnyClass | undefined
    return typeof owner === 'function' && owner.prototype === prototype ? [owner] : []
  })
}

/** The class that a prototype says it belongs to. */
export function ownerOf(prototype: object): unknown {
  return ownProperty(prototype, 'constructor')?.value
}

/** @throws {SlotError} `hidden-slot` if a user's method or accessor has the name of a slot. */
export function checkHidden(caller: string, names: readonly string[], leaf: AnyClass, root: RecordClass): void {
  for (const prototype of userPrototypesOf(leaf, root)) {
    const hidden = names.find((name) => hasOwn(prototype, name))
    if (hidden !== undefined) throw hiddenSlot(caller, hidden)
  }
}
