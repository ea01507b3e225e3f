import type { AnyRecordClass } from '../../index.js'
import { slotTypesOf, type SlotType } from '../../packed/index.js'
import { mayBeNull } from '../field-types.js'
import { loneSurrogate } from '../messages.js'
import { hasLoneSurrogate } from '../texts.js'

interface Place {
  readonly caller: string
  readonly owner: string
  readonly path: string
}

/** A value of a slot as Arrow's builders take it: objects for records, and `null` where there is nothing. */
export function plainOf(place: Place, type: SlotType, value: unknown): unknown {
  if (mayBeNull(type)) return value === undefined || value === null ? null : plainOf(place, type.of, value)
  const { kind, of } = type
  // As a column does, where Arrow would keep the last eight bits.
  if (kind === 'u8c') return new Uint8ClampedArray([value as number])[0]
  if (kind === 'text') return checked(place, value as string)
  if (kind === 'record') return slotsOf(place, type.recordClass as AnyRecordClass, value as object)
  if (kind === 'list' && of) return Array.from(value as unknown[], (part) => plainOf(place, of, part))
  if (kind !== 'mapOf' || !of) return value
  return new Map(
    Array.from(value as Map<string, unknown>, ([key, part]) => [checked(place, key), plainOf(place, of, part)]),
  )
}

function checked({ caller, owner, path }: Place, text: string): string {
  if (hasLoneSurrogate(text)) throw loneSurrogate(caller, owner, path, text)
  return text
}

function slotsOf(place: Place, Class: AnyRecordClass, record: object): object {
  const values: Readonly<Record<string, unknown>> = { ...record }
  const entries = slotTypesOf(Class).slots.map(({ name, ...type }) => [
    name,
    plainOf({ ...place, path: `${place.path}.${name}` }, type, values[name]),
  ])
  return Object.fromEntries(entries) as object
}
