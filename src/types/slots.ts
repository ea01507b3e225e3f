import type { AnyRecordClass } from './brand.js'
import type {
  Access,
  Given,
  Presence,
  Read,
  SlotLike,
  slotTypes,
  SlotTypes,
  StandardLike,
  StoredAs,
} from './slot-types.js'

declare const openSlot: unique symbol

/** `slot<T>()`: a slot that the constructor requires. */
export interface Slot<Value> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'required', 'mutable', 'any'>
}

/** `slot(value)`, `slot(() => value)`: a slot with a default. */
export interface DefaultSlot<Value> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'optional', 'mutable', 'any'>
}

/** `slot(schema)`: a slot that a Standard Schema checks, the same as the schema itself. */
export interface SchemaSlot<Schema extends StandardLike> {
  readonly [slotTypes]: SlotTypes<Read<Schema>, Given<Schema>, Presence<Schema>, Access<Schema>, 'any'>
}

/**
 * `slot()`: a slot whose type the heritage clause gives, `extends defineSlots({ value: slot() })<{ value: string
 * }>`.
 */
export interface OpenSlot {
  readonly [slotTypes]: SlotTypes<unknown, unknown, 'required', 'mutable', 'any'>
  readonly [openSlot]: true
}

/** The column that a packed array keeps for each kind. */
export interface KindColumns {
  readonly f64: Float64Array
  readonly f32: Float32Array
  readonly i8: Int8Array
  readonly u8: Uint8Array
  readonly i16: Int16Array
  readonly u16: Uint16Array
  readonly i32: Int32Array
  readonly u32: Uint32Array
  readonly f16: HalfArray
  readonly u8c: Uint8ClampedArray
  /** Milliseconds since 1970. */
  readonly date: Float64Array
  readonly i64: BigInt64Array
  readonly u64: BigUint64Array
  /** One bit for each value. */
  readonly bool: Uint8Array
  /** Positions in a dictionary of strings. */
  readonly text: Uint32Array
  /** Positions among the values. */
  readonly oneOf: Uint8Array | Uint16Array
}

/** `Float16Array`, where the types of the engine have it. */
type HalfArray = typeof globalThis extends { readonly Float16Array: { readonly prototype: infer Half } }
  ? Half
  : { [index: number]: number; readonly length: number }

/** The name of a kind. */
export type KindName = keyof KindColumns

/** The name of a slot whose values have parts. */
export type PartsName = 'list' | 'mapOf' | 'lazy' | 'anyOf' | 'vec'

/** A default: a constant that is no object, or a function that makes one for each record. */
type DefaultOf<Value> = (() => Value) | Exclude<Value, object>

/** A kind says how values are stored. It is a slot itself, and a function that gives the slot a default: `u32(0)`. */
export interface Kind<Value, Stored> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'required', 'mutable', Stored>
  (initial: DefaultOf<Value>): DefaultKind<Value, Stored>
}

// It is the type of `this`, because in the type of the arguments it would change how they are inferred.

/** What `oneOf` requires: at least one string. */
export type SomeChoice<Value extends string> = [Value] extends [never] ? 'oneOf() takes at least one string' : unknown

/** `u32(0)`: a kind with a default. */
export interface DefaultKind<Value, Stored> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'optional', 'mutable', Stored>
}

/** `optional(slot)`: a slot that may be `undefined` and may be left out. */
export interface OptionalSlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<
    Read<Inner> | undefined,
    Given<Inner> | undefined,
    'optional',
    Access<Inner>,
    StoredAs<Inner>,
    { readonly of: Inner; readonly or: undefined }
  >
}

/** A slot made of others, `list(text)`, and a function that gives it a default: `list(text)(() => [])`. */
export interface CompoundSlot<Value, Given, Stored, Made> {
  readonly [slotTypes]: SlotTypes<Value, Given, 'required', 'mutable', Stored, Made>
  (initial: DefaultOf<Given>): DefaultCompound<Value, Given, Stored, Made>
}

