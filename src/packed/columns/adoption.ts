import { unknownSlot } from '../../base/errors.js'
import { given as givenOf, isObject } from '../../base/own.js'
import { initialOf } from '../../layout/slot-layout.js'
import { badLength, badValue, notAnInit } from '../messages.js'
import { MAX_ROWS } from '../options.js'
import type { Elements, Store } from '../packed-types.js'
import { alone } from './all-columns.js'
import { readBit } from './bits.js'
import type { Column, PackedClass } from './column.js'
import { inRow, takeElements } from './given.js'

/**
 * Makes a store, full to its capacity, over columns of others. Slots without one get their defaults.
 *
 * @throws {SlotError} `unknown-slot`, `bad-value`: nothing was made then.
 * @throws {RangeError} `out-of-range` for the number of rows.
 */
export function adoptColumns(
  self: PackedClass,
  columns: unknown,
  rows: number,
  isHeld: (row: number) => boolean = () => true,
): Store {
  const { name, layout, Store: Made } = self
  if (rows >>> 0 !== rows || rows > MAX_ROWS) throw badLength('PackedArray.adopt()', rows, MAX_ROWS)
  if (!isObject(columns)) throw notAnInit(name, columns)
  for (const key of Object.keys(columns)) if (!layout.names.includes(key)) throw unknownSlot(name, key, layout.names)
  const missing: Column[] = []
  const fields = self.columns.flatMap((column) => {
    const found = givenOf(columns, column.name)
    if (found !== undefined || column.slot.initial === undefined) return adoptColumn(column, found, rows, isHeld)
    missing.push(column)
    return column.create(rows, rows, alone, undefined)
  })
  const store = new Made(fields, rows, MAX_ROWS, undefined)
  for (const { write, slot } of missing) for (let row = 0; row < rows; row++) write(store, row, initialOf(slot))
  store.length = rows
  return store
}

/** What the fields of a column hold when it has adopted one of others. */
export function adoptColumn(
  column: Column,
  given: unknown,
  rows: number,
  isHeld: (row: number) => boolean,
): readonly unknown[] {
  const { owner, name, refuse, isOptional } = column
  if (!isObject(given)) throw badValue(owner, name, 'a column', given, false)
  const isArray = Array.isArray(given) || ArrayBuffer.isView(given)
  const part = (key: string): unknown => (isArray ? undefined : (givenOf(given, key) ?? undefined))
  const values = isArray ? given : part('values')
  const validity = part('validity')
  if (!isOptional && validity !== undefined) {
    const bits = takeElements(column, Uint8Array as unknown as Elements, validity, Math.ceil(rows / 8))
    let row = 0
    for (; row < rows && ((bits[row >>> 3] === 255 && (row |= 7)) || readBit(bits, row) || !isHeld(row)); row++);
    if (row < rows) inRow(row, () => refuse(undefined))
  }
  return column.adopt({ values, validity, dictionary: part('dictionary'), rows, isHeld })
}
