import type { Data, DataType, Dictionary, Field, FixedSizeList, Struct, Utf8, Vector } from 'apache-arrow'
import type { AnyRecordClass } from '../../index.js'
import { slotTypesOf, type OpenColumn, type SlotType } from '../../packed/index.js'
import * as arrow from 'apache-arrow'
import { stored } from '../field-types.js'
import { loneSurrogate } from '../messages.js'
import { plainOf } from './plain-values.js'
import { encode, spread, type Texts } from '../texts.js'

/** A column of a packed array, and what it becomes. */
export interface SourceColumn {
  readonly caller: string
  /** The class, and the path to the slot, as messages call them. */
  readonly owner: string
  readonly path: string
  readonly type: SlotType
  readonly column: OpenColumn
  readonly rows: number
}

type Write = (source: SourceColumn, type: DataType) => Data

/** How columns of each kind become Arrow data; all others are numbers. */
const WRITERS: Readonly<Record<string, Write>> = {
  bool: (source, type) => make(source, type, (source.column.values as Uint8Array).subarray(0, bytesFor(source.rows))),
  date: writeDates,
  text: writeText,
  oneOf: writeChoices,
  record: writeRecords,
  vec: writeVectors,
  list: writeKept,
  mapOf: writeKept,
}

/** Arrow data over the memory of a column, where both are the same; else made of it. */
export function dataOf(source: SourceColumn, type: DataType): Data {
  return (WRITERS[stored(source.type).kind] ?? writeNumbers)(source, type)
}

function writeNumbers(source: SourceColumn, type: DataType): Data {
  return make(source, type, elements(source.column.values as Uint8Array, type, source.rows))
}

/** The memory of numbers, as the array that Arrow has for the type: bits for `f16`, which not every engine has. */
function elements({ buffer, byteOffset }: Uint8Array, type: DataType, length: number): ArrayBufferView {
  const Made = type.ArrayType as new (buffer: ArrayBufferLike, byteOffset: number, length: number) => ArrayBufferView
  return new Made(buffer, byteOffset, length)
}

/** Arrow counts milliseconds in whole 64-bit numbers. */
function writeDates(source: SourceColumn, type: DataType): Data {
  const times = source.column.values as Float64Array
  const data = new BigInt64Array(source.rows)
  // As two halves: a bigint for each row would be an object.
  const halves = new Int32Array(data.buffer)
  for (let row = 0; row < source.rows; row++) {
    const time = times[row] as number
    const high = Math.floor(time / 2 ** 32)
    halves[row * 2] = time - high * 2 ** 32
    halves[row * 2 + 1] = high
  }
  return make(source, type, data)
}

function writeText(source: SourceColumn, type: DataType): Data {
  const { column, rows } = source
  const codes = column.values as Uint32Array
  if (!arrow.DataType.isDictionary(type)) return writeStrings(source, type)
  const compact = compactText(codes.subarray(0, rows), column.dictionary as readonly string[])
  const dictionary = vectorOf(type, encodeStrings(source, compact.strings))
  return make(source, type, new Int32Array(compact.codes.buffer, compact.codes.byteOffset, rows), { dictionary })
}

/** The string of each row. */
function writeStrings(source: SourceColumn, type: DataType): Data {
  const { caller, column, rows } = source
  const codes = column.values as Uint32Array
  const { data, valueOffsets } = spread(caller, encodeStrings(source, column.dictionary), codes, rows)
  return make(source, type, data, { valueOffsets })
}

/** Codes that no row uses stand for the empty string once more, and readers of dictionaries take each string once. */
function compactText(
  codes: Uint32Array,
  strings: readonly string[],
): { codes: Uint32Array; strings: readonly string[] } {
  if (strings.indexOf('', 1) < 0) return { codes, strings }
  const kept = strings.flatMap((text, code) => (code === 0 || text !== '' ? [code] : []))
  const places = new Uint32Array(strings.length)
  for (const [place, code] of kept.entries()) places[code] = place
  return { codes: codes.map((code) => places[code] as number), strings: kept.map((code) => strings[code] as string) }
}

/** The choices of `oneOf` by the type of their field: batches of one schema share them, and a file holds them once. */
const choicesOf = new WeakMap<DataType, Vector>()

function writeChoices(source: SourceColumn, type: DataType): Data {
  const { column, rows } = source
  if (!arrow.DataType.isDictionary(type)) return writeStrings(source, type)
  const found: Dictionary = type
  const dictionary = choicesOf.get(type) ?? vectorOf(found, encodeStrings(source, column.dictionary))
  choicesOf.set(type, dictionary)
  return make(source, type, elements(column.values as Uint8Array, found.indices, rows), { dictionary })
}

function encodeStrings({ caller, owner, path }: SourceColumn, strings: unknown): Texts {
  return encode(caller, strings as readonly string[], (text) => {
    throw loneSurrogate(caller, owner, path, text)
  })
}

function vectorOf(type: Dictionary, { data, valueOffsets }: Texts): Vector {
  const length = valueOffsets.length - 1
  return new arrow.Vector([arrow.makeData({ type: type.dictionary as Utf8, length, nullCount: 0, data, valueOffsets })])
}

function writeRecords(source: SourceColumn, type: DataType): Data {
  const { caller, column, rows, path } = source
  const { name: owner, slots } = slotTypesOf(stored(source.type).recordClass as AnyRecordClass)
  const columns = column.values as Readonly<Record<string, OpenColumn>>
  const children = (type as Struct).children.flatMap((field) => {
    const found = slots.find(({ name }) => name === field.name)
    if (found === undefined) return []
    const inside = { caller, owner, path: `${path}.${field.name}`, type: found, rows }
    return [dataOf({ ...inside, column: columns[field.name] as OpenColumn }, field.type)]
  })
  return make(source, type, undefined, { children })
}

function writeVectors(source: SourceColumn, type: DataType): Data {
  const { children, listSize } = type as FixedSizeList
  const element = (children[0] as Field).type
  const length = source.rows * listSize
  const data = elements(source.column.values as Uint8Array, element, length)
  const child = arrow.makeData({ type: element, length, nullCount: 0, data } as never) as Data
  return make(source, type, undefined, { child })
}

/** Lists and maps, which a packed array keeps as JavaScript has them. */
function writeKept(source: SourceColumn, type: DataType): Data {
  const builder = arrow.makeBuilder({ type, nullValues: [null] })
  const values = source.column.values as readonly unknown[]
  for (let row = 0; row < source.rows; row++) {
    const value = values[row]
    // A record that is not there has no list either, and the column may end before it.
    builder.append(value === undefined ? null : plainOf(source, source.type, value))
  }
  return builder.finish().flush() as Data
}

function make({ column, rows }: SourceColumn, type: DataType, data?: ArrayBufferView, more?: object): Data {
  const validity = column.validity as Uint8Array | undefined
  const nulls = validity === undefined ? { nullCount: 0 } : { nullBitmap: validity.subarray(0, bytesFor(rows)) }
  return arrow.makeData({ type, length: rows, data, ...nulls, ...more } as never) as Data
}

function bytesFor(bits: number): number {
  return Math.ceil(bits / 8)
}
