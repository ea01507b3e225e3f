import { tooDeep } from '../../base/errors.js'
import { quotePath, show } from '../../base/show.js'
import { foreignVersion } from '../../base/version.js'
import { storedKind, type Kind } from '../../layout/kinds.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { initialOf, type SlotLayout } from '../../layout/slot-layout.js'
import { isGiven, isInherited } from '../../base/own.js'
import { buildRecord, valueList } from '../build.js'
import { showRecord } from '../naming.js'
import { isFull, report, reportUnknown, type Problems } from './problems.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from '../record-class.js'
import { runSchema } from './schemas.js'

/** How values are read. */
export interface Reading {
  /** What is checked: nothing, schemas, or typed kinds too. */
  readonly checks: 'none' | 'schemas' | 'all'
  /** Own enumerable string keys only, as for input that is not trusted. */
  readonly isOwnOnly: boolean
  /** Are plain objects made records where a slot holds a record? */
  readonly isNested: boolean
  /** Are keys that no slot has left alone? */
  readonly ignoresUnknown: boolean
  /** Are such keys attributes, where a class takes any? */
  readonly takesAttributes: boolean
}

const DEEPEST = 500

/** How a constructor reads its keywords. */
export function constructorReading({ validate }: RecordLayout): Reading {
  return { checks: CHECKS[validate], isOwnOnly: false, isNested: false, ignoresUnknown: false, takesAttributes: false }
}

const CHECKS = { always: 'all', construct: 'schemas', never: 'none' } as const

/** Must the values of slots be looked at, and not only be handed on? */
export function checksValues(validate: RecordLayout['validate'], slots: readonly SlotLayout[]): boolean {
  return (
    validate === 'always' ||
    (validate === 'construct' && slots.some(({ kind }) => storedKind(kind).schema !== undefined))
  )
}

/**
 * Reads the values of slots from an object of keywords and from positional values, and notes all that is wrong with
 * them.
 *
 * @param known Keys that the object may have; `undefined` for any.
 */
export function readSlots(
  who: string,
  slots: readonly SlotLayout[],
  known: readonly string[] | undefined,
  init: unknown,
  positional: ReadonlyMap<string, unknown>,
  reading: Reading,
  problems: Problems,
  path: readonly PropertyKey[] = [],
): unknown[] {
  if (path.length > DEEPEST) throw tooDeep(who, DEEPEST)
  if ((init !== undefined || reading.isOwnOnly) && !isObjectOfSlots(init, reading)) {
    report(
      problems,
      'bad-value',
      `${path.length > 0 ? `slot ${quotePath(path)}` : 'the argument'} must be an object of slots, not ${show(init)}`,
      path,
    )
    return []
  }
  const object = (init ?? {}) as Record<string, unknown>
  if (!reading.ignoresUnknown && known !== undefined) reportUnknownKeys(object, known, reading, problems, path)
  return valueList(slots, (slot) => {
    const { name, kind, initial } = slot
    const isPositional = positional.has(name)
    const isPresent = isPositional || (reading.isOwnOnly ? isOwnKey(object, name) : isGiven(object, name))
    // What is refused already is not looked at any further.
    if (isFull(problems)) return undefined
    const value = isPositional ? positional.get(name) : isPresent ? object[name] : undefined
    if (value === undefined && initial !== undefined) return initialOf(slot)
    if (!isPresent && !acceptsAbsence(kind))
      return report(problems, 'missing-slot', `slot ${quotePath([...path, name])} is missing`, [...path, name])
    return checkValue(who, kind, value, reading, problems, [...path, name])
  })
}

/** An array, or the bytes of a text, is not an object of slots, and has as many keys as elements. */
function isObjectOfSlots(init: unknown, { isOwnOnly }: Reading): boolean {
  return typeof init === 'object' && init !== null && !(isOwnOnly && (Array.isArray(init) || ArrayBuffer.isView(init)))
}

