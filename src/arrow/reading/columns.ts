import type { Data, DataType, Field } from 'apache-arrow'
import type { AnyRecordClass } from '../../index.js'
import { slotTypesOf, type NamedSlotType } from '../../packed/index.js'
import * as arrow from 'apache-arrow'
import { mayBeNull, stored } from '../field-types.js'
import { missingColumn, otherType, repeatedColumn, unknownColumn } from '../messages.js'
import {
  bitsOf,
  bytesFor,
  chunksOf,
  nameOf,
  putBits,
  refuseNulls,
  within,
  type Chunks,
  type Given,
  type Place,
} from './chunks.js'
import { readChoices, readText } from './codes.js'
import { readDates } from './dates.js'
import { readKept } from './kept.js'
import { readNumbers } from './numbers.js'
import { readVectors } from './vectors.js'

/** What happens while columns are read. */
export interface Reading {
  readonly caller: string
  /** What happens to a column that no slot takes. */
  readonly unknown: 'error' | 'ignore'
  /** Notes a slot that has taken its default, a column that was left out, and one that was copied. */
  readonly note: (what: 'defaults' | 'ignored' | 'copied', path: string) => void
}

/** Columns by their names, with the pieces of each. */
export interface Source {
  readonly fields: readonly Field[]
  readonly piecesOf: (index: number) => readonly Data[]
  /** The record that they lie in; `undefined` for those of a table. */
  readonly outer: Chunks | undefined
  readonly path: string
}

/**
 * The columns for the slots of a class, by name, as `PackedArray.adopt` takes them.
 *
 * @throws {SlotError} `missing-slot`, `unknown-slot`, `bad-value`.
 */
export function columnsOf(reading: Reading, Class: AnyRecordClass, source: Source): Record<string, Given> {
  const { caller, unknown, note } = reading
  const { name: owner, slots } = slotTypesOf(Class)
  const { fields, piecesOf, outer, path } = source
  const names = fields.map(({ name }) => name)
  const repeated = names.find((name, index) => names.indexOf(name) < index)
  if (repeated !== undefined) throw repeatedColumn(caller, path + repeated)
  for (const name of names) {
    if (slots.some((slot) => slot.name === name)) continue
    if (unknown === 'error')
      throw unknownColumn(
        caller,
        owner,
        path + name,
        slots.map((slot) => slot.name),
      )
    note('ignored', path + name)
  }
  const entries = slots.flatMap((slot): [string, Given][] => {
    const index = names.indexOf(slot.name)
    const { type } = fields[index] ?? {}
    if (type !== undefined)
      return [
        [slot.name, columnOf(reading, slot, chunksOf(caller, path + slot.name, type, piecesOf(index)), path, outer)],
      ]
    if (slot.isRequired && outer?.data.length !== 0) throw missingColumn(caller, owner, path + slot.name, names)
    note('defaults', path + slot.name)
    return []
  })
  return Object.fromEntries(entries)
}

type Read = (place: Place, chunks: Chunks, reading: Reading) => Given

/** How columns are read for slots of each kind; those of all other kinds hold numbers. */
const READERS: Readonly<Record<string, Read>> = {
  bool: readBits,
  date: (place, chunks) => ({ values: readDates(place, chunks) }),
  text: readText,
  oneOf: readChoices,
  record: readRecords,
  vec: readVectors,
  list: readKept,
  mapOf: readKept,
  lazy: readKept,
  anyOf: readKept,
  any: readKept,
  schema: readKept,
}

function columnOf(
  reading: Reading,
  { name, ...type }: NamedSlotType,
  chunks: Chunks,
  before: string,
  outer: Chunks | undefined,
): Given {
  const { caller } = reading
  const path = before + name
  const kind = stored(type)
  if (mayBeNull(type) && mayBeNull(type.of))
    throw otherType(caller, path, nameOf(chunks.type), `${type.kind} of ${type.of.kind}`)
  const place: Place = { caller, path, type: kind, noteCopy: (copied) => reading.note('copied', copied) }
  const read = READERS[kind.kind] ?? ((at, of) => ({ values: readNumbers(at, of) }))
  // Lists and the like say themselves what they hold.
  if (read === readKept) return read({ ...place, type }, chunks, reading)
  if (!mayBeNull(type)) refuseNulls(place, chunks, outer)
  const given = read(place, outer === undefined ? chunks : within(outer, chunks), reading)
  return { ...given, validity: mayBeNull(type) ? chunks.validity : undefined }
}

function readBits(place: Place, { type, data, rows }: Chunks): Given {
  if (data.length > 0 && !arrow.DataType.isBool(type)) throw otherType(place.caller, place.path, nameOf(type), 'bool')
  const [only] = data
  if (only !== undefined && data.length === 1) return { values: bitsOf(only.values as Uint8Array, only.offset, rows) }
  place.noteCopy(place.path)
  const values = new Uint8Array(bytesFor(rows))
  let at = 0
  for (const piece of data) {
    putBits(values, at, piece.values as Uint8Array, piece.offset, piece.length)
    at += piece.length
  }
  return { values }
}

/** A record inside: the columns of its slots, by name. */
function readRecords({ caller, path, type }: Place, chunks: Chunks, reading: Reading): Given {
  const isStruct = arrow.DataType.isStruct(chunks.type)
  if (chunks.data.length > 0 && !isStruct) throw otherType(caller, path, nameOf(chunks.type), type.allowed)
  const Class = type.recordClass as AnyRecordClass
  const piecesOf = (index: number): readonly Data[] =>
    isStruct ? chunks.data.map((data) => childOf(data, index)) : [nothing(chunks)]
  const fields = isStruct
    ? chunks.type.children
    : slotTypesOf(Class).slots.map(({ name }) => new arrow.Field(name, new arrow.Null(), true))
  return { values: columnsOf(reading, Class, { fields, piecesOf, outer: chunks, path: `${path}.` }) }
}

function childOf({ type, children, length }: Data, index: number): Data {
  // A stream without batches has one of Arrow's making, in which records have no columns.
  const child = children[index] ?? arrow.makeData({ type: type.children[index]?.type as DataType } as never)
  return child.slice(0, length)
}

/** A slot of records none of which is there. */
function nothing({ rows: length }: Chunks): Data {
  return arrow.makeData({ type: new arrow.Null(), length })
}
