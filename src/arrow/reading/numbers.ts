import type { Data, DataType } from 'apache-arrow'
import * as arrow from 'apache-arrow'
import { elementsOf } from '../../base/typed-arrays.js'
import { badInRow, otherType } from '../messages.js'
import { isHeld, nameOf, type Chunks, type Place } from './chunks.js'

interface Elements {
  readonly BYTES_PER_ELEMENT: number
  new (length: number): Numbers
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Numbers
}

/** A typed array of any kind. */
type Numbers = ArrayBufferView & {
  [index: number]: unknown
  readonly length: number
  set(values: Numbers, at: number): void
}

/** The Arrow type that has the memory of each kind of number. */
const TYPES: Readonly<Record<string, string>> = {
  f64: 'Float64',
  f32: 'Float32',
  f16: 'Float16',
  i8: 'Int8',
  u8: 'Uint8',
  u8c: 'Uint8',
  i16: 'Int16',
  u16: 'Uint16',
  i32: 'Int32',
  u32: 'Uint32',
  i64: 'Int64',
  u64: 'Uint64',
}

/**
 * Numbers as a typed array of a kind: theirs if it is of this kind and in one piece.
 *
 * @throws {SlotError} `bad-value` for another type than a number's, and for a number that the kind cannot hold.
 */
export function readNumbers(place: Place, chunks: Chunks): Numbers {
  const { kind } = place.type
  const Made = elementsOf(kind) as Elements
  const isSame = nameOf(chunks.type) === TYPES[kind]
  const [only] = chunks.data
  if (isSame && only !== undefined && chunks.data.length === 1) return viewOf(Made, only)
  place.noteCopy(place.path)
  const made = new Made(chunks.rows)
  let at = 0
  for (const data of chunks.data) {
    if (isSame) made.set(viewOf(Made, data), at)
    else convert(place, chunks, data, made, at)
    at += data.length
  }
  return made
}

function viewOf(Made: Elements, { values, length }: Data): Numbers {
  const { buffer, byteOffset } = values as Uint8Array
  if (byteOffset % Made.BYTES_PER_ELEMENT === 0) return new Made(buffer, byteOffset, length)
  return new Made(buffer.slice(byteOffset, byteOffset + length * Made.BYTES_PER_ELEMENT), 0, length)
}

function convert(place: Place, chunks: Chunks, data: Data, made: Numbers, at: number): void {
  const { caller, path, type } = place
  if (!isNumeric(chunks.type)) throw otherType(caller, path, nameOf(chunks.type), type.kind)
  const read = readerOf(data)
  const meant = /^[iu]64$/.test(type.kind) ? toBigint : toNumber
  const fits = FITS[type.kind] ?? Object.is
  for (let index = 0; index < data.length; index++) {
    if (!isHeld(chunks, at + index)) continue
    const given = read(index)
    const value = meant(given)
    if (value !== undefined) made[at + index] = value
    if (value === undefined || !fits(made[at + index], value))
      throw badInRow(caller, path, at + index, given, type.allowed)
  }
}

function isNumeric(type: DataType): boolean {
  const { DataType: Types } = arrow
  return Types.isDictionary(type) ? isNumeric(type.dictionary) : Types.isInt(type) || Types.isFloat(type)
}

/** Single values: half precision and dictionaries are read as Arrow does. */
function readerOf(data: Data): (index: number) => unknown {
  const { type } = data
  if (arrow.DataType.isDictionary(type) || nameOf(type) === 'Float16') {
    const vector = new arrow.Vector([data])
    return (index) => vector.get(index) as unknown
  }
  const values = data.values as ArrayLike<unknown>
  return (index) => values[index]
}

function toNumber(value: unknown): unknown {
  if (typeof value !== 'bigint') return value
  const number = Number(value)
  return BigInt(number) === value ? number : undefined
}

function toBigint(value: unknown): unknown {
  return typeof value === 'number' ? (Number.isInteger(value) ? BigInt(value) : undefined) : value
}

/** Is what a typed array made of a number what a slot would hold? All others hold the number itself. */
const FITS: Readonly<Record<string, (stored: unknown, value: unknown) => boolean>> = {
  f32: bothFinite,
  f16: bothFinite,
  u8c: (_, value) => !Number.isNaN(value),
  // −0 is an integer too, and is stored as 0.
  ...Object.fromEntries(
    ['i8', 'u8', 'i16', 'u16', 'i32', 'u32'].map((kind) => [kind, (stored, value) => stored === value]),
  ),
}

function bothFinite(stored: unknown, value: unknown): boolean {
  return Number.isFinite(stored) === Number.isFinite(value)
}
