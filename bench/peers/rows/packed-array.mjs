import { load, save } from '../../../dist/arrow.js'
import { defineSlots, f64, PackedArray, PackedIndex, u16, u32 } from '../slotted.mjs'
import { GROUPS, groupOf, idOf, vOf, xOf } from './values.mjs'

export const title = 'slotted, PackedArray'

export function define() {
  class Row extends defineSlots({ x: f64, v: f64, id: u32, group: u16 }, { args: ['x', 'v', 'id', 'group'] }) {
    step(dt) {
      this.x += this.v * dt
    }
  }
  let rows = new PackedArray(Row)
  let next = 0
  return {
    create(count) {
      rows = new PackedArray(Row, { capacity: count })
      for (next = 0; next < count; next++) rows.push(xOf(next), vOf(next), idOf(next), groupOf(next))
    },
    update(dt) {
      for (const row of rows) row.step(dt)
    },
    read(numbers) {
      let sum = 0
      for (const number of numbers) sum += rows.at(number).x
      return sum
    },
    replace(numbers) {
      for (const number of numbers) {
        rows.swapRemove(number)
        rows.push(xOf(next), vOf(next), idOf(next), groupOf(next))
        next++
      }
    },
    sort() {
      rows.sortBy('x')
      return (place) => rows.at(place).x
    },
    filter: (limit) => rows.filter((row) => row.x < limit).length,
    index(ids) {
      const byId = new PackedIndex(rows, 'id')
      let sum = 0
      for (const id of ids) sum += byId.get(id).x
      byId.drop()
      return sum
    },
    group() {
      const groups = rows.groupBy('group')
      return Array.from({ length: GROUPS }, (_, group) => {
        let sum = 0
        for (const row of groups.get(group)) sum += row.x
        return sum
      })
    },
    save: (file) => save(rows, file),
    async load(file) {
      rows = await load(Row, file)
    },
    sum: () => rows.reduce((sum, { x }) => sum + x, 0),
  }
}
