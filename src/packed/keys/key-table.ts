import type { Store } from '../packed-types.js'
import { homeOf, type Entries, type Keys } from './keys.js'

/** Places for each row at first, and when the table has become full: 1 / 0.6, and half as many again. */
const PLACES = 5 / 3
const GROWTH = 1.5
/** By which it grows while nobody knows how many keys there are. */
const UNKNOWN_GROWTH = 4
const MIN_PLACES = 8
/** Hashes that are computed at once: they stay in the first cache. */
const BATCH = 1024

/**
 * A hash table of rows by their keys, with linear probing. An entry is `row + 1`, and in the bits that this leaves the
 * low bits of the hash, so that other keys are seldom looked at. The keys themselves are in the columns alone.
 *
 * Rows with one key are one entry and a ring, in the order in which they came.
 */
export class KeyTable implements Entries {
  entries = new Int32Array(MIN_PLACES)
  mask = 0
  shift = 0
  /** Different keys, and how many there is room for. */
  count = 0
  #room = 0
  /** By row: 0 for one that is not in the table, or one more than the row that comes next, or before. */
  #next: Int32Array | undefined
  #previous: Int32Array | undefined
  readonly #store: Store
  readonly #keys: Keys

  constructor(store: Store, keys: Keys, isUnique: boolean) {
    this.#store = store
    this.#keys = keys
    this.#reshape(0)
    if (isUnique) return
    this.#next = new Int32Array(store.capacity)
    this.#previous = new Int32Array(store.capacity)
  }

