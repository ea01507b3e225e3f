import type { Data, RecordBatch, Utf8, Vector } from 'apache-arrow'
import * as arrow from 'apache-arrow'

/** Numbers of strings in a dictionary, in as many bytes as its type says. */
type Codes = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array

/**
 * Cuts batches into pieces. A piece is written alone, dictionaries and all: so it gets one with the strings of its rows
 * where the whole has more strings than the piece has rows. Records inside have no dictionaries.
 */
export class Pieces {
  /** For each dictionary the new place of each string, −1 between two pieces. */
  readonly #places = new WeakMap<Vector, Int32Array>()

  /** The rows from one index on, up to another one, or to the end. */
  cut(batch: RecordBatch, from: number, to: number): RecordBatch {
    const isWhole = from === 0 && to >= batch.numRows
    const { schema, data } = isWhole ? batch : batch.slice(from, Math.min(to, batch.numRows))
    const children = data.children.map((child) => this.#compacted(child))
    const { type, length } = data
    return new arrow.RecordBatch(schema, arrow.makeData({ type, length, nullCount: 0, children: children as never }))
  }

  #compacted(data: Data): Data {
    const { type, dictionary, length } = data
    if (!arrow.DataType.isDictionary(type) || dictionary === undefined || dictionary.length <= length) return data
    const { codes, kept } = this.#recode(data.values as Codes, length, dictionary)
    const buffers = [undefined, codes, data.nullBitmap, undefined] as never
    return new arrow.Data(type, data.offset, length, data.nullCount, buffers, [], only(dictionary, kept))
  }

  #recode(values: Codes, rows: number, dictionary: Vector): { codes: Codes; kept: readonly number[] } {
    const places = this.#places.get(dictionary) ?? new Int32Array(dictionary.length).fill(-1)
    this.#places.set(dictionary, places)
    const codes = values.slice(0, rows)
    const kept: number[] = []
    for (let row = 0; row < rows; row++) {
      const code = values[row] as number
      if (places[code] === -1) places[code] = kept.push(code) - 1
      codes[row] = places[code] as number
    }
    for (const code of kept) places[code] = -1
    return { codes, kept }
  }
}

/** A dictionary of some strings of another one. */
function only({ data: [whole] }: Vector, kept: readonly number[]): Vector {
  const { type, values, valueOffsets: starts } = whole as Data<Utf8>
  const valueOffsets = new Int32Array(kept.length + 1)
  for (const [place, code] of kept.entries())
    valueOffsets[place + 1] = (valueOffsets[place] as number) + (starts[code + 1] as number) - (starts[code] as number)
  const data = new Uint8Array(valueOffsets[kept.length] as number)
  for (const [place, code] of kept.entries())
    data.set(values.subarray(starts[code], starts[code + 1]), valueOffsets[place])
  return new arrow.Vector([arrow.makeData({ type, length: kept.length, nullCount: 0, data, valueOffsets })])
}
