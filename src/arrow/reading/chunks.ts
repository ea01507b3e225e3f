import * as arrow from 'apache-arrow'
import type { Data, DataType } from 'apache-arrow'
import type { SlotType } from '../../packed/index.js'
import { nullInRow, tooShort } from '../messages.js'

/** A column of Arrow, in one or more pieces. */
export interface Chunks {
  readonly type: DataType
  /** None where no row holds anything. */
  readonly data: readonly Data[]
  readonly rows: number
  /** Bit `i & 7` of byte `i >> 3` is set for a row that holds a value; `undefined` if all do. */
  readonly validity: Uint8Array | undefined
}

/** Where a column is read to. */
export interface Place {
  readonly caller: string
  /** The column, with those it lies in, as messages call it: `position.x`. */
  readonly path: string
  readonly type: SlotType
  /** Notes a column that had to be copied. */
  readonly noteCopy: (path: string) => void
}

/** A column as `PackedArray.adopt` takes it. */
export interface Given {
  readonly values: unknown
  readonly validity?: Uint8Array | undefined
  readonly dictionary?: readonly string[] | undefined
}

/** What Arrow calls a type: `Dictionary<Int32, Utf8>`. */
export function nameOf(type: unknown): string {
  return String(type)
}

/**
 * A column in pieces.
 *
 * @throws {SlotError} `bad-value` for a piece with less memory than its rows need, as damaged files have.
 */
export function chunksOf(caller: string, path: string, type: DataType, pieces: readonly Data[]): Chunks {
  if (!pieces.every(isWhole)) throw tooShort(caller, path)
  const rows = pieces.reduce((sum, { length }) => sum + length, 0)
  const isNothing = nameOf(type) === 'Null'
  const data = isNothing ? [] : pieces
  return { type, data, rows, validity: isNothing ? new Uint8Array(bytesFor(rows)) : validityOf(pieces, rows) }
}

/** Has a piece the memory that its rows need? */
function isWhole({
  type,
  length,
  offset,
  values,
  valueOffsets,
  children,
  nullCount,
  nullBitmap,
  stride,
}: Data): boolean {
  const { DataType: Types } = arrow
  if (nullCount > 0 && !Types.isNull(type) && nullBitmap.length * 8 < offset + length) return false
  if (Types.isBool(type)) return (values as Uint8Array).length * 8 >= offset + length
  if (Types.isStruct(type)) return children.every((child) => child.length >= length)
  if (Types.isFixedSizeList(type)) return children.every((child) => child.length >= length * type.listSize)
  const offsets = valueOffsets as ArrayLike<unknown> | undefined
  if (offsets !== undefined) return offsets.length > length || length === 0
  return values === undefined || (values as ArrayLike<unknown>).length >= length * stride
}

export function isHeld({ validity }: Chunks, row: number): boolean {
  return validity === undefined || (((validity[row >>> 3] as number) >>> (row & 7)) & 1) === 1
}

/** The rows of both: those that hold a value in a record that is there. */
export function within(outer: Chunks, inner: Chunks): Chunks {
  if (outer.validity === undefined) return inner
  if (inner.validity === undefined) return { ...inner, validity: outer.validity }
  const { validity } = inner
  return { ...inner, validity: outer.validity.map((byte, index) => byte & (validity[index] as number)) }
}

/**
 * Refuses the first row that holds nothing, in a record that is there.
 *
 * @throws {SlotError} `bad-value`.
 */
export function refuseNulls({ caller, path, type }: Place, chunks: Chunks, outer: Chunks | undefined): void {
  if (chunks.validity === undefined) return
  for (let row = 0; row < chunks.rows; row++)
    if (!isHeld(chunks, row) && (outer === undefined || isHeld(outer, row)))
      throw nullInRow(caller, path, row, type.allowed)
}

/** Bits from a place that need not be the first one of a byte, as bits from 0 on; not copied where it is. */
export function bitsOf(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  if ((offset & 7) === 0) return bytes.subarray(offset >>> 3, (offset >>> 3) + bytesFor(length))
  const made = new Uint8Array(bytesFor(length))
  putBits(made, 0, bytes, offset, length)
  return made
}

export function putBits(to: Uint8Array, at: number, from: Uint8Array, offset: number, length: number): void {
  for (let index = 0; index < length; index++) {
    const bit = ((from[(offset + index) >>> 3] as number) >>> ((offset + index) & 7)) & 1
    to[(at + index) >>> 3] = (to[(at + index) >>> 3] as number) | (bit << ((at + index) & 7))
  }
}

export function bytesFor(bits: number): number {
  return Math.ceil(bits / 8)
}

function validityOf(pieces: readonly Data[], rows: number): Uint8Array | undefined {
  if (pieces.every(({ nullCount }) => nullCount === 0)) return undefined
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return bitsOf(only.nullBitmap, only.offset, rows)
  const made = new Uint8Array(bytesFor(rows))
  let at = 0
  for (const { nullCount, nullBitmap, offset, length } of pieces) {
    if (nullCount === 0) fillBits(made, at, length)
    else putBits(made, at, nullBitmap, offset, length)
    at += length
  }
  return made
}

function fillBits(to: Uint8Array, at: number, length: number): void {
  for (let bit = at; bit < at + length; bit++) to[bit >>> 3] = (to[bit >>> 3] as number) | (1 << (bit & 7))
}
