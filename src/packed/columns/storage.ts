import { storedKind } from '../../layout/kinds.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { Field } from '../packed-types.js'
import { bits } from './bits.js'
import { choices } from './choices.js'
import type { Column, ColumnFacts, PackedClass, Storage } from './column.js'
import { numbers } from './numbers.js'
import { optional } from './optional.js'
import { records } from './records.js'
import { text } from './text.js'
import { values } from './values.js'

/** How the values of each kind are stored; those of all others in a JavaScript array. */
const STORAGES: Readonly<Record<string, Storage>> = {
  f64: numbers(Float64Array),
  f32: numbers(Float32Array),
  i8: numbers(Int8Array),
  u8: numbers(Uint8Array),
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
    return slot.kind.inner === undefined || column.holdsUndefined ? column : optional(facts, column)
  })
}
