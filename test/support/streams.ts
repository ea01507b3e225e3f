import { tableFromIPC, tableToIPC, RecordBatchStreamWriter, type RecordBatch, type Table } from 'apache-arrow'
import { toArrow } from '../../src/arrow/index.js'
import { pipeRows, type Work } from '../../src/cli/stream/pipe-rows.js'
import { date, defineSlots, f64, oneOf, optional, text, u32 } from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'

/** A stream of batches, as another program writes it. */
export function streamOf(batches: readonly RecordBatch[]): Uint8Array {
  const [first] = batches
  if (first === undefined) throw new Error('a stream has a schema')
  if (batches.length === 1) return tableToIPC(first.concat(), 'stream')
  const writer = new RecordBatchStreamWriter()
  for (const batch of batches) writer.write(batch)
  return writer.finish().toUint8Array(true)
}

/** Bytes in chunks of a size. */
export async function* chunksOf(bytes: Uint8Array, size = bytes.length): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

/** Runs `slotted pipe` in this process; returns all that it wrote. */
export async function pipedBytes(input: AsyncIterable<Uint8Array>, work: Work): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const write = async (more: readonly Uint8Array[]): Promise<void> =>
    void parts.push(...more.map((part) => part.slice()))
  await pipeRows(input, write, work)
  return new Uint8Array(Buffer.concat(parts))
}

export async function piped(input: Uint8Array, work: Work): Promise<Table> {
  return tableFromIPC(await pipedBytes(chunksOf(input), work))
}

/** Rows that are sent through pipes. */
export class Trip extends defineSlots({
  zone: u32,
  miles: f64(1),
  city: text(''),
  kind: oneOf('a', 'b')('b'),
  at: optional(date),
}) {}

const STRICT = { unknown: 'error', untyped: 'error' } as const
export const options = (Class: unknown): Work => ({ ...STRICT, Class: Class as typeof Trip })

/** Trips of zones 0, 1, …, in batches. */
export function trips(...sizes: readonly number[]): Uint8Array {
  let zone = 0
  const batches = sizes.map((size) => {
    const rows = new PackedArray(Trip)
    for (let row = 0; row < size; row++) rows.pushObject({ zone: zone++, city: `🙂${zone}` })
    return toArrow(rows).batches
  })
  return streamOf(batches.flat())
}

export const typesOf = (table: Table): Record<string, string> =>
  Object.fromEntries(table.schema.fields.map(({ name, type, nullable }) => [name, `${type}${nullable ? '?' : ''}`]))

export const OWN = {
  zone: 'Uint32',
  miles: 'Float64',
  city: 'Utf8',
  kind: 'Dictionary<Int8, Utf8>',
  at: 'Timestamp<MILLISECOND, UTC>?',
}
