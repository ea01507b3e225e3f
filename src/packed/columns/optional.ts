import { code } from '../../codegen/source.js'
import type { Field, Store, TypedArray } from '../packed-types.js'
import { adoptColumn } from './adoption.js'
import { bytesOf, copyRows, reorder } from './all-columns.js'
import { bits, emitWriteBit, readBit, writeBit } from './bits.js'
import type { Column, ColumnExchange, ColumnFacts, ColumnWriting, PackedColumn } from './column.js'

/** Bytes of the bit. */
const BIT = 1 / 8

/**
 * `optional` and `nullable`: a column of any storage, and a bit for each row, which says that there is a value.
 *
 * @param nothing What a row holds where there is none: `undefined` or `null`.
 */
export function optional(facts: ColumnFacts, inner: Column, nothing: null | undefined): Column<TypedArray> {
  const { name, position } = facts
  const field = `${facts.field}${nothing === null ? 'n' : 'o'}` as Field
  const none = nothing === null ? code`null` : code`undefined`
  const bit = bits({ ...facts, field, name: `${name}.validity` })
  const both = [inner, bit]
  const has = bit.emitRead()
  const { take, snapshot, checkFor } = inner
  return {
    ...inner,
    fields: [...inner.fields, field],
    isOptional: true,
    bindings: { ...bit.bindings, ...inner.bindings, [`release${position}`]: inner.release },
    emitRead: () => code`${has} ? ${inner.emitRead()} : ${none}`,
    read: (store, row) => (bit.read(store, row) ? inner.read(store, row) : nothing),
    emitPlain: () => code`${has} ? ${inner.emitPlain()} : ${none}`,
    plain: (store, row) => (bit.read(store, row) ? inner.plain(store, row) : nothing),
    ...writing(inner, bit, nothing),
    ...exchange(inner, bit),
    check(value) {
      if (value !== nothing) inner.check(value)
    },
    ...(checkFor && {
      checkFor(store: Store<TypedArray>, value: unknown) {
        if (value !== nothing) checkFor(store, value)
      },
    }),
    ...(take && { take: (value: unknown) => (value === nothing ? value : take(value)) }),
    ...(snapshot && { snapshot: (value: unknown) => (value === nothing ? value : snapshot(value)) }),
    create: (...sizes) => both.flatMap((column) => column.create(...sizes)),
    resize: (...change) => both.forEach((column) => column.resize?.(...change)),
    swap(store, a, b) {
      inner.swap(store, a, b)
      bit.swap(store, a, b)
    },
    holds: (store, row) => bit.read(store, row) === true && (inner.holds?.(store, row) ?? true),
    reorder: (store, order) => reorder(both, store, order),
    copyRows: (...places) => copyRows(both, ...places),
    bytes: (store) => bytesOf(both, store),
    describe: (path) => described(inner.describe(path), path + name),
    outline: () => (nothing === null ? [null, inner.outline()] : inner.outline()),
  }
}

type Bit = Column<TypedArray>

function writing(
  inner: Column,
  bit: Bit,
  nothing: null | undefined,
): Omit<ColumnWriting<TypedArray>, 'emitDetached' | 'checkAttached'> {
  const { release, position } = inner
  const { field } = bit
  return {
    emitWrite(v) {
      const forgetting = release === undefined ? code`` : code` release${position}(s, i, i + 1);`
      const absent = code`${emitWriteBit(field, code`false`)}${forgetting}`
      const present = code`${inner.emitWrite(v)} ${emitWriteBit(field, code`true`)}`
      return code`if (${v} === ${nothing === null ? code`null` : code`undefined`}) { ${absent} } else { ${present} }`
    },
    write(store, row, value) {
      if (value === nothing) release?.(store, row, row + 1)
      else inner.write(store, row, value)
      writeBit(store[field], row, value !== nothing, store.isShared)
    },
    emitMove: () => code`${inner.emitMove()} ${bit.emitMove()}`,
    move(store, from, to) {
      inner.move(store, from, to)
      bit.move(store, from, to)
    },
  }
}

/** The column inside with a validity; where it has one of its own, it stands whole in the place of the values. */
function exchange(inner: Column, bit: Bit): ColumnExchange<TypedArray> {
  const { isOptional } = inner
  return {
    open(store) {
      const inside = inner.open(store)
      const { kind, values, dictionary } = inside
      return { kind, values: isOptional ? inside : values, validity: store[bit.field], dictionary }
    },
    adopt(given) {
      const { values, validity, dictionary, rows } = given
      const [held] = (
        validity === undefined
          ? [new Uint8Array(Math.ceil(rows / 8)).fill(255)]
          : bit.adopt({ ...given, values: validity, dictionary: undefined })
      ) as readonly [TypedArray]
      const isHeld = (row: number): boolean => given.isHeld(row) && readBit(held, row)
      return [...adoptColumn(inner, isOptional ? values : { values, dictionary }, rows, isHeld), held]
    },
  }
}

/** The entries of the inner column, with the bit counted. */
function described(columns: readonly PackedColumn[], name: string): readonly PackedColumn[] {
  const [first, ...others] = columns
  // The bit that says whether there is a record is in none of the record's columns.
  if (first?.name !== name) return [{ name, kind: 'record', optional: true, byteWidth: BIT }, ...columns]
  const { byteWidth } = first
  return [{ ...first, optional: true, byteWidth: byteWidth === undefined ? byteWidth : byteWidth + BIT }, ...others]
}
