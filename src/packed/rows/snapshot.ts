import type { Column } from '../columns/column.js'
import { nestedIn, STORE, type PackedPlan, type View } from '../packed-types.js'
import { valuesOf } from './row-checks.js'
import { createStore } from '../store/store.js'

/**
 * A value as it is now: a view of a record inside a row shows what is there later, and the row may be the one that is
 * about to be written.
 */
export function apart(plan: PackedPlan, column: Column, value: unknown): unknown {
  if (column.storage !== 'record' || (value as View | undefined)?.[STORE] === undefined) return value
  const nested = nestedIn(plan, column)
  const store = createStore(nested, 1, 1)
  nested.put(store, 0, ...valuesOf(nested, value as object))
  return new nested.View(store, 0)
}
