import { joined } from '../arrow/files/atomic.js'
import { decodeStruct, encodeStruct, STRUCT, type Field, type List, type Struct, type Value } from './thrift.js'

/** Numbers of fields in the metadata of Parquet, as parquet.thrift of apache/parquet-format has them. */
const FILE = { rows: 3, groups: 4, metadata: 5, encryption: 8 } as const
const PAIR = { key: 1 } as const
const GROUP = { columns: 1, rows: 3, offset: 5 } as const
/** Of a column: the offset of its metadata, and where its indices and what encrypts it are. */
const COLUMN = { file: 1, offset: 2, metadata: 3, apart: [4, 5, 6, 7, 8, 9] } as const
const CHUNK = { bytes: 7, data: 9, index: 10, dictionary: 11, apart: [14, 15] } as const

/** What a Parquet file begins and ends with. */
export const MAGIC = 'PAR1'

/** Where a file has its schema as Arrow says it. */
const ARROW_SCHEMA = 'ARROW:schema'

/** Bytes of a file. */
export interface Range {
  readonly from: number
  readonly bytes: number
}

/** Rows that were encoded together. */
export interface RowGroup {
  readonly rows: number
  /** Where its columns are. */
  readonly chunks: readonly Range[]
  /** A file of this group alone, of the bytes of its columns one after the other. */
  readonly fileOf: (columns: readonly Uint8Array[]) => Uint8Array
}

/** What a Parquet file says of itself. */
export interface Footer {
  readonly groups: readonly RowGroup[]
  /** A file of no rows. */
  readonly emptyFile: () => Uint8Array
  /** The same without the types that Arrow had: dictionaries are plain, and the like. */
  readonly withoutTypes: () => Footer
}

/**
 * Reads the metadata of a Parquet file.
 *
 * @throws {RangeError} if they are damaged.
 */
export function readFooter(bytes: Uint8Array): Footer {
  const file = decodeStruct(bytes)
  if (file.has(FILE.encryption)) throw new RangeError('it is encrypted')
  return footerOf(file)
}

function footerOf(file: Struct): Footer {
  const pairs = structs(file, FILE.metadata)
  return {
    groups: structs(file, FILE.groups).map((group) => groupOf(file, group)),
    emptyFile: () => fileOf(file, [], []),
    withoutTypes() {
      const kept = pairs.filter((pair) => textOf(pair, PAIR.key) !== ARROW_SCHEMA)
      return footerOf(replaced(file, FILE.metadata, listOf(kept)))
    },
  }
}

function groupOf(file: Struct, group: Struct): RowGroup {
  const columns = structs(group, GROUP.columns)
  const chunks = columns.map(rangeOf)
  return {
    rows: wholeOf(group, GROUP.rows),
    chunks,
    fileOf(parts) {
      let at = MAGIC.length
      const moved = columns.map((column, index) => {
        const { from, bytes } = chunks[index] as Range
        at += bytes
        return move(column, BigInt(at - bytes - from))
      })
      return fileOf(file, [replaced(without(group, [GROUP.offset]), GROUP.columns, listOf(moved))], parts)
    },
  }
}

function rangeOf(column: Struct): Range {
  if (column.has(COLUMN.file)) throw new RangeError('its columns are in other files')
  const chunk = structOf(column, COLUMN.metadata)
  const dictionary = wholeOf(chunk, CHUNK.dictionary)
  const data = wholeOf(chunk, CHUNK.data)
  // Some writers say 0 where there is no dictionary.
  return { from: dictionary > 0 ? Math.min(dictionary, data) : data, bytes: wholeOf(chunk, CHUNK.bytes) }
}

/** A column that lies elsewhere in a file, without its indices, which are not there. */
function move(column: Struct, by: bigint): Struct {
  let chunk = without(structOf(column, COLUMN.metadata), CHUNK.apart)
  for (const id of [CHUNK.data, CHUNK.index, CHUNK.dictionary]) {
    const offset = chunk.get(id)?.value
    if (typeof offset === 'bigint' && offset > 0n) chunk = replaced(chunk, id, offset + by)
  }
  return replaced(replaced(without(column, COLUMN.apart), COLUMN.metadata, chunk), COLUMN.offset, 0n)
}

function fileOf(file: Struct, groups: readonly Struct[], parts: readonly Uint8Array[]): Uint8Array {
  const rows = groups.reduce((sum, group) => sum + wholeOf(group, GROUP.rows), 0)
  const footer = encodeStruct(replaced(replaced(file, FILE.rows, BigInt(rows)), FILE.groups, listOf(groups)))
  const magic = new TextEncoder().encode(MAGIC)
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, footer.length, true)
  return joined([magic, ...parts, footer, length, magic])
}

function replaced(struct: Struct, id: number, value: Value): Struct {
  return new Map(
    [...struct].map(([found, field]): [number, Field] => [found, found === id ? { ...field, value } : field]),
  )
}

function without(struct: Struct, ids: readonly number[]): Struct {
  return new Map([...struct].filter(([id]) => !ids.includes(id)))
}

function listOf(items: readonly Struct[]): List {
  return { type: STRUCT, items }
}

function structs(struct: Struct, id: number): readonly Struct[] {
  return ((struct.get(id)?.value as List | undefined)?.items ?? []) as readonly Struct[]
}

function structOf(struct: Struct, id: number): Struct {
  const found = struct.get(id)?.value
  if (!(found instanceof Map)) throw new RangeError('a column has no metadata')
  return found as Struct
}

/** A number, 0 where there is none. */
function wholeOf(struct: Struct, id: number): number {
  const found = Number(struct.get(id)?.value ?? 0)
  if (!Number.isSafeInteger(found) || found < 0) throw new RangeError(`there is no place ${found}`)
  return found
}

function textOf(struct: Struct, id: number): string {
  const found = struct.get(id)?.value
  return found instanceof Uint8Array ? new TextDecoder().decode(found) : ''
}
