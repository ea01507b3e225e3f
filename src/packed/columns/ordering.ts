import { noOrder } from '../../base/errors.js'
import { show } from '../../base/show.js'
import type { Store, TypedArray } from '../packed-types.js'
import type { Column, PackedClass, SortKeys } from './column.js'
import { columnsOnPath } from './paths.js'

// How storages say which values come before others, and which are the same, in numbers: so that rows are sorted and
// grouped without looking at a value twice.

/** A column, perhaps one of a record inside of a row, in its store. */
export interface ReachedColumn {
  readonly column: Column
  readonly store: Store
  /** By row, 1 where there is no value; `undefined` if there is one in every row. */
  readonly absent: Uint8Array | undefined
  /** Reads a value; of a record that is not there `undefined`. */
  readonly read: (row: number) => unknown
}

/**
 * Finds the column of a slot, or of the slot of a record inside, by its path, and the first rows that have a value.
 *
 * @throws {SlotError} `unknown-slot`.
 */
export function reachColumn(self: PackedClass, store: Store, path: unknown, rows: number): ReachedColumn {
  let absent: Uint8Array | undefined
  const reach = ([column, ...inside]: readonly Column[], at: Store): ReachedColumn => {
    const { holds, field } = column as Column
    if (holds !== undefined) {
      absent ??= new Uint8Array(rows)
      for (let row = 0; row < rows; row++) if (!holds(at, row)) absent[row] = 1
    }
    if (inside.length > 0) {
      const reached = reach(inside, at[field] as Store)
      return holds === undefined
        ? reached
        : { ...reached, read: (row) => (holds(at, row) ? reached.read(row) : undefined) }
    }
    const read = (row: number): unknown => (column as Column).read(at, row)
    return { column: column as Column, store: at, absent, read }
  }
  return reach(columnsOnPath(self, String(path)), store)
}

const IS_SIGNED = 0x80000000

/** Keys of whole numbers of up to 32 bits. */
export function keysOfIntegers(values: TypedArray, rows: number, isSigned: boolean): SortKeys {
  const keys = new Uint32Array(values.subarray(0, rows))
  if (isSigned) for (let row = 0; row < rows; row++) keys[row] = (keys[row] as number) ^ IS_SIGNED
  return [keys]
}

/** Does the significant half of 64 bits come second in memory? */
const LITTLE = new Uint32Array(new Float64Array([1]).buffer)[1] === 0 ? 0 : 1

/** Keys of whole numbers of 64 bits. */
export function keysOfBigIntegers(values: TypedArray, rows: number, isSigned: boolean): SortKeys {
  const [low, high] = halvesOf(values, rows)
  if (isSigned) for (let row = 0; row < rows; row++) high[row] = (high[row] as number) ^ IS_SIGNED
  return [high, low]
}

function halvesOf({ buffer, byteOffset }: TypedArray, rows: number): readonly [low: Uint32Array, high: Uint32Array] {
  const words = new Uint32Array(buffer, byteOffset, rows * 2)
  const low = new Uint32Array(rows)
  const high = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    low[row] = words[row * 2 + 1 - LITTLE] as number
    high[row] = words[row * 2 + LITTLE] as number
  }
  return [low, high]
}

/**
 * Keys of floating-point numbers: their bits are in their order but for the sign, and those of numbers below 0 fall.
 * `NaN` has no order among other numbers.
 *
 * @throws {SlotError} `no-order`.
 */
export function keysOfFloats(
  values: Float64Array | Float32Array,
  rows: number,
  absent: Uint8Array | undefined,
  caller: string,
): SortKeys {
  const keys = values instanceof Float64Array ? halvesOf(values as never, rows) : [undefined, bitsOf(values, rows)]
  const low = keys[0]
  const high = keys[1] as Uint32Array
  let number: number | undefined
  let isMissing = false
  for (let row = 0; row < rows; row++) {
    const value = values[row] as number
    const isNegative = value < 0
    if (absent?.[row] === 1) continue
    if (value === value) number = value
    else isMissing = true
    // 0 and −0 are the same.
    high[row] = value === 0 ? IS_SIGNED : (high[row] as number) ^ (isNegative ? 0xffffffff : IS_SIGNED)
    if (low !== undefined && isNegative) low[row] = ~(low[row] as number)
  }
  if (isMissing && number !== undefined) throw noOrder(caller, show(Number.NaN), show(number))
  if (isMissing) high.fill(0)
  return low === undefined || isMissing ? [high] : [high, low]
}

function bitsOf({ buffer, byteOffset }: Float32Array, rows: number): Uint32Array {
  return new Uint32Array(buffer, byteOffset, rows).slice()
}

/** Keys of values that are known by their codes: the place of each among the strings that are in use, by code unit. */
export function keysOfCodes(codes: TypedArray, rows: number, strings: readonly unknown[]): SortKeys {
  const isUsed = new Uint8Array(strings.length)
  for (let row = 0; row < rows; row++) isUsed[codes[row] as number] = 1
  const used = (strings as readonly string[]).filter((_, code) => isUsed[code] === 1)
  used.sort((left, right) => (left < right ? -1 : 1))
  const places = new Map<unknown, number>(used.map((text, place) => [text, place]))
  const placeOf = Uint32Array.from(strings, (text) => places.get(text) ?? 0)
  const keys = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) keys[row] = placeOf[codes[row] as number] as number
  return [keys]
}
