import { named, quote, show } from '../base/show.js'
import { SlotError } from '../index.js'

// The errors of this part.

export function noArrowType(caller: string, owner: string, slot: string, kind: string): SlotError {
  return new SlotError(
    'bad-slot',
    `${caller}: slot ${quote(slot)} of ${owner} (${kind}) has no Arrow type. { untyped: 'ignore' } leaves it out.`,
  )
}

export function loneSurrogate(caller: string, owner: string, slot: string, value: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}: slot ${quote(slot)} of ${owner} holds ${quote(value)}, which has half a surrogate pair, which UTF-8 cannot hold.`,
  )
}

export function notATable(caller: string, value: unknown): SlotError {
  return new SlotError('bad-value', `${caller} takes a Table or a RecordBatch of apache-arrow, not ${show(value)}.`)
}

export function notRows(caller: string, value: unknown): SlotError {
  return new SlotError('bad-value', `${caller} takes a PackedArray, not ${show(value)}.`)
}

export function unknownColumn(caller: string, owner: string, column: string, slots: readonly string[]): SlotError {
  return new SlotError(
    'unknown-slot',
    `${caller}: ${owner} has no slot for column ${quote(column)}. Its slots are ${named(slots)}. ` +
      `{ unknown: 'ignore' } leaves such columns out.`,
  )
}

export function repeatedColumn(caller: string, column: string): SlotError {
  return new SlotError('bad-value', `${caller}: there are several columns ${quote(column)}.`)
}

export function missingColumn(caller: string, owner: string, slot: string, columns: readonly string[]): SlotError {
  return new SlotError(
    'missing-slot',
    `${caller}: there is no column for slot ${quote(slot)} of ${owner}, which has no default. ` +
      `The columns are ${named(columns)}.`,
  )
}

export function otherType(caller: string, column: string, type: string, kind: string): SlotError {
  return new SlotError('bad-value', `${caller}: column ${quote(column)} is ${type}, which cannot be read as ${kind}.`)
}

export function nullInRow(caller: string, column: string, row: number, allowed: string): SlotError {
  return new SlotError('bad-value', `${caller}, row ${row}: column ${quote(column)} is null, and must be ${allowed}.`)
}

export function badInRow(caller: string, column: string, row: number, value: unknown, allowed: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}, row ${row}: column ${quote(column)} is ${show(value)}, and must be ${allowed}.`,
  )
}

export function tooMuchText(caller: string): RangeError {
  return new RangeError(`${caller}: a column has more than 2 GiB of text in one batch. Write smaller batches.`)
}

export function otherVersion(caller: string, version: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}: these rows were written by a later version of slotted (format ${quote(version)}). Update slotted.`,
  )
}

export function noFiles(caller: string): Error {
  return new Error(`${caller} needs files, and there are none here. It runs in Node, Bun and Deno.`)
}

export function badBatchSize(caller: string): SlotError {
  return new SlotError('bad-option', `${caller}: option "rowsPerBatch" must be at least 1.`)
}

export function notIterable(caller: string, value: unknown): SlotError {
  return new SlotError('bad-value', `${caller} takes an iterable of records, not ${show(value)}.`)
}

export function badFile(caller: string, path: string, problem: string): SlotError {
  return new SlotError('bad-file', `${caller}: ${quote(path)} ${problem}.`)
}

export function tooShort(caller: string, column: string): SlotError {
  return new SlotError('bad-value', `${caller}: column ${quote(column)} has less memory than its rows need.`)
}

export function badFieldName(caller: string, owner: string, slot: string): SlotError {
  return new SlotError(
    'bad-slot',
    `${caller}: the name of slot ${quote(slot)} of ${owner} has half a surrogate pair, which UTF-8 cannot hold.`,
  )
}
