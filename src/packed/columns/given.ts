import { SlotError } from '../../base/slot-error.js'
import { badValue } from '../messages.js'
import type { Elements, TypedArray } from '../packed-types.js'
import type { ColumnFacts, GivenColumn } from './column.js'

// How storages look at what others give them as a column.

/**
 * A typed array over the memory of that of others, as far as it is needed: whatever theirs is, such as a `Buffer`, and
 * becomes.
 *
 * @throws {SlotError} `bad-value` for one of another type or too short.
 */
export function takeElements({ owner, name }: ColumnFacts, Made: Elements, given: unknown, length: number): TypedArray {
  const values = given as TypedArray
  // Those of other realms are no instances.
  const isOne = ArrayBuffer.isView(given) && values[Symbol.toStringTag] === Made.name
  if (!isOne || values.length < length)
    throw badValue(owner, name, `a ${Made.name} of ${length} or more`, isOne ? values.length : given, false)
  return new Made(values.buffer, values.byteOffset, length)
}

/**
 * The values of a JavaScript array, in an array of their own.
 *
 * @throws {SlotError} `bad-value`, as `takeElements`; the error of `take`, with the row.
 */
export function takeArray(
  { owner, name }: ColumnFacts,
  { values, rows, isHeld }: GivenColumn,
  take: (value: unknown) => unknown,
): unknown[] {
  const given = Array.isArray(values) ? (values as readonly unknown[]) : []
  return Array.from({ length: rows }, (_, row) => {
    if (!isHeld(row)) return undefined
    if (row < given.length) return inRow(row, () => take(given[row]))
    throw badValue(owner, name, `an array of ${rows} or more`, values, false)
  })
}

/** Refuses numbers that mean nothing, in rows that hold a value. */
export function refuseBeyond(
  values: TypedArray,
  min: number,
  max: number,
  { rows, isHeld }: GivenColumn,
  refuse: (value: unknown) => never,
): void {
  let row = 0
  // Four at a time take half as long. A function in the loops, as that below, would cost an object for each row.
  for (; row + 3 < rows; row += 4) {
    const a = values[row] as number
    const b = values[row + 1] as number
    const c = values[row + 2] as number
    const d = values[row + 3] as number
    if (!(a >= min && a <= max && b >= min && b <= max && c >= min && c <= max && d >= min && d <= max)) break
  }
  for (; row < rows; row++) {
    const value = values[row] as number
    if (!(value >= min && value <= max) && isHeld(row)) break
  }
  if (row < rows) inRow(row, () => refuse(values[row]))
}

/** Says of an error in which row it is. */
export function inRow<Result>(row: number, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw new SlotError('bad-value', `PackedArray.adopt(), row ${row}: ${(error as Error).message}`)
  }
}
