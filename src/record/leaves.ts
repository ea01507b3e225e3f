import { findRecordClass, nameOf, type AnyClass, type RecordClass } from './protocol.js'

/** A class that `new` was called on, found again from its prototype: `constructor` is a property that users can shadow. */
export interface Leaf {
  readonly class: AnyClass
  readonly recordClass: RecordClass
  /** A record that is still to be looked at, once its constructors have finished. */
  first: WeakRef<object> | undefined
}

const leaves = new WeakMap<object, Leaf>()
const fixedPrototypes = new WeakSet()

export function rememberLeaf(prototype: object, leaf: Leaf): void {
  leaves.set(prototype, leaf)
}

export function leafOf(prototype: object): Leaf | undefined {
  return leaves.get(prototype)
}

/** From here on methods of this prototype are not writable, those that are still to come included. */
export function rememberFixed(prototype: object): void {
  fixedPrototypes.add(prototype)
}

export function isFixed(prototype: object): boolean {
  return fixedPrototypes.has(prototype)
}

/** The leaf of a record, or of the record that `receiver` inherits from; `undefined` before the leaf's first record. */
export function leafOfRecord(receiver: object): Leaf | undefined {
  for (let object: object | null = receiver; object !== null; object = Object.getPrototypeOf(object) as object | null) {
    const leaf = leaves.get(object)
    if (leaf !== undefined) return leaf
  }
  return undefined
}

/** The name and the slots that messages about `receiver` show, where `receiver` belongs to the family of `root`. */
export function identify(receiver: object, root: RecordClass): { name: string; names: readonly string[] } {
  const leaf = leafOfRecord(receiver)
  const { layout } = leaf?.recordClass ?? root
  return { name: leaf === undefined ? layout.name : nameOf(leaf.class, leaf.recordClass), names: layout.names }
}

/** The prototypes from the leaf's down to the root's, the root's included; `undefined` if the leaf does not inherit from the root. */
export function prototypesOf(leaf: AnyClass, root: RecordClass): object[] | undefined {
  const prototypes: object[] = []
  const last = root.generated.prototype as object
  for (let prototype = leaf.prototype as object | null; prototype !== null; prototype = Object.getPrototypeOf(prototype) as object | null) {
    prototypes.push(prototype)
    if (prototype === last) return prototypes
  }
  return undefined
}

/** Is it the prototype of a generated class, not of a user's? */
export function isGenerated(prototype: object): boolean {
  const owner = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value as unknown
  return findRecordClass(owner)?.generated === owner
}
