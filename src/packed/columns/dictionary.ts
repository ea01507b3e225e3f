/** Dictionaries up to this size are not worth a look for strings that nobody uses any more. */
const SMALL = 1024

/**
 * The strings of one text column: each distinct string once, and in the column its code. Code 0, which rows that hold
 * nothing have, is the empty string, or the first one of a dictionary that was adopted.
 *
 * Strings that no row uses any more are found by a look at the whole column, once for so many writes that it costs each
 * of them four rows at most. So unused strings are never more than the largest of 1,024, a quarter of the rows, and the
 * strings in use at the last look.
 *
 * Of a shared array the strings are given at its birth, since threads share codes but no strings: the dictionary takes no
 * others, and forgets none.
 */
export class Dictionary {
  /** By code; the empty string where a code is free. */
  readonly strings: string[]
  readonly #codes = new Map<string, number>()
  readonly #free: number[] = []
  /** The column, which growth replaces. */
  column: Uint32Array
  /** No row from here on holds a string. */
  #rows = 0
  #writes = 0
  #writesUntilSweep = SMALL
  /** Throws the error for a string that is not there, where none is added. */
  #refuse: ((text: unknown) => never) | undefined = undefined

  /**
   * @param strings Those of a column in use. The empty string may stand there again, for codes that are free.
   * @param refuse Is called with what is no string, and with one that is there twice.
   */
  constructor(column: Uint32Array, strings: readonly unknown[] = [], refuse?: (text: unknown) => never) {
    this.column = column
    this.strings = strings.length === 0 ? [''] : (strings as string[])
    for (const [code, text] of this.strings.entries()) {
      if (!this.#codes.has(text) && typeof text === 'string') this.#codes.set(text, code)
      else if (text !== '') refuse?.(text)
    }
    if (refuse !== undefined) this.#rows = column.length
    this.#writesUntilSweep = this.#pause()
  }

  /**
   * A dictionary that takes these strings and no others.
   *
   * @param strings Each is there once.
   * @param refuse Is called with any other one.
   */
  static fixed(column: Uint32Array, strings: readonly string[], refuse: (text: unknown) => never): Dictionary {
    const dictionary = new Dictionary(column, [...strings])
    dictionary.#refuse = refuse
    dictionary.#writesUntilSweep = Infinity
    return dictionary
  }

  /** Refuses a string that cannot be written. */
  check(text: unknown): void {
    if (this.#refuse !== undefined && !this.#codes.has(text as string)) this.#refuse(text)
  }

  /** The code of a string, which is to be written to a row at once: nothing else says that it is in use. */
  codeOf(text: string, row: number): number {
    this.noteRowsUsed(row + 1)
    if (++this.#writes > this.#writesUntilSweep) this.#sweep()
    return this.#codes.get(text) ?? this.#add(text)
  }

  /** The code of a string; `undefined` for one that no row holds. */
  find(text: unknown): number | undefined {
    return this.#codes.get(text as string)
  }

  /** Rows that are given up hold no string. */
  release(from: number, to: number): void {
    if (this.#refuse !== undefined) return
    this.column.fill(0, from, to)
    if (to >= this.#rows) this.#rows = Math.min(from, this.#rows)
    if (this.#rows === 0) return this.#clear()
    this.#writes += to - from
    if (this.#writes > this.#writesUntilSweep) this.#sweep()
  }

  /** Codes are moved about below a row, without being written. */
  noteRowsUsed(rows: number): void {
    if (rows > this.#rows) this.#rows = Math.min(rows, this.column.length)
  }

  /**
   * Rows hold codes of another dictionary, and get those of this one. Beside no value there may stand a code of none.
   */
  translate(strings: readonly string[], from: number, to: number): void {
    const { column } = this
    // One more than the code; 0 for those that have not been met yet.
    const codes = new Uint32Array(strings.length)
    this.noteRowsUsed(to)
    for (let row = from; row < to; row++) {
      const other = column[row] as number
      column[row] = (codes[other] ||= this.codeOf(strings[other] ?? '', row) + 1) - 1
    }
  }

  /** No row is left that could hold a string. */
  #clear(): void {
    this.strings.splice(0, Infinity, '')
    this.#codes.clear()
    this.#codes.set('', 0)
    this.#free.length = 0
    this.#rows = 0
    this.#writes = 0
    this.#writesUntilSweep = SMALL
  }

  #add(given: string): number {
    this.#refuse?.(given)
    const code = this.#free.pop() ?? this.strings.length
    const text = ownText(given)
    this.strings[code] = text
    this.#codes.set(text, code)
    return code
  }

  #sweep(): void {
    const { strings, column } = this
    this.#writes = 0
    this.#writesUntilSweep = SMALL
    if (this.#codes.size <= SMALL) return
    const isUsed = new Uint8Array(strings.length)
    isUsed[0] = 1
    for (let row = 0; row < this.#rows; row++) isUsed[column[row] as number] = 1
    for (const [text, code] of this.#codes) {
      if (isUsed[code] === 1) continue
      this.#codes.delete(text)
      strings[code] = ''
      this.#free.push(code)
    }
    this.#writesUntilSweep = this.#pause()
  }

  #pause(): number {
    return Math.max(SMALL, this.#rows >>> 2, this.#codes.size)
  }
}

/**
 * The same string, which is a part of no other. One that was cut out of a text keeps all of that text, and the engine
 * copies it when it becomes a key. The object has no prototype, so that no other object's hidden class learns the key.
 */
function ownText(text: string): string {
  return Object.keys({ __proto__: null, [text]: true })[0] as string
}
