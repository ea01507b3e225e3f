import { code, list, type Source } from '../../codegen/source.js'
import { readBit, writeBit } from './bits.js'
import type { Column } from './column.js'
import type { Dictionary } from './text.js'
import { bitsField, dictionaryField, INDEX, nestedIn, STORE, type PackedPlan, type Store } from '../packed-types.js'
import { admitValue, refuseValue } from '../rows/row-checks.js'
import { release } from '../store/store.js'
import { takeRecord, type Taken } from '../rows/taken.js'

// How the value of one column is read, written and moved: first as text, then as functions.

// A branch that ends in a throw keeps V8 from taking what does not change out of a loop: 2 ns a row instead of 0.6. A
// gate does not: a choice between two objects, one of which throws when it is asked. (Instances of classes: object
// literals took a sixth more on Node 22.)

class Held {
  take(value: unknown): unknown {
    return value
  }
}

class Refused {
  take(value: unknown, refuse: (position: number, value: unknown) => never, position: number): never {
    return refuse(position, value)
  }
}

const HELD = new Held()
const REFUSED = new Refused()

/** What the text calls: it finds it bound to these names. */
export function accessParts(plan: PackedPlan): Readonly<Record<string, unknown>> {
  const column = (position: number): Column => plan.columns[position] as Column
  const bindings = plan.columns.map((one) => {
    const { position, storage, kind } = one
    if (storage === 'choices') return { [`choices${position}`]: kind.values, [`codes${position}`]: codesOf(one) }
    return storage === 'record'
      ? {
          [`View${position}`]: nestedIn(plan, one).View,
          [`move${position}`]: nestedIn(plan, one).move,
          [`plain${position}`]: nestedIn(plan, one).plain,
        }
      : {}
  })
  const functions = {
    refuse: (position: number, value: unknown) => refuseValue(plan, column(position), value),
    admit: (position: number, value: unknown) => admitValue(plan, column(position), value),
    forget: (position: number, store: Store, row: number) => forget(plan, column(position), store, row),
    putRecord: (position: number, store: Store, row: number, value: unknown) =>
      putRecord(plan, column(position), store, row, value),
  }
  return Object.assign({ STORE, INDEX, HELD, REFUSED, readBit, writeBit }, functions, ...bindings) as Readonly<
    Record<string, unknown>
  >
}

/** In each text `s` is the store and `i` the row. */
export function emitRead(column: Column): Source {
  const { field, position, storage, isOptional } = column
  const read = {
    numbers: code`s[${field}][i]`,
    bits: code`readBit(s[${field}], i)`,
    choices: code`choices${position}[s[${field}][i]]`,
    text: code`s[${dictionaryField(column)}].strings[s[${field}][i]]`,
    values: code`s[${field}][i]`,
    record: code`new View${position}(s[${field}], i)`,
  }[storage]
  return isOptional ? code`readBit(s[${bitsField(column)}], i) ? ${read} : undefined` : read
}

/** Reads a value as JSON writes it. */
export function emitPlain(plan: PackedPlan, column: Column): Source {
  const { field, position, storage, isOptional } = column
  if (storage !== 'record' || nestedIn(plan, column).saysJson) return emitRead(column)
  const read = code`plain${position}(s[${field}], i)`
  return isOptional ? code`readBit(s[${bitsField(column)}], i) ? ${read} : undefined` : read
}

/** Checks the value that is called `v`, and writes it. */
export function emitWrite(column: Column, v: Source): Source {
  const { field, position, storage, isOptional } = column
  const write = {
    numbers: emitWriteNumber(column, v),
    bits: code`writeBit(s[${field}], i, (typeof ${v} === "boolean" ? HELD : REFUSED).take(${v}, refuse, ${position}), s.isShared);`,
    choices: code`const code${position} = ${emitCode(column, v)}; if (code${position} === undefined) refuse(${position}, ${v}); s[${field}][i] = code${position};`,
    text: code`if (typeof ${v} !== "string") refuse(${position}, ${v}); s[${field}][i] = s[${dictionaryField(column)}].codeOf(${v}, i);`,
    values: code`s[${field}][i] = ${v};`,
    record: code`putRecord(${position}, s[${field}], i, ${v});`,
  }[storage]
  if (!isOptional) return write
  const forgetting = storage === 'text' || storage === 'record' ? code` forget(${position}, s, i);` : code``
  return code`if (${v} === undefined) { writeBit(s[${bitsField(column)}], i, false, s.isShared);${forgetting} } else { ${write} writeBit(s[${bitsField(column)}], i, true, s.isShared); }`
}

/** Comparing with a few choices is faster than looking a string up. */
const FEW = 8

function emitCode({ kind: { values = [] }, position }: Column, v: Source): Source {
  const few = values.slice(0, FEW).map((choice, index) => code`${v} === ${choice} ? ${index} : `)
  return code`${list(few)}${values.length > FEW ? code`codes${position}.get(${v})` : code`undefined`}`
}

function emitWriteNumber({ field, position, kind }: Column, v: Source): Source {
  if (kind.name === 'f64') return code`if (typeof ${v} !== "number") refuse(${position}, ${v}); s[${field}][i] = ${v};`
  return code`s[${field}][i] = (${emitFits(kind.name, v)} ? HELD : REFUSED).take(${v}, refuse, ${position});`
}

/** QuickJS computes `BigInt.asUintN` wrongly. */
const HAS_SOUND_BIGINTS = BigInt.asUintN(64, -1n) === (1n << 64n) - 1n

