import { code, type Source } from '../../codegen/source.js'
import { storedKind } from '../../layout/kinds.js'
import { readBit } from '../columns/bits.js'
import type { Column } from '../columns/column.js'
import type { Dictionary } from '../columns/dictionary.js'
import type { Field, Store, TypedArray } from '../packed-types.js'

/** What is compared in place of a value: what the column has of it. */
export type Raw = number | bigint | boolean

/**
 * A slot as a part of a key. In program text `s` is the store and `i` the row; a value that is looked for is `v`, what
 * is compared in its place `x`, each with the number of the part.
 */
export interface KeyPart {
  readonly column: Column
  /** The ways in which a row may hold nothing: the field with the bits, and what stands for the value then. */
  readonly layers: readonly { readonly field: Field; readonly nothing: null | undefined }[]
  emitRead(this: void, row: Source): Source
  read(this: void, store: Store, row: number): Raw
  /** Statements that set `x` to what the column would have of `v`, or return −1 if it never has that. */
  emitTake(this: void, v: Source, x: Source): Source
  take(this: void, store: Store, value: unknown): Raw | undefined
  /** A whole number of 32 bits that is the same for equal values. */
  emitWord(this: void, x: Source): Source
  emitSame(this: void, x: Source, y: Source): Source
  readonly bindings: Readonly<Record<string, unknown>>
}

type Taking = Pick<KeyPart, 'emitTake' | 'take'>
type Comparing = Pick<KeyPart, 'emitWord' | 'emitSame'>

const FLOATS: Comparing = {
  emitWord: (x) => code`word(${x})`,
  emitSame: (x, y) => code`(${x} === ${y} || (${x} !== ${x} && ${y} !== ${y}))`,
}
const INTEGERS: Comparing = { emitWord: (x) => code`(${x} | 0)`, emitSame: (x, y) => code`${x} === ${y}` }
const BIG_INTEGERS: Comparing = { ...INTEGERS, emitWord: (x) => code`wordOfBig(${x})` }

/** Numbers and bigints that a column holds as they are: one that it cannot hold is equal to none. */
function asTheyAre(type: 'number' | 'bigint' | 'boolean'): Taking {
  return {
    emitTake: (v, x) => code`if (typeof ${v} !== ${type}) return -1; ${x} = ${v};`,
    take: (_, value) => (typeof value === type ? (value as Raw) : undefined),
  }
}

/** Values of which the column has something else. */
function converted({ position }: Column, convert: (value: unknown, store: Store) => Raw | undefined): Converted {
  return {
    emitTake: (v, x) => code`${x} = convert${position}(${v}, s); if (${x} === undefined) return -1;`,
    take: (store, value) => convert(value, store),
    bindings: { [`convert${position}`]: convert },
  }
}

type Converted = Taking & Pick<KeyPart, 'bindings'>

/** Numbers that a typed array rounds or clamps when they are written. */
function rounded(column: Column): Converted {
  const [written] = column.create(1, 1, (Elements, length) => new Elements(length), undefined) as [TypedArray]
  return converted(column, (value) => {
    if (typeof value !== 'number' || !column.kind.accepts(value)) return undefined
    written[0] = value
    return written[0]
  })
}

function chosen(column: Column): Converted {
  const codes: ReadonlyMap<unknown, number> = new Map(column.kind.values?.map((choice, index) => [choice, index]))
  return converted(column, (value) => codes.get(value))
}

/** The dictionary stands in the field behind the column's. */
export function dictionaryIn(store: Store, { field }: Column): Dictionary {
  return store[`${field}d` as Field] as Dictionary
}

function coded(column: Column): Converted {
  return converted(column, (value, store) => dictionaryIn(store, column).find(value))
}

function dated(column: Column): Converted {
  return converted(column, (value) => (column.kind.accepts(value) ? (value as Date).getTime() : undefined))
}

type Part = Comparing & Taking & { readonly bindings?: KeyPart['bindings'] }

const WHOLE: (column: Column) => Part = () => ({ ...INTEGERS, ...asTheyAre('number') })
const BIG: (column: Column) => Part = () => ({ ...BIG_INTEGERS, ...asTheyAre('bigint') })
const ROUNDED: (column: Column) => Part = (column) => ({ ...FLOATS, ...rounded(column) })

/** By kind; a slot of any other is not a key. */
const PARTS: Readonly<Record<string, (column: Column) => Part>> = {
  f64: () => ({ ...FLOATS, ...asTheyAre('number') }),
  f32: ROUNDED,
  f16: ROUNDED,
  u8c: ROUNDED,
  i8: WHOLE,
  u8: WHOLE,
  i16: WHOLE,
  u16: WHOLE,
  i32: WHOLE,
  u32: WHOLE,
  i64: BIG,
  u64: BIG,
  bool: () => ({ ...INTEGERS, ...asTheyAre('boolean') }),
  oneOf: (column) => ({ ...INTEGERS, ...chosen(column) }),
  text: (column) => ({ ...INTEGERS, ...coded(column) }),
  date: (column) => ({ ...FLOATS, ...dated(column) }),
}

/** The part that a column is of a key; `undefined` for one whose values an index does not tell apart. */
export function keyPartOf(column: Column): KeyPart | undefined {
  const { field, kind } = column
  const make = PARTS[kind.name]
  if (make === undefined) return undefined
  const isBit = kind.name === 'bool'
  return {
    column,
    layers: layersOf(column),
    emitRead: (row) => (isBit ? code`readBit(s[${field}], ${row})` : code`s[${field}][${row}]`),
    read: isBit
      ? (store, row) => readBit(store[field] as TypedArray, row)
      : (store, row) => (store[field] as TypedArray)[row] as Raw,
    bindings: {},
    ...make(column),
  }
}

/** As `optional` names the fields, the outermost layer first. */
function layersOf({ field, slot }: Column): KeyPart['layers'] {
  const layers: { field: Field; nothing: null | undefined }[] = []
  const stored = storedKind(slot.kind)
  for (let { kind } = slot; kind !== stored && kind.inner !== undefined; kind = kind.inner) {
    layers.push({ field: `${field}${kind.nothing === null ? 'n' : 'o'}` as Field, nothing: kind.nothing })
  }
  return layers
}
