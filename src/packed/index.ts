/**
 * Records of a class in typed-array columns: the same class, its methods included, near the speed of a loop over the
 * arrays.
 */
export { PackedArray } from './packed-array.js'
export { PackedPool, type Handle } from './packed-pool.js'
export { PackedIndex, type IndexOptions, type KeyOf, type KeySlot } from './packed-index.js'
export { packedLayout, type PackedColumn, type PackedLayout } from './packed-layout.js'
export type { Addable, RowGroup, RowRange, SortKey } from './bulk-methods.js'
export { ranges, type RangeBounds } from './ranges.js'
export { rowClassOf, slotTypesOf, type NamedSlotType, type SlotType, type SlotTypes } from './slot-types.js'
export type { PackedOptions } from './options.js'
export type { SharedRows } from './store/sharing.js'
export type {
  AdoptedColumns,
  ColumnPath,
  KeyPath,
  OpenColumn,
  OpenColumnOf,
  SlotArguments,
  SlotValue,
  TextPath,
} from '../types/derived.js'
