import { elementsOf } from '../../base/typed-arrays.js'
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

/** How the values of each kind are stored that has no typed array; those of all others in a JavaScript array. */
const STORAGES: Readonly<Record<string, Storage>> = {
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

/** The kinds of numbers; `f16` is one also where the engine has no array for it, which `numbers` then says. */
const NUMBER = /^(?:[fiu]\d+|u8c)$/

function storageOf(kind: string): Storage {
  return NUMBER.test(kind) ? numbers(elementsOf(kind)) : (STORAGES[kind] ?? values)
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
    const column = storageOf(kind.name)(facts)
    return column.holdsUndefined ? column : wrapped(facts, slot.kind, column)
  })
}

/** A column of what a slot holds, with a bit for each way in which it may hold nothing. */
function wrapped(facts: ColumnFacts, { inner, nothing }: Kind, column: Column): Column {
  return inner === undefined ? column : optional(facts, wrapped(facts, inner, column), nothing)
}
