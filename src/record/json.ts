import { deeper } from '../base/depth.js'
import type { Kind } from '../layout/kind.js'
import { storedKind } from '../layout/kinds.js'
import type { SlotLayout } from '../layout/slot-layout.js'

/** The slots of a record as JSON writes them; a record among them says itself what JSON writes of it. */
export function slotsToJson(slots: readonly SlotLayout[], record: object): Record<string, unknown> {
  return Object.fromEntries(
    slots.map(({ name, kind }) => [name, jsonOf(kind, (record as Record<string, unknown>)[name])]),
  )
}

/** What JSON is to write for a value, where it does not take the value itself: of bigints, maps and vectors. */
export function jsonOf(kind: Kind, value: unknown): unknown {
  const { isJsonOther, parts, toText } = storedKind(kind)
  if (typeof value === 'bigint' && toText !== undefined) return toText(value)
  if (!isJsonOther || !parts?.owns(value)) return value
  return deeper('toJSON', parts.plain, value, jsonOf)
}
