import * as arrow from 'apache-arrow'
import type { RecordBatch, Schema } from 'apache-arrow'
import * as parquet from 'parquet-wasm'

/** How the pages of a file are compressed. */
export type Compression = 'none' | 'snappy' | 'gzip' | 'brotli' | 'zstd' | 'lz4'

/** `lz4` is the one that all readers agree on, which Parquet calls LZ4_RAW. */
export const COMPRESSIONS = {
  none: 'UNCOMPRESSED',
  snappy: 'SNAPPY',
  gzip: 'GZIP',
  brotli: 'BROTLI',
  zstd: 'ZSTD',
  lz4: 'LZ4_RAW',
} as const satisfies Readonly<Record<Compression, keyof typeof parquet.Compression>>

export interface Format {
  readonly compression: Compression
  readonly rowsPerGroup: number
}

/**
 * The bytes of a Parquet file, as batches come: a row group is encoded when its rows are there. All must have the schema,
 * and there must be one at least.
 *
 * @param write Takes the bytes, in parts.
 * @throws what `batches` and `write` throw.
 */
export async function encode(
  schema: Schema,
  batches: AsyncIterator<RecordBatch>,
  format: Format,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = []
  const source = new ReadableStream<parquet.RecordBatch>(
    {
      async pull(controller) {
        try {
          const next = failures.length > 0 ? undefined : await batches.next()
          if (next !== undefined && next.done !== true) controller.enqueue(inWasm(next.value))
          else controller.close()
        } catch (error) {
          // The encoder takes an error for the end, and a stream that nobody reads to its end keeps its memory.
          failures.push(error)
          controller.close()
        }
      },
    },
    { highWaterMark: 0 },
  )
  try {
    const made = await parquet.transformParquetStream(source, propertiesOf(schema, format))
    for await (const bytes of made as ReadableStream<Uint8Array>)
      if (failures.length === 0) await write(bytes).catch((error: unknown) => failures.push(error))
  } catch (error) {
    failures.push(error)
  }
  if (failures.length === 0) return
  await batches.return?.()
  throw failures[0]
}

function propertiesOf({ metadata }: Schema, { compression, rowsPerGroup }: Format): parquet.WriterProperties {
  return new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression[COMPRESSIONS[compression]])
    .setMaxRowGroupSize(rowsPerGroup)
    .setKeyValueMetadata(metadata)
    .build()
}

function inWasm(batch: RecordBatch): parquet.RecordBatch {
  const table = parquet.Table.fromIPCStream(arrow.tableToIPC(new arrow.Table([batch]), 'stream'))
  const made = table.recordBatch(0) as parquet.RecordBatch
  table.free()
  return made
}
