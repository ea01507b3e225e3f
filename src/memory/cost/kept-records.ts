/** V8 might keep longer arrays as dictionaries, with 16 bytes and more for each place. */
const MAX_ARRAY = 2 ** 20

/**
 * Holds records so that they can be let go of: `empty` lets go of the records, `release` of the arrays too. The arrays
 * have exactly the length that they need, 8 bytes for each record, so that the two can be measured apart. No variable
 * holds the records, because a frame goes on holding what it once passed on.
 */
export class KeptRecords {
  #made: unknown
  #arrays: readonly unknown[][]

  private constructor(made: unknown, arrays: readonly unknown[][]) {
    this.#made = made
    this.#arrays = arrays
  }

  /** Makes `count` records, one for each row from 0. */
  static make(count: number, makeRecord: (row: number) => unknown): KeptRecords {
    const arrays: unknown[][] = []
    for (let first = 0; first < count; first += MAX_ARRAY) {
      // oxlint-disable-next-line unicorn/no-new-array -- of exactly this length
      const array = new Array<unknown>(Math.min(MAX_ARRAY, count - first))
      arrays.push(array)
      for (let index = 0; index < array.length; index++) array[index] = makeRecord(first + index)
    }
    return new KeptRecords(undefined, arrays)
  }

  /** Takes over what the user's function made: an array of records, which `empty` will clear, or anything else. */
  static of(made: unknown): KeptRecords {
    return new KeptRecords(made, Array.isArray(made) && !Object.isFrozen(made) ? [made] : [])
  }

  /** Passes what was taken over to a function that reads all of it. */
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
