import { named, quote, show } from '../base/show.js'
import { SlotError } from '../index.js'

// What the ClickHouse entry says, one function a message.

export function noType(caller: string, owner: string, slot: string, problem: string): SlotError {
  return new SlotError('bad-slot', `${caller}: slot ${quote(slot)} of ${owner} has no type in ClickHouse: ${problem}.`)
}

export function twoColumns(caller: string, owner: string, column: string): SlotError {
  return new SlotError(
    'bad-slot',
    `${caller}: two slots of ${owner} would be the column ${quote(column)}. Rename one of them.`,
  )
}

export function notUtf8(caller: string, text: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}: ${quote(text)} has half of a pair of surrogates, which UTF-8 cannot hold. Write whole characters.`,
  )
}

export function unknownColumn(caller: string, owner: string, column: string, columns: readonly string[]): SlotError {
  return new SlotError(
    'unknown-slot',
    `${caller}: ${owner} has no slot for column ${quote(column)}. It takes ${named(columns)}. ` +
      "Select other columns, or write { unknown: 'ignore' }.",
  )
}

export function columnTwice(caller: string, column: string): SlotError {
  return new SlotError('bad-value', `${caller}: the query gives column ${quote(column)} twice. Name one otherwise.`)
}

export function cannotRead(caller: string, column: string, type: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}: column ${quote(column)} has the type ${type}, which is not read. Convert it in the query.`,
  )
}

export function cannotConvert(caller: string, column: string, type: string, allowed: string): SlotError {
  return new SlotError(
    'bad-value',
    `${caller}: column ${quote(column)} has the type ${type}, but its slot takes ${allowed}. Convert it in the query.`,
  )
}

export function missingColumn(caller: string, owner: string, column: string): SlotError {
  return new SlotError(
    'missing-slot',
    `${caller}: the query has no column for slot ${quote(column)} of ${owner}, which has no default.`,
  )
}

export function badCell(caller: string, column: string, row: number, allowed: string, value: unknown): SlotError {
  const shown = value === null ? 'NULL' : show(value)
  return new SlotError(
    'bad-value',
    `${caller}: column ${quote(column)} must be ${allowed}, not ${shown}, in row ${row}.`,
  )
}

export function badData(caller: string, problem: string, said: string | undefined): SlotError {
  const server = said === undefined ? '' : ` ClickHouse says: ${said}`
  return new SlotError('bad-data', `${caller}: ${problem}.${server}`)
}

export function notRows(caller: string, value: unknown): SlotError {
  return new SlotError('bad-value', `${caller} takes a PackedArray, not ${show(value)}.`)
}
