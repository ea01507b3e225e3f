import { deeper } from '../base/depth.js'
import type { Kind } from '../layout/kind.js'
import { storedKind } from '../layout/kinds.js'
import type { SlotLayout } from '../layout/slot-layout.js'
import { openAttributes, showInJson } from './inspect.js'
import { findRecordClass } from './record-class.js'

/** Gives a generated prototype a `toJSON` for slots whose values JSON does not take: bigints, maps and vectors. */
export const showSlotsInJson: NonNullable<Kind['showInJson']> = ({ closed, slots }, prototype) => {
  showInJson(prototype, (record) => {
    const values = slotsToJson(slots, record)
    return closed === 'open' ? { ...values, ...Object.fromEntries(openAttributes(record) ?? []), ...values } : values
  })
}

/** The slots of a record as JSON writes them; a record whose class has a `toJSON` of the user's is left to it. */
export function slotsToJson(slots: readonly Pick<SlotLayout, 'name' | 'kind'>[], record: object): object {
  const values = record as Record<string, unknown>
  return Object.fromEntries(slots.map(({ name, kind }) => [name, jsonOf(kind, values[name])]))
}

/** What JSON is to write for a value, where it does not take the value itself: of bigints, maps and vectors. */
export function jsonOf(kind: Kind, value: unknown): unknown {
  const { parts, recordClass, showInJson: isOther, toText } = storedKind(kind)
  if (typeof value === 'bigint' && toText !== undefined) return toText(value)
  if (isOther === undefined) return value
  // Each toJSON begins a new stack, so that JSON.stringify would not end with records in a circle.
  if (recordClass !== undefined) return hasOurs(value) ? deeper('toJSON', ourJson, value, undefined, true) : value
  return parts?.owns(value) ? deeper('toJSON', parts.plain, value, jsonOf, parts.isWay) : value
}

interface WithJson {
  readonly toJSON: (key: string) => unknown
}

function hasOurs(value: unknown): value is WithJson {
  const { toJSON } = Object(findRecordClass(value)?.generated.prototype) as Partial<WithJson>
  return typeof toJSON === 'function' && (value as WithJson).toJSON === toJSON
}

function ourJson(value: WithJson): unknown {
  return value.toJSON('')
}
