import { storedKind, type Kind } from '../../layout/kinds.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { Field } from '../packed-types.js'
import { bits } from './bits.js'
import { choices } from './choices.js'
import type { Column, ColumnFacts, PackedClass, Storage } from './column.js'
import { numbers } from './numbers.js'
import { optional } from './optional.js'
import { dates } from './dates.js'
import { kept } from './kept.js'
import { records } from './records.js'
import { text } from './text.js'
import { values } from './values.js'
import { vectors } from './vectors.js'

/** How the values of each kind are stored; those of all others in a JavaScript array. */
const STORAGES: Readonly<Record<string, Storage>> = {
  f64: numbers(Float64Array),
  f32: numbers(Float32Array),
  f16: numbers(Reflect.get(globalThis, 'Float16Array')),
  i8: numbers(Int8Array),
  u8: numbers(Uint8Array),
  u8c: numbers(Uint8ClampedArray),
  i16: numbers(Int16Array),
  u16: numbers(Uint16Array),
  i32: numbers(Int32Array),
  u32: numbers(Uint32Array),
  i64: numbers(BigInt64Array),
  u64: numbers(BigUint64Array),
  bool: bits,
  oneOf: choices,
  text,
  record: records,
  date: dates,
  vec: vectors,
  list: kept,
  mapOf: kept,
  lazy: kept,
  anyOf: kept,
}

let serial = 0

/**
 * The columns of a layout, one for each slot, in their order.
 *
 * @param packedClass Finds the packed class of a record inside.
 */
export function columnsOf(
  owner: string,
  layout: RecordLayout,
  packedClass: (Class: unknown) => PackedClass,
): readonly Column[] {
  serial++
  return layout.slots.map((slot, position): Column => {
    const kind = storedKind(slot.kind)
    const facts: ColumnFacts = {
      owner,
      layout,
      slot,
      name: slot.name,
      position,
      isReadonly: slot.isReadonly || layout.closed === 'frozen',
      field: `c${serial}_${position}` as Field,
      kind,
      nested: kind.recordClass === undefined ? undefined : packedClass(kind.recordClass),
    }
    const column = (STORAGES[kind.name] ?? values)(facts)
    return column.holdsUndefined ? column : wrapped(facts, slot.kind, column)
  })
}

/** A column of what a slot holds, with a bit for each way in which it may hold nothing. */
function wrapped(facts: ColumnFacts, { inner, nothing }: Kind, column: Column): Column {
  return inner === undefined ? column : optional(facts, wrapped(facts, inner, column), nothing)
}
