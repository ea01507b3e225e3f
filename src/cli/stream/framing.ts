import { Message } from 'apache-arrow'
import { aFile, cutOff, noInput, notAStream } from './messages.js'

/** Stands before the length of each message; before version 0.15 nothing did. */
const CONTINUATION = -1
/** Bytes of that mark, and of a length. */
const WORD = 4
/** Longer metadata are not metadata. */
const MAX_METADATA = 2 ** 28
/** "ARRO", as the first word of an Arrow file reads. */
const FILE = 0x4f525241

/**
 * The messages of an Arrow IPC stream, each whole and in memory of its own, so that columns lie where typed arrays can.
 * Arrow's reader would take a stream that is cut off between two words for its end.
 *
 * @throws {Error} for input that is empty, cut off, or not a stream.
 */
export async function* messagesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  const bytes = new Bytes(input)
  for (let number = 0; ; number++) {
    const head = new Uint8Array(2 * WORD)
    const found = await bytes.readInto(head, 0, WORD)
    if (found === 0) throw number === 0 ? noInput() : cutOff(undefined)
    const isMarked = found === WORD && wordOf(head, 0) === CONTINUATION
    const start = isMarked ? 2 * WORD : WORD
    if (number === 0 && wordOf(head, 0) === FILE) throw aFile()
    await bytes.readAllInto(head, found, start)
    const length = wordOf(head, start - WORD)
    if (length === 0 && number > 0) return
    if (length <= 0 || length > MAX_METADATA) throw notAStream()
    const metadata = new Uint8Array(length)
    await bytes.readAllInto(metadata, 0, length)
    const whole = memoryFor(start + length + bodyLengthOf(metadata))
    whole.set(head.subarray(0, start))
    whole.set(metadata, start)
    await bytes.readAllInto(whole, start + length, whole.length)
    yield whole
    // For what is just as long as the rest of its bytes the reader asks for more first. It shall not wait for them.
    yield new Uint8Array(0)
  }
}

function wordOf({ buffer }: Uint8Array, at: number): number {
  return new DataView(buffer).getInt32(at, true)
}

function bodyLengthOf(metadata: Uint8Array): number {
  try {
    return Message.decode(metadata).bodyLength
  } catch {
    throw notAStream()
  }
}

function memoryFor(length: number): Uint8Array {
  try {
    return new Uint8Array(length)
  } catch {
    throw notAStream()
  }
}

/** Bytes that come in chunks. */
class Bytes {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array(0)

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#chunks = input[Symbol.asyncIterator]()
  }

  /** Fills a part of an array, as far as there are bytes; returns where they end. */
  async readInto(into: Uint8Array, from: number, to: number): Promise<number> {
    let at = from
    while (at < to) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#chunks.next()
        if (done === true) return at
        this.#rest = value
      }
      const part = this.#rest.subarray(0, to - at)
      into.set(part, at)
      this.#rest = this.#rest.subarray(part.length)
      at += part.length
    }
    return at
  }

  /** @throws {Error} if there are not that many bytes. */
  async readAllInto(into: Uint8Array, from: number, to: number): Promise<void> {
    const end = await this.readInto(into, from, to)
    if (end < to) throw cutOff(to - end)
  }
}
