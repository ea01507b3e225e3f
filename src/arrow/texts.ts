import { tooMuchText } from './messages.js'

/** Texts as Arrow holds them: bytes of UTF-8 one after the other, and where each begins, with the end of the last. */
export interface Texts {
  readonly data: Uint8Array
  readonly valueOffsets: Int32Array
}

/** Bytes that 32-bit offsets reach. */
const MAX_BYTES = 2 ** 31 - 1

const encoder = /* @__PURE__ */ new TextEncoder()

/** Has a string half a surrogate pair, which UTF-8 cannot hold? */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text)
}

/**
 * Encodes strings, one after the other.
 *
 * @param refuse Is called with a string that UTF-8 cannot hold.
 */
export function encode(caller: string, strings: readonly string[], refuse: (text: string) => never): Texts {
  const valueOffsets = new Int32Array(strings.length + 1)
  let data = new Uint8Array(Math.max(1024, strings.length * 16))
  let used = 0
  for (const [index, text] of strings.entries()) {
    if (hasLoneSurrogate(text)) refuse(text)
    if (data.length - used < text.length * 3) {
      const larger = new Uint8Array((data.length + text.length * 3) * 2)
      larger.set(data.subarray(0, used))
      data = larger
    }
    used += encoder.encodeInto(text, used === 0 ? data : data.subarray(used)).written
    if (used > MAX_BYTES) throw tooMuchText(caller)
    valueOffsets[index + 1] = used
  }
  return { data: data.subarray(0, used), valueOffsets }
}

/** The texts of rows, from those of a dictionary and the code of each row. */
export function spread(caller: string, dictionary: Texts, codes: ArrayLike<number>, rows: number): Texts {
  const valueOffsets = new Int32Array(rows + 1)
  const { data, valueOffsets: starts } = dictionary
  let end = 0
  for (let row = 0; row < rows; row++) {
    const code = codes[row] as number
    end += (starts[code + 1] as number) - (starts[code] as number)
    if (end > MAX_BYTES) throw tooMuchText(caller)
    valueOffsets[row + 1] = end
  }
  const made = new Uint8Array(end)
  let at = 0
  for (let row = 0; row < rows; row++) {
    const code = codes[row] as number
    const stop = starts[code + 1] as number
    // Byte by byte: most texts are short, and a call costs more than a few bytes.
    for (let from = starts[code] as number; from < stop; from++) made[at++] = data[from] as number
  }
  return { data: made, valueOffsets }
}
