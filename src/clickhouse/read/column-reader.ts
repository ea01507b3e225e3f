import { numberOf } from '../write/integers.js'
import type { ByteSource } from './byte-source.js'
import type { Data, NumberArray, Numbers } from './data.js'
import { textsReader } from './text-reader.js'
import { namesOf, typeNameOf, type TypeName } from './type-names.js'

/** Reads the values of a column out of one block. */
export type ColumnReader = (source: ByteSource, rows: number) => Promise<Data>

interface Elements {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer): NumberArray
}

/** What is a number, or is kept as one. */
const NUMBERS: Readonly<Record<string, Elements>> = {
  Float64: Float64Array,
  Float32: Float32Array,
  Int8: Int8Array,
  UInt8: Uint8Array,
  Int16: Int16Array,
  UInt16: Uint16Array,
  Int32: Int32Array,
  UInt32: Uint32Array,
  Int64: BigInt64Array,
  UInt64: BigUint64Array,
  Bool: Uint8Array,
  Date: Uint16Array,
  Date32: Int32Array,
  DateTime: Uint32Array,
  DateTime64: BigInt64Array,
}

/** Rows beyond this number are not read: no array of records has room for them. */
export const MAX_ROWS = 2 ** 31 - 1

/** What reads a column of a type; `undefined` for types that are not read. */
export function columnReader(type: TypeName): ColumnReader | undefined {
  const { name, parts } = type
  const Elements = NUMBERS[name]
  if (Elements !== undefined) return numbersReader(Elements, millisecondsOf(type))
  if (name === 'String') return textsReader()
  if (name === 'Enum8' || name === 'Enum16') return enumReader(type)
  if (name === 'LowCardinality') return lowCardinalityReader(typeNameOf(parts[0] ?? ''))
  const inner = name === 'Nullable' || name === 'Array' ? columnReader(typeNameOf(parts[0] ?? '')) : undefined
  if (inner === undefined) return undefined
  return name === 'Array' ? arrayReader(inner) : nullableReader(inner)
}

const DAY = 86_400_000
/** Digits behind the seconds of a `DateTime64` that does not say how many. */
const DIGITS = 3

function millisecondsOf({ name, parts }: TypeName): number | undefined {
  if (name === 'Date' || name === 'Date32') return DAY
  if (name === 'DateTime') return 1000
  return name === 'DateTime64' ? 10 ** (3 - Number(parts[0] ?? DIGITS)) : undefined
}

function numbersReader(Elements: Elements, milliseconds: number | undefined): ColumnReader {
  return async (source, rows) => {
    const values = new Elements(await source.take(rows * Elements.BYTES_PER_ELEMENT))
    return { is: 'numbers', values, milliseconds }
  }
}

function nullableReader(inner: ColumnReader): ColumnReader {
  return async (source, rows) => {
    const isNull = new Uint8Array(await source.take(rows))
    return { is: 'nullable', isNull, values: await inner(source, rows) }
  }
}

function arrayReader(inner: ColumnReader): ColumnReader {
  return async (source, rows) => {
    const halves = new Int32Array(await source.take(rows * 8))
    const ends = new Float64Array(rows)
    let before = 0
    for (let row = 0; row < rows; row++) {
      const end = numberOf(halves, row * 2)
      if (end < before || end > MAX_ROWS) throw source.refuse(`an Array in the data ends at ${end}, after ${before}`)
      ends[row] = before = end
    }
    return { is: 'arrays', ends, elements: await inner(source, before) }
  }
}

/** The names of an Enum are strings in an order of their own. */
function enumReader(type: TypeName): ColumnReader {
  const names = namesOf(type)
  const strings = [...names.values()]
  const Elements = type.name === 'Enum8' ? Int8Array : Int16Array
  // ClickHouse leaves 0 beside NULL, which need not be a name.
  const none = strings.length
  const codes = new Uint32Array(1 << (8 * Elements.BYTES_PER_ELEMENT)).fill(none)
  const first = codes.length / 2
  for (const [code, number] of [...names.keys()].entries()) codes[number + first] = code
  return async (source, rows) => {
    const values = new Elements(await source.take(rows * Elements.BYTES_PER_ELEMENT))
    const found = new Uint32Array(rows)
    // Not by `from` with a function, which takes ten times as long.
    for (let row = 0; row < rows; row++) found[row] = codes[(values[row] as number) + first] as number
    return { is: 'texts', codes: found, strings }
  }
}

/** The places among the keys of a block, in as many bytes as the lowest byte of a number before them says. */
const PLACES = [Uint8Array, Uint16Array, Uint32Array] as const
const VERSION = 1
const HAS_KEYS = 0x200
const NEEDS_KEYS_OF_ALL = 0x100

async function int64(source: ByteSource): Promise<number> {
  return numberOf(new Int32Array(await source.take(8)), 0)
}

/** Values of a few keys, which stand before them. The first key of a Nullable is NULL, of any other its default. */
function lowCardinalityReader(type: TypeName): ColumnReader | undefined {
  const isNullable = type.name === 'Nullable'
  const keysReader = columnReader(isNullable ? typeNameOf(type.parts[0] ?? '') : type)
  if (keysReader === undefined) return undefined
  return async (source, rows) => {
    const version = await int64(source)
    const flags = await int64(source)
    const Places = PLACES[flags & 0xff]
    if (version !== VERSION || Places === undefined || !(flags & HAS_KEYS) || flags & NEEDS_KEYS_OF_ALL)
      throw source.refuse('a LowCardinality in the data is of a newer version')
    const count = await int64(source)
    if (count > MAX_ROWS || count < 0) throw source.refuse(`a LowCardinality in the data has ${count} keys`)
    const keys = await keysReader(source, count)
    if ((await int64(source)) !== rows)
      throw source.refuse('a LowCardinality in the data has other rows than its block')
    const places = new Places(await source.take(rows * Places.BYTES_PER_ELEMENT))
    if (places.some((place) => place >= count)) throw source.refuse('a LowCardinality in the data lacks a key')
    const values = pick(keys, places)
    if (!isNullable) return values
    return { is: 'nullable', isNull: Uint8Array.from(places, (place) => (place === 0 ? 1 : 0)), values }
  }
}

/** Keys are numbers or strings. */
function pick(keys: Data, places: Uint8Array | Uint16Array | Uint32Array): Data {
  if (keys.is === 'texts') {
    const codes = new Uint32Array(places.length)
    for (let row = 0; row < places.length; row++) codes[row] = keys.codes[places[row] as number] as number
    return { ...keys, codes }
  }
  const { values, milliseconds } = keys as Numbers
  const picked = new (values.constructor as new (length: number) => NumberArray)(places.length)
  for (const [row, place] of places.entries()) picked[row] = values[place] as never
  return { is: 'numbers', values: picked, milliseconds }
}
