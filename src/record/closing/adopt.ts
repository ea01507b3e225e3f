import { fieldOverSlot, foreignLeaf } from '../../base/errors.js'
import { define, ownKeys, ownProperty } from '../../base/own.js'
import { MAKER, sampling } from '../build.js'
import { classElements, textOf } from './class-fields.js'
import { isClosedLate } from './closing.js'
import { shapeSamples } from './shape-samples.js'
import { checkHidden, fixedPrototypes, leaves, prototypesOf, userClassesOf, type Leaf } from '../leaves.js'
import { findRecordClass, hide, nameOf, type AnyClass, type RecordClass } from '../record-class.js'

/**
 * Prepares a leaf for its first record, by order of the root's constructor: its methods are checked and fixed, its
 * class fields looked for.
 *
 * The constructor asks again until the leaf bears its stamp, and it gets that only after all went well: so an error
 * comes with every `new`, not with the first alone. Records that stay extensible show only when they are finished
 * whether a constructor, or a field whose name is computed, added a key, so of such a leaf the first record is looked
 * at when the second is made.
 *
 * @param keys What the own keys of a finished record must be. Default: the slots.
 * @throws {SlotError} `not-a-record-class`, `hidden-slot`, `field-over-slot`.
 */
export function adopt(
  root: RecordClass,
  leaf: AnyClass,
  record: object,
  stamp: (leaf: AnyClass) => unknown,
  keys?: readonly string[],
): void {
  if (sampling.isOn) return
  const known = leaves.get(leaf.prototype) ?? prepare(root, leaf)
  const first = known.first?.deref()
  if (first !== undefined) checkOwnKeys(known.recordClass, leaf, first, keys)
  const isDone = first !== undefined || !mayAddKeys(known.recordClass, leaf)
  known.first = isDone ? undefined : new WeakRef(record)
  if (isDone) tryStamp(leaf, stamp)
}

/**
 * A class that is not extensible takes no stamp in some engines. Then it is asked after with every record, which takes
 * longer.
 */
export function tryStamp(leaf: AnyClass, stamp: (leaf: AnyClass) => unknown): void {
  try {
    stamp(leaf)
  } catch {
    if (Object.isExtensible(leaf)) throw foreignLeaf(leaf.name, leaf)
  }
}

/**
 * Prepares a class for records that no constructor makes, as {@link adopt} does for its first record.
 *
 * @throws {SlotError} `hidden-slot`, `field-over-slot`.
 */
export function adoptUnbuilt(recordClass: RecordClass, leaf: AnyClass): void {
  prepareOnce(recordClass, leaf)
  // Views stay extensible, whatever the records of their class do.
  fixMembers(recordClass, prototypesOf(leaf, recordClass.root))
}

/** Prepares a class whose first record is made without its constructor. */
export function prepareOnce(recordClass: RecordClass, leaf: AnyClass): void {
  if (!leaves.has(leaf.prototype)) prepare(recordClass.root, leaf)
}

/**
 * A leaf with private members makes its records itself, so that they have these. It cannot where a constructor of the
 * user's would run, or one that extends the root's and takes other arguments.
 */
