import type { OpenColumn } from '../../types/derived.js'
import type { Store } from '../packed-types.js'
import type { Column, PackedClass } from './column.js'
import { columnsOnPath } from './paths.js'

/** The columns of a store by the names of their slots. */
export function openColumns(columns: readonly Column[], store: Store): object {
  return Object.fromEntries(columns.map(({ name, open }) => [name, open(store)]))
}

/**
 * A column by the name of its slot, or by the path to it: `position.x`.
 *
 * @throws {SlotError} `unknown-slot`.
 */
export function openColumn(self: PackedClass, store: Store, path: string): OpenColumn {
  const columns = columnsOnPath(self, path)
  const around = columns.slice(0, -1)
  const at = around.reduce((outer, { field }) => outer[field] as Store, store)
  return (columns.at(-1) as Column).open(at)
}
