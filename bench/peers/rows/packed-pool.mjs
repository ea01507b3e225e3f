import { defineSlots, f64, PackedIndex, PackedPool, u16, u32 } from '../slotted.mjs'
import { GROUPS, groupOf, idOf, vOf, xOf } from './values.mjs'

export const title = 'slotted, PackedPool'
export const cannot = {
  sort: 'its records have handles, and no order',
  'save and load': 'it is not saved: a PackedArray is',
}

export function define() {
  class Row extends defineSlots({ x: f64, v: f64, id: u32, group: u16 }, { args: ['x', 'v', 'id', 'group'] }) {
    step(dt) {
      this.x += this.v * dt
    }
  }
  let rows = new PackedPool(Row)
  let handles = new Float64Array(0)
  let next = 0
  const add = () => {
    const handle = rows.add(xOf(next), vOf(next), idOf(next), groupOf(next))
    next++
    return handle
  }
  return {
    create(count) {
      rows = new PackedPool(Row, { capacity: count })
      handles = new Float64Array(count)
      next = 0
      for (let number = 0; number < count; number++) handles[number] = add()
    },
    update(dt) {
      for (const row of rows) row.step(dt)
    },
    read(numbers) {
      let sum = 0
      for (const number of numbers) sum += rows.get(handles[number]).x
      return sum
    },
    replace(numbers) {
      for (const number of numbers) {
        rows.remove(handles[number])
        handles[number] = add()
      }
    },
    filter(limit) {
      const found = []
      rows.forEach((row, handle) => {
        if (row.x < limit) found.push(handle)
      })
      return found.length
    },
    index(ids) {
      const byId = new PackedIndex(rows, 'id')
      let sum = 0
      for (const id of ids) sum += byId.get(id).x
      byId.drop()
      return sum
    },
    group() {
      const groups = Array.from({ length: GROUPS }, () => [])
      rows.forEach((row, handle) => {
        groups[row.group].push(handle)
      })
      return groups.map((members) => {
        let sum = 0
        for (const handle of members) sum += rows.get(handle).x
        return sum
      })
    },
    sum() {
      let sum = 0
      for (const { x } of rows) sum += x
      return sum
    },
  }
}
