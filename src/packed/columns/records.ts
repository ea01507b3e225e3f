import { code } from '../../codegen/source.js'
import { STORE, type Store, type View } from '../packed-types.js'
import {
  bytesOf,
  checkAttached,
  checkRowFor,
  copyRows,
  createStore,
  emitDetached,
  fixStrings,
  outlineOf,
  describeColumns,
  refuseSharing,
  release,
  reorder,
  resize,
  shownColumns,
  swapRows,
} from './all-columns.js'
import { adoptColumns } from './adoption.js'
import type { Column, ColumnDescription, ColumnExchange, ColumnFacts, ColumnMemory, PackedClass } from './column.js'
import { elements } from './elements.js'
import { openColumns } from './opening.js'
import { isExactly, Taken, takeValues, valuesOf } from './taken.js'

/** A record inside a row: its slots in columns of their own, in a store of their own. */
export function records(facts: ColumnFacts): Column<Store> {
  const { field, position } = facts
  const nested = facts.nested as PackedClass
  const { columns } = nested
  const { fields, isOptional, refuse } = elements(facts)
  const take = (value: unknown): Taken => {
    if (value instanceof Taken) return value
    return isExactly(nested, value) ? new Taken(takeValues(columns, valuesOf(nested, value), true)) : refuse(value)
  }
  const put = (store: Store, row: number, value: unknown): void => {
    const { values } = take(value)
    checkRowFor(columns, store, values)
    nested.put(store, row, ...values)
  }
  const emitRead: Column['emitRead'] = () => code`new View${position}(s[${field}], i)`
  const read: Column<Store>['read'] = (store, row) => new nested.View(store[field], row)
  return {
    ...facts,
    fields,
    isOptional,
    bindings: {
      [`View${position}`]: nested.View,
      [`plain${position}`]: nested.plain,
      [`move${position}`]: nested.move,
      [`put${position}`]: put,
    },
    emitRead,
    read,
    emitPlain: nested.saysJson ? emitRead : () => code`plain${position}(s[${field}], i)`,
    plain: nested.saysJson ? read : (store, row) => nested.plain(store[field], row),
    emitWrite: (v) => code`put${position}(s[${field}], i, ${v});`,
    write: (store, row, value) => put(store[field], row, value),
    emitMove: () => code`move${position}(s[${field}], i, to);`,
    move: (store, from, to) => nested.move(store[field], from, to),
    check: take,
    checkFor: (store, value) => checkRowFor(columns, store[field], take(value).values),
    take,
    refuse,
    snapshot: (value) => ((value as View)[STORE] === undefined ? value : recordOf(nested, take(value))),
    ...storeInside(facts, nested),
  }
}

/** A record of values, in a store of its own. */
function recordOf(nested: PackedClass, { values }: Taken): View {
  const store = createStore(nested, 1, 1)
  nested.put(store, 0, ...values)
  return new nested.View(store, 0)
}

type Inside = ColumnMemory<Store> &
  ColumnExchange<Store> &
  ColumnDescription<Store> &
  Pick<Column<Store>, 'emitDetached' | 'checkAttached'>

/** What all columns inside do together. */
function storeInside({ field, name }: ColumnFacts, nested: PackedClass): Inside {
  const { columns } = nested
  return {
    emitDetached: (s) => emitDetached(columns, code`${s}[${field}]`),
    checkAttached: (store, row) => checkAttached(columns, store[field], row),
    create: (capacity, max, allocate, control) => [createStore(nested, capacity, max, allocate, control)],
    resize: (store, capacity, changes) => resize(columns, store[field], capacity, changes),
    ...(nested.holding.length > 0 && {
      release: (store: Store<Store>, from: number, to: number) => release(nested.holding, store[field], from, to),
    }),
    swap: (store, a, b) => swapRows(columns, store[field], a, b),
    reorder: (store, order) => reorder(columns, store[field], order),
    copyRows: (from, rows, to, at) => copyRows(columns, from[field], rows, to[field], at),
    refuseSharing: (caller, path, hasStrings) => refuseSharing(columns, caller, `${path}${name}.`, hasStrings),
    fixStrings: (store, path, stringsOf) => fixStrings(columns, store[field], `${path}${name}.`, stringsOf),
    open: (store) => ({
      kind: 'record',
      values: openColumns(columns, store[field]),
      validity: undefined,
      dictionary: undefined,
    }),
    adopt: ({ values, rows, isHeld }) => [adoptColumns(nested, values, rows, isHeld)],
    bytes: (store) => bytesOf(columns, store[field]),
    shown: (store) => shownColumns(columns, store[field]),
    describe: (path) => describeColumns(columns, `${path}${name}.`),
    outline: () => outlineOf(columns),
  }
}
