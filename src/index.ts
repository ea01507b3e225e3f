/** Fixed-layout record classes: declare the slots once, get a class whose records are closed and keep one hidden class for ever. */
export { defineSlots, extendSlots } from './define-slots.js'
export { attributesOf, defineDynamic, Dynamic } from './dynamic.js'
export { SlotError, type SlotErrorCode, type SlotRangeError } from './errors.js'
export { configure, type Settings } from './configure.js'
export { isCompiled, sourceOf } from './record/record-class.js'
export type { Closing } from './layout/record-layout.js'
export type {
  AnyRecord,
  AnyRecordClass,
  DynamicClass,
  ExtendedSlots,
  ExtensionOptions,
  RecordOf,
  SlotRecord,
  SlotsClass,
  SlotsOf,
  SlotsOptions,
} from './types.js'
