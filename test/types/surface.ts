/** The signatures of everything public, without their bodies. */
import type { Closing } from '../../src/layout/record-layout.js'
import type { AnyAttribute, AnyRecord, AnyRecordClass, ConcreteRecordClass, HasLayout, RecordBrand, Writable } from '../../src/types/brand.js'
import type { DynamicClass, SlotsClass } from '../../src/types/classes.js'
import type { CheckedExtension, ExtendedSlots } from '../../src/types/extension.js'
import type { InitOf, ObjectFrom, PlainInitOf, SlotsOf, TupleFrom } from '../../src/types/helpers.js'
import type { AsWritten, Checked, CheckedNames, Definition, Names } from '../../src/types/names.js'
import type { Assignment, DescriptionsOf, HasFields, HasInit, Operations, Patch, RecordMethods, WithoutClash } from '../../src/types/operations.js'
import type { ArgName, DynamicOptions, ExtensionOptions, GivenOptions, SlotsOptions } from '../../src/types/options.js'
import type { DefaultSlot, DescribedSlot, Kind, OpenSlot, OptionalSlot, ReadonlySlot, Slot, SlotLike } from '../../src/types/slots.js'
import type { RecordSchema } from '../../src/types/standard.js'

export type { Closing, AnyRecord, AnyRecordClass, SlotsClass, DynamicClass, ExtendedSlots }
export type { SlotRecord } from '../../src/types/classes.js'
export type { ColumnsOf, InitOf, ObjectOf, PatchOf, RecordOf, SlotsOf, TupleOf } from '../../src/types/helpers.js'
export type { DefaultKind, DefaultSlot, DescribedSlot, Kind, KindName, OpenSlot, OptionalSlot, ReadonlySlot, Slot } from '../../src/types/slots.js'
export type { Operations, SlotDescription } from '../../src/types/operations.js'
export type { ExtensionOptions, SlotsOptions } from '../../src/types/options.js'
export type { RecordSchema } from '../../src/types/standard.js'

// Declaration files of users mention these.
export type { HasLayout } from '../../src/types/brand.js'
export type { DefinedTypes, OpenSlots, TypedSlots } from '../../src/types/classes.js'
export type { ExtendedTypes, OpenExtension, Statics, TypedExtension } from '../../src/types/extension.js'
export type { RecordMethods } from '../../src/types/operations.js'
export type { ClassStandard } from '../../src/types/standard.js'

// Definitions

export declare function defineSlots<const D extends Definition, const Closed extends Closing = never, const Args extends readonly ArgName<D>[] = []>(
  definition: Checked<D> & AsWritten<D>,
  options?: SlotsOptions<D, Closed, Args>,
): SlotsClass<Writable<D>, GivenOptions<Closed, Args>>

export declare function extendSlots<
  Base extends AnyRecordClass,
  const D extends Definition,
  const Closed extends Closing = never,
  const Args extends readonly ArgName<D>[] = [],
  const BaseArgs extends number = number,
>(
  Base: Base,
  definition: CheckedExtension<Base, D> & AsWritten<D>,
  options?: ExtensionOptions<D, Closed, Args, BaseArgs>,
): ExtendedSlots<Base, Writable<D>, GivenOptions<Closed, Args, BaseArgs>>

export declare function defineDynamic<const D extends Names>(names: CheckedNames<D>, options?: DynamicOptions<D>): DynamicClass<Writable<D>>

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the brand, which types alone know
export interface Dynamic extends HasLayout<{}, {}, [], AnyAttribute> {}
// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- as above
export declare class Dynamic implements AnyAttribute {
  [attribute: string]: unknown
  [Symbol.iterator](): IterableIterator<[PropertyKey, unknown]>
}

export declare function attributesOf(record: object): Map<PropertyKey, unknown>

// Slots

export declare function slot(): OpenSlot
export declare function slot<Value>(): Slot<Value>
export declare function slot<Value>(factory: () => Value): DefaultSlot<Value>
export declare function slot<Value>(
  value: Value extends object ? 'a default that is an object comes from a function: slot(() => value)' : Value,
): DefaultSlot<Value>

export declare const f64: Kind<number, 'f64'>
export declare const f32: Kind<number, 'f32'>
export declare const i8: Kind<number, 'i8'>
export declare const u8: Kind<number, 'u8'>
export declare const i16: Kind<number, 'i16'>
export declare const u16: Kind<number, 'u16'>
export declare const i32: Kind<number, 'i32'>
export declare const u32: Kind<number, 'u32'>
export declare const i64: Kind<bigint, 'i64'>
export declare const u64: Kind<bigint, 'u64'>
export declare const bool: Kind<boolean, 'bool'>
export declare const text: Kind<string, 'text'>

export declare function oneOf<const Value extends string>(first: Value, ...others: readonly Value[]): Kind<Value, 'oneOf'>
export declare function optional<Inner extends SlotLike>(slot: Inner): OptionalSlot<Inner>
export declare function readonly<Inner extends SlotLike>(slot: Inner): Inner extends OpenSlot ? OpenSlot : ReadonlySlot<Inner>
export declare function doc<Inner extends SlotLike>(slot: Inner, text: string): Inner extends OpenSlot ? OpenSlot : DescribedSlot<Inner>

// Records

export declare function copy<Record extends AnyRecord, Init, Attributes>(
  record: Record | HasInit<Init, Attributes>,
  patch?: Patch<NoInfer<Init>, NoInfer<Attributes>>,
): Record

export declare function assign<Record extends AnyRecord, Fields, Attributes>(
  record: Record | HasFields<Fields, Attributes>,
  patch: Assignment<NoInfer<Fields>, NoInfer<Attributes>>,
): Record

export declare function equals<Record extends AnyRecord>(a: Record, b: NoInfer<Record>): boolean
export declare function compare<Record extends AnyRecord>(a: Record, b: NoInfer<Record>): number
export declare function hash(record: AnyRecord): number

export declare function toObject<Types extends { readonly fields: unknown; readonly attributes: unknown }>(record: RecordBrand<Types>): ObjectFrom<Types>
export declare function toTuple<Types extends { readonly fields: unknown; readonly order: unknown }>(record: RecordBrand<Types>): TupleFrom<Types>

// Classes

export declare function fromObject<Class extends ConcreteRecordClass>(Class: Class, init: PlainInitOf<Class>): InstanceType<Class>

export declare function parse<Class extends ConcreteRecordClass>(
  Class: Class,
  input: unknown,
  options?: { readonly unknown?: 'error' | 'ignore' },
): InstanceType<Class>

export declare function slotNames<Class extends AnyRecordClass>(Class: Class): readonly (keyof SlotsOf<Class> & string)[]
export declare function slotsOf<Class extends AnyRecordClass>(Class: Class): DescriptionsOf<Class>
export declare function schemaOf<Class extends ConcreteRecordClass>(Class: Class): RecordSchema<InitOf<Class> | InstanceType<Class>, InstanceType<Class>>
export declare function operationsOf<Class extends ConcreteRecordClass>(Class: Class): Operations<Class>

// oxlint-disable-next-line typescript/no-explicit-any -- the parameters of a mixin
export declare function withMethods<Class extends AnyRecordClass>(Class: WithoutClash<Class>): Class & (new (...slots: any[]) => RecordMethods)