function bound(name: string, end: 'min' | 'max'): Source {
  if (name === 'u64') return end === 'min' ? code`0n` : code`18446744073709551615n`
  return end === 'min' ? code`-9223372036854775808n` : code`9223372036854775807n`
}

/** What `kind.accepts` says of a number, in words that V8 reduces to machine code. */
function emitFits(name: string, v: Source): Source {
  const isNumber = code`typeof ${v} === "number"`
  if (name === 'f32')
    return code`${isNumber} && (${v} < 3.4028235677973366e38 && ${v} > -3.4028235677973366e38 || ${v} - ${v} !== 0)`
  if (name === 'u32') return code`${isNumber} && ${v} >>> 0 === ${v}`
  if (/^[iu]64$/.test(name) && !HAS_SOUND_BIGINTS)
    return code`typeof ${v} === "bigint" && ${v} >= ${bound(name, 'min')} && ${v} <= ${bound(name, 'max')}`
  if (name === 'i64') return code`typeof ${v} === "bigint" && BigInt.asIntN(64, ${v}) === ${v}`
  if (name === 'u64') return code`typeof ${v} === "bigint" && BigInt.asUintN(64, ${v}) === ${v}`
  const isSigned = name.startsWith('i')
  const limit = 2 ** (Number(name.slice(1)) - (isSigned ? 1 : 0))
  return code`${isNumber} && (${v} | 0) === ${v} && ${v} >= ${isSigned ? -limit : 0} && ${v} < ${limit}`
}

/** Copies row `i` to row `to`. */
export function emitMove(column: Column): Source {
  const { field, position, storage, isOptional } = column
  const move =
    storage === 'bits'
      ? emitMoveBit(field)
      : storage === 'record'
        ? code`move${position}(s[${field}], i, to);`
        : code`s[${field}][to] = s[${field}][i];`
  return isOptional ? code`${move} ${emitMoveBit(bitsField(column))}` : move
}

function emitMoveBit(field: string): Source {
  return code`writeBit(s[${field}], to, readBit(s[${field}], i), s.isShared);`
}

// Interpreted

type Read = (store: Store, row: number) => unknown
type Write = (store: Store, row: number, value: unknown) => void

export function interpretRead(plan: PackedPlan, column: Column): Read {
  const { field, storage, isOptional, kind } = column
  const reads: Readonly<Record<string, Read>> = {
    bits: (store, row) => readBit(store[field] as Uint8Array, row),
    choices: (store, row) => kind.values?.[(store[field] as Uint8Array)[row] as number],
    text: (store, row) =>
      (store[dictionaryField(column)] as Dictionary).strings[(store[field] as Uint32Array)[row] as number],
    record: (store, row) => new (nestedIn(plan, column).View)(store[field] as Store, row),
  }
  const read = reads[storage] ?? ((store, row) => (store[field] as unknown[])[row])
  return isOptional
    ? (store, row) => (readBit(store[bitsField(column)] as Uint8Array, row) ? read(store, row) : undefined)
    : read
}

export function interpretPlain(plan: PackedPlan, column: Column): Read {
  const { field, storage, isOptional } = column
  if (storage !== 'record' || nestedIn(plan, column).saysJson) return interpretRead(plan, column)
  const { plain } = nestedIn(plan, column)
  return (store, row) =>
    isOptional && !readBit(store[bitsField(column)] as Uint8Array, row) ? undefined : plain(store[field] as Store, row)
}

export function interpretWrite(plan: PackedPlan, column: Column): Write {
  const { field, storage, isOptional, kind } = column
  const codes = codesOf(column)
  const writes: Readonly<Record<string, Write>> = {
    bits: (store, row, value) => writeBit(store[field] as Uint8Array, row, value, store.isShared),
    choices: (store, row, value) => ((store[field] as unknown[])[row] = codes.get(value)),
    text: (store, row, value) =>
      ((store[field] as unknown[])[row] = (store[dictionaryField(column)] as Dictionary).codeOf(value as string, row)),
    record: (store, row, value) => putRecord(plan, column, store[field] as Store, row, value),
  }
  const put = writes[storage] ?? ((store, row, value) => ((store[field] as unknown[])[row] = value))
  const isChecked = storage !== 'record' && storage !== 'values'
  const write: Write = (store, row, value) => {
    if (isChecked && !kind.accepts(value)) refuseValue(plan, column, value)
    put(store, row, value)
  }
  if (!isOptional) return write
  return (store, row, value) => {
    if (value !== undefined) write(store, row, value)
    else forget(plan, column, store, row)
    writeBit(store[bitsField(column)] as Uint8Array, row, value !== undefined, store.isShared)
  }
}

// Both

function codesOf({ kind }: Column): ReadonlyMap<unknown, number> {
  return new Map(kind.values?.map((choice, index) => [choice, index]))
}

/** What is not there holds no strings and no objects. */
function forget(plan: PackedPlan, column: Column, store: Store, row: number): void {
  const { field, storage } = column
  if (storage === 'text') (store[dictionaryField(column)] as Dictionary).release(row, row + 1)
  if (storage === 'record') release(nestedIn(plan, column), store[field] as Store, row, row + 1)
}

/** Copies a record into its columns, all of it or nothing. */
function putRecord(plan: PackedPlan, column: Column, store: Store, row: number, value: unknown): void {
  const { values } = takeRecord(plan, { ...column, isOptional: false }, value) as Taken
  nestedIn(plan, column).put(store, row, ...values)
}
