import { invalidValues, tooDeep, tooManyArguments } from '../../base/errors.js'
import { quotePath, show } from '../../base/show.js'
import { foreignVersion } from '../../base/version.js'
import { storedKind, type Kind } from '../../layout/kinds.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { initialOf, mayBeUndefined, type SlotLayout } from '../../layout/slot-layout.js'
import { isGiven, isInherited } from '../../base/own.js'
import { buildRecord } from '../build.js'
import { showRecord } from '../naming.js'
import { isFull, noProblems, report, reportUnknown, type Problems } from './problems.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from '../record-class.js'
import { runSchema } from './schemas.js'
import { valueList } from '../value-list.js'

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
  return validate === 'always' || (validate === 'construct' && slots.some(({ kind }) => storedKind(kind).schema !== undefined))
}

/**
 * Reads the values of slots from an object of keywords and from positional values, and notes all that is wrong with them.
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
    report(problems, 'bad-value', `${path.length > 0 ? `slot ${quotePath(path)}` : 'the argument'} must be an object of slots, not ${show(init)}`, path)
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
    if (!isPresent && !acceptsAbsence(kind)) return report(problems, 'missing-slot', `slot ${quotePath([...path, name])} is missing`, [...path, name])
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

function reportUnknownKeys(object: object, known: readonly string[], { isOwnOnly }: Reading, problems: Problems, path: readonly PropertyKey[]): void {
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
export function checkValue(who: string, kind: Kind, value: unknown, reading: Reading, problems: Problems, path: readonly PropertyKey[]): unknown {
  if (kind.inner !== undefined) return value === undefined ? undefined : checkValue(who, kind.inner, value, reading, problems, path)
  if (kind.schema !== undefined) return reading.checks === 'none' ? value : runSchema(who, kind.schema, value, problems, path)
  const Class = kind.recordClass as AnyClass | undefined
  if (Class !== undefined && reading.isNested && isPlain(value)) return readNested(who, Class, value, reading, problems, path)
  // What is nested is read by who does not know what it is, and so it is looked at.
  const isChecked = reading.checks === 'all' || (Class !== undefined && reading.isNested && typeof value === 'object')
  if (isChecked && !kind.accepts(value)) report(problems, 'bad-value', `slot ${quotePath(path)} must be ${kind.allowed}, not ${showRecord(value, Class)}`, path)
  return value
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && findRecordClass(value) === undefined && foreignVersion(value) === undefined
}

function readNested(who: string, Class: AnyClass, value: unknown, reading: Reading, problems: Problems, path: readonly PropertyKey[]): unknown {
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
    return report(problems, 'bad-value', `${what} must be a ${nameOf(Class, self)} or an object of slots, not ${showRecord(input, Class)}`, path)
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

/** How many arguments there must be at least, those of the base included where they are known. */
export function requiredArguments({ baseArgs, knowsBaseArguments, parameters, slots }: RecordLayout): number {
  const isNeeded = (name: string | undefined, position: number): boolean =>
    (knowsBaseArguments || position >= baseArgs) && slots.some((slot) => slot.name === name && isRequired(slot))
  return Math.max(0, ...parameters.map((name, position) => (isNeeded(name, position) ? position + 1 : 0)))
}

/** A schema that takes `undefined` has a default of its own, or is optional. */
export function isRequired({ initial, kind }: SlotLayout): boolean {
  return initial === undefined && kind.schema === undefined
}

/** @throws {SlotError} `too-many-arguments` if the first argument beyond the last parameter is not `undefined`: compiled constructors look at it alone. */
export function refuseSurplus(who: string, { parameters }: RecordLayout, given: ArrayLike<unknown>): void {
  if (given[parameters.length] !== undefined) throw tooManyArguments(who, parameters.length, given.length)
}

/**
 * Reads what a constructor was given: the values of its own slots.
 *
 * @throws {SlotError} naming all that is missing, unknown and ill-typed at once, of the slots of the base too where they share an argument.
 */
export function readArguments(leaf: AnyClass, layout: RecordLayout, given: readonly unknown[]): unknown[] {
  const { keywords, knowsBaseArguments, names, ownSlots, parameters, slots } = layout
  const self = findRecordClass(leaf)
  const who = self === undefined ? layout.name : nameOf(leaf, self)
  const positional = new Map(given.flatMap((value, position) => (parameters[position] === undefined ? [] : [[parameters[position], value] as const])))
  // A class that extends this one hands on its own keywords too.
  const known = [...keywords, ...(self?.layout.names ?? []).filter((name) => !names.includes(name))]
  const init = parameters.at(-1) === undefined ? given[parameters.length - 1] : undefined
  const read = (some: readonly SlotLayout[], problems: Problems): unknown[] =>
    readSlots(who, some, known, init, positional, constructorReading(layout), problems)
  const own: Problems = noProblems()
  const values = read(ownSlots, own)
  if (own.code === undefined && given.length >= requiredArguments(layout)) return values
  const all: Problems = noProblems()
  read(knowsBaseArguments ? slots : ownSlots, all)
  if (all.code === undefined) return values
  throw invalidValues(who, own.code ?? all.code, all.issues)
}

/**
 * Reads new values for some slots of a record, by name. A slot that is `undefined` is left out, unless it may hold that.
 *
 * @throws {SlotError} naming all that is unknown and ill-typed at once.
 */
export function readPatch(who: string, layout: RecordLayout, patch: unknown): Map<string, unknown> {
  const reading = constructorReading(layout)
  const values = new Map<string, unknown>()
  const slots = layout.slots.filter((slot) => {
    if (typeof patch !== 'object' || patch === null || !isGiven(patch, slot.name)) return false
    const value = (patch as Record<string, unknown>)[slot.name]
    if (value === undefined && !takesUndefined(who, slot, reading)) return false
    values.set(slot.name, value)
    return true
  })
  const problems = noProblems()
  // Nothing is constructed: what is given has no default.
  const given = slots.map((slot) => Object.assign({}, slot, { initial: undefined }))
  const read = readSlots(who, given, layout.names, patch, values, reading, problems)
  if (problems.code !== undefined) throw invalidValues(who, problems.code, problems.issues)
  return new Map(slots.map(({ name }, position) => [name, read[position]]))
}

/** Is `undefined` a value of a slot? Of its schema it is one if that takes it and makes nothing else of it, such as a default. */
function takesUndefined(who: string, slot: SlotLayout, { checks }: Reading): boolean {
  const { schema } = slot.kind
  if (schema === undefined || checks === 'none') return mayBeUndefined(slot)
  const problems = noProblems()
  return runSchema(who, schema, undefined, problems, [slot.name]) === undefined && problems.code === undefined
}

/** A patch of an open record in two: slots, and attributes beside them; what is no object is left for the slots to refuse. */
export function splitPatch(names: readonly string[], patch: unknown): [slots: object | undefined, attributes: [string, unknown][]] {
  if (typeof patch !== 'object' || patch === null) return [patch as undefined, []]
  const entries = Object.keys(patch).map((key): [string, unknown] => [key, (patch as Record<string, unknown>)[key]])
  return [Object.fromEntries(entries.filter(([key]) => isAmong(names, key))), entries.filter(([key]) => !isAmong(names, key))]
}
