import type { RecordBatch, Schema } from 'apache-arrow'
import { replaceFile, writeParts } from '../arrow/files/atomic.js'
import { rowBatches, type Written } from '../arrow/files/row-batches.js'
import { batchOf, schemaOf, type ToArrowOptions } from '../arrow/to-arrow.js'
import { checkOptions, type OptionTypes } from '../base/options.js'
import type { ConcreteRecordClass } from '../index.js'
import { PackedArray } from '../packed/index.js'
import { COMPRESSIONS, encode, type Compression, type Format } from './encoding.js'
import { badGroupSize } from './messages.js'
import { Pieces } from './pieces.js'

/** How far the writing or reading of a file is. */
export interface Progress {
  /** Rows encoded or read so far. */
  readonly rows: number
  /** Rows in all; `undefined` while that is not known. */
  readonly of: number | undefined
}

export interface WriteOptions extends ToArrowOptions {
  /** How pages are compressed. Default: `'snappy'`, which is fast and which every reader has. `'zstd'` makes smaller files. */
  readonly compression?: Compression
  /** Rows in a row group: writers and `read` have the memory of one. Default: 131,072. */
  readonly rowsPerGroup?: number
  /** Is told how far the writing is, after each 131,072 rows at the latest. */
  readonly progress?: (progress: Progress) => void
}

const OPTIONS: OptionTypes = {
  untyped: ['error', 'ignore'],
  compression: Object.keys(COMPRESSIONS),
  rowsPerGroup: 'whole number',
  progress: 'function',
}

/** pyarrow reads no dictionaries in records, in files of several row groups. */
const DICTIONARIES = 'outer'

/** Rows of a group, and of a piece that is handed to the encoder at once. */
const USUAL_ROWS = 131_072

/**
 * Writes rows to a Parquet file, all or nothing: a process that is killed leaves the old file or the new one, whole. The
 * rows must not change meanwhile.
 *
 * @returns The bytes of the file.
 * @throws {SlotError} as `toArrow`, and the errors of the file system: then the old file stays.
 * @example
 * await save(trips, 'trips.parquet', { compression: 'zstd' })
 */
export async function save<Class extends ConcreteRecordClass>(
  rows: PackedArray<Class>,
  path: string,
  options?: WriteOptions,
): Promise<number> {
  const caller = 'save()'
  const { untyped, format, progress } = readOptions(caller, options)
  const whole = batchOf(rows, { caller, untyped, dictionaries: DICTIONARIES })
  const { schema, numRows: of } = whole
  const batches = piecesOf([whole], format, (done) => progress?.({ rows: done, of }))
  return writeFile(caller, path, schema, batches, format)
}

/**
 * Writes records to a Parquet file as they come, in the memory of one row group, all or nothing as `save` does: records,
 * objects as `pushObject` takes them, and packed arrays of the class.
 *
 * @returns The rows written.
 * @throws {SlotError} as `save` and `pushObject`, and what the iterable throws.
 * @example
 * await write(Trip, parsedLines('trips.csv'), 'trips.parquet')
 */
export async function write<Class extends ConcreteRecordClass>(
  Class: Class,
  records: Iterable<Written<Class>> | AsyncIterable<Written<Class>>,
  path: string,
  options?: WriteOptions,
): Promise<number> {
  const caller = 'write()'
  const { untyped, format, progress } = readOptions(caller, options)
  const translation = { caller, untyped, dictionaries: DICTIONARIES } as const
  const schema = schemaOf(Class, translation)
  let rows = 0
  const batches = async function* (): AsyncGenerator<RecordBatch, void, void> {
    const size = Math.min(format.rowsPerGroup, USUAL_ROWS)
    for await (const batch of rowBatches(caller, Class, records, size)) yield batchOf(batch, translation, schema)
    // A file of no rows has columns too.
    if (rows === 0) yield batchOf(new PackedArray(Class), translation, schema)
  }
  const pieces = piecesOf(batches(), format, (done) => {
    rows = done
    if (done > 0) progress?.({ rows, of: undefined })
  })
  await writeFile(caller, path, schema, pieces, format)
  return rows
}

/** Batches in pieces that the encoder takes at once. */
async function* piecesOf(
  batches: Iterable<RecordBatch> | AsyncIterable<RecordBatch>,
  { rowsPerGroup }: Format,
  encoded: (rows: number) => void,
): AsyncGenerator<RecordBatch, void, void> {
  const pieces = new Pieces()
  const step = Math.min(rowsPerGroup, USUAL_ROWS)
  let rows = 0
  for await (const batch of batches)
    for (let from = 0; from === 0 || from < batch.numRows; from += step) {
      const piece = pieces.cut(batch, from, from + step)
      yield piece
      encoded((rows += piece.numRows))
    }
}

function writeFile(
  caller: string,
  path: string,
  schema: Schema,
  batches: AsyncGenerator<RecordBatch, void, void>,
  format: Format,
): Promise<number> {
  return replaceFile(caller, path, async (file) => {
    let bytes = 0
    await encode(schema, batches, format, (part) => writeParts(file, [part], (written) => (bytes += written)))
    return bytes
  })
}

interface Found {
  readonly untyped: 'error' | 'ignore'
  readonly format: Format
  readonly progress: WriteOptions['progress']
}

function readOptions(caller: string, options: WriteOptions | undefined): Found {
  const found = checkOptions(caller, options, OPTIONS)
  const { untyped = 'error', compression = 'snappy', rowsPerGroup = USUAL_ROWS, progress } = found
  if (rowsPerGroup === 0) throw badGroupSize(caller)
  return { untyped, format: { compression, rowsPerGroup }, progress }
}
