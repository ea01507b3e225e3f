import type { Column } from '../columns/column.js'
import { nestedIn, type PackedPlan } from '../packed-types.js'
import { checkValue, isExactly, refuseValue, valuesOf } from './row-checks.js'

/**
 * The values of a record inside a row, read before a row is taken for it: code of the user's that runs while they are
 * read, such as a trap of a Proxy, may add rows itself.
 */
export class Taken {
  readonly values: readonly unknown[]

  constructor(values: readonly unknown[]) {
    this.values = values
  }
}

/**
 * @throws {SlotError} `bad-value` for what is not a record of the class of the slot, or holds what its slots do not
 * take.
 */
export function takeRecord(plan: PackedPlan, column: Column, value: unknown): unknown {
  if ((column.isOptional && value === undefined) || value instanceof Taken) return value
  const nested = nestedIn(plan, column)
  if (!isExactly(nested, value)) return refuseValue(plan, column, value)
  return new Taken(takeRecords(nested, valuesOf(nested, value), true))
}

/**
 * The values of a row, with those of the records inside it read.
 *
 * @param isChecked Are the other values checked too? Those of the row itself are when they are written.
 */
export function takeRecords(plan: PackedPlan, values: readonly unknown[], isChecked = false): readonly unknown[] {
  return plan.columns.map((column) => {
    const value = values[column.position]
    if (column.storage === 'record') return takeRecord(plan, column, value)
    if (isChecked) checkValue(plan, column, value)
    return value
  })
}

/** Has a class records inside its rows? */
export function hasRecords({ columns }: PackedPlan): boolean {
  return columns.some(({ storage }) => storage === 'record')
}
