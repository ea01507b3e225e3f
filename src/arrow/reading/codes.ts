import { badInRow } from '../messages.js'
import { isHeld, type Chunks, type Given, type Place } from './chunks.js'
import { readStrings } from './strings.js'

/** `text`: codes of 32 bits, and the strings. */
export function readText(place: Place, chunks: Chunks): Given {
  const { codes, strings, isTheirs } = readStrings(place, chunks)
  if (codes instanceof Int32Array || codes instanceof Uint32Array) {
    if (!isTheirs) place.noteCopy(place.path)
    return { values: new Uint32Array(codes.buffer, codes.byteOffset, chunks.rows), dictionary: strings }
  }
  place.noteCopy(place.path)
  return { values: Uint32Array.from(codes, Number), dictionary: strings }
}

/**
 * `oneOf`: the places of strings among the choices.
 *
 * @throws {SlotError} `bad-value` for a string that is not one of them.
 */
export function readChoices(place: Place, chunks: Chunks): Given {
  const { choices = [], allowed } = place.type
  const { codes, strings, isTheirs } = readStrings(place, chunks)
  const width = choices.length > 256 ? (choices.length > 65_536 ? 4 : 2) : 1
  const Made = width === 1 ? Uint8Array : width === 2 ? Uint16Array : Uint32Array
  if (isTheirs && isOurs(codes, width) && strings.every((text, code) => text === choices[code]))
    return { values: new Made(codes.buffer as ArrayBuffer, codes.byteOffset, chunks.rows) }
  place.noteCopy(place.path)
  const places = strings.map((text) => choices.indexOf(text))
  const values = new Made(chunks.rows)
  for (let row = 0; row < chunks.rows; row++) {
    if (!isHeld(chunks, row)) continue
    const found = places[codes[row] as number] ?? -1
    if (found < 0) throw badInRow(place.caller, place.path, row, strings[codes[row] as number], allowed)
    values[row] = found
  }
  return { values }
}

function isOurs(codes: ArrayLike<number>, width: number): codes is Uint8Array {
  return ArrayBuffer.isView(codes) && (codes as unknown as Uint8Array).BYTES_PER_ELEMENT === width
}
