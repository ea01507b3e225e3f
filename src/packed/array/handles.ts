/** The name of a record in its pool: a whole number below 2⁵³ that no other record of that pool ever has. */
export type Handle = number

/** The state of a row that gets no other handle. */
const NEVER = -(2 ** 31)

/**
 * The handles of a pool. A handle is row + generation × rows; a row whose generations are used up gets no other.
 */
export class Handles {
  /**
   * By row: the generation of its record; where there is no record, the row's next one, negative, or `NEVER` if it gets
   * none; 0 for a row that never had one.
   */
  #states: Int32Array
  /** Rows to be used again, the last one first. */
  #free: number[] = []
  #size = 0
  /** A power of two, so that the lowest bits of a handle are its row. */
  readonly #rows: number
  /** The last generation of a row: handles must be exact, and generations fit into their array. */
  readonly #last: number

  /**
   * @param rows Rows that there may ever be, 2³¹ at most.
   * @param capacity Rows to make room for at once.
   */
  constructor(rows: number, capacity: number) {
    this.#rows = 2 ** Math.ceil(Math.log2(Math.max(2, rows)))
    this.#last = Math.min(-NEVER - 1, 2 ** 53 / this.#rows - 1)
    this.#states = new Int32Array(capacity)
  }

  /** Handles that are live. */
  get size(): number {
    return this.#size
  }

  get bytes(): number {
    return this.#states.byteLength
  }

  rowOf(handle: Handle): number {
    return handle & (this.#rows - 1)
  }

  isLive(handle: Handle): boolean {
    if (typeof handle !== 'number' || handle < this.#rows) return false
    const row = this.rowOf(handle)
    // Where there is no record this is below 0, or the row alone, or no number.
    return (this.#states[row] as number) * this.#rows + row === handle
  }

  /** The handle of a row; 0 or below where the row has no record. */
  at(row: number): Handle {
    const generation = this.#states[row] as number
    return generation > 0 ? row + generation * this.#rows : generation
  }

  /** May a row that had a record have another? */
  isFree(row: number): boolean {
    const state = this.#states[row] as number
    return state < 0 && state !== NEVER
  }

  /** The first row that has a record, from a row on; `end` if there is none before it. */
  nextOccupied(from: number, end: number): number {
    let row = from
    while (row < end && !((this.#states[row] as number) > 0)) row++
    return row
  }

  /**
   * Gives a row without a record its handle.
   *
   * @param capacity Rows that there is room for now.
   */
  allocate(row: number, capacity: number): Handle {
    if (row >= this.#states.length) this.#grow(capacity)
    const generation = -(this.#states[row] as number) || 1
    this.#states[row] = generation
    this.#size++
    return row + generation * this.#rows
  }

  /** Notes that the record of a handle is gone, and returns whether its row may have another. */
  retire(handle: Handle): boolean {
    const row = this.rowOf(handle)
    const generation = this.#states[row] as number
    const hasNext = generation < this.#last
    this.#states[row] = hasNext ? -(generation + 1) : NEVER
    this.#size--
    return hasNext
  }

  /** Retires the handles of all rows from one on. */
  retireFrom(start: number): void {
    for (let row = start; row < this.#states.length && this.at(row) !== 0; row++) {
      if (this.at(row) > 0) this.retire(this.at(row))
    }
  }

  /**
   * A row to be used again, below `end`; `undefined` if there is none. What user code did since the row became free may
   * have taken it.
   */
  takeFree(end: number): number | undefined {
    for (;;) {
      const row = this.#free.pop()
      if (row === undefined || (row < end && (this.#states[row] as number) < 0)) return row
    }
  }

  /** Notes that a row is to be used again. */
  giveBack(row: number): void {
    this.#free.push(row)
  }

  /**
   * Finds anew the rows to be used again: all that are free below `end`, the first one first. The handles of rows
   * behind it stay: they say which ones were given.
   */
  collectFree(end: number): void {
    this.#free = []
    for (let row = end - 1; row >= 0; row--) if (this.isFree(row)) this.#free.push(row)
  }

  #grow(capacity: number): void {
    const larger = new Int32Array(capacity)
    larger.set(this.#states)
    this.#states = larger
  }
}
