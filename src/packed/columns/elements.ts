import { code } from '../../codegen/source.js'
import { storedKind } from '../../layout/kinds.js'
import { badValue, isDetached, noElements } from '../messages.js'
import type { AnyArray, Elements, Store, TypedArray } from '../packed-types.js'
import type { Column, ColumnFacts } from './column.js'
import { copyElements, copyValues, reorderElements } from './copying.js'
import { takeArray, takeElements } from './given.js'

// Storages that keep a row in one element of an array have this in common. Each takes all of it, and replaces a part.

/**
 * A column in an array, which takes any value as it is.
 *
 * @param ranged The type of which values can be out of range.
 */
export function elements(facts: ColumnFacts, ranged = ''): Column<AnyArray> {
  const { field, owner, name, kind, slot } = facts
  const read = (store: Store<AnyArray>, row: number): unknown => store[field][row]
  const emitRead: Column['emitRead'] = () => code`s[${field}][i]`
  return {
    fields: [field],
    isOptional: false,
    bindings: {},
    emitRead,
    read,
    emitPlain: emitRead,
    plain: read,
    emitWrite: (v) => code`s[${field}][i] = ${v};`,
    write(store, row, value) {
      store[field][row] = value
    },
    emitMove: () => code`s[${field}][to] = s[${field}][i];`,
    move(store, from, to) {
      store[field][to] = store[field][from]
    },
    emitDetached: () => [],
    check() {},
    refuse(value) {
      throw badValue(owner, name, slot.kind.allowed, value, typeof value === ranged)
    },
    create: () => [[]],
    swap({ [field]: values }, a, b) {
      ;[values[a], values[b]] = [values[b], values[a]]
    },
    reorder({ [field]: values }, order) {
      copyValues(values.slice(0, order.length) as AnyArray, { numbers: order, start: 0, end: order.length }, values, 0)
    },
    copyRows: (from, rows, to, at) => copyValues(from[field], rows, to[field], at),
    open: (store) => ({
      kind: storedKind(kind).name,
      values: store[field],
      validity: undefined,
      dictionary: undefined,
    }),
    adopt: (given) => [takeArray(facts, given, (value) => value)],
    bytes: () => 0,
    shown: (store) => store[field],
    describe: (path) => [
      { name: path + name, kind: storedKind(kind).name, optional: false, byteWidth: kind.byteWidth },
    ],
    outline: () => kind.values ?? kind.name,
    // At the end: in Node 20 each new property behind a spread takes a microsecond.
    ...facts,
  }
}

/**
 * A column in a typed array.
 *
 * @param Elements Its constructor, of any kind.
 * @param ranged As of `elements`.
 * @param rowsPerElement 8 for bits: whatever looks at one row is not that of all columns then.
 * @param elementsPerRow More than one for vectors: the same holds for them.
 */
export function typedElements(
  facts: ColumnFacts,
  Elements: unknown,
  ranged = '',
  rowsPerElement = 1,
  elementsPerRow = 1,
): Column<TypedArray> {
  const { field, owner, name, kind } = facts
  const base = elements(facts, ranged)
  if (Elements === undefined) throw noElements(owner, name, kind.name)
  const lengthFor = (rows: number): number => Math.ceil(rows / rowsPerElement) * elementsPerRow
  const perElement = rowsPerElement > 1 ? code` * ${rowsPerElement}` : code``
  const perRow = elementsPerRow > 1 ? code` * ${elementsPerRow}` : code``
  return {
    ...base,
    write(store: Store<AnyArray>, row, value) {
      if (!kind.accepts(value)) base.refuse(value)
      store[field][row] = value
    },
    emitDetached: (s) => [code`${s}[${field}].length${perElement} <= i${perRow}`],
    checkAttached(store, row) {
      if (store[field].length * rowsPerElement <= row * elementsPerRow) throw isDetached(owner, name)
    },
    check(value) {
      if (!kind.accepts(value)) base.refuse(value)
    },
    create: (capacity, _, allocate) => [allocate(Elements as Elements, lengthFor(capacity))],
    resize(store, capacity, changes) {
      const made = new (Elements as Elements)(lengthFor(capacity))
      made.set(store[field].subarray(0, made.length))
      changes.push(() => {
        store[field] = made
      })
    },
    reorder: (store, order) => reorderElements(store[field], order, elementsPerRow),
    copyRows: (from, rows, to, at) => copyElements(from[field], rows, to[field], at, elementsPerRow),
    adopt({ values, dictionary, rows }) {
      if (dictionary !== undefined && JSON.stringify(dictionary) !== JSON.stringify(kind.values))
        throw badValue(owner, name, `${kind.allowed} by no other dictionary`, dictionary, false)
      return [takeElements(facts, Elements as Elements, values, lengthFor(rows))]
    },
    bytes: (store) => store[field].byteLength,
  }
}
