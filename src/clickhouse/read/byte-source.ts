// oxlint-disable no-await-in-loop -- the next bytes come behind those before them

import { badData } from '../messages.js'

const NONE = /* @__PURE__ */ new Uint8Array()

/** Up to so many bytes memory is taken before they have come. A number that makes no sense may ask for any. */
const TRUSTED = 1 << 20

/** What a server writes in the middle of its answer when something fails after the start. */
const SERVER_ERROR = /Code: \d+.*DB::Exception[^]*/

/** The bytes of a stream, in pieces of the sizes that its reader asks for. */
export class ByteSource {
  readonly #caller: string
  readonly #chunks: AsyncIterator<unknown>
  /** The bytes that have come, from `position` on. */
  bytes: Uint8Array = NONE
  position = 0

  constructor(caller: string, chunks: AsyncIterable<unknown>) {
    this.#caller = caller
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Bytes that are there without waiting. */
  get available(): number {
    return this.bytes.length - this.position
  }

  async isAtEnd(): Promise<boolean> {
    return this.available === 0 && !(await this.#next())
  }

  /**
   * Waits until so many bytes are there.
   *
   * @throws {SlotError} `bad-data` if the stream ends before.
   */
  async need(count: number): Promise<void> {
    const parts = [this.bytes.subarray(this.position)]
    let size = this.available
    if (size >= count) return
    while (size < count) {
      if (!(await this.#next())) throw this.#ended(parts)
      parts.push(this.bytes)
      size += this.bytes.length
    }
    this.bytes = joined(parts, size)
    this.position = 0
  }

  /**
   * The next bytes, in memory of their own, which starts where any typed array may start.
   *
   * @throws {SlotError} `bad-data` if the stream ends before.
   */
  async take(count: number): Promise<ArrayBuffer> {
    if (count > Math.max(TRUSTED, this.available)) await this.need(count)
    const taken = new Uint8Array(count)
    for (let size = 0; size < count;) {
      if (this.available === 0 && !(await this.#next())) throw this.#ended([taken.subarray(0, size)])
      const part = this.bytes.subarray(this.position, this.position + count - size)
      taken.set(part, size)
      size += part.length
      this.position += part.length
    }
    return taken.buffer
  }

  /** A number as `LEB128`. */
  async varint(): Promise<number> {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      if (this.available === 0) await this.need(1)
      const byte = this.bytes[this.position++] as number
      value += (byte & 127) * factor
      if (byte < 128) return value
      if (factor > 2 ** 42) throw this.refuse('the data are not of the format Native: a number in it has no end')
    }
  }

  /** The stream is not read any further. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  /** The error for data that make no sense, with what the server says in them, if it does. */
  refuse(problem: string, before: Uint8Array = NONE): Error {
    const last = joined([before, this.bytes], before.length + this.bytes.length).subarray(-(1 << 16))
    return badData(this.#caller, problem, SERVER_ERROR.exec(new TextDecoder().decode(last))?.[0]?.trim())
  }

  #ended(parts: readonly Uint8Array[]): Error {
    const size = parts.reduce((sum, part) => sum + part.length, 0)
    this.bytes = NONE
    return this.refuse('the data end in the middle of a block', joined(parts, size))
  }

  /** Puts the next bytes in the place of those that were read. */
  async #next(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#chunks.next()
      if (done === true) return false
      if (!ArrayBuffer.isView(value)) throw this.refuse('the stream has something else in it than bytes')
      if (value.byteLength === 0) continue
      this.bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      this.position = 0
      return true
    }
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const bytes = new Uint8Array(size)
  let place = 0
  for (const part of parts) {
    bytes.set(part, place)
    place += part.length
  }
  return bytes
}
