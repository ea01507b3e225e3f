import { tuples } from '../../operations/to-object.js'
import { STORE, type View } from '../packed-types.js'
import type { Column, PackedPlan } from './column.js'

/**
 * The values of a record inside a row, read before a row is taken for it: user code that runs while they are read, such
 * as a trap of a Proxy, may add rows itself.
 */
export class Taken {
  readonly values: readonly unknown[]

  constructor(values: readonly unknown[]) {
    this.values = values
  }
}

/**
 * The values of a row, with those of the records inside it read.
 *
 * @param isChecked Are the other values checked too? Those of the row itself are when they are written.
 */
export function takeValues(
  columns: readonly Column[],
  values: readonly unknown[],
  isChecked: boolean,
): readonly unknown[] {
  return columns.map(({ position, take, check }) => {
    const value = values[position]
    if (take !== undefined) return take(value)
    if (isChecked) check(value)
    return value
  })
}

/**
 * Is a value a record of a class, or a view of one, and not of a class that extends it? A record has slots of its own,
 * which an object that only inherits from a class has not.
 */
export function isExactly({ leaf, layout: { names } }: PackedPlan, value: unknown): value is object {
  if (!(value instanceof leaf) || value.constructor !== leaf) return false
  return (value as Partial<View>)[STORE] !== undefined || names.every((name) => Object.hasOwn(value, name))
}

/** The values of a record, or of a view, in the order of the slots. */
export function valuesOf({ recordClass }: PackedPlan, record: object): unknown[] {
  return tuples.of(recordClass)(record)
}
