import { unknownSlot } from '../../base/errors.js'
import type { OpenColumn } from '../../types/derived.js'
import type { Store } from '../packed-types.js'
import type { Column, PackedClass } from './column.js'

/** The columns of a store by the names of their slots. */
export function openColumns(columns: readonly Column[], store: Store): object {
  return Object.fromEntries(columns.map(({ name, open }) => [name, open(store)]))
}

/**
 * A column by the name of its slot, or by the path to it: `position.x`.
 *
 * @throws {SlotError} `unknown-slot`.
 */
export function openColumn({ name, layout, columns }: PackedClass, store: Store, path: string): OpenColumn {
  for (const column of columns) {
    if (column.name === path) return column.open(store)
    const start = `${column.name}.`
    if (column.nested !== undefined && path.startsWith(start))
      return openColumn(column.nested, store[column.field] as Store, path.slice(start.length))
  }
  throw unknownSlot(name, path, layout.names)
}
