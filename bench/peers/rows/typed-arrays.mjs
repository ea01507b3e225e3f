import { chosen, loadBytes, mapOf, orderOf, saveBytes, sumsOf } from './by-hand.mjs'
import { groupOf, idOf, vOf, xOf } from './values.mjs'

export const title = 'raw typed arrays'

const TYPES = [Float64Array, Float64Array, Uint32Array, Uint16Array]

export function define() {
  let [xs, vs, ids, groups] = TYPES.map((Type) => new Type(0))
  let length = 0
  let next = 0
  const put = (place, number) => {
    xs[place] = xOf(number)
    vs[place] = vOf(number)
    ids[place] = idOf(number)
    groups[place] = groupOf(number)
  }
  const gathered = (column, numbers) => {
    const made = new column.constructor(numbers.length)
    for (let place = 0; place < numbers.length; place++) made[place] = column[numbers[place]]
    return made
  }
  return {
    create(count) {
      ;[xs, vs, ids, groups] = TYPES.map((Type) => new Type(count))
      for (next = 0; next < count; next++) put(next, next)
      length = count
    },
    update(dt) {
      for (let row = 0; row < length; row++) xs[row] += vs[row] * dt
    },
    read(numbers) {
      let sum = 0
      for (const number of numbers) sum += xs[number]
      return sum
    },
    replace(numbers) {
      for (const number of numbers) {
        const last = length - 1
        for (const column of [xs, vs, ids, groups]) column[number] = column[last]
        put(last, next++)
      }
    },
    sort() {
      const order = orderOf(xs)
      ;[xs, vs, ids, groups] = [xs, vs, ids, groups].map((column) => gathered(column, order))
      return (place) => xs[place]
    },
    filter(limit) {
      const numbers = chosen(length, (number) => xs[number] < limit)
      return [xs, vs, ids, groups].map((column) => gathered(column, numbers))[0].length
    },
    index(wanted) {
      const rowOf = mapOf(length, (number) => ids[number])
      let sum = 0
      for (const id of wanted) sum += xs[rowOf.get(id)]
      return sum
    },
    group: () =>
      sumsOf(
        length,
        (number) => groups[number],
        (number) => xs[number],
      ),
    save: (file) => saveBytes(file, [xs, vs, ids, groups]),
    load(file) {
      const buffer = loadBytes(file)
      let offset = 0
      ;[xs, vs, ids, groups] = TYPES.map((Type) => {
        const column = new Type(buffer, offset, length)
        offset += column.byteLength
        return column
      })
    },
    sum: () => xs.subarray(0, length).reduce((sum, x) => sum + x, 0),
  }
}
