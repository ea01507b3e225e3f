/** https://idl.uw.edu/flechette/: rows are objects, and values of a column are read by `at`. */
import { tableFromArrays, tableFromIPC, tableToIPC } from '@uwdata/flechette'
import { cannotInATable, inATable } from './in-a-table.mjs'

export const title = 'flechette'
export const packages = ['@uwdata/flechette']
export const cannot = { ...cannotInATable, update: 'its columns are read-only' }

export function define() {
  const { table: _, ...operations } = inATable({
    // Rows whose values are read when they are asked for: only one of them is.
    tableFromArrays: (columns) => tableFromArrays(columns, { useProxy: true }),
    tableToIPC: (table) => tableToIPC(table, { format: 'file' }),
    tableFromIPC: (bytes) => tableFromIPC(bytes, { useProxy: true }),
    row: (table, place) => table.at(place),
    reader: (column) => (place) => column.at(place),
  })
  return operations
}
