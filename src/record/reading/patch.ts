import { isGiven } from '../../base/own.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { mayBeUndefined, type SlotLayout } from '../../layout/slot-layout.js'
import type { RecordClass } from '../record-class.js'
import { isAmong, readSlots } from './read-slots.js'
import { constructorMode, Place, Reader } from './reader.js'
import { runSchema } from './schemas.js'

/**
 * Reads new values for some slots of a record, by name. A slot that is `undefined` is left out, unless it may hold
 * that.
 *
 * @throws {SlotError} naming all that is unknown and ill-typed at once.
 */
export function readPatch(caller: string, layout: RecordLayout, patch: unknown): Map<string, unknown> {
  const mode = constructorMode(layout)
  const values = new Map<string, unknown>()
  const slots = layout.slots.filter((slot) => {
    if (typeof patch !== 'object' || patch === null || !isGiven(patch, slot.name)) return false
    const value = (patch as Record<string, unknown>)[slot.name]
    if (value === undefined && !takesUndefined(new Reader(caller, mode), slot)) return false
    values.set(slot.name, value)
    return true
  })
  const reader = new Reader(caller, mode)
  // Nothing is constructed: what is given has no default.
  const given = slots.map((slot) => Object.assign({}, slot, { initial: undefined }))
  const read = readSlots(new Place(reader), given, layout.names, patch, values)
  reader.finish()
  return new Map(slots.map(({ name }, position) => [name, read[position]]))
}

/**
 * Is `undefined` a value of a slot? Of its schema it is one if that takes it and makes nothing else of it, such as a
 * default.
 */
function takesUndefined(reader: Reader, slot: SlotLayout): boolean {
  const { schema } = slot.kind
  if (schema === undefined || reader.mode.checks === 'none') return mayBeUndefined(slot)
  return runSchema(new Place(reader).at(slot.name), schema, undefined) === undefined && reader.code === undefined
}

type Entries = Iterable<readonly [PropertyKey, unknown]>

/**
 * A patch in two: slots, and the attributes beside them where a class takes any. What is not an object is left for the
 * slots to refuse.
 */
export function splitPatch({ layout }: RecordClass, patch: object | undefined): [object | undefined, Entries] {
  if (layout.closed !== 'open' || typeof patch !== 'object' || patch === null) return [patch, []]
  const slots: [string, unknown][] = []
  const others: [string, unknown][] = []
  for (const entry of Object.entries(patch)) (isAmong(layout.names, entry[0]) ? slots : others).push(entry)
  return [Object.fromEntries(slots), others]
}

/** Writes attributes of a record whose class takes any. */
export function writeAttributes({ root }: RecordClass, record: object, entries: Entries): void {
  for (const [key, value] of entries) root.attributesOf?.(record, true)?.set(key, value)
}
