/** Arrays longer than this one might be kept as dictionaries by V8, with 16 bytes and more a place. */
const LONGEST_ARRAY = 2 ** 20

/**
 * Records, in arrays of just the length that they need, so that the bytes of the records and those of the arrays, 8 a
 * record, can be told apart: `empty` lets go of the records, `release` of the arrays too. No variable holds them, since
 * a frame goes on holding what it once passed on.
 */
export class KeptRecords {
  #made: unknown
  #arrays: readonly unknown[][]

  private constructor(made: unknown, arrays: readonly unknown[][]) {
    this.#made = made
    this.#arrays = arrays
  }

  /** Makes a record for each row from 0. */
  static make(count: number, makeRecord: (row: number) => unknown): KeptRecords {
    const arrays: unknown[][] = []
    for (let first = 0; first < count; first += LONGEST_ARRAY) {
      // oxlint-disable-next-line unicorn/no-new-array -- of just this length
      const array = new Array<unknown>(Math.min(LONGEST_ARRAY, count - first))
      arrays.push(array)
      for (let index = 0; index < array.length; index++) array[index] = makeRecord(first + index)
    }
    return new KeptRecords(undefined, arrays)
  }

  /**
   * Takes over what a function of the user's made: an array of records, which will be emptied, or anything else that
   * keeps them.
   */
  static of(made: unknown): KeptRecords {
    return new KeptRecords(made, Array.isArray(made) && !Object.isFrozen(made) ? [made as unknown[]] : [])
  }

  /** Hands what was taken over to a function that looks at all of it. */
  passTo(read: (made: unknown) => unknown): unknown {
    return read(this.#made)
  }

  empty(): void {
    // Not `fill`, which would fill the holes of an array that has some.
    for (const array of this.#arrays) array.forEach((_, index) => void (array[index] = undefined))
    if (this.#arrays.length === 0) this.#made = undefined
  }

  release(): void {
    this.#made = undefined
    this.#arrays = []
  }
}
