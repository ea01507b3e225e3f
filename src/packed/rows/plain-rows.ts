import type { PackedClass } from '../columns/column.js'
import type { Store } from '../packed-types.js'
import { lengthOf } from '../store/store.js'

/** What JSON writes of rows: plain objects, or views of a class that says itself what JSON writes of it. */
export function plainRows(self: PackedClass, store: Store): object[] {
  const records: object[] = []
  const length = lengthOf(store)
  for (let row = 0; row < length; row++) {
    records.push(self.saysJson ? new self.View(store, row) : self.plain(store, row))
  }
  return records
}
