import { code } from '../../codegen/source.js'
import type { Column, ColumnFacts } from './column.js'
import { typedElements } from './elements.js'
import { refuseBeyond } from './given.js'
import { keysOfFloats } from './ordering.js'
import type { Store, TypedArray } from '../packed-types.js'

/** Milliseconds around 1970 that a `Date` can hold. */
const MAX_TIME = 8.64e15

/** `date`: milliseconds since 1970. Each read makes a new `Date`, so that a change of it changes no row. */
export function dates(facts: ColumnFacts): Column<TypedArray> {
  const { field, position, kind } = facts
  const base = typedElements(facts, Float64Array)
  const timeOf = (value: unknown): number => (kind.accepts(value) ? (value as Date).getTime() : base.refuse(value))
  const emitRead: Column['emitRead'] = () => code`new Date(s[${field}][i])`
  const read = (store: Store<TypedArray>, row: number): Date => new Date(store[field][row] as number)
  return {
    ...base,
    bindings: { [`time${position}`]: timeOf },
    emitRead,
    read,
    emitPlain: emitRead,
    plain: read,
    emitWrite: (v) => code`s[${field}][i] = time${position}(${v});`,
    write(store, row, value) {
      store[field][row] = timeOf(value)
    },
    keys: (store, rows, absent, caller) => keysOfFloats(store[field] as never, rows, absent, caller),
    adopt(given) {
      const taken = base.adopt(given)
      refuseBeyond(taken[0] as TypedArray, -MAX_TIME, MAX_TIME, given, base.refuse)
      return taken
    },
  }
}
