import type { StructRow } from 'apache-arrow'
import type { AnyRecordClass } from '../../index.js'
import { slotTypesOf, type SlotType } from '../../packed/index.js'
import * as arrow from 'apache-arrow'
import { mayBeNull } from '../field-types.js'
import type { Chunks, Given, Place } from './chunks.js'

/** Lists, maps, and what may be anything: as JavaScript has them, a value a row. */
export function readKept(place: Place, chunks: Chunks): Given {
  place.noteCopy(place.path)
  const values: unknown[] = []
  for (const data of chunks.data) {
    const vector = new arrow.Vector([data])
    for (let index = 0; index < data.length; index++) values.push(valueOf(place, place.type, vector.get(index)))
  }
  while (values.length < chunks.rows) values.push(valueOf(place, place.type, null))
  return { values }
}

/** A value of Arrow as a slot takes it; what does not fit is handed on as it is, and refused by the slot. */
function valueOf(place: Place, type: SlotType | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return type?.kind === 'optional' ? undefined : null
  if (mayBeNull(type)) return valueOf(place, type.of, value)
  if (value instanceof arrow.Vector) return listOf(place, type?.of, value)
  if (value instanceof arrow.MapRow) return mapOf(place, type?.of, value)
  if (value instanceof arrow.StructRow) return slotsOf(place, type?.recordClass, value)
  if (type?.kind === 'date' && typeof value === 'number') return new Date(value)
  return type === undefined ? value : numberOf(type.kind, value)
}

/** Whole numbers may be bigints on one side and numbers on the other. */
function numberOf(kind: string, value: unknown): unknown {
  if (!/^[fiu]\d/.test(kind)) return value
  const isBig = kind === 'i64' || kind === 'u64'
  if (typeof value === 'bigint') return isBig ? value : Number(value)
  return isBig && Number.isSafeInteger(value) ? BigInt(value as number) : value
}

function listOf(place: Place, type: SlotType | undefined, vector: Iterable<unknown>): unknown[] {
  return Array.from(vector, (part) => valueOf(place, type, part))
}

function mapOf(place: Place, type: SlotType | undefined, row: Iterable<[unknown, unknown]>): Map<unknown, unknown> {
  return new Map(Array.from(row, ([key, part]) => [key, valueOf(place, type, part)]))
}

function slotsOf(place: Place, Class: AnyRecordClass | undefined, row: StructRow): object {
  const types = new Map(Class === undefined ? [] : slotTypesOf(Class).slots.map((slot) => [slot.name, slot]))
  const parts = Object.entries(row.toJSON())
  return Object.fromEntries(parts.map(([name, part]) => [name, valueOf(place, types.get(name), part)]))
}
