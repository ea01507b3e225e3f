import * as arrow from 'apache-arrow'
import type { RecordBatch } from 'apache-arrow'
import { FROM_OPTIONS, rowsOf, type FromArrowOptions } from '../arrow/from-arrow.js'
import { checkOptions } from '../base/options.js'
import type { ConcreteRecordClass } from '../index.js'
import type { PackedArray } from '../packed/index.js'
import { openGroups } from './row-groups.js'
import type { Progress } from './write-file.js'

export interface ReadOptions extends FromArrowOptions {
  /** Is told how far the reading is, after each row group. */
  readonly progress?: (progress: Progress) => void
}

const OPTIONS = { ...FROM_OPTIONS, progress: 'function' } as const

/**
 * Reads a Parquet file into rows of a class, as `fromArrow` does: columns by the names of slots, defaults for those that
 * are not there.
 *
 * @throws {SlotError} as `fromArrow`; `bad-file` for what is not a Parquet file, and for one that is cut off or damaged;
 * the errors of the file system.
 * @example
 * for (const trip of await load(Trip, 'trips.parquet')) total += trip.fare()
 */
export async function load<Class extends ConcreteRecordClass>(
  Class: Class,
  path: string,
  options?: ReadOptions,
): Promise<PackedArray<Class>> {
  const caller = 'load()'
  const { progress, ...how } = checkOptions(caller, options, OPTIONS)
  const groups = await openGroups(caller, path)
  const batches: RecordBatch[] = []
  let { schema } = groups.empty
  try {
    let rows = 0
    for await (const table of groups.tables()) {
      ;({ schema } = table)
      batches.push(...table.batches)
      progress?.({ rows: (rows += table.numRows), of: groups.rows })
    }
  } finally {
    await groups.close()
  }
  return rowsOf(caller, Class, new arrow.Table(schema, batches), how)
}

/**
 * Reads a Parquet file row group by row group: each is an array of its own, so that the memory of one suffices.
 * `changes` is told of each.
 *
 * @throws {SlotError} as `load`.
 * @example
 * for await (const trips of read(Trip, 'trips.parquet')) for (const trip of trips) total += trip.fare()
 */
export async function* read<Class extends ConcreteRecordClass>(
  Class: Class,
  path: string,
  options?: ReadOptions,
): AsyncGenerator<PackedArray<Class>, void, void> {
  const caller = 'read()'
  const { progress, ...how } = checkOptions(caller, options, OPTIONS)
  const groups = await openGroups(caller, path)
  try {
    let rows = 0
    for await (const table of groups.tables()) {
      yield rowsOf(caller, Class, table, how)
      progress?.({ rows: (rows += table.numRows), of: groups.rows })
    }
  } finally {
    await groups.close()
  }
}
