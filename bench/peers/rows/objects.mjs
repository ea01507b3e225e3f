import { loadObjects, mapOf, saveObjects, sumsOfObjects } from './by-hand.mjs'
import { groupOf, idOf, vOf, xOf } from './values.mjs'

export const title = 'array of objects'

export function define() {
  class Row {
    constructor(x, v, id, group) {
      this.x = x
      this.v = v
      this.id = id
      this.group = group
    }
    step(dt) {
      this.x += this.v * dt
    }
  }
  let rows = []
  let next = 0
  const make = (number) => new Row(xOf(number), vOf(number), idOf(number), groupOf(number))
  return {
    create(count) {
      rows = []
      for (next = 0; next < count; next++) rows.push(make(next))
    },
    update(dt) {
      for (const row of rows) row.step(dt)
    },
    read(numbers) {
      let sum = 0
      for (const number of numbers) sum += rows[number].x
      return sum
    },
    replace(numbers) {
      for (const number of numbers) {
        const last = rows.pop()
        if (number < rows.length) rows[number] = last
        rows.push(make(next++))
      }
    },
    sort() {
      rows.sort((left, right) => left.x - right.x)
      return (place) => rows[place].x
    },
    filter: (limit) => rows.filter((row) => row.x < limit).length,
    index(ids) {
      const rowOf = mapOf(
        rows.length,
        (number) => rows[number].id,
        (number) => rows[number],
      )
      let sum = 0
      for (const id of ids) sum += rowOf.get(id).x
      return sum
    },
    group: () => sumsOfObjects(rows),
    save: (file) => saveObjects(file, rows),
    load(file) {
      rows = []
      for (const { x, v, id, group } of loadObjects(file)) rows.push(new Row(x, v, id, group))
    },
    sum: () => rows.reduce((sum, { x }) => sum + x, 0),
  }
}
