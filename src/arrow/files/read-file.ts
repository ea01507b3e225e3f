import type { FileHandle } from 'node:fs/promises'
import * as arrow from 'apache-arrow'
import type { RecordBatch } from 'apache-arrow'
import { checkOptions } from '../../base/options.js'
import type { ConcreteRecordClass } from '../../index.js'
import type { PackedArray } from '../../packed/index.js'
import { FROM_OPTIONS, rowsOf, type FromArrowOptions } from '../from-arrow.js'
import { badFile } from '../messages.js'
import { PART } from './atomic.js'
import { node } from './node.js'
import type { Progress } from './write-file.js'

export interface LoadOptions extends FromArrowOptions {
  /** Is told how far the reading is, after each 16 MiB. */
  readonly progress?: (progress: Progress) => void
}

const OPTIONS = { ...FROM_OPTIONS, progress: 'function' } as const

/** What an Arrow file begins and ends with. */
const MAGIC = 'ARROW1'
/** What an Arrow stream begins with, and with four zeros what it ends with. */
const STREAM = 0xffffffff

/**
 * Reads an Arrow file, or a stream in a file, into rows of a class, as `fromArrow` does. The rows lie in the memory of
 * the file if it is one batch, as `save` writes it.
 *
 * @throws {SlotError} as `fromArrow`; `bad-file` for what is not an Arrow file, and for one that is cut off or damaged;
 * the errors of the file system.
 * @example
 * for (const trip of await load(Trip, 'trips.arrow')) total += trip.fare()
 */
export async function load<Class extends ConcreteRecordClass>(
  Class: Class,
  path: string,
  options?: LoadOptions,
): Promise<PackedArray<Class>> {
  const caller = 'load()'
  const { progress, ...how } = checkOptions(caller, options, OPTIONS)
  const table = await opened(caller, path, async (file, size) => {
    const bytes = await readAll(file, size, progress)
    return decoded(caller, path, async () => arrow.tableFromIPC(bytes))
  })
  return rowsOf(caller, Class, table, how)
}

/**
 * Reads an Arrow file, or a stream in a file, batch by batch: each is an array of its own, so that the memory of one
 * suffices. `changes` is told of each.
 *
 * @throws {SlotError} as `load`.
 * @example
 * for await (const trips of read(Trip, 'trips.arrow')) for (const trip of trips) total += trip.fare()
 */
export async function* read<Class extends ConcreteRecordClass>(
  Class: Class,
  path: string,
  options?: FromArrowOptions,
): AsyncGenerator<PackedArray<Class>, void, void> {
  const caller = 'read()'
  const how = checkOptions(caller, options, FROM_OPTIONS)
  const file = await node(caller).fs.open(path)
  try {
    await checkEnds(caller, path, file, (await file.stat()).size)
    const batches = arrow.RecordBatchReader.from(file as never) as unknown as Promise<BatchReader>
    const reader = await decoded(caller, path, async () => (await batches).open())
    for (;;) {
      const next = await decoded(caller, path, async () => reader.next())
      if (next.done === true) return
      yield rowsOf(caller, Class, next.value, how)
    }
  } finally {
    await file.close()
  }
}

interface BatchReader {
  open(): Promise<BatchReader>
  next(): Promise<IteratorResult<RecordBatch, unknown>>
}

async function opened<Result>(
  caller: string,
  path: string,
  use: (file: FileHandle, size: number) => Promise<Result>,
): Promise<Result> {
  const file = await node(caller).fs.open(path)
  try {
    const { size } = await file.stat()
    await checkEnds(caller, path, file, size)
    return await use(file, size)
  } finally {
    await file.close()
  }
}

/**
 * Arrow's readers take what is there, and say of a file that is cut off that it is empty, or nothing at all.
 *
 * @throws {SlotError} `bad-file`.
 */
async function checkEnds(caller: string, path: string, file: FileHandle, size: number): Promise<void> {
  const ends = new Uint8Array(16)
  const head = await file.read(ends, 0, 8, 0)
  await file.read(ends, 8, 8, Math.max(size - 8, 0))
  const text = String.fromCharCode(...ends)
  const words = new DataView(ends.buffer)
  const isStream = words.getUint32(0) === STREAM
  if (head.bytesRead < 8 || (!isStream && !text.startsWith(MAGIC))) throw badFile(caller, path, 'is not an Arrow file')
  const isWhole = isStream ? words.getUint32(8) === STREAM && words.getUint32(12) === 0 : text.endsWith(MAGIC)
  if (!isWhole) throw badFile(caller, path, 'is cut off')
}

async function readAll(file: FileHandle, size: number, progress: LoadOptions['progress']): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size;) {
    const { bytesRead } = await file.read(bytes, at, Math.min(PART, size - at), at)
    if (bytesRead === 0) return bytes.subarray(0, at)
    at += bytesRead
    progress?.({ bytes: at, of: size })
  }
  return bytes
}

async function decoded<Result>(caller: string, path: string, decode: () => Promise<Result>): Promise<Result> {
  try {
    return await decode()
  } catch (error) {
    throw badFile(caller, path, `is damaged: ${(error as Error).message}`)
  }
}
