/** Half of the places are free at least, so that a search is short. */
const FIRST_PLACES = 64

/**
 * The distinct strings of a column, with their codes. They are found by their bytes: to make a string for each row
 * would take most of the time.
 */
export class TextTable {
  /** By their codes. */
  readonly strings: string[] = []
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  /** The bytes of all strings, and where each ends. */
  #pool = new Uint8Array(1 << 10)
  readonly #ends: number[] = [0]
  readonly #hashes: number[] = []
  /** Codes plus 1, at the places that the hashes say, or the next free one. */
  #places = new Int32Array(FIRST_PLACES)

  /**
   * The code of a string, which stands between two places.
   *
   * @returns `undefined` if it is not UTF-8.
   */
  codeOf(bytes: Uint8Array, start: number, end: number): number | undefined {
    let hash = end - start
    for (let index = start; index < end; index++) hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#places.length - 1
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const code = (this.#places[place] as number) - 1
      if (code < 0) return this.#add(bytes.subarray(start, end), hash, place)
      if (this.#hashes[code] === hash && this.#isAt(code, bytes, start, end)) return code
    }
  }

  #isAt(code: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#ends[code] as number
    if ((this.#ends[code + 1] as number) - from !== end - start) return false
    const pool = this.#pool
    for (let index = start, at = from; index < end; index++, at++) if (pool[at] !== bytes[index]) return false
    return true
  }

  #add(bytes: Uint8Array, hash: number, place: number): number | undefined {
    let text: string
    try {
      text = this.#decoder.decode(bytes)
    } catch {
      return undefined
    }
    const code = this.strings.push(text) - 1
    const start = this.#ends[code] as number
    const end = start + bytes.length
    if (end > this.#pool.length) {
      const larger = new Uint8Array(Math.max(end, this.#pool.length * 2))
      larger.set(this.#pool)
      this.#pool = larger
    }
    this.#pool.set(bytes, start)
    this.#ends.push(end)
    this.#hashes.push(hash)
    this.#places[place] = code + 1
    if (this.strings.length * 2 > this.#places.length) this.#rehash()
    return code
  }

  #rehash(): void {
    const places = new Int32Array(this.#places.length * 2)
    const mask = places.length - 1
    for (const [code, hash] of this.#hashes.entries()) {
      let place = hash & mask
      while (places[place] !== 0) place = (place + 1) & mask
      places[place] = code + 1
    }
    this.#places = places
  }
}
