import { expect } from 'vitest'
import { select, type ClickHouseClient, type ExecParameters } from '../../src/clickhouse/index.js'
import { defineSlots } from '../../src/index.js'

/** A client that keeps what it is asked, and answers with given chunks. */
export class FakeClient implements ClickHouseClient {
  readonly asked: ExecParameters[] = []
  readonly #answer: readonly unknown[]
  /** The body of the last insert. */
  sent: Uint8Array = new Uint8Array()

  constructor(answer: readonly unknown[] = []) {
    this.#answer = answer
  }

  async exec(parameters: ExecParameters): Promise<{ stream: AsyncIterable<unknown> }> {
    this.asked.push(parameters)
    if (parameters.values !== undefined) this.sent = await bytesOf(parameters.values)
    return { stream: chunksOf(this.#answer) }
  }
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  return new Uint8Array(Buffer.concat(chunks))
}

async function* chunksOf(chunks: readonly unknown[]): AsyncGenerator {
  yield* chunks
}

/** Bytes in chunks of some sizes, which are taken in turn. */
export function inChunks(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = []
  for (let from = 0, turn = 0; from < bytes.length; turn++) {
    const to = from + (sizes[turn % sizes.length] ?? bytes.length)
    chunks.push(bytes.slice(from, to))
    from = to
  }
  return chunks
}

/** A text behind its length. */
export const text8 = (value: string): number[] => [value.length, ...Buffer.from(value, 'latin1')]
export const int64 = (...values: (number | bigint)[]): number[] => [
  ...new Uint8Array(BigInt64Array.from(values, BigInt).buffer),
]
export const float64 = (...values: number[]): number[] => [...new Uint8Array(Float64Array.from(values).buffer)]

/** A block with one column, and further ones in front of it. */
export const block = (
  type: string,
  rows: number,
  data: number[],
  name = 'value',
  before: number[][] = [],
): Uint8Array => Uint8Array.from([before.length + 1, rows, ...before.flat(), ...text8(name), ...text8(type), ...data])

const One = (value: unknown) => defineSlots({ value } as never, { name: 'One' }) as never
/** The values of a slot that `select` makes of blocks. */
export const valuesIn = async (slot: unknown, ...blocks: Uint8Array[]): Promise<unknown[]> =>
  Array.from(await select(new FakeClient(blocks), One(slot), 'SELECT'), ({ value }) => value as unknown)
/** The code and the message by which they are refused. */
export const refusal = (slot: unknown, ...blocks: Uint8Array[]): Promise<string> =>
  valuesIn(slot, ...blocks).then(
    (values) => expect.unreachable(`not refused: ${String(values)}`),
    ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
  )
