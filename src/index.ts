/**
 * Fixed-layout record classes: declare the slots once and get a class whose records are closed and keep one hidden
 * class for ever.
 */
export { defineSlots, extendSlots } from './define/define-slots.js'
export { bool, date, f16, f32, f64, i16, i32, i64, i8, oneOf, text, u16, u32, u64, u8, u8c } from './define/kinds.js'
export { doc, nullable, optional, readonly, slot, uncompared } from './define/slots.js'
export { anyOf, lazy, list, mapOf, vec } from './define/compounds.js'
export { attributesOf, defineDynamic, Dynamic } from './define/dynamic.js'
export { close } from './operations/close.js'
export { copy } from './operations/copy.js'
export { clone } from './operations/clone.js'
export { isRecord } from './operations/is-record.js'
export { assign } from './operations/assign.js'
export { equals } from './operations/equals.js'
export { compare } from './operations/compare.js'
export { hash } from './operations/hash.js'
export { toObject, toTuple } from './operations/to-object.js'
export { fromObject, parse, schemaOf } from './record/reading/parse.js'
export { slotNames, slotsOf } from './operations/describe.js'
export { operationsOf } from './operations/operations-of.js'
export { withMethods } from './operations/with-methods.js'
export { SlotError, type Issue, type SlotErrorCode, type SlotRangeError } from './base/slot-error.js'
export { configure, type Settings } from './codegen/configure.js'
export { isCompiled, sourceOf } from './record/making/make-class.js'
export type { Closing } from './layout/record-layout.js'
export type {
  AnyRecord,
  AnyRecordClass,
  ConcreteRecordClass,
  HasLayout,
  RecordBrand,
  RecordTypes,
  TypesOf,
} from './types/brand.js'
export type { DefinedTypes, DynamicClass, OpenSlots, SlotRecord, SlotsClass, TypedSlots } from './types/classes.js'
export type { ExtendedSlots, ExtendedTypes, OpenExtension, Statics, TypedExtension } from './types/extension.js'
export type { ColumnsOf, InitOf, ObjectOf, PatchOf, RecordOf, SlotsOf, TupleOf } from './types/derived.js'
export type { ObjectFrom } from './types/plain.js'
export type { DescriptionsOf, HasInit, Operations, Patch, RecordMethods, SlotDescription } from './types/operations.js'
export type { Untyped } from './types/fields.js'
export type { ExtensionOptions, SlotsOptions } from './types/options.js'
export type {
  AnyOfSlot,
  ClassesIn,
  CompoundSlot,
  DefaultCompound,
  DefaultKind,
  DefaultSlot,
  DescribedSlot,
  Kind,
  KindName,
  LazySlot,
  ListSlot,
  MapSlot,
  NullableSlot,
  OpenSlot,
  OptionalSlot,
  ReadonlySlot,
  SchemaSlot,
  Slot,
  TaggedSlot,
  VectorSlot,
} from './types/slots.js'
export type { ClassStandard, RecordSchema, SchemaIssue, StandardProperties } from './types/standard.js'