/** The same with a default. */
export interface DefaultCompound<Value, Given, Stored, Made> {
  readonly [slotTypes]: SlotTypes<Value, Given, 'optional', 'mutable', Stored, Made>
}

/** `nullable(slot)`: a slot that may be `null`. */
export interface NullableSlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<
    Read<Inner> | null,
    Given<Inner> | null,
    Presence<Inner>,
    Access<Inner>,
    StoredAs<Inner>,
    { readonly of: Inner; readonly or: null }
  >
  (
    initial: DefaultOf<Given<Inner> | null>,
  ): DefaultCompound<
    Read<Inner> | null,
    Given<Inner> | null,
    StoredAs<Inner>,
    { readonly of: Inner; readonly or: null }
  >
}

/** `list(slot)`: a slot for an array. */
export interface ListSlot<Inner extends SlotLike> extends CompoundSlot<
  Read<Inner>[],
  Given<Inner>[],
  'list',
  { readonly list: Inner }
> {}

/** `mapOf(slot)`: a slot for a Map with strings as keys. */
export interface MapSlot<Inner extends SlotLike> extends CompoundSlot<
  Map<string, Read<Inner>>,
  Map<string, Given<Inner>>,
  'mapOf',
  { readonly map: Inner }
> {}

/** `lazy<T>(() => slot)`: a slot that is made when it is first needed. */
export interface LazySlot<Value> extends CompoundSlot<Value, Value, 'lazy', { readonly lazy: Value }> {}

/** `anyOf(A, B)`: a slot for a value of one of several slots. */
export interface AnyOfSlot<Inner extends SlotLike> extends CompoundSlot<
  Read<Inner>,
  Given<Inner>,
  'anyOf',
  { readonly of: Inner; readonly or: never }
> {}

/** `anyOf({ on: 'type', circle: Circle })`: the same, where a tag in plain data says which. */
export interface TaggedSlot<On extends string, Classes extends TaggedClasses> extends CompoundSlot<
  InstanceType<Classes[keyof Classes]>,
  InstanceType<Classes[keyof Classes]>,
  'anyOf',
  { readonly on: On; readonly classes: Classes }
> {}

/** Record classes by their tags. */
export interface TaggedClasses {
  readonly [tag: string]: AnyRecordClass
}

/** The classes in what `anyOf` takes, beside the key of the tag. */
export type ClassesIn<Tagged> = {
  readonly [Tag in Exclude<keyof Tagged, 'on'>]: Extract<Tagged[Tag], AnyRecordClass>
}

/** `vec(f32, 3)`: a slot for a typed array. */
export interface VectorSlot<Name extends VectorName> {
  readonly [slotTypes]: SlotTypes<
    KindColumns[Name],
    KindColumns[Name],
    'required',
    'mutable',
    Name,
    { readonly numbers: NumbersOf<Name> }
  >
  (
    initial: NumbersOf<Name> | (() => KindColumns[Name]),
  ): DefaultCompound<KindColumns[Name], KindColumns[Name], Name, { readonly numbers: NumbersOf<Name> }>
}

/** The kinds that vectors are made of. */
export type VectorName = Exclude<KindName, 'bool' | 'text' | 'oneOf' | 'date'>

type NumbersOf<Name extends VectorName> = Name extends 'i64' | 'u64' ? bigint[] : number[]

/** `readonly(slot)`: a slot that only the constructor writes. */
export interface ReadonlySlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<
    Read<Inner>,
    Given<Inner>,
    Presence<Inner>,
    'readonly',
    StoredAs<Inner>,
    { readonly of: Inner; readonly or: never }
  >
}

/** `doc(slot, text)`, `uncompared(slot)`: the same slot with a description, or left out of comparisons. */
export interface DescribedSlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<
    Read<Inner>,
    Given<Inner>,
    Presence<Inner>,
    Access<Inner>,
    StoredAs<Inner>,
    { readonly of: Inner; readonly or: never }
  >
}
