import { badDefault, badSlot, mutableDefault } from './errors.js'
import { ANY, BOOL, bigInteger, float, integer, oneOfKind, optionalKind, recordKind, schemaKind, TEXT, type Kind, type StandardSchema } from './layout/kinds.js'
import { untypedSlot, type Default, type SlotData, type SlotLayout } from './layout/slot-layout.js'
import { checkSlotNames } from './layout/slot-names.js'
import { findRecordClass, type AnyClass } from './record/protocol.js'

/** Where a slot keeps what is known of it. */
const SLOT = '~slot'

interface SlotObject {
  readonly [SLOT]: SlotData
}

function slotObject(kind: Kind, initial?: Default): SlotObject {
  return { [SLOT]: { kind, initial, isReadonly: false, doc: undefined } }
}

/** A kind is a slot by itself, and a function that gives the same slot with a default. */
function callable(kind: Kind, initial?: Default): SlotObject & ((initial: unknown) => SlotObject) {
  const withDefault = (value: unknown): SlotObject => {
    if (!kind.accepts(value)) throw badDefault(kind.name, value, kind.allowed)
    return slotObject(kind, { value })
  }
  return Object.assign(withDefault, slotObject(kind, initial))
}

export function slot(...initial: readonly [] | readonly [unknown]): unknown {
  if (initial.length === 0) return slotObject(ANY)
  const [value] = initial
  if (typeof value === 'function') return slotObject(ANY, { make: value as () => unknown })
  if (Object(value) === value) throw mutableDefault()
  return slotObject(ANY, { value })
}

export const f64 = callable(float('f64', 8))
export const f32 = callable(float('f32', 4))
export const i8 = callable(integer('i8', 8, true))
export const u8 = callable(integer('u8', 8, false))
export const i16 = callable(integer('i16', 16, true))
export const u16 = callable(integer('u16', 16, false))
export const i32 = callable(integer('i32', 32, true))
export const u32 = callable(integer('u32', 32, false))
export const i64 = callable(bigInteger('i64', true))
export const u64 = callable(bigInteger('u64', false))
export const bool = callable(BOOL)
export const text = callable(TEXT)

export function oneOf(...values: readonly string[]): unknown {
  if (values.length === 0 || values.some((value) => typeof value !== 'string')) throw badSlot('oneOf()', undefined, values)
  return callable(oneOfKind([...new Set(values)]))
}

export function optional(of: unknown): unknown {
  const { kind, initial } = slotDataOf('optional()', undefined, of)
  return slotObject(optionalKind(kind), initial ?? { value: undefined })
}

export function readonly(of: unknown): unknown {
  return { [SLOT]: { ...slotDataOf('readonly()', undefined, of), isReadonly: true } }
}

export function doc(of: unknown, words: string): unknown {
  return { [SLOT]: { ...slotDataOf('doc()', undefined, of), doc: words } }
}

/** What is known of whatever may stand to the right of a slot name: a slot, a record class, a Standard Schema. */
function slotDataOf(who: string, name: string | undefined, value: unknown): SlotData {
  if (Object(value) === value) {
    const data = (value as Partial<SlotObject>)[SLOT]
    if (data !== undefined) return data
    if (findRecordClass(value) !== undefined) return slotObject(recordKind(value as AnyClass))[SLOT]
    if ((value as Partial<StandardSchema>)['~standard'] !== undefined) return slotObject(schemaKind(value as StandardSchema))[SLOT]
  }
  throw badSlot(who, name, value)
}

/**
 * Copies a definition, once, after checking it: an array of names, or an object of slots.
 *
 * @throws {SlotError} `not-a-definition`, `bad-slot-name`, `duplicate-slot`, `bad-slot`.
 * @throws {RangeError} `too-many-slots`.
 */
export function readDefinition(who: string, definition: unknown): { readonly isArray: boolean; readonly slots: readonly SlotLayout[] } {
  const isSchema = typeof definition === 'object' && definition !== null && !(Symbol.iterator in definition)
  const names = checkSlotNames(who, isSchema ? Object.keys(definition) : definition)
  const slots = names.map((name) =>
    isSchema ? { name, ...slotDataOf(who, name, (definition as Record<string, unknown>)[name]) } : untypedSlot(name),
  )
  return { isArray: !isSchema, slots }
}
