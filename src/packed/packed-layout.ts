import type { AnyRecordClass } from '../types/brand.js'
import { describeColumns } from './columns/all-columns.js'
import type { PackedColumn } from './columns/column.js'
import { packedClassOf } from './packed-class.js'
import { signatureOf } from './store/signature.js'

export type { PackedColumn }

/** What a record takes in columns. */
export interface PackedLayout {
  readonly columns: readonly PackedColumn[]
  /** The sum of the widths: columns need no padding. Those of JavaScript arrays are not in it. */
  readonly bytesPerRecord: number
  /** 16 hexadecimal digits that are the same wherever names, kinds and order are, in any process and version. */
  readonly hash: string
}

/**
 * The columns of a class, in the order of its slots; those of a record inside stand in its place.
 *
 * @throws {SlotError} `not-a-record-class`, `not-packable`.
 * @example
 * packedLayout(Particle).bytesPerRecord //=> 16
 */
export function packedLayout(Class: AnyRecordClass): PackedLayout {
  const self = packedClassOf('packedLayout()', Class)
  const columns = describeColumns(self.columns, '')
  const bytesPerRecord = columns.reduce((sum, { byteWidth = 0 }) => sum + byteWidth, 0)
  return { columns, bytesPerRecord, hash: signatureOf(self) }
}
