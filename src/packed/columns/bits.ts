import { PASS, THROW } from '../../codegen/gate.js'
import { code, type Source } from '../../codegen/source.js'
import type { Field, RowNumbers, TypedArray } from '../packed-types.js'
import type { Column, ColumnFacts } from './column.js'
import { typedElements } from './elements.js'

/** `bool`: a bit each, eight rows in a byte. */
export function bits(facts: ColumnFacts): Column<TypedArray> {
  const { field, position } = facts
  const base = typedElements(facts, Uint8Array, '', 8)
  const { check, refuse } = base
  const emitRead: Column['emitRead'] = () => code`readBit(s[${field}], i)`
  const read: Column<TypedArray>['read'] = ({ [field]: values }, row) => readBit(values, row)
  return {
    ...base,
    bindings: { readBit, writeBit, PASS, THROW, [`refuse${position}`]: refuse },
    emitRead,
    read,
    emitPlain: emitRead,
    plain: read,
    emitWrite: (v) =>
      emitWriteBit(field, code`(typeof ${v} === "boolean" ? PASS : THROW).take(${v}, refuse${position})`),
    write({ [field]: values, isShared }, row, value) {
      check(value)
      writeBit(values, row, value, isShared)
    },
    emitMove: () => code`writeBit(s[${field}], to, readBit(s[${field}], i), s.isShared);`,
    move({ [field]: values, isShared }, from, to) {
      writeBit(values, to, readBit(values, from), isShared)
    },
    swap({ [field]: values, isShared }, a, b) {
      const before = readBit(values, a)
      writeBit(values, a, readBit(values, b), isShared)
      writeBit(values, b, before, isShared)
    },
    reorder({ [field]: values, isShared }, order) {
      const before = values.slice()
      copyBits(before, { numbers: order, start: 0, end: order.length }, values, 0, isShared)
    },
    keys: (store, rows) => [numbersOf(store[field], rows)],
    codes: (store, rows) => ({ codes: numbersOf(store[field], rows), size: 2 }),
    copyRows: (from, rows, to, at) => copyBits(from[field], rows, to[field], at, to.isShared),
  }
}

export function readBit(values: TypedArray, row: number): boolean {
  return (((values[row >>> 3] as number) >>> (row & 7)) & 1) === 1
}

function numbersOf(values: TypedArray, rows: number): Uint32Array {
  const numbers = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) numbers[row] = Number(readBit(values, row))
  return numbers
}

/** Copies the bits of rows, whole bytes where that can be: behind the last one there may stand anything. */
function copyBits(
  from: TypedArray,
  { numbers, start, end }: RowNumbers,
  to: TypedArray,
  at: number,
  isShared: boolean,
): void {
  if (numbers !== undefined || at % 8 > 0) {
    for (let place = start; place < end; place++)
      writeBit(
        to,
        at + place - start,
        readBit(from, numbers === undefined ? place : (numbers[place] as number)),
        isShared,
      )
    return
  }
  const shift = start % 8
  for (let byte = start >>> 3, target = at >>> 3; byte * 8 < end; byte++, target++)
    to[target] = ((from[byte] as number) >>> shift) | ((from[byte + 1] as number) << (8 - shift))
}

/** Writes a bit that needs no check. */
export function emitWriteBit(field: Field, value: Source): Source {
  return code`writeBit(s[${field}], i, ${value}, s.isShared);`
}

/** Eight rows share a byte, and of a shared array eight threads may write it at once. */
export function writeBit(values: TypedArray, row: number, value: unknown, isShared: boolean): void {
  const index = row >>> 3
  const shift = row & 7
  // Without a branch, which would be mispredicted half of the time: `true << 3` is 8.
  if (!isShared) values[index] = ((values[index] as number) & ~(1 << shift)) | ((value as number) << shift)
  else writeSharedBit(values, index, 1 << shift, value === true)
}

/**
 * Not by `Atomics.or` and `Atomics.and`: JavaScriptCore (Bun 1.4.5) compiles them wrongly for bytes, and bits get lost.
 */
function writeSharedBit(values: TypedArray, index: number, mask: number, isSet: boolean): void {
  for (;;) {
    const before = Atomics.load(values, index)
    const after = isSet ? before | mask : before & ~mask
    if (after === before || Atomics.compareExchange(values, index, before, after) === before) return
  }
}
