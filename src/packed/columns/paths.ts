import { unknownSlot } from '../../base/errors.js'
import type { Column, PackedClass } from './column.js'

/**
 * The columns on the way to a slot: those of the records around it, from the outermost on, then its own. A slot whose
 * name is the whole path comes first: names may have dots.
 *
 * @throws {SlotError} `unknown-slot`, of the innermost record that there is.
 */
export function columnsOnPath(self: PackedClass, path: string): readonly Column[] {
  return find(self, path) ?? refuse(self, path)
}

function find({ columns }: PackedClass, path: string): readonly Column[] | undefined {
  const column = columns.find(({ name }) => name === path)
  if (column !== undefined) return [column]
  for (const [around, nested, rest] of inside(columns, path)) {
    const found = find(nested, rest)
    if (found !== undefined) return [around, ...found]
  }
  return undefined
}

function refuse({ name, layout, columns }: PackedClass, path: string): never {
  for (const [, nested, rest] of inside(columns, path)) refuse(nested, rest)
  throw unknownSlot(name, path, layout.names)
}

/** The records inside that a path may lead into, and what is left of it there. */
function inside(columns: readonly Column[], path: string): [Column, PackedClass, string][] {
  return columns.flatMap((column): [Column, PackedClass, string][] =>
    column.nested !== undefined && path.startsWith(`${column.name}.`)
      ? [[column, column.nested, path.slice(column.name.length + 1)]]
      : [],
  )
}
