import type { FileHandle } from 'node:fs/promises'
import * as arrow from 'apache-arrow'
import type { RecordBatch, Schema } from 'apache-arrow'
import { checkOptions, type OptionTypes } from '../../base/options.js'
import type { ConcreteRecordClass } from '../../index.js'
import type { PackedArray } from '../../packed/index.js'
import type { Translation } from '../field-types.js'
import { badBatchSize } from '../messages.js'
import { Parts } from '../parts.js'
import { batchOf, schemaOf, type ToArrowOptions } from '../to-arrow.js'
import { replaceFile, writeParts } from './atomic.js'
import { rowBatches, type Written } from './row-batches.js'

/** How far the writing or reading of a file is. */
export interface Progress {
  /** Bytes written or read so far. */
  readonly bytes: number
  /** Bytes in all; `undefined` while that is not known. */
  readonly of: number | undefined
}

export interface WriteOptions extends ToArrowOptions {
  /** Rows in a batch: `read` has the memory of one. Default: all for `save`, 65,536 for `write`. */
  readonly rowsPerBatch?: number
  /** Is told how far the writing is, after each 16 MiB at the latest. */
  readonly progress?: (progress: Progress) => void
}

const OPTIONS: OptionTypes = { untyped: ['error', 'ignore'], rowsPerBatch: 'whole number', progress: 'function' }

/** Rows of a batch, of a stream of records. */
const USUAL_BATCH = 65_536

/**
 * Writes rows to an Arrow file, all or nothing: a process that is killed leaves the old file or the new one, whole. The
 * rows must not change meanwhile.
 *
 * @returns The bytes of the file.
 * @throws {SlotError} as `toArrow`, and the errors of the file system: then the old file stays.
 * @example
 * await save(trips, 'trips.arrow')
 */
export async function save<Class extends ConcreteRecordClass>(
  rows: PackedArray<Class>,
  path: string,
  options?: WriteOptions,
): Promise<number> {
  const caller = 'save()'
  const { untyped = 'error', rowsPerBatch, progress } = readOptions(caller, options)
  const translation: Translation = { caller, untyped, dictionaries: 'all' }
  const whole = batchOf(rows, translation)
  const file = new FileWriter(whole.schema)
  const step = rowsPerBatch ?? Math.max(whole.numRows, 1)
  for (let from = 0; from === 0 || from < whole.numRows; from += step)
    file.add(step >= whole.numRows ? whole : whole.slice(from, Math.min(from + step, whole.numRows)))
  file.end()
  return replaceFile(caller, path, (handle) => file.flush(handle, progress))
}

/**
 * Writes records to an Arrow file as they come, in the memory of one batch, all or nothing as `save` does: records,
 * objects as `pushObject` takes them, and packed arrays, each of which becomes a batch of its own.
 *
 * @returns The rows written.
 * @throws {SlotError} as `save` and `pushObject`, and what the iterable throws.
 * @example
 * await write(Trip, parsedLines('trips.csv'), 'trips.arrow')
 */
export async function write<Class extends ConcreteRecordClass>(
  Class: Class,
  records: Iterable<Written<Class>> | AsyncIterable<Written<Class>>,
  path: string,
  options?: WriteOptions,
): Promise<number> {
  const caller = 'write()'
  const { untyped = 'error', rowsPerBatch = USUAL_BATCH, progress } = readOptions(caller, options)
  const translation: Translation = { caller, untyped, dictionaries: 'choices' }
  const file = new FileWriter(schemaOf(Class, translation))
  return replaceFile(caller, path, async (handle) => {
    let rows = 0
    for await (const batch of rowBatches(caller, Class, records, rowsPerBatch)) {
      file.add(batchOf(batch, translation, file.schema))
      rows += batch.length
      await file.flush(handle, progress)
    }
    file.end()
    await file.flush(handle, progress)
    return rows
  })
}

function readOptions(caller: string, options: WriteOptions | undefined): WriteOptions {
  const found = checkOptions(caller, options, OPTIONS)
  if (found.rowsPerBatch === 0) throw badBatchSize(caller)
  return found
}

/** An Arrow file that is made, batch by batch. */
class FileWriter {
  readonly schema: Schema
  readonly #parts = new Parts()
  readonly #writer = new arrow.RecordBatchFileWriter({ autoDestroy: false })
  #bytes = 0
  #isWhole = false

  constructor(schema: Schema) {
    this.schema = schema
    this.#writer.reset(this.#parts as never, schema)
  }

  add(batch: RecordBatch): void {
    this.#writer.write(batch)
  }

  end(): void {
    this.#writer.finish()
    this.#isWhole = true
  }

  /** Writes what was added since the last time, and returns the bytes of the file so far. */
  async flush(file: FileHandle, progress: WriteOptions['progress']): Promise<number> {
    const parts = this.#parts.take()
    const of = this.#isWhole ? parts.reduce((sum, { length }) => sum + length, this.#bytes) : undefined
    await writeParts(file, parts, (bytes) => {
      this.#bytes += bytes
      progress?.({ bytes: this.#bytes, of })
    })
    return this.#bytes
  }
}
