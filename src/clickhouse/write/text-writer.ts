import { notUtf8 } from '../messages.js'
import { hasLoneSurrogate } from '../sql.js'
import { varint } from './integers.js'

const encoder = /* @__PURE__ */ new TextEncoder()

/** Bytes that are kept of strings already written; above it they are forgotten, and encoded again. */
const MAX_POOL = 1 << 24

/** Up to so many bytes a loop is faster than a call. */
const FEW_BYTES = 64
const WORD = 4

/** Writes the strings of one column. Each distinct string is encoded once, and copied from then on. */
export class TextWriter {
  readonly #caller: string
  readonly #strings: readonly string[]
  #pool = new Uint8Array(1 << 12)
  #used = 0
  /** Where strings stand in the pool, by code, with their lengths in front; those that stand nowhere have no size. */
  readonly #starts: Uint32Array
  readonly #sizes: Uint32Array

  /** @param strings By their codes. */
  constructor(caller: string, strings: readonly string[]) {
    this.#caller = caller
    this.#strings = strings
    this.#starts = new Uint32Array(strings.length)
    this.#sizes = new Uint32Array(strings.length)
  }

  /**
   * The strings of some codes, each behind its length.
   *
   * @param isNone Does a row hold nothing? It gets the empty string, whatever its code.
   * @throws {SlotError} `bad-value` for one that is not Unicode.
   */
  write(codes: ArrayLike<number>, from: number, to: number, isNone?: Uint8Array): Uint8Array {
    if (this.#used > MAX_POOL) this.#forget()
    const sizes = this.#sizes
    let size = 0
    for (let row = from; row < to; row++) {
      const code = codes[row] as number
      if (isNone?.[row - from] === 1) size++
      else size += (sizes[code] as number) || this.#encode(code)
    }
    const bytes = new Uint8Array(size + WORD)
    this.#copy(bytes, codes, from, to, isNone)
    return bytes.subarray(0, size)
  }

  /** Copies four bytes at a time, which takes half as long: what is written too far the next string overwrites. */
  #copy(bytes: Uint8Array, codes: ArrayLike<number>, from: number, to: number, isNone: Uint8Array | undefined): void {
    const pool = this.#pool
    const starts = this.#starts
    const sizes = this.#sizes
    const source = new DataView(pool.buffer)
    const target = new DataView(bytes.buffer)
    let place = 0
    for (let row = from; row < to; row++) {
      if (isNone?.[row - from] === 1) {
        // The bytes there may be those of the string before.
        bytes[place++] = 0
        continue
      }
      const code = codes[row] as number
      const start = starts[code] as number
      const size = sizes[code] as number
      const end = start + size
      if (size > FEW_BYTES) bytes.set(pool.subarray(start, end), place)
      else
        for (let index = start, at = place; index < end; index += WORD, at += WORD)
          target.setUint32(at, source.getUint32(index, true), true)
      place += size
    }
  }

  #encode(code: number): number {
    const text = this.#strings[code] as string
    if (hasLoneSurrogate(text)) throw notUtf8(this.#caller, text)
    const bytes = encoder.encode(text)
    const length = varint(bytes.length)
    const start = this.#used
    this.#used += length.length + bytes.length
    if (this.#used + WORD > this.#pool.length) this.#grow()
    this.#pool.set(length, start)
    this.#pool.set(bytes, start + length.length)
    this.#starts[code] = start
    this.#sizes[code] = this.#used - start
    return this.#used - start
  }

  #grow(): void {
    const larger = new Uint8Array(Math.max(this.#used + WORD, this.#pool.length * 2))
    larger.set(this.#pool)
    this.#pool = larger
  }

  #forget(): void {
    this.#used = 0
    this.#sizes.fill(0)
  }
}
