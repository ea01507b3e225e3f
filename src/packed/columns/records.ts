import { code } from '../../codegen/source.js'
import { STORE, type Store, type View } from '../packed-types.js'
import {
  bytesOf,
  checkAttached,
  createStore,
  emitDetached,
  outlineOf,
  describeColumns,
  refuseSharing,
  release,
  reorder,
  resize,
  shownColumns,
  swapRows,
} from './all-columns.js'
import type {
  Column,
  ColumnChecking,
  ColumnDescription,
  ColumnFacts,
  ColumnMemory,
  ColumnReading,
  ColumnWriting,
  PackedClass,
} from './column.js'
import { elements } from './elements.js'
import { isExactly, Taken, takeValues, valuesOf } from './taken.js'

/** Takes the values of a record, checked, out of anything that a slot is given. */
type Take = (value: unknown) => Taken

/** A record inside a row: its slots in columns of their own, in a store of their own. */
export function records(facts: ColumnFacts): Column<Store> {
  const { position } = facts
  const nested = facts.nested as PackedClass
  const { fields, isOptional, refuse } = elements(facts)
  const take: Take = (value) => {
    if (value instanceof Taken) return value
    if (!isExactly(nested, value)) return refuse(value)
    return new Taken(takeValues(nested.columns, valuesOf(nested, value), true))
  }
  const put = (store: Store, row: number, value: unknown): void => nested.put(store, row, ...take(value).values)
  return {
    ...facts,
    fields,
    isOptional,
    refuse,
    bindings: {
      [`View${position}`]: nested.View,
      [`plain${position}`]: nested.plain,
      [`move${position}`]: nested.move,
      [`put${position}`]: put,
    },
    ...reading(facts, nested),
    ...writing(facts, nested, put),
    ...checking(nested, take),
    ...memory(facts, nested),
    ...description(facts, nested),
  }
}

function reading({ field, position }: ColumnFacts, nested: PackedClass): ColumnReading<Store> {
  const emitRead: Column['emitRead'] = () => code`new View${position}(s[${field}], i)`
  const read: Column<Store>['read'] = (store, row) => new nested.View(store[field], row)
  if (nested.saysJson) return { emitRead, read, emitPlain: emitRead, plain: read }
  return {
    emitRead,
    read,
    emitPlain: () => code`plain${position}(s[${field}], i)`,
    plain: (store, row) => nested.plain(store[field], row),
  }
}

function writing(
  { field, position }: ColumnFacts,
  { columns, move }: PackedClass,
  put: (store: Store, row: number, value: unknown) => void,
): ColumnWriting<Store> {
  return {
    emitWrite: (v) => code`put${position}(s[${field}], i, ${v});`,
    write: (store, row, value) => put(store[field], row, value),
    emitMove: () => code`move${position}(s[${field}], i, to);`,
    move: (store, from, to) => move(store[field], from, to),
    emitDetached: (s) => emitDetached(columns, code`${s}[${field}]`),
    checkAttached: (store, row) => checkAttached(columns, store[field], row),
  }
}

function checking(nested: PackedClass, take: Take): Omit<ColumnChecking, 'refuse' | 'admit'> {
  return {
    check: take,
    take,
    snapshot(value) {
      if ((value as View)[STORE] === undefined) return value
      const store = createStore(nested, 1, 1)
      nested.put(store, 0, ...take(value).values)
      return new nested.View(store, 0)
    },
  }
}

function memory({ field, name }: ColumnFacts, nested: PackedClass): ColumnMemory<Store> {
  const { columns } = nested
  return {
    create: (capacity, max, allocate, control) => [createStore(nested, capacity, max, allocate, control)],
    resize: (store, capacity, changes) => resize(columns, store[field], capacity, changes),
    ...(columns.some((column) => column.release) && {
      release: (store: Store<Store>, from: number, to: number) => release(columns, store[field], from, to),
    }),
    swap: (store, a, b) => swapRows(columns, store[field], a, b),
    reorder: (store, order) => reorder(columns, store[field], order),
    refuseSharing: (caller, path) => refuseSharing(columns, caller, `${path}${name}.`),
  }
}

function description({ field, name }: ColumnFacts, { columns }: PackedClass): ColumnDescription<Store> {
  return {
    bytes: (store) => bytesOf(columns, store[field]),
    shown: (store) => shownColumns(columns, store[field]),
    describe: (path) => describeColumns(columns, `${path}${name}.`),
    outline: () => outlineOf(columns),
  }
}
