import type { OpenColumn } from '../../packed/index.js'
import type { TableColumn } from '../table-columns.js'
import { columnEncoder } from './encode-column.js'
import { varint } from './integers.js'

/** The rows that stand in one block, and the bytes of their columns that a block has at most, strings apart. */
const MAX_ROWS = 65_536
const MAX_BYTES = 1 << 23

const encoder = /* @__PURE__ */ new TextEncoder()

/** What blocks are made of. */
export interface Rows {
  readonly length: number
  readonly bytesPerRecord: number
  column(this: void, name: string): OpenColumn
}

/**
 * Rows as blocks of the format `Native`, part by part; no rows are one block without any. A block has the numbers of
 * its columns and rows, and for each column its name, its type and its values.
 *
 * @throws {SlotError} `bad-value` for a string that is not Unicode.
 */
export function* nativeBlocks(caller: string, rows: Rows, columns: readonly TableColumn[]): Generator<Uint8Array> {
  const { length } = rows
  const encoders = columns.map((column) => columnEncoder(caller, column, rows.column))
  const titles = columns.map(({ name, type }) => Uint8Array.of(...textOf(name), ...textOf(type)))
  const size = Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_BYTES / Math.max(rows.bytesPerRecord, 1))))
  for (let from = 0; from === 0 || from < length; from += size) {
    const to = Math.min(from + size, length)
    yield Uint8Array.of(...varint(columns.length), ...varint(to - from))
    for (const [place, encode] of encoders.entries()) {
      yield titles[place] as Uint8Array
      yield* to > from ? encode(from, to) : []
    }
  }
}

function textOf(text: string): number[] {
  const bytes = encoder.encode(text)
  return [...varint(bytes.length), ...bytes]
}
