/** The operations of rows of a fixed number that lie one after the other in one piece of memory. */
import { chosen, keysOf, loadBytes, mapOf, orderOf, saveBytes, sumsOf } from './by-hand.mjs'
import { groupOf, idOf, vOf, xOf } from './values.mjs'

/**
 * `open` makes the rows over memory, or over new memory for so many; the rest reads and writes one of them.
 *
 * @param {{ open: (count: number, buffer?: ArrayBuffer) => any, bytesOf: (rows: any) => Uint8Array, width: number, put:
 * (rows: any, place: number, x: number, v: number, id: number, group: number) => void, step: (rows: any, place: number,
 * dt: number) => void, x: (rows: any, place: number) => number, id: (rows: any, place: number) => number, group: (rows:
 * any, place: number) => number }} layout
 */
export function inABuffer({ open, bytesOf, width, put, step, x, id, group }) {
  let rows
  let length = 0
  let next = 0
  const putNext = (place) => {
    put(rows, place, xOf(next), vOf(next), idOf(next), groupOf(next))
    next++
  }
  /** Bytes are copied as bytes: that is the fastest way in all of these libraries. */
  const gathered = (numbers) => {
    const bytes = bytesOf(rows)
    const made = new Uint8Array(numbers.length * width)
    for (let place = 0; place < numbers.length; place++) {
      const from = numbers[place] * width
      for (let byte = 0; byte < width; byte++) made[place * width + byte] = bytes[from + byte]
    }
    return open(numbers.length, made.buffer)
  }
  return {
    create(count) {
      rows = open(count)
      length = count
      next = 0
      for (let place = 0; place < count; place++) putNext(place)
    },
    update(dt) {
      for (let place = 0; place < length; place++) step(rows, place, dt)
    },
    read(numbers) {
      let sum = 0
      for (const number of numbers) sum += x(rows, number)
      return sum
    },
    replace(numbers) {
      const bytes = bytesOf(rows)
      for (const number of numbers) {
        bytes.copyWithin(number * width, (length - 1) * width, length * width)
        putNext(length - 1)
      }
    },
    sort() {
      rows = gathered(orderOf(keysOf(length, (place) => x(rows, place))))
      return (place) => x(rows, place)
    },
    filter(limit) {
      const numbers = chosen(length, (place) => x(rows, place) < limit)
      return bytesOf(gathered(numbers)).length / width
    },
    index(ids) {
      const rowOf = mapOf(length, (place) => id(rows, place))
      let sum = 0
      for (const wanted of ids) sum += x(rows, rowOf.get(wanted))
      return sum
    },
    group: () =>
      sumsOf(
        length,
        (place) => group(rows, place),
        (place) => x(rows, place),
      ),
    save: (file) => saveBytes(file, [bytesOf(rows)]),
    load(file) {
      rows = open(length, loadBytes(file))
    },
    sum() {
      let sum = 0
      for (let place = 0; place < length; place++) sum += x(rows, place)
      return sum
    },
  }
}