/** The sets of names that were asked for, by the array of them. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>()

/** Is a name among others? Asked of thousands of keys, for a layout with a thousand slots. */
export function isAmong(names: readonly string[], name: string): boolean {
  let set = sets.get(names)
  if (set === undefined) sets.set(names, (set = new Set(names)))
  return set.has(name)
}

function reportUnknownKeys(
  object: object,
  known: readonly string[],
  { isOwnOnly }: Reading,
  problems: Problems,
  path: readonly PropertyKey[],
): void {
  const look = (key: string): void => {
    if (!isAmong(known, key) && (isOwnOnly || !isInherited(key, object))) reportUnknown(problems, [...path, key], known)
  }
  if (isOwnOnly) {
    const keys = Object.keys(object)
    for (let index = 0; index < keys.length && !isFull(problems); index++) look(keys[index] as string)
  } else {
    for (const key in object) {
      if (isFull(problems)) return
      look(key)
    }
  }
}

function isOwnKey(object: object, name: string): boolean {
  return Object.prototype.propertyIsEnumerable.call(object, name)
}

/** A schema that takes `undefined` has a default of its own, or is optional. */
function acceptsAbsence({ schema }: Kind): boolean {
  return schema !== undefined
}

/** The value, or what its schema makes of it; problems are noted. */
export function checkValue(
  who: string,
  kind: Kind,
  value: unknown,
  reading: Reading,
  problems: Problems,
  path: readonly PropertyKey[],
): unknown {
  if (kind.inner !== undefined)
    return value === undefined ? undefined : checkValue(who, kind.inner, value, reading, problems, path)
  if (kind.schema !== undefined)
    return reading.checks === 'none' ? value : runSchema(who, kind.schema, value, problems, path)
  const Class = kind.recordClass as AnyClass | undefined
  if (Class !== undefined && reading.isNested && isPlain(value))
    return readNested(who, Class, value, reading, problems, path)
  // What is nested is read by who does not know what it is, and so it is looked at.
  const isChecked = reading.checks === 'all' || (Class !== undefined && reading.isNested && typeof value === 'object')
  if (isChecked && !kind.accepts(value))
    report(
      problems,
      'bad-value',
      `slot ${quotePath(path)} must be ${kind.allowed}, not ${showRecord(value, Class)}`,
      path,
    )
  return value
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    findRecordClass(value) === undefined &&
    foreignVersion(value) === undefined
  )
}

function readNested(
  who: string,
  Class: AnyClass,
  value: unknown,
  reading: Reading,
  problems: Problems,
  path: readonly PropertyKey[],
): unknown {
  const self = findRecordClass(Class)
  return self === undefined ? value : readRecord(who, self, Class, value, reading, problems, path)
}

/** Makes a record of an object; nothing is made where something is wrong. */
export function readRecord(
  who: string,
  self: RecordClass,
  Class: AnyClass,
  input: unknown,
  reading: Reading,
  problems: Problems,
  path: readonly PropertyKey[] = [],
): object | undefined {
  const { slots, names, closed } = self.layout
  if (findRecordClass(input) !== undefined || foreignVersion(input) !== undefined) {
    const what = path.length > 0 ? `slot ${quotePath(path)}` : 'the argument'
    return report(
      problems,
      'bad-value',
      `${what} must be a ${nameOf(Class, self)} or an object of slots, not ${showRecord(input, Class)}`,
      path,
    )
  }
  const takesAny = reading.takesAttributes && closed === 'open'
  const before = problems.issues.length
  const values = readSlots(who, slots, takesAny ? undefined : names, input, new Map(), reading, problems, path)
  if (problems.issues.length > before || isFull(problems)) return undefined
  const record = buildRecord(self, Class, values)
  const others = takesAny ? Object.keys(Object(input) as object).filter((key) => !isAmong(names, key)) : []
  for (const key of others) self.root.attributesOf?.(record, true)?.set(key, (input as Record<string, unknown>)[key])
  return record
}
