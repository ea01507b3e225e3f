import { deeper } from '../base/depth.js'
import type { Kind } from '../layout/kind.js'
import { storedKind } from '../layout/kinds.js'
import type { SlotLayout } from '../layout/slot-layout.js'
import { findRecordClass } from './record-class.js'

/** The slots of a record as JSON writes them; a record whose class has a `toJSON` of the user's is left to it. */
export function slotsToJson(slots: readonly SlotLayout[], record: object): Record<string, unknown> {
  return Object.fromEntries(
    slots.map(({ name, kind }) => [name, jsonOf(kind, (record as Record<string, unknown>)[name])]),
  )
}

/** What JSON is to write for a value, where it does not take the value itself: of bigints, maps and vectors. */
export function jsonOf(kind: Kind, value: unknown): unknown {
  const { isJsonOther, parts, recordClass, toText } = storedKind(kind)
  if (typeof value === 'bigint' && toText !== undefined) return toText(value)
  if (!isJsonOther) return value
  // Each toJSON begins a new stack, so that JSON.stringify would not end with records in a circle.
  if (recordClass !== undefined) return hasOurs(value) ? deeper('toJSON', ourJson, value, undefined) : value
  return parts?.owns(value) ? deeper('toJSON', parts.plain, value, jsonOf) : value
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
