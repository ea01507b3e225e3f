import { RecordBatchReader } from 'apache-arrow'
import type { RecordBatch } from 'apache-arrow'
import type { Translation } from '../../arrow/field-types.js'
import { rowsOf } from '../../arrow/from-arrow.js'
import { batchOf, schemaOf } from '../../arrow/to-arrow.js'
import type { ConcreteRecordClass } from '../../index.js'
import type { PackedArray } from '../../packed/index.js'
import { runFunction, type BatchFunction } from './batches.js'
import { messagesOf } from './framing.js'
import { compressed } from './messages.js'
import { Output, type Write } from './output.js'
import { MethodStep, type Method } from './results.js'

/** What is done with the rows of a stream. */
export interface Work {
  readonly Class: ConcreteRecordClass
  /** What happens to a column that no slot takes, and to a slot that has no Arrow type. */
  readonly unknown: 'error' | 'ignore'
  readonly untyped: 'error' | 'ignore'
  readonly method?: Method | undefined
  readonly batch?: BatchFunction | undefined
  /** Is told how many rows were read, when what came of them is written. */
  readonly wrote?: ((rows: number) => void) | undefined
}

type Rows = PackedArray<ConcreteRecordClass>
type Step = (rows: Rows, translation: Translation) => readonly RecordBatch[] | Promise<readonly RecordBatch[]>

/**
 * Reads an Arrow IPC stream batch by batch as rows of a class, runs a method or a function on them, and writes what
 * comes of it as a stream. Has the memory of one batch.
 *
 * @throws {Error} with the batch, and the row where it is one, both counted from 0.
 */
export async function pipeRows(input: AsyncIterable<Uint8Array>, write: Write, work: Work): Promise<void> {
  const { Class, unknown, untyped, method, batch: ofBatch, wrote } = work
  const output = new Output(write)
  const translationOf = (caller: string): Translation => ({ caller, untyped, dictionaries: 'choices' })
  const ofRows = method === undefined ? undefined : new MethodStep(Class, method)
  const step: Step =
    ofRows !== undefined
      ? (rows, translation) => ofRows.run(rows, translation)
      : ofBatch !== undefined
        ? async (rows, translation) => runFunction(ofBatch, rows, translation)
        : (rows, translation) => [batchOf(rows, translation)]
  // What cannot be written is said before anything is read.
  if (ofBatch === undefined) schemaOf(Class, translationOf('pipe'))
  let number = 0
  for await (const batch of batchesOf(input, () => number)) {
    const place = `batch ${number}`
    const rows = placed(place, () => rowsOf(place, Class, batch, { unknown }))
    for (const made of await step(rows, translationOf(place))) await output.add(place, made)
    wrote?.(batch.numRows)
    number++
  }
  await output.end(() => (ofRows ? ofRows.schema(translationOf('pipe')) : schemaOf(Class, translationOf('pipe'))))
}

/** The batches of a stream: one without rows, if it has none. */
async function* batchesOf(input: AsyncIterable<Uint8Array>, number: () => number): AsyncGenerator<RecordBatch> {
  const reader = await RecordBatchReader.from(messagesOf(input))
  try {
    yield* reader as AsyncIterable<RecordBatch>
  } catch (error) {
    const { message } = error as Error
    if (message.includes('compressed')) throw compressed(`batch ${number()}`)
    throw new Error(`batch ${number()}: ${message}`, { cause: error })
  }
}

/** Says of an error in which batch it was, if it does not. */
function placed<Result>(place: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    const { message } = error as Error
    throw new Error(message.startsWith(place) ? message : `${place}: ${message}`, { cause: error })
  }
}
