/** Fixed-layout record classes: declare the slots once, get a class whose records are closed and keep one hidden class for ever. */
export { defineSlots, extendSlots } from './define-slots.js'
export { bool, doc, f32, f64, i16, i32, i64, i8, oneOf, optional, readonly, slot, text, u16, u32, u64, u8 } from './slots.js'
export { attributesOf, defineDynamic, Dynamic } from './dynamic.js'
export { copy } from './record/copy.js'
export { assign } from './record/assign.js'
export { equals } from './record/equals.js'
export { compare } from './record/compare.js'
export { hash } from './record/hash.js'
export { toObject, toTuple } from './record/to-object.js'
export { fromObject, parse, schemaOf } from './record/parse.js'
export { slotNames, slotsOf } from './record/describe.js'
export { operationsOf } from './record/operations.js'
export { withMethods } from './record/with-methods.js'
export { SlotError, type Issue, type SlotErrorCode, type SlotRangeError } from './errors.js'
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
