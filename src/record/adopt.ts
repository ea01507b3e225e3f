import { fieldOverSlot, foreignLeaf } from '../errors.js'
import { ANYTHING } from '../layout/kinds.js'
import { interpretBuild } from './build.js'
import { checkHidden, fixedPrototypes, leaves, ownerOf, prototypesOf, userPrototypesOf } from './leaves.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from './protocol.js'
import { valueList } from './value-list.js'

/**
 * Prepares a leaf for its first record, by order of the root's constructor: its methods are checked and fixed, its class fields looked for.
 *
 * The constructor asks again until the leaf bears its stamp, and it gets that only after all went well: so an error comes with every `new`,
 * not with the first alone. Records that stay extensible show only when they are finished whether a class field added a key, so of such a
 * leaf the first record is looked at when the second is made, unless its classes have nothing that could add a key.
 *
 * @param keys What the own keys of a finished record must be. Default: the slots.
 * @throws {SlotError} `not-a-record-class`, `hidden-slot`, `field-over-slot`.
 */
export function adopt(root: RecordClass, leaf: AnyClass, record: object, stamp: (leaf: AnyClass) => unknown, keys?: readonly string[]): void {
  if (root.isPinning) return
  const prototype = leaf.prototype as object
  const known = leaves.get(prototype)
  const recordClass = known?.recordClass ?? prepare(root, leaf)
  const first = known?.first?.deref()
  if (first !== undefined) checkOwnKeys(recordClass, leaf, first, keys)
  const isDone = first !== undefined || !mayAddKeys(recordClass, leaf)
  leaves.set(prototype, { class: leaf, recordClass, first: isDone ? undefined : new WeakRef(record) })
  if (isDone) stamp(leaf)
}

/**
 * Prepares a class for records that no constructor makes, as {@link adopt} does for its first record.
 *
 * @throws {SlotError} `hidden-slot`, `field-over-slot`.
 */
export function adoptUnbuilt(recordClass: RecordClass, leaf: AnyClass): void {
  const prototype = leaf.prototype as object
  if (!leaves.has(prototype)) leaves.set(prototype, { class: leaf, recordClass: prepare(recordClass.root, leaf), first: undefined })
}

/** Could a class field add a key to a record, unseen by the engine and by {@link checkFields}? */
function mayAddKeys({ layout, root }: RecordClass, leaf: AnyClass): boolean {
  return STAYS_EXTENSIBLE.test(layout.closed) && userPrototypesOf(leaf, root).some((prototype) => !hasOnlyFields(ownerOf(prototype)))
}

const STAYS_EXTENSIBLE = /guarded|open|dynamic/

/** @throws {SlotError} `field-over-slot` for a key that is not a slot: a class field added it. */
export function checkOwnKeys(recordClass: RecordClass, leaf: AnyClass, record: object, keys: readonly PropertyKey[] = recordClass.layout.names): void {
  const field = Reflect.ownKeys(record).find((key) => !keys.includes(key))
  if (field !== undefined) throw fieldOverSlot(nameOf(leaf, recordClass), field, false)
}

/**
 * Makes methods and `constructor` non-writable: a name that is on the prototype never reaches the guard, so `record.method = f` would add a
 * key to an extensible record. They stay configurable, for spies and patches. Done later, it would slow every record down.
 */
function prepare(root: RecordClass, leaf: AnyClass): RecordClass {
  const recordClass = findRecordClass(leaf)
  const prototypes = prototypesOf(leaf, root)
  if (recordClass === undefined || prototypes.length === 0) throw foreignLeaf(root.layout.name, leaf)
  const { names } = recordClass.layout
  const name = nameOf(leaf, recordClass)
  if (recordClass.label === recordClass.layout.name) recordClass.label = name
  checkHidden(name, names, leaf, root)
  for (const prototype of userPrototypesOf(leaf, root)) checkFields(recordClass, leaf, prototype)
  for (const prototype of prototypes) {
    fixedPrototypes.add(prototype)
    for (const key of Reflect.ownKeys(prototype)) {
      const member = Object.getOwnPropertyDescriptor(prototype, key)
      if (!names.includes(key as string) && member?.writable && member.configurable) Object.defineProperty(prototype, key, { writable: false })
    }
  }
  pinShape(root, recordClass, leaf)
  return recordClass
}

/** An object with more properties whose names are computed may become a dictionary: see `defineSlotsOn`. */
const MOST_COMPUTED = 16

/** A record of each pinned class, by its prototype: a hidden class that no record has is collected, and the next record would begin another. */
const pinnedRecords = new WeakMap<object, object>()

/**
 * Gives slots whose kind knows its representation that representation from the start, with records of its own: otherwise the first record
 * whose value needs another one gives all later records another hidden class. Other slots are left to V8, as in a hand-written class; but of a
 * long interpreted class a change of representation would make a dictionary.
 */
function pinShape(root: RecordClass, recordClass: RecordClass, leaf: AnyClass): void {
  const { slots, validate } = recordClass.layout
  const isLong = recordClass.source === undefined && slots.length > MOST_COMPUTED
  if (validate === 'always' || !(isLong || slots.some(({ kind }) => kind.pins))) return
  const build = interpretBuild(recordClass)
  root.isPinning = true
  try {
    for (const round of [0, 1]) pinnedRecords.set(leaf.prototype as object, build(leaf, ...valueList(slots, ({ kind: { pins = isLong ? ANYTHING : [0] } }) => pins[round] ?? pins[0])))
  } finally {
    root.isPinning = false
  }
}

/** Does constructing a class run its public class fields and nothing else of the user's, as far as its text tells? */
function hasOnlyFields(owner: unknown): boolean {
  return typeof owner === 'function' && /^class\b(?![^]*(constructor|#))/.test(Function.prototype.toString.call(owner))
}

/**
 * Looks for class fields in a user's class, before its first record exists: one of a slot's name would overwrite the slot, and leave
 * nothing to see afterwards. The class is constructed upon an object that takes no fields. Only its field initialisers run, and if there are
 * any the class is refused anyway; a class with a constructor or private members of its own is left alone.
 */
function checkFields(recordClass: RecordClass, leaf: AnyClass, prototype: object): void {
  const owner = ownerOf(prototype) as AnyClass | undefined
  if (owner?.prototype !== prototype || !hasOnlyFields(owner)) return
  const base = Object.getPrototypeOf(owner) as AnyClass
  const fieldless = new Proxy(Object.create(prototype) as object, {
    defineProperty(_, key) {
      throw fieldOverSlot(nameOf(leaf, recordClass), key, recordClass.layout.names.includes(key as string))
    },
  })
  if (!Reflect.setPrototypeOf(owner, new Proxy(base, { construct: () => fieldless }))) return
  try {
    Reflect.construct(owner, [])
  } finally {
    Reflect.setPrototypeOf(owner, base)
  }
}
