import { storedKind } from '../../layout/kinds.js'
import { getPrototypeOf, isObject, ownProperty } from '../../base/own.js'
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
  for (const { name, slot, nested, admit } of columns) {
    // The accessors themselves: to read and write by name is to look up each name of each class.
    const { get, set } = ownProperty(getPrototypeOf(row) as object, name) as Required<PropertyDescriptor>
    const value: unknown = get.call(row)
    // There is no record where an optional or nullable slot holds none.
    if (nested !== undefined && isObject(value)) warmUp(nested, value as View)
    for (let call = 1; call < READS; call++) get.call(row)
    // A schema is the user's, and runs for the user's values alone.
    const isPlain = nested === undefined && admit === undefined && storedKind(slot.kind).parts === undefined
    const writes = set !== undefined && isPlain ? WRITES : 0
    for (let call = 0; call < writes; call++) set.call(row, value)
  }
}
