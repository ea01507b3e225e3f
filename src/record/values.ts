import { asyncSchema, invalidValues, quote, show, tooDeep, tooManyArguments, type Issue, type SlotErrorCode } from '../errors.js'
import { storedKind, type Kind, type SchemaResult } from '../layout/kinds.js'
import type { RecordLayout } from '../layout/record-layout.js'
import { initialOf, type SlotLayout } from '../layout/slot-layout.js'
import { nearestName } from '../nearest-name.js'
import { buildRecord } from './build.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from './protocol.js'
import { valueList } from './value-list.js'

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

/** Problems found so far; {@link MOST_ISSUES} are enough. */
export interface Problems {
  readonly issues: Issue[]
  /** All of them, those beyond included. */
  count: number
  code: SlotErrorCode | undefined
}

export function noProblems(): Problems {
  return { issues: [], count: 0, code: undefined }
}

const MOST_ISSUES = 100
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
  if ((init !== undefined || reading.isOwnOnly) && (typeof init !== 'object' || init === null)) {
    report(problems, 'bad-value', `${path.length > 0 ? `slot ${pathText(path)}` : 'the argument'} must be an object of slots, not ${show(init)}`, path)
    return []
  }
  const given = (init ?? {}) as Record<string, unknown>
  const keys = new Set<string>()
  if (reading.isOwnOnly) for (const key of Object.keys(given)) keys.add(key)
  else for (const key in given) if (!isInherited(key, given)) keys.add(key)
  if (!reading.ignoresUnknown && known !== undefined) {
    for (const key of keys) if (!known.includes(key)) reportUnknown(problems, [...path, key], known)
  }
  return valueList(slots, (slot) => {
    const { name, kind, initial } = slot
    const isPositional = positional.has(name)
    const isGiven = isPositional || (reading.isOwnOnly ? keys.has(name) : isIn(given, name))
    const value = isPositional ? positional.get(name) : isGiven ? given[name] : undefined
    if (value === undefined && initial !== undefined) return initialOf(slot)
    if (!isGiven && !acceptsAbsence(kind)) return report(problems, 'missing-slot', `slot ${pathText([...path, name])} is missing`, [...path, name])
    return checkValue(who, kind, value, reading, problems, [...path, name])
  })
}

/** Has an object of keywords a name? One that every object inherits must be its own. */
function isIn(given: object, name: string): boolean {
  return name in Object.prototype ? Object.hasOwn(given, name) : name in given
}

/** A key that some code has put on `Object.prototype` is not given by anybody. */
export function isInherited(key: string, given: object): boolean {
  return key in Object.prototype && !Object.hasOwn(given, key)
}

/** A schema that takes `undefined` has a default of its own, or is optional. */
function acceptsAbsence({ schema }: Kind): boolean {
  return schema !== undefined
}

/** The value, or what its schema makes of it; problems are noted. */
export function checkValue(who: string, kind: Kind, value: unknown, reading: Reading, problems: Problems, path: readonly PropertyKey[]): unknown {
  if (kind.inner !== undefined) return value === undefined ? undefined : checkValue(who, kind.inner, value, reading, problems, path)
  if (kind.schema !== undefined) return reading.checks === 'none' ? value : runSchema(who, kind.schema['~standard'].validate(value), problems, path)
  const Class = kind.recordClass as AnyClass | undefined
  if (Class !== undefined && reading.isNested && isPlain(value)) return readNested(who, Class, value, reading, problems, path)
  if (reading.checks === 'all' && !kind.accepts(value)) report(problems, 'bad-value', `slot ${pathText(path)} must be ${kind.allowed}, not ${show(value)}`, path)
  return value
}

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && findRecordClass(value) === undefined
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
  const takesAny = reading.takesAttributes && closed === 'open'
  const before = problems.count
  const values = readSlots(who, slots, takesAny ? undefined : names, input, new Map(), reading, problems, path)
  if (problems.count > before) return undefined
  const record = buildRecord(self, Class, values)
  const others = takesAny ? Object.keys(Object(input) as object).filter((key) => !names.includes(key)) : []
  for (const key of others) self.root.attributesOf?.(record, true)?.set(key, (input as Record<string, unknown>)[key])
  return record
}

function runSchema(who: string, result: SchemaResult | PromiseLike<SchemaResult>, problems: Problems, path: readonly PropertyKey[]): unknown {
  if ('then' in result) {
    // Nobody waits for it, so nobody else would catch its failure.
    void result.then(undefined, () => undefined)
    throw asyncSchema(who, String(path.at(-1)))
  }
  for (const issue of result.issues ?? []) {
    // Not its own `map`: the path may be of a subclass of Array.
    const inner = Array.from(issue.path ?? [], (segment) => (typeof segment === 'object' ? segment.key : segment))
    report(problems, 'bad-value', `slot ${pathText([...path, ...inner])}: ${issue.message}`, [...path, ...inner])
  }
  return result.value
}

function reportUnknown(problems: Problems, path: readonly PropertyKey[], known: readonly string[]): void {
  const nearest = nearestName(String(path.at(-1)), known)
  const hint = nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`
  report(problems, 'unknown-slot', `there is no slot ${pathText(path)}${hint}`, path)
}

function report(problems: Problems, code: SlotErrorCode, message: string, path: readonly PropertyKey[]): undefined {
  problems.code ??= code
  problems.count++
  if (problems.issues.length < MOST_ISSUES) problems.issues.push({ message, path })
}

function pathText(path: readonly PropertyKey[]): string {
  return quote(path.map(String).join('.'))
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
 * Reads new values for some slots of a record, by name.
 *
 * @param isConstruction Does `undefined` mean the default of a slot that has one?
 * @throws {SlotError} naming all that is unknown and ill-typed at once.
 */
export function readPatch(who: string, layout: RecordLayout, patch: unknown, isConstruction: boolean): Map<string, unknown> {
  const isObject = typeof patch === 'object' && patch !== null
  const slots = layout.slots.filter(({ name }) => isObject && isIn(patch, name))
  const read = isConstruction ? slots : slots.map((slot) => Object.assign({}, slot, { initial: undefined }))
  const problems = noProblems()
  const values = readSlots(who, read, layout.names, patch, new Map(), constructorReading(layout), problems)
  if (problems.code !== undefined) throw invalidValues(who, problems.code, problems.issues)
  return new Map(slots.map(({ name }, position) => [name, values[position]]))
}

/** A patch of an open record in two: slots, and attributes beside them; what is no object is left for the slots to refuse. */
export function splitPatch(names: readonly string[], patch: unknown): [slots: object | undefined, attributes: [string, unknown][]] {
  if (typeof patch !== 'object' || patch === null) return [patch as undefined, []]
  const entries = Object.keys(patch).map((key): [string, unknown] => [key, (patch as Record<string, unknown>)[key]])
  return [Object.fromEntries(entries.filter(([key]) => names.includes(key))), entries.filter(([key]) => !names.includes(key))]
}
