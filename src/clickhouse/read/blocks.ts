// oxlint-disable no-await-in-loop -- the next bytes come behind those before them

import { cannotRead } from '../messages.js'
import type { ByteSource } from './byte-source.js'
import { columnReader, MAX_ROWS, type ColumnReader } from './column-reader.js'
import type { Data } from './data.js'
import { typeNameOf } from './type-names.js'

/** A column of all blocks. */
interface Title {
  readonly name: string
  readonly type: string
  readonly read: ColumnReader
}

/** What is done with columns and their values. */
export interface Visitor {
  /** A column, before its first values. */
  column(name: string): void
  values(name: string, type: string, data: Data, rows: number, firstRow: number): void
}

/**
 * Reads blocks of the format `Native` up to the end.
 *
 * @returns The number of rows.
 * @throws {SlotError} `bad-data` if they end too early or are something else; `bad-value` for a column whose type is not
 * read.
 */
export async function readBlocks(caller: string, source: ByteSource, visitor: Visitor): Promise<number> {
  const titles: Title[] = []
  let before = 0
  while (!(await source.isAtEnd())) {
    const columns = await source.varint()
    const rows = await source.varint()
    if (rows > MAX_ROWS - before) throw source.refuse(`the data have more than ${MAX_ROWS} rows`)
    // The last block of some queries has neither.
    if (titles.length > 0 && columns > 0 && columns !== titles.length) throw changed(source)
    for (let place = 0; place < columns; place++) {
      const name = await textOf(source)
      const type = await textOf(source)
      const title = (titles[place] ??= titleOf(caller, name, type, visitor))
      if (title.name !== name || title.type !== type) throw changed(source)
      if (rows > 0) visitor.values(name, type, await title.read(source, rows), rows, before)
    }
    before += rows
  }
  return before
}

function titleOf(caller: string, name: string, type: string, visitor: Visitor): Title {
  visitor.column(name)
  const read = columnReader(typeNameOf(type))
  if (read === undefined) throw cannotRead(caller, name, type)
  return { name, type, read }
}

function changed(source: ByteSource): Error {
  return source.refuse('the data are not of the format Native: their blocks have different columns')
}

/** Names and types are short: what says otherwise is no data of this format. */
const MAX_NAME = 1 << 20

async function textOf(source: ByteSource): Promise<string> {
  const length = await source.varint()
  if (length > MAX_NAME) throw source.refuse('the data are not of the format Native: a name in it is too long')
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await source.take(length))
}
