import type { AnyRecordClass } from '../types/brand.js'
import type { Column } from './columns/column.js'
import { packedClassOf } from './packed-class.js'
import { nestedIn, type PackedClass } from './packed-types.js'

/** One column of a packed array. */
export interface PackedColumn {
  /** The slot; of a record inside, the path to it: `position.x`. */
  readonly name: string
  /** As in `slotsOf`: that of an optional slot is the kind of what it holds. */
  readonly kind: string
  /** Whether there is a bit beside each value. */
  readonly optional: boolean
  /**
   * Bytes a record, the bit included; `undefined` for a JavaScript array, and the strings of a text column are not
   * counted.
   */
  readonly byteWidth: number | undefined
}

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
  const columns = describe(self, '')
  const bytesPerRecord = columns.reduce((sum, { byteWidth = 0 }) => sum + byteWidth, 0)
  return { columns, bytesPerRecord, hash: signatureOf(self) }
}

function describe(self: PackedClass, path: string): readonly PackedColumn[] {
  return self.columns.flatMap((column): readonly PackedColumn[] => {
    const { name, kind, isOptional, storage } = column
    const bit = isOptional ? 1 / 8 : 0
    if (storage !== 'record')
      return [
        {
          name: path + name,
          kind: kind.name,
          optional: isOptional,
          byteWidth: kind.byteWidth === undefined ? undefined : kind.byteWidth + bit,
        },
      ]
    const inner = describe(nestedIn(self, column), `${path}${name}.`)
    // The bit that says whether there is a record stands in no column of the record's.
    return isOptional ? [{ name: path + name, kind: 'record', optional: true, byteWidth: bit }, ...inner] : inner
  })
}

/** A hash of what two sides must agree upon to read one memory. */
export function signatureOf(self: PackedClass): string {
  const text = JSON.stringify(outline(self))
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x01000193)
}

function outline(self: PackedClass): readonly unknown[] {
  return self.columns.map((column) => [
    column.name,
    column.isOptional,
    column.storage === 'record' ? outline(nestedIn(self, column)) : kindOf(column),
  ])
}

function kindOf({ kind, storage }: Column): unknown {
  return storage === 'values' ? 'any' : (kind.values ?? kind.name)
}

/** FNV-1a over UTF-16 units, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string, offset: number): string {
  let hash = offset
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
