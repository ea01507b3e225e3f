import type { AnyArray, Elements, RowNumbers, TypedArray } from '../packed-types.js'

// How storages copy many rows at once. A function that met all kinds of typed arrays would take ten times as long, so
// that what is copied row by row are units of one, two or four bytes, whatever they mean.

/**
 * Copies rows of a typed array, which may be the same one if the numbers of the rows rise.
 *
 * @param at The row that the first one becomes.
 * @param perRow Elements a row.
 */
export function copyElements(from: TypedArray, rows: RowNumbers, to: TypedArray, at: number, perRow = 1): void {
  const { numbers, start, end } = rows
  if (numbers === undefined) return to.set(from.subarray(start * perRow, end * perRow), at * perRow)
  const Unit = unitOf(from)
  const units = (perRow * from.BYTES_PER_ELEMENT) / Unit.BYTES_PER_ELEMENT
  gather(unitsOf(from, Unit), numbers, start, end, unitsOf(to, Unit), at, units)
}

/** Puts the rows of a typed array into another order: row `order[k]` becomes row `k`. */
export function reorderElements(values: TypedArray, order: Uint32Array, perRow = 1): void {
  const rows = { numbers: order, start: 0, end: order.length }
  copyElements(values.slice(0, order.length * perRow), rows, values, 0, perRow)
}

/** As {@link copyElements}, for JavaScript arrays. */
export function copyValues(from: AnyArray, { numbers, start, end }: RowNumbers, to: AnyArray, at: number): void {
  for (let place = start; place < end; place++)
    to[at + place - start] = from[numbers === undefined ? place : (numbers[place] as number)]
}

function unitOf({ BYTES_PER_ELEMENT }: TypedArray): Elements {
  return (BYTES_PER_ELEMENT === 1 ? Uint8Array : BYTES_PER_ELEMENT === 2 ? Uint16Array : Uint32Array) as Elements
}

function unitsOf({ buffer, byteOffset, byteLength }: TypedArray, Unit: Elements): TypedArray {
  return new Unit(buffer, byteOffset, byteLength / Unit.BYTES_PER_ELEMENT)
}

function gather(
  from: TypedArray,
  numbers: Uint32Array,
  start: number,
  end: number,
  to: TypedArray,
  at: number,
  units: number,
): void {
  const shift = at - start
  if (units === 1) {
    for (let place = start; place < end; place++) to[shift + place] = from[numbers[place] as number] as number
  } else if (units === 2) {
    // Eight bytes, the most frequent width of all.
    for (let place = start; place < end; place++) {
      const source = (numbers[place] as number) * 2
      const target = (shift + place) * 2
      to[target] = from[source] as number
      to[target + 1] = from[source + 1] as number
    }
  } else {
    for (let place = start; place < end; place++) {
      const source = (numbers[place] as number) * units
      const target = (shift + place) * units
      for (let unit = 0; unit < units; unit++) to[target + unit] = from[source + unit] as number
    }
  }
}
