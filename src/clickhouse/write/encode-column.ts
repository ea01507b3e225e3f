import type { OpenColumn } from '../../packed/index.js'
import type { TableColumn } from '../table-columns.js'
import { encodeArrays, encodeChoices } from './encode-values.js'
import { int64Of } from './integers.js'
import { TextWriter } from './text-writer.js'

/** Makes the parts of a block that have the values of some rows of a column. */
export type ColumnEncoder = (from: number, to: number) => Uint8Array[]

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** The rows of a column without those that hold nothing. `isNone` has a byte for each row, where there may be such. */
type HeldEncoder = (from: number, to: number, isNone: Uint8Array | undefined) => Uint8Array[]

/**
 * Makes what encodes a column. Numbers are not copied: their parts are the memory of the array.
 *
 * @param openColumn Finds the column of a slot of the class itself.
 */
export function columnEncoder(
  caller: string,
  { slot, path }: TableColumn,
  openColumn: (name: string) => OpenColumn,
): ColumnEncoder {
  const [first, ...inside] = path
  const opened = [openColumn((first as TableColumn['slot']).name)]
  for (const { name } of inside) {
    const { values } = opened.at(-1) as OpenColumn<Readonly<Record<string, OpenColumn>>>
    opened.push(values[name] as OpenColumn)
  }
  const bits = opened.flatMap(({ validity }) => (validity === undefined ? [] : [validity as Uint8Array]))
  const encode = heldEncoder(caller, slot, opened.at(-1) as OpenColumn)
  if (bits.length === 0) return (from, to) => encode(from, to, undefined)
  return (from, to) => {
    const isNone = noneOf(bits, from, to)
    return [isNone, ...encode(from, to, isNone)]
  }
}

/** 1 for each row that holds nothing, because it or a record around it is not there. */
function noneOf(validities: readonly Uint8Array[], from: number, to: number): Uint8Array {
  const isNone = new Uint8Array(to - from)
  for (const bits of validities)
    for (let row = from; row < to; row++)
      isNone[row - from] = (isNone[row - from] as number) | (1 ^ (((bits[row >>> 3] as number) >>> (row & 7)) & 1))
  return isNone
}

function heldEncoder(caller: string, slot: TableColumn['slot'], { values, dictionary }: OpenColumn): HeldEncoder {
  const { kind, choices, element, length = 1 } = slot
  switch (kind) {
    case 'text': {
      const writer = new TextWriter(caller, dictionary as readonly string[])
      return (from, to, isNone) => [writer.write(values as Uint32Array, from, to, isNone)]
    }
    case 'bool':
      return (from, to) => [bytesOfBits(values as Uint8Array, from, to)]
    case 'date':
      return (from, to) => [int64Of(values as Float64Array, from, to)]
    case 'oneOf':
      return (from, to, isNone) => [placesOf(values as Numbers, from, to, choices.length, isNone)]
    case 'vec':
      return (from, to) => {
        const ends = Float64Array.from({ length: to - from }, (_, index) => (index + 1) * length)
        return [int64Of(ends), memoryOf(values as Numbers, from * length, to * length)]
      }
    case 'list':
      return (from, to) => {
        const lists = (values as readonly (readonly unknown[])[]).slice(from, to)
        return element === undefined ? [] : encodeArrays(caller, element, lists)
      }
    default:
      return (from, to) => [memoryOf(values as Numbers, from, to)]
  }
}

/** The bytes of some elements: those of the array itself, unless other threads may change them meanwhile. */
function memoryOf(values: Numbers, from: number, to: number): Uint8Array {
  const { buffer, byteOffset, byteLength } = values.subarray(from, to)
  const bytes = new Uint8Array(buffer, byteOffset, byteLength)
  return buffer instanceof ArrayBuffer ? bytes : bytes.slice()
}

function bytesOfBits(bits: Uint8Array, from: number, to: number): Uint8Array {
  const bytes = new Uint8Array(to - from)
  for (let row = from; row < to; row++) bytes[row - from] = ((bits[row >>> 3] as number) >>> (row & 7)) & 1
  return bytes
}

/** The places of choices. Beside nothing there may stand anything, but ClickHouse shows only what is a choice. */
function placesOf(
  values: Numbers,
  from: number,
  to: number,
  count: number,
  isNone: Uint8Array | undefined,
): Uint8Array {
  const places = values.subarray(from, to)
  const held = isNone === undefined ? places : places.map((place, index) => (isNone[index] === 1 ? 0 : place))
  const isSame = held.BYTES_PER_ELEMENT === (count > 128 ? 2 : 1)
  return isSame ? memoryOf(held, 0, held.length) : encodeChoices(held, count)
}