  get bytes(): number {
    return this.entries.byteLength + (this.#next?.byteLength ?? 0) * 2
  }

  /**
   * Adds a row that is not in it.
   *
   * @returns −1; or the row that has the same key already: then, where keys are unique, nothing was changed.
   */
  add(row: number): number {
    this.#makeRoom(row)
    return this.#insert(row, this.#keys.hash(this.#store, row))
  }

  /**
   * Adds all rows that are in use, and forgets those that it had.
   *
   * @param nextRow The first row in use from a row on; any from `store.length` on if there is none.
   * @param keys Different keys, if that is known.
   * @returns The first row whose key another has, where keys are unique, and −1 if there is none.
   */
  addAll(nextRow: (row: number) => number, keys: number): number {
    const { length } = this.#store
    this.#empty(keys)
    const hashes = new Int32Array(BATCH)
    for (let from = nextRow(0); from < length; from = nextRow(from + BATCH)) {
      const end = Math.min(from + BATCH, length)
      this.#keys.hashRows(this.#store, from, hashes.subarray(0, end - from))
      for (let row = from; row < end; row = nextRow(row + 1)) {
        if (this.#next !== undefined) this.#makeRoom(row, UNKNOWN_GROWTH)
        const other = this.#insert(row, hashes[row - from] as number)
        if (other >= 0 && this.#next === undefined) return row
      }
    }
    if (this.entries.length > MIN_PLACES + keys * PLACES + this.count * PLACES * GROWTH) this.#reorganize(this.count)
    return -1
  }

  /** Removes a row, and returns whether it was there. */
  remove(row: number): boolean {
    if (row + 1 > this.mask) return false
    const hash = this.#keys.hash(this.#store, row)
    if (this.#next !== undefined) return this.#unlink(row, hash)
    const place = this.#placeOf(hash, (hash << this.shift) | (row + 1))
    if (place >= 0) this.#closeGap(place)
    return place >= 0
  }

  clear(): void {
    this.#empty(0)
  }

  /** The rows of a ring, from one on. */
  rowsFrom(first: number): number[] {
    const rows = [first]
    if (this.#next === undefined) return rows
    for (let row = first; (row = (this.#next[row] as number) - 1) !== first && row >= 0;) rows.push(row)
    return rows
  }

  #insert(row: number, hash: number): number {
    const { entries, mask, shift } = this
    const tag = hash << shift
    let place = homeOf(hash, entries.length)
    for (;;) {
      const entry = entries[place] as number
      if (entry === 0) break
      if ((entry & ~mask) === tag) {
        const other = (entry & mask) - 1
        if (this.#keys.same(this.#store, row, other)) {
          if (this.#next !== undefined) this.#link(row, other)
          return other
        }
      }
      place = place + 1 === entries.length ? 0 : place + 1
    }
    entries[place] = tag | (row + 1)
    this.count++
    if (this.#next !== undefined) this.#link(row, row)
    return -1
  }

  /** Puts a row at the end of the ring that begins at another, or makes a ring of it alone. */
  #link(row: number, first: number): void {
    const next = this.#next as Int32Array
    const previous = this.#previous as Int32Array
    const last = first === row ? row : (previous[first] as number) - 1
    next[last] = row + 1
    previous[row] = last + 1
    next[row] = first + 1
    previous[first] = row + 1
  }

  #unlink(row: number, hash: number): boolean {
    const next = this.#next as Int32Array
    const previous = this.#previous as Int32Array
    const after = (next[row] ?? 0) - 1
    if (after < 0) return false
    const place = this.#placeOf(hash, (hash << this.shift) | (row + 1))
    if (after === row) {
      if (place >= 0) this.#closeGap(place)
    } else {
      const before = (previous[row] as number) - 1
      next[before] = after + 1
      previous[after] = before + 1
      if (place >= 0) this.entries[place] = (hash << this.shift) | (after + 1)
    }
    next[row] = previous[row] = 0
    return true
  }

  /** The place of an entry; −1 if it is not there. */
  #placeOf(hash: number, wanted: number): number {
    const { entries } = this
    let place = homeOf(hash, entries.length)
    for (let entry; (entry = entries[place] as number) !== 0; place = place + 1 === entries.length ? 0 : place + 1)
      if (entry === wanted) return place
    return -1
  }

  /** Empties a place, and moves entries behind it so that the probing for them does not end there. */
  #closeGap(place: number): void {
    const { entries, mask } = this
    const { length } = entries
    let gap = place
    for (let at = place; ;) {
      at = at + 1 === length ? 0 : at + 1
      const entry = entries[at] as number
      if (entry === 0) break
      const home = homeOf(this.#keys.hash(this.#store, (entry & mask) - 1), length)
      if ((at < home ? at + length : at) - home < (at < gap ? at + length : at) - gap) continue
      entries[gap] = entry
      gap = at
    }
    entries[gap] = 0
    this.count--
  }

  /** Makes room for one more row. */
  #makeRoom(row: number, growth = GROWTH): void {
    const { capacity } = this.#store
    if (this.#next !== undefined && row >= this.#next.length) {
      const [next, previous] = [grown(this.#next, capacity), grown(this.#previous as Int32Array, capacity)]
      this.#next = next
      this.#previous = previous
    }
    if (this.count < this.#room && row < this.mask) return
    this.#reorganize(Math.max(this.count + 1, this.count * growth))
  }

  /** Puts the entries into a table with room for so many keys. */
  #reorganize(keys: number): void {
    const { entries, mask } = this
    this.#reshape(keys)
    for (const entry of entries) {
      if (entry === 0) continue
      const row = (entry & mask) - 1
      const hash = this.#keys.hash(this.#store, row)
      let place = homeOf(hash, this.entries.length)
      while (this.entries[place] !== 0) place = place + 1 === this.entries.length ? 0 : place + 1
      this.entries[place] = (hash << this.shift) | (row + 1)
      this.count++
    }
  }

  /** Forgets all rows, and takes no other memory unless there is too little. */
  #empty(keys: number): void {
    this.#next?.fill(0)
    if (keys > this.#room || this.#store.capacity > this.mask) return this.#reshape(keys)
    this.entries.fill(0)
    this.count = 0
  }

  /** Begins anew, with room for so many keys. */
  #reshape(keys: number): void {
    this.entries = new Int32Array(Math.max(MIN_PLACES, Math.ceil(keys * PLACES)))
    this.#room = Math.floor(this.entries.length / PLACES)
    this.shift = 32 - Math.clz32(this.#store.capacity)
    this.mask = 2 ** this.shift - 1
    this.count = 0
  }
}

function grown(values: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(length)
  larger.set(values)
  return larger
}
