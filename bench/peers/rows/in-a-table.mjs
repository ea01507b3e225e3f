/** The operations of tables of columns that are made once: rows are read, and columns where that is faster. */
import { readFileSync, writeFileSync } from 'node:fs'
import { chosen, keysOf, mapOf, orderOf, sumsOf } from './by-hand.mjs'
import { groupOf, idOf, vOf, xOf } from './values.mjs'

export const cannotInATable = { 'remove and add': 'a table has the rows that it was made with' }

/**
 * @param {{ tableFromArrays: Function, tableToIPC: Function, tableFromIPC: Function, row: (table: any, place: number) =>
 * any, reader: (column: any) => (place: number) => any }} library `reader`: what reads one value of a column.
 */
export function inATable({ tableFromArrays, tableToIPC, tableFromIPC, row, reader }) {
  let table
  const column = (name) => reader(table.getChild(name))
  return {
    create(count) {
      const x = new Float64Array(count)
      const v = new Float64Array(count)
      const id = new Uint32Array(count)
      const group = new Uint16Array(count)
      for (let number = 0; number < count; number++) {
        x[number] = xOf(number)
        v[number] = vOf(number)
        id[number] = idOf(number)
        group[number] = groupOf(number)
      }
      table = tableFromArrays({ x, v, id, group })
    },
    read(numbers) {
      let sum = 0
      for (const number of numbers) sum += row(table, number).x
      return sum
    },
    sort() {
      const x = column('x')
      const order = orderOf(keysOf(table.numRows, x))
      return (place) => x(order[place])
    },
    filter(limit) {
      const x = column('x')
      return chosen(table.numRows, (place) => x(place) < limit).length
    },
    index(ids) {
      const x = column('x')
      const rowOf = mapOf(table.numRows, column('id'))
      let sum = 0
      for (const id of ids) sum += x(rowOf.get(id))
      return sum
    },
    group: () => sumsOf(table.numRows, column('group'), column('x')),
    save: (file) => writeFileSync(file, tableToIPC(table)),
    load(file) {
      table = tableFromIPC(readFileSync(file))
    },
    sum() {
      const x = column('x')
      let sum = 0
      for (let place = 0; place < table.numRows; place++) sum += x(place)
      return sum
    },
    table: () => table,
  }
}
