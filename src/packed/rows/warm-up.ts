import { storedKind } from '../../layout/kinds.js'
import type { PackedPlan } from '../columns/column.js'
import type { View } from '../packed-types.js'

/** V8 keeps notes on what an accessor meets when 940 bytes of it have run: the shortest read has 23, a write 41. */
const READS = 42
const WRITES = 24

/**
 * Reads and writes a row that nobody uses, so that V8 has notes on every accessor. Without them it compiles a method
 * with a branch that is seldom taken so that the branch calls the accessor, and that call needs the view as an object:
 * one would be allocated for each row.
 */
export function warmUp({ columns }: PackedPlan, row: View): void {
  const view = row as unknown as Record<string, unknown>
  for (const { name, slot, nested, admit, isReadonly } of columns) {
    // There is no record where an optional or nullable slot holds none.
    if (nested !== undefined && Object(view[name]) === view[name]) warmUp(nested, view[name] as View)
    // A schema is the user's, and runs for the user's values alone.
    const mayWrite =
      !isReadonly && nested === undefined && admit === undefined && storedKind(slot.kind).parts === undefined
    const value = view[name]
    const writes = mayWrite ? WRITES : 0
    for (let call = 1; call < READS; call++) void view[name]
    for (let call = 0; call < writes; call++) view[name] = value
  }
}
