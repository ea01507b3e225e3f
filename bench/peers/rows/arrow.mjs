/** https://arrow.apache.org/js/: a table gives rows, and a vector the values of a column. */
import { tableFromArrays, tableFromIPC, tableToIPC } from 'apache-arrow'
import { cannotInATable, inATable } from './in-a-table.mjs'

export const title = 'apache-arrow'
export const packages = ['apache-arrow']
export const cannot = cannotInATable

export function define() {
  const { table, ...operations } = inATable({
    tableFromArrays,
    tableToIPC: (made) => tableToIPC(made, 'file'),
    tableFromIPC,
    row: (made, place) => made.get(place),
    reader: (vector) => (place) => vector.get(place),
  })
  return {
    ...operations,
    update(dt) {
      const x = table().getChild('x')
      const v = table().getChild('v')
      for (let place = 0; place < x.length; place++) x.set(place, x.get(place) + v.get(place) * dt)
    },
  }
}
