import type { NumberArray } from './data.js'

type Makes<Values> = new (length: number) => Values

/** A typed array that has room for what is added. */
export class Growing<Values extends NumberArray> {
  readonly #Made: Makes<Values>
  values: Values
  length = 0

  constructor(Made: Makes<Values>) {
    this.#Made = Made
    this.values = new Made(0)
  }

  /** Adds elements, all 0, and returns the array to write them to, from the old length on. */
  add(count: number): Values {
    const needed = this.length + count
    if (needed > this.values.length) {
      const larger = new this.#Made(Math.max(needed, this.values.length * 2))
      larger.set(this.values.subarray(0, this.length) as never)
      this.values = larger
    }
    this.length = needed
    return this.values
  }
}

/** Bits that have room for what is added. */
export class GrowingBits {
  readonly #bytes = new Growing(Uint8Array)
  length = 0

  get values(): Uint8Array {
    return this.#bytes.values
  }

  /** Adds a bit for each row. */
  add(rows: number, at: (row: number) => boolean): void {
    const { length } = this
    this.length += rows
    const bytes = this.#bytes.add(Math.ceil(this.length / 8) - this.#bytes.length)
    for (let row = 0; row < rows; row++)
      if (at(row)) bytes[(length + row) >>> 3] = (bytes[(length + row) >>> 3] as number) | (1 << ((length + row) & 7))
  }
}
