import type { Data, DataType, List } from 'apache-arrow'
import type { SlotType } from '../../packed/index.js'
import * as arrow from 'apache-arrow'
import { badInRow, nullInRow, otherType } from '../messages.js'
import { chunksOf, isHeld, nameOf, type Chunks, type Given, type Place } from './chunks.js'
import { readNumbers } from './numbers.js'

/**
 * `vec`: the elements of all rows, one after the other.
 *
 * @throws {SlotError} `bad-value` for a row of another length, and for an element that the slot does not take.
 */
export function readVectors(place: Place, chunks: Chunks): Given {
  const { type, data } = chunks
  const element = { ...place, path: `${place.path}.item`, type: place.type.of as SlotType }
  const length = place.type.length as number
  const { DataType: Types } = arrow
  if (data.length === 0) return { values: readNumbers(element, { ...chunks, rows: chunks.rows * length }) }
  if (!Types.isFixedSizeList(type) && !Types.isList(type))
    throw otherType(place.caller, place.path, nameOf(type), `${place.type.kind} of ${length}`)
  const pieces = Types.isFixedSizeList(type)
    ? data.map((piece) => childOf(place, piece, type.listSize))
    : data.flatMap((piece, index) => rowsOf(place, chunks, piece, startOf(data, index)))
  const inside = chunksOf(place.caller, element.path, (type as List).children[0]?.type as DataType, pieces)
  refuseNullElements(place, chunks, element, inside)
  return { values: readNumbers(element, inside) }
}

/** Where a row holds nothing, its elements may say so too. */
function refuseNullElements(place: Place, chunks: Chunks, element: Place, inside: Chunks): void {
  if (inside.validity === undefined) return
  const length = place.type.length as number
  for (let index = 0; index < inside.rows; index++) {
    const row = Math.floor(index / length)
    if (!isHeld(inside, index) && isHeld(chunks, row))
      throw nullInRow(place.caller, element.path, row, element.type.allowed)
  }
}

function startOf(data: readonly Data[], index: number): number {
  return data.slice(0, index).reduce((sum, { length }) => sum + length, 0)
}

function childOf({ caller, path, type }: Place, { length, children }: Data, listSize: number): Data {
  if (listSize !== type.length) throw otherType(caller, path, `a list of ${listSize}`, `vec of ${type.length}`)
  return (children[0] as Data).slice(0, length * listSize)
}

/** The elements of lists, which all must have the right length: where a row holds none, zeros. */
function rowsOf({ caller, path, type }: Place, chunks: Chunks, piece: Data, at: number): Data[] {
  const { children, length } = piece
  if (length === 0) return []
  const valueOffsets = piece.valueOffsets as ArrayLike<number | bigint>
  const child = children[0] as Data
  const size = type.length as number
  const zeros = arrow.vectorFromArray(
    Array.from({ length: size }, () => 0),
    child.type,
  ).data
  return Array.from({ length }, (_, row) => {
    if (!isHeld(chunks, at + row)) return zeros[0] as Data
    const start = Number(valueOffsets[row])
    const count = Number(valueOffsets[row + 1]) - start
    if (count !== size) throw badInRow(caller, path, at + row, `a list of ${count}`, type.allowed)
    return child.slice(start, size)
  })
}
