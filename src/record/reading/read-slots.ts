import { tooDeep } from '../../base/errors.js'
import { quotePath, withArticle } from '../../base/show.js'
import { foreignVersion } from '../../base/version.js'
import type { Kind, Parts } from '../../layout/kind.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { initialOf, isRequired, type SlotLayout } from '../../layout/slot-layout.js'
import { isGiven, isInherited } from '../../base/own.js'
import { buildRecord, valueList } from '../build.js'
import { showRecord } from '../naming.js'
import type { Mode, Place } from './reader.js'
import { findRecordClass, nameOf, type AnyClass, type RecordClass } from '../record-class.js'
import { runSchema } from './schemas.js'

/** How many records inside each other are read: keys of the path. */
export const MAX_DEPTH = 500
/** The same where lists, maps and lazy slots are among them, which take more of the stack. */
const MAX_DEPTH_OF_PARTS = 130

/** Must the values of slots be looked at, and not only be handed on? */
export function checksValues(validate: RecordLayout['validate'], slots: readonly SlotLayout[]): boolean {
  return validate === 'always' || (validate === 'construct' && slots.some(({ kind }) => kind.hasSchema))
}

/**
 * Reads the values of slots from an object of keywords and from positional values, and reports all that is wrong with
 * them.
 *
 * @param known Keys that the object may have; `undefined` for any.
 * @throws {SlotError} `too-deep`.
 */
export function readSlots(
  place: Place,
  slots: readonly SlotLayout[],
  known: readonly string[] | undefined,
  init: unknown,
  positional: ReadonlyMap<string, unknown>,
): unknown[] {
  const { reader } = place
  const { isOwnOnly, ignoresUnknown } = reader.mode
  if (place.depth > MAX_DEPTH) throw tooDeep(reader.caller, MAX_DEPTH)
  if ((init !== undefined || isOwnOnly) && !isObjectOfSlots(init, isOwnOnly)) {
    reader.reportValue(place.path, 'an object of slots', init)
    return []
  }
  const object = (init ?? {}) as Record<string, unknown>
  if (!ignoresUnknown && known !== undefined) reportUnknownKeys(place, object, known)
  return valueList(slots, (slot) => {
    const { name, kind, initial } = slot
    const isPositional = positional.has(name)
    const isPresent = isPositional || (isOwnOnly ? isOwnKey(object, name) : isGiven(object, name))
    if (reader.isFull) return undefined
    const value = isPositional ? positional.get(name) : isPresent ? object[name] : undefined
    if (value === undefined && initial !== undefined) return initialOf(slot)
    const isMissing = !isPresent && isRequired(slot)
    // Most values are right, and need no path.
    if (!isMissing && kind.isPlain && kind.accepts(value)) return value
    const there = place.at(name)
    if (!isMissing) return readValue(there, kind, value)
    const { path } = there
    return reader.report('missing-slot', `slot ${quotePath(path)} is missing`, path)
  })
}

/** An array, or the bytes of a text, is not an object of slots, and has as many keys as elements. */
export function isObjectOfSlots(init: unknown, isOwnOnly: boolean): init is object {
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

function reportUnknownKeys(place: Place, object: object, known: readonly string[]): void {
  const { reader } = place
  const { isOwnOnly } = reader.mode
  const look = (key: string): void => {
    if (reader.isFull || isAmong(known, key) || (!isOwnOnly && isInherited(key, object))) return
    reader.reportUnknown(place.at(key).path, known)
  }
  if (isOwnOnly) for (const key of Object.keys(object)) look(key)
  else for (const key in object) look(key)
}

function isOwnKey(object: object, name: string): boolean {
  return Object.prototype.propertyIsEnumerable.call(object, name)
}

/** Reads a value of a kind: the value itself, or what its schema or its record class makes of it. */
export function readValue(place: Place, kind: Kind, value: unknown): unknown {
  const { reader } = place
  const { checks, isNested, isOwnOnly } = reader.mode
  if (kind.inner !== undefined) return value === kind.nothing ? value : readValue(place, kind.inner, value)
  if (kind.schema !== undefined) return checks === 'none' ? value : runSchema(place, kind.schema, value)
  const Class = kind.recordClass as AnyClass | undefined
  if (Class !== undefined && isNested && typeof value === 'object' && value !== null) {
    const read = reader.mode.plainReaderOf?.(Class) ?? readDoubtful
    const made = read(reader.mode, Class, value, place)
    if (made !== undefined) return made === reader ? undefined : made
  }
  if (kind.parts !== undefined) return readParts(place, kind, kind.parts, value)
  // An object inside another comes from somebody who does not know what it is, and so it is looked at.
  const isChecked = checks === 'all' || (Class !== undefined && isNested && typeof value === 'object')
  const meant = isOwnOnly && kind.fromPlain !== undefined ? kind.fromPlain(value) : value
  if (isChecked && !kind.accepts(meant)) reader.reportValue(place.path, kind.allowed, value, showRecord(value, Class))
  return meant
}

/** Reads a value part by part, where there is something to be looked at. */
function readParts(place: Place, kind: Kind, parts: Parts, value: unknown): unknown {
  const { reader } = place
  const { checks, isNested } = reader.mode
  if (place.depth > MAX_DEPTH_OF_PARTS) throw tooDeep(reader.caller, MAX_DEPTH_OF_PARTS)
  if (checks !== 'all' && !isNested && !(checks === 'schemas' && kind.hasSchema)) return value
  return parts.read(value, place)
}

/** Is a value an object and no record? */
function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isRecordLike(value)
}

/** Is a value a record, of this copy of the library or of another? */
function isRecordLike(value: unknown): boolean {
  return findRecordClass(value) !== undefined || foreignVersion(value) !== undefined
}

const NOTHING_POSITIONAL: ReadonlyMap<string, unknown> = new Map()

/** Makes a record of an object in a slot, or returns the reader that has found something wrong. */
export function readDoubtful(_: Mode, Class: AnyClass, input: unknown, place: Place): object | undefined {
  if (!isPlain(input)) return undefined
  return readCarefully(place, findRecordClass(Class) as RecordClass, Class, input) ?? place.reader
}

/** Makes a record of an object, slot by slot; nothing is made where something is wrong. */
export function readCarefully(place: Place, self: RecordClass, Class: AnyClass, input: unknown): object | undefined {
  const { reader } = place
  const { slots, names, closed } = self.layout
  if (isRecordLike(input))
    return reader.reportValue(
      place.path,
      `${withArticle(nameOf(Class, self))} or an object of slots`,
      input,
      showRecord(input, Class),
    )
  const takesAny = reader.mode.takesAttributes && closed === 'open'
  const before = reader.issues.length
  const values = readSlots(place, slots, takesAny ? undefined : names, input, NOTHING_POSITIONAL)
  if (reader.issues.length > before || reader.isFull) return undefined
  self.prepare?.(Class)
  const record = buildRecord(self, Class, values)
  const others = takesAny ? Object.keys(Object(input) as object).filter((key) => !isAmong(names, key)) : []
  for (const key of others) self.attributesOf?.(record, true)?.set(key, (input as Record<string, unknown>)[key])
  return record
}
