import type { FileHandle } from 'node:fs/promises'
import * as arrow from 'apache-arrow'
import type { Table } from 'apache-arrow'
import * as parquet from 'parquet-wasm'
import { node } from '../arrow/files/node.js'
import { badFile } from '../arrow/messages.js'
import { METADATA } from '../arrow/to-arrow.js'

/** What a Parquet file begins and ends with. */
const MAGIC = 'PAR1'

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
    const { size } = await file.stat()
    await checkEnds(caller, path, file, size)
    const blob = new FileBlob(file, size)
    const decoded: Decode = (decode) => orDamaged(caller, path, blob, decode)
    return await decoded(async () => {
      const opened = await parquet.ParquetFile.fromFile(blob as unknown as Blob)
      return { ...groupsOf(opened, decoded), close: () => (opened.free(), file.close()) }
    })
  } catch (error) {
    await file.close()
    throw error
  }
}

type Decode = <Result>(decode: () => Promise<Result>) => Promise<Result>

function groupsOf(opened: parquet.ParquetFile, decoded: Decode): Omit<RowGroups, 'close'> {
  const metadata = opened.metadata()
  const groups = metadata.rowGroups().map((group) => {
    const rows = group.numRows()
    group.free()
    return rows
  })
  const file = metadata.fileMetadata()
  const said = file.keyValueMetadata() as ReadonlyMap<string, string>
  file.free()
  metadata.free()
  const tableOf = (ipc: Uint8Array): Table => withMetadata(arrow.tableFromIPC(ipc), said)
  return {
    rows: groups.reduce((sum, rows) => sum + rows, 0),
    empty: tableOf(opened.schema().intoIPCStream()),
    async *tables() {
      for (const [index, rows] of groups.entries())
        yield await decoded(async () => {
          // One batch: the batches of one table would have to share dictionaries.
          const table = await opened.read({ rowGroups: [index], batchSize: Math.max(rows, 1) })
          return tableOf(table.intoIPCStream())
        })
    },
  }
}

/** A file may say what class its rows are of without a schema of Arrow, in which the decoder looks for it. */
function withMetadata(table: Table, said: ReadonlyMap<string, string>): Table {
  for (const name of Object.values(METADATA)) {
    const value = said.get(name)
    if (value !== undefined) table.schema.metadata.set(name, value)
  }
  return table
}

/** What the decoder asks of a `Blob`, out of a file that is open: it asks for the bytes of one row group at a time. */
class FileBlob {
  readonly size: number
  readonly #file: FileHandle
  /** What went wrong with the file: the decoder tells no more than that something did. */
  failure: Error | undefined

  constructor(file: FileHandle, size: number) {
    this.#file = file
    this.size = size
  }

  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return { arrayBuffer: () => this.#read(from, to) }
  }

  async #read(from: number, to: number): Promise<ArrayBuffer> {
    const bytes = new Uint8Array(to - from)
    try {
      for (let at = 0; at < bytes.length;) {
        const { bytesRead } = await this.#file.read(bytes, at, bytes.length - at, from + at)
        if (bytesRead === 0) break
        at += bytesRead
      }
    } catch (error) {
      this.failure = error as Error
      throw error
    }
    return bytes.buffer
  }
}

/** @throws {SlotError} `bad-file`. */
async function checkEnds(caller: string, path: string, file: FileHandle, size: number): Promise<void> {
  const ends = new Uint8Array(8)
  await file.read(ends, 0, 4, 0)
  await file.read(ends, 4, 4, Math.max(size - 4, 0))
  const text = String.fromCharCode(...ends)
  if (!text.startsWith(MAGIC)) throw badFile(caller, path, 'is not a Parquet file')
  // Nothing is shorter than two of these words and the length of what lies between.
  if (!text.endsWith(MAGIC) || size < 12) throw badFile(caller, path, 'is cut off')
}

async function orDamaged<Result>(
  caller: string,
  path: string,
  blob: FileBlob,
  decode: () => Promise<Result>,
): Promise<Result> {
  try {
    return await decode()
  } catch (error) {
    throw blob.failure ?? badFile(caller, path, `is damaged: ${(error as Error).message}`)
  }
}