function chooseMaker({ generated, root }: RecordClass, leaf: AnyClass): void {
  const { [MAKER]: inherited } = leaf as { readonly [MAKER]?: AnyClass }
  const classes = userClassesOf(leaf, root)
  if (inherited === undefined && !classes.some((one) => /#|\baccessor\b/.test(textOf(one)))) return
  const elements = classes.map(classElements)
  const hasPrivate = elements.some((one) => one?.hasPrivate)
  const isMaker = generated === root.generated && elements.every((one) => one?.hasConstructor === false)
  if (Object.isExtensible(leaf)) hide(leaf, MAKER, hasPrivate ? (isMaker ? leaf : null) : undefined)
}

function fixMembers({ layout: { names } }: RecordClass, prototypes: readonly object[]): void {
  for (const prototype of prototypes) {
    if (fixedPrototypes.has(prototype)) continue
    fixedPrototypes.add(prototype)
    for (const key of ownKeys(prototype)) {
      const member = ownProperty(prototype, key)
      if (!names.includes(key as string) && member?.writable && member.configurable)
        define(prototype, key, { writable: false })
    }
  }
}

/** Could a class add a key to a record, unseen by the engine and by {@link checkFields}? */
function mayAddKeys({ layout, root }: RecordClass, leaf: AnyClass): boolean {
  return STAYS_EXTENSIBLE.test(layout.closed) && userClassesOf(leaf, root).some(mayAddKey)
}

/**
 * Where the text of a class cannot be read, it may have any; so may a constructor that defines properties, as that of a
 * lowered class.
 */
function mayHavePrivate(Class: AnyClass): boolean {
  return (classElements(Class)?.hasPrivate ?? true) || /\bdefineProperty\(\s*this\b/.test(textOf(Class))
}

function mayAddKey(Class: AnyClass): boolean {
  const elements = classElements(Class)
  return elements === undefined || elements.hasConstructor || elements.fields.includes(undefined)
}

const STAYS_EXTENSIBLE = /guarded|open|dynamic/

/**
 * What Babel and swc call a private member that they have made a property: in their loose modes, and so in React
 * Native.
 */
const LOWERED_PRIVATE = /^__private_\d+_/

/**
 * Lowered private members pass: they are nobody's slots.
 *
 * @throws {SlotError} `field-over-slot` for a key that is not a slot: a class field added it.
 */
export function checkOwnKeys(
  recordClass: RecordClass,
  leaf: AnyClass,
  record: object,
  keys: readonly PropertyKey[] = recordClass.layout.names,
): void {
  const field = ownKeys(record).find((key) => !keys.includes(key) && !LOWERED_PRIVATE.test(String(key)))
  if (field !== undefined) throw fieldOverSlot(nameOf(leaf, recordClass), field, false)
}

/**
 * Makes methods and `constructor` non-writable: a name that is on the prototype never reaches the guard, so
 * `record.method = f` would add a key to an extensible record. They stay configurable, for spies and patches. Done
 * later, it would slow every record down.
 */
function prepare(root: RecordClass, leaf: AnyClass): Leaf {
  const recordClass = findRecordClass(leaf)
  const prototypes = prototypesOf(leaf, root)
  if (recordClass === undefined || prototypes.length === 0) throw foreignLeaf(root.layout.name, leaf)
  const { names } = recordClass.layout
  const name = nameOf(leaf, recordClass)
  recordClass.nameAfter(leaf)
  checkHidden(name, names, leaf, root)
  checkFields(recordClass, leaf)
  const known: Leaf = {
    class: leaf,
    recordClass,
    isClosedLate: isClosedLate(() => userClassesOf(leaf, root).some(mayHavePrivate)),
    first: undefined,
    samples: [],
  }
  leaves.set(leaf.prototype, known)
  chooseMaker(recordClass, leaf)
  // Sealed and frozen records take no key, so their classes may go on writing to prototypes.
  if (known.isClosedLate || STAYS_EXTENSIBLE.test(recordClass.layout.closed)) fixMembers(recordClass, prototypes)
  known.samples = shapeSamples(recordClass, leaf)
  return known
}

/**
 * How compilers write a field that is to be defined, where they lower it: a call that names the record and the field.
 */
const LOWERED = /\b(?:__publicField|_?_?define_?[pP]roperty|Object\.defineProperty)\(this,\s*(["'])(.*?)\1/g

/**
 * Looks for class fields, by the texts of the user's classes, before a record exists: one of a slot's name would
 * overwrite the slot and leave nothing to see, and one of another name would add a key. No user code runs.
 */
function checkFields(recordClass: RecordClass, leaf: AnyClass): void {
  const { names } = recordClass.layout
  const caller = nameOf(leaf, recordClass)
  for (const Class of userClassesOf(leaf, recordClass.root)) {
    const [field] = classElements(Class)?.fields.filter((name) => name !== undefined) ?? []
    if (field !== undefined) throw fieldOverSlot(caller, field, names.includes(field))
    for (const [, , name = ''] of textOf(Class).matchAll(LOWERED))
      if (names.includes(name)) throw fieldOverSlot(caller, name, true)
  }
}
