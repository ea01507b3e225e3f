// oxlint-disable no-await-in-loop -- the next bytes come behind those before them

import type { ByteSource } from './byte-source.js'
import type { Data } from './data.js'
import { TextTable } from './text-table.js'

/** Codes for which there is memory at first: the number of rows may make no sense. */
const TRUSTED = 1 << 18

/** Strings, each behind its length. Those of all blocks are in one table. */
export function textsReader(): (source: ByteSource, rows: number) => Promise<Data> {
  const table = new TextTable()
  return async (source, rows) => {
    let codes = new Uint32Array(Math.min(rows, TRUSTED))
    for (let row = 0; row < rows;) {
      if (row === codes.length) codes = grown(codes, rows)
      row = readThere(source, table, codes, row)
      if (row < codes.length) await readAcross(source, table, codes, row++)
    }
    return { is: 'texts', codes, strings: table.strings }
  }
}

function grown(codes: Uint32Array, rows: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.min(rows, codes.length * 2))
  larger.set(codes)
  return larger
}

/** Reads what has come already, without waiting, and returns the row at which it ends. */
function readThere(source: ByteSource, table: TextTable, codes: Uint32Array, first: number): number {
  const { bytes } = source
  let { position } = source
  let row = first
  for (; row < codes.length && position < bytes.length; row++) {
    const length = bytes[position] as number
    // Lengths in several bytes are seldom.
    if (length > 127 || position + 1 + length > bytes.length) break
    codes[row] = codeOf(source, table, bytes, position + 1, length)
    position += 1 + length
  }
  source.position = position
  return row
}

async function readAcross(source: ByteSource, table: TextTable, codes: Uint32Array, row: number): Promise<void> {
  const length = await source.varint()
  await source.need(length)
  codes[row] = codeOf(source, table, source.bytes, source.position, length)
  source.position += length
}

function codeOf(source: ByteSource, table: TextTable, bytes: Uint8Array, start: number, length: number): number {
  const code = table.codeOf(bytes, start, start + length)
  if (code === undefined) throw source.refuse('a String in the data is not UTF-8, as texts of JavaScript must be')
  return code
}
