import * as arrow from 'apache-arrow'
import type { Field, RecordBatch, Schema } from 'apache-arrow'
import { Parts } from '../../arrow/parts.js'
import { otherColumn, otherColumns } from './messages.js'

/** Writes parts of a stream one after the other, and resolves when their memory may be used again. */
export type Write = (parts: readonly Uint8Array[]) => Promise<void>

/** An Arrow IPC stream that is written, batch by batch. The first one says what columns there are. */
export class Output {
  readonly #write: Write
  readonly #parts = new Parts()
  readonly #writer = new arrow.RecordBatchStreamWriter({ autoDestroy: false })
  #schema: Schema | undefined

  constructor(write: Write) {
    this.#write = write
  }

  /**
   * Writes a batch; of one without rows nothing but the schema, if it is the first.
   *
   * @throws {Error} if the columns are not those of the first batch.
   */
  async add(place: string, batch: RecordBatch): Promise<void> {
    const schema = this.#schema ?? this.#start(batch.schema)
    checkColumns(place, schema.fields, batch.schema.fields)
    // The numbers of dictionaries may be others in each batch.
    if (batch.numRows > 0) this.#writer.write(new arrow.RecordBatch(schema, batch.data))
    await this.#write(this.#parts.take())
  }

  /** Writes the mark of the end, after the schema if there was no batch. */
  async end(schema: () => Schema): Promise<void> {
    if (this.#schema === undefined) this.#start(schema())
    this.#writer.finish()
    await this.#write(this.#parts.take())
  }

  #start(schema: Schema): Schema {
    this.#schema = schema
    this.#writer.reset(this.#parts as never, schema)
    return schema
  }
}

/** @throws {Error} if columns are not those of the first batch, or may be null where those may not. */
function checkColumns(place: string, first: readonly Field[], fields: readonly Field[]): void {
  if (fields.length !== first.length || fields.some(({ name }, index) => name !== first[index]?.name))
    throw otherColumns(place, namesOf(fields), namesOf(first))
  for (const [index, field] of first.entries()) {
    const other = fields[index] as Field
    if (String(other.type) !== String(field.type) || (other.nullable && !field.nullable))
      throw otherColumn(place, field.name, typeOf(other), typeOf(field))
  }
}

function namesOf(fields: readonly Field[]): readonly string[] {
  return fields.map(({ name }) => name)
}

function typeOf({ type, nullable }: Field): string {
  return nullable ? `${type} or null` : String(type)
}
