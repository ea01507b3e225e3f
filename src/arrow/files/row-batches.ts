import type { ConcreteRecordClass, RecordOf } from '../../index.js'
import { PackedArray, rowClassOf } from '../../packed/index.js'
import { notIterable, notRows } from '../messages.js'

/** What `write` takes of a class. */
export type Written<Class extends ConcreteRecordClass> =
  RecordOf<Class> | Parameters<PackedArray<Class>['pushObject']>[0] | PackedArray<Class>

/** Rows for which memory is reserved before there are any. */
const RESERVED = 65_536

/**
 * Records as packed arrays of so many rows, and packed arrays among them as they are. Those of records are one array,
 * filled again and again: it holds the rows until the next is asked for.
 *
 * @throws {SlotError} `bad-value` for what is not iterable and for an array of another class; as `pushObject`.
 */
export async function* rowBatches<Class extends ConcreteRecordClass>(
  caller: string,
  Class: Class,
  records: Iterable<Written<Class>> | AsyncIterable<Written<Class>>,
  rowsPerBatch: number,
): AsyncGenerator<PackedArray<Class>, void, void> {
  if (!isIterable(records)) throw notIterable(caller, records)
  const pending = new PackedArray(Class, { capacity: Math.min(rowsPerBatch, RESERVED) })
  for await (const record of records) {
    const isRows = record instanceof PackedArray
    if (!isRows) pending.pushObject(record)
    if (!isRows && pending.length < rowsPerBatch) continue
    if (pending.length > 0) yield pending
    pending.clear()
    if (!isRows || record.length === 0) continue
    if (rowClassOf(record) !== Class) throw notRows(caller, record)
    yield record
  }
  if (pending.length > 0) yield pending
}

function isIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value)
}
