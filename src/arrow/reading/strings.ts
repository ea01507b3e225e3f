import type { Data, DataType } from 'apache-arrow'
import * as arrow from 'apache-arrow'
import { otherType } from '../messages.js'
import { isHeld, nameOf, type Chunks, type Place } from './chunks.js'

/** Strings of a column, each of them once, and for each row its place among them. */
export interface Coded {
  /** Are the codes in the memory of the column? */
  readonly isTheirs: boolean
  readonly codes: ArrayLike<number>
  readonly strings: readonly string[]
}

/** Gives each distinct string a code. */
class Codes {
  readonly strings: string[] = []
  readonly #codes = new Map<string, number>()

  of(text: string): number {
    let code = this.#codes.get(text)
    if (code === undefined) {
      code = this.strings.push(text) - 1
      this.#codes.set(text, code)
    }
    return code
  }
}

/**
 * The strings of a column: theirs if they are a dictionary of distinct strings and in one piece.
 *
 * @throws {SlotError} `bad-value` for another type.
 */
export function readStrings(place: Place, chunks: Chunks): Coded {
  const { type, data, rows } = chunks
  const isDictionary = arrow.DataType.isDictionary(type)
  const texts: DataType = isDictionary ? type.dictionary : type
  if (data.length > 0 && !isText(texts)) throw otherType(place.caller, place.path, nameOf(type), place.type.kind)
  const [only] = data
  if (isDictionary && only !== undefined && data.length === 1) {
    const strings = stringsOf(only)
    if (isDistinct(strings))
      return { codes: only.values as ArrayLike<number>, strings: strings as string[], isTheirs: true }
  }
  const made = new Codes()
  const codes = new Uint32Array(rows)
  let at = 0
  for (const piece of data) {
    if (isDictionary) recode(chunks, piece, made, codes, at)
    else encode(chunks, piece, made, codes, at)
    at += piece.length
  }
  return { codes, strings: made.strings, isTheirs: false }
}

function isText(type: DataType): boolean {
  const { DataType: Types } = arrow
  return Types.isUtf8(type) || Types.isLargeUtf8(type) || Types.isUtf8View(type)
}

function stringsOf(data: Data): readonly unknown[] {
  return Array.from((data.dictionary ?? []) as Iterable<unknown>)
}

function isDistinct(strings: readonly unknown[]): boolean {
  return !strings.includes(null) && new Set(strings).size === strings.length
}

/** The codes of others, as ours. */
function recode(chunks: Chunks, data: Data, made: Codes, codes: Uint32Array, at: number): void {
  const theirs = stringsOf(data)
  const places = new Int32Array(theirs.length).fill(-1)
  const values = data.values as ArrayLike<number | bigint>
  for (let index = 0; index < data.length; index++) {
    if (!isHeld(chunks, at + index)) continue
    const code = Number(values[index])
    // A code that is beyond the dictionary stays one: whoever adopts it says in which row.
    if (places[code] === -1) places[code] = made.of(theirs[code] as string)
    codes[at + index] = places[code] ?? 2 ** 32 - 1
  }
}

function encode(chunks: Chunks, data: Data, made: Codes, codes: Uint32Array, at: number): void {
  const vector = new arrow.Vector([data])
  for (let index = 0; index < data.length; index++)
    if (isHeld(chunks, at + index)) codes[at + index] = made.of(vector.get(index) as string)
}
