import { isObject } from '../../base/own.js'
import type { RowNumbers } from '../packed-types.js'
import { lengthOf } from '../store/store.js'
import { showRecords } from './array-class.js'
import { PACKED, partsOf, ROWS, WALK, type ArrayParts } from './array-parts.js'

/** Rows of an array, by their numbers: nothing is copied. */
abstract class RowSelection {
  readonly #array: ArrayParts
  readonly #rows: RowNumbers

  constructor(array: ArrayParts, rows: RowNumbers) {
    this.#array = array
    this.#rows = rows
  }

  get length(): number {
    return this.#rows.end - this.#rows.start
  }

  [Symbol.iterator](): IterableIterator<never> {
    return this.#array[WALK](this.#rows)
  }

  /** What JSON writes: the records. */
  toJSON(): object[] {
    return [...this]
  }

  static of(value: object): SelectedRows | undefined {
    return #array in value ? { array: value.#array, rows: value.#rows } : undefined
  }

  protected static rowsOf(selection: RowSelection): RowNumbers {
    return selection.#rows
  }
}

/** Rows that follow each other. */
export class RangeOfRows extends RowSelection {
  get from(): number {
    return RowSelection.rowsOf(this).start
  }

  get to(): number {
    return RowSelection.rowsOf(this).end
  }
}

/** Rows that have a key in common. */
export class GroupOfRows extends RowSelection {
  get numbers(): Uint32Array {
    const { numbers, start, end } = RowSelection.rowsOf(this)
    return (numbers as Uint32Array).subarray(start, end)
  }
}

/** Rows, and the array that they are of. */
export interface SelectedRows {
  readonly array: ArrayParts
  readonly rows: RowNumbers
}

/** The rows that an array or a part of one has now; `undefined` for anything else. */
export function rowsIn(value: unknown): SelectedRows | undefined {
  if (!isObject(value)) return undefined
  if (ROWS in value) {
    const array = partsOf(value)
    return { array, rows: { start: 0, end: lengthOf(array[ROWS]) } }
  }
  const selected = RowSelection.of(value)
  return selected && { array: selected.array, rows: stillThere(selected) }
}

/** Rows of these that have not been removed since: numbers rise. */
function stillThere({ array, rows }: SelectedRows): RowNumbers {
  const { numbers, start, end } = rows
  const length = lengthOf(array[ROWS])
  let last = end
  while (last > start && (numbers?.[last - 1] ?? last - 1) >= length) last--
  return { numbers, start, end: Math.max(start, last) }
}

/** The bounds of `slice`: below 0 they count from the end, and outside they are the nearest row. */
export function boundsOf(length: number, from = 0, to = length): RowNumbers {
  const resolve = (bound: number): number => {
    const whole = Math.trunc(bound) || 0
    return whole < 0 ? Math.max(0, whole + length) : Math.min(whole, length)
  }
  const start = resolve(from)
  return { start, end: Math.max(start, resolve(to)) }
}

showRecords(RowSelection.prototype, (selection) => {
  const { array, rows } = RowSelection.of(selection) ?? {}
  if (array === undefined || rows === undefined) return undefined
  return { title: `Rows<${array[PACKED].name}>`, count: rows.end - rows.start, records: selection }
})
