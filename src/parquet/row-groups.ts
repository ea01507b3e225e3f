import type { FileHandle } from 'node:fs/promises'
import * as arrow from 'apache-arrow'
import type { Table } from 'apache-arrow'
import * as parquet from 'parquet-wasm'
import { node } from '../arrow/files/node.js'
import { badFile } from '../arrow/messages.js'
import { METADATA } from '../arrow/to-arrow.js'
import { MAGIC, readFooter, type Footer, type Range, type RowGroup } from './footer.js'

/** A Parquet file that is open, to be read row group by row group. */
export interface RowGroups {
  /** Rows of the file. */
  readonly rows: number
  /** A table without rows. */
  readonly empty: Table
  /** @throws {SlotError} `bad-file`. */
  tables(): AsyncGenerator<Table, void, void>
  close(): Promise<void>
}

/**
 * Opens a Parquet file.
 *
 * @throws {SlotError} `bad-file` for what is not a Parquet file, and for one that is cut off or damaged; the errors of
 * the file system.
 */
export async function openGroups(caller: string, path: string): Promise<RowGroups> {
  const file = await node(caller).fs.open(path)
  try {
    const opened: OpenFile = { caller, path, file, size: (await file.stat()).size }
    const bytes = await footerOf(opened)
    return { ...decoded(opened, () => groupsOf(opened, readFooter(bytes))), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

interface OpenFile {
  readonly caller: string
  readonly path: string
  readonly file: FileHandle
  readonly size: number
}

/** What Polars makes of categories. The decoder reads the strings, and not the dictionaries that Arrow had of them. */
const UNREAD = /Dictionary<\w+, \w+View>/

function groupsOf(opened: OpenFile, footer: Footer): Omit<RowGroups, 'close'> {
  const { groups, metadata, emptyFile } = footer
  const empty = withMetadata(arrow.tableFromIPC(parquet.readSchema(emptyFile()).intoIPCStream()), metadata)
  if (UNREAD.test(String(empty.schema))) return groupsOf(opened, footer.withoutTypes())
  return {
    rows: groups.reduce((sum, { rows }) => sum + rows, 0),
    empty,
    async *tables() {
      for (const group of groups) {
        const chunks: Uint8Array[] = []
        for (const range of group.chunks) chunks.push(await readRange(opened, range))
        yield decoded(opened, () => withMetadata(tableOf(group, chunks), metadata))
      }
    },
  }
}

/**
 * The decoder is given a file of one row group: with the whole it would have to have it in its memory, and where it asks
 * for parts itself, an error of it ends the process.
 */
function tableOf(group: RowGroup, chunks: readonly Uint8Array[]): Table {
  // One batch: the batches of one table would have to share dictionaries.
  const table = parquet.readParquet(group.fileOf(chunks), { batchSize: Math.max(group.rows, 1) })
  return arrow.tableFromIPC(table.intoIPCStream())
}

/** A file may say what class its rows are of without a schema of Arrow, in which the decoder looks for it. */
function withMetadata(table: Table, said: ReadonlyMap<string, string>): Table {
  for (const name of Object.values(METADATA)) {
    const value = said.get(name)
    if (value !== undefined) table.schema.metadata.set(name, value)
  }
  return table
}

/**
 * The metadata, which are at the end, before their length and four letters.
 *
 * @throws {SlotError} `bad-file`.
 */
async function footerOf(opened: OpenFile): Promise<Uint8Array> {
  const { caller, path, size } = opened
  const END = 8
  const head = size < MAGIC.length ? '' : textOf(await readRange(opened, { from: 0, bytes: MAGIC.length }))
  if (head !== MAGIC) throw badFile(caller, path, 'is not a Parquet file')
  if (size < MAGIC.length + END) throw badFile(caller, path, 'is cut off')
  const end = await readRange(opened, { from: size - END, bytes: END })
  if (textOf(end.subarray(4)) !== MAGIC) throw badFile(caller, path, 'is cut off')
  const bytes = new DataView(end.buffer).getUint32(0, true)
  return readRange(opened, { from: size - END - bytes, bytes })
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** @throws {SlotError} `bad-file` for what is not inside the file. */
async function readRange({ caller, path, file, size }: OpenFile, { from, bytes }: Range): Promise<Uint8Array> {
  if (from < 0 || from + bytes > size) throw badFile(caller, path, 'is damaged: a part of it lies beyond its ends')
  const made = new Uint8Array(bytes)
  for (let at = 0; at < bytes;) {
    const { bytesRead } = await file.read(made, at, bytes - at, from + at)
    if (bytesRead === 0) throw badFile(caller, path, 'is cut off')
    at += bytesRead
  }
  return made
}

function decoded<Result>({ caller, path }: OpenFile, decode: () => Result): Result {
  try {
    return decode()
  } catch (error) {
    throw badFile(caller, path, `is damaged: ${(error as Error).message}`)
  }
}
