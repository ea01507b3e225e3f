import type { AnyRecordClass } from './brand.js'

declare const slotTypes: unique symbol
declare const openSlot: unique symbol

/** What only the type system knows of a slot. */
interface SlotTypes<Read, Given, Presence, Access, Stored> {
  readonly read: Read
  readonly given: Given
  readonly presence: Presence
  readonly access: Access
  /** The name of a kind, a record class, or `'any'`. */
  readonly storage: Stored
}

/** Any slot made by `slot()`, a kind, `optional`, `readonly` or `doc`. */
interface AnySlot {
  readonly [slotTypes]: SlotTypes<
    unknown,
    unknown,
    'required' | 'optional',
    'mutable' | 'readonly' | 'transformed',
    unknown
  >
}

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
  readonly i64: BigInt64Array
  readonly u64: BigUint64Array
  /** One bit for each value. */
  readonly bool: Uint8Array
  /** Positions in a dictionary of strings. */
  readonly text: Uint32Array
  /** Positions among the values. */
  readonly oneOf: Uint8Array | Uint16Array
}

/** The name of a kind. */
export type KindName = keyof KindColumns

/** A kind says how values are stored. It is a slot itself, and a function that gives the slot a default: `u32(0)`. */
export interface Kind<Value, Name extends KindName> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'required', 'mutable', Name>
  (initial: Value | (() => Value)): DefaultKind<Value, Name>
}

// It is the type of `this`, because in the type of the arguments it would change how they are inferred.

/** What `oneOf` requires: at least one string. */
export type SomeChoice<Value extends string> = [Value] extends [never] ? 'oneOf() takes at least one string' : unknown

/** `u32(0)`: a kind with a default. */
export interface DefaultKind<Value, Name extends KindName> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'optional', 'mutable', Name>
}

/** `optional(slot)`: a slot that may be `undefined` and may be left out. */
export interface OptionalSlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<
    Read<Inner> | undefined,
    Given<Inner> | undefined,
    'optional',
    Access<Inner>,
    StoredAs<Inner>
  >
}

/** `readonly(slot)`: a slot that only the constructor writes. */
export interface ReadonlySlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<Read<Inner>, Given<Inner>, Presence<Inner>, 'readonly', StoredAs<Inner>>
}

/** `doc(slot, text)`: the same slot with a description. */
export interface DescribedSlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<Read<Inner>, Given<Inner>, Presence<Inner>, Access<Inner>, StoredAs<Inner>>
}

/** The part of Standard Schema that the types need. The schemas of zod, valibot and arktype fit. */
export interface StandardLike {
  readonly '~standard': {
    readonly version: 1
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined
  }
}

/** What may stand to the right of a slot's name: a slot, another record class, or a Standard Schema. */
export type SlotLike = AnySlot | AnyRecordClass | StandardLike

// The types below test for a record class before a schema: a record class is both, and as a schema it does not know the
// methods of a subclass.
type Standard<Schema extends StandardLike> = NonNullable<Schema['~standard']['types']>

/** The type that a slot is read as. */
export type Read<S> = S extends AnySlot
  ? S[typeof slotTypes]['read']
  : S extends AnyRecordClass
    ? InstanceType<S>
    : S extends StandardLike
      ? Standard<S>['output']
      : never

/** The type that a slot takes at construction. */
export type Given<S> = S extends AnySlot
  ? S[typeof slotTypes]['given']
  : S extends AnyRecordClass
    ? InstanceType<S>
    : S extends StandardLike
      ? Standard<S>['input']
      : never

/**
 * Whether a slot may be left out. A schema that takes `unknown` also takes `undefined`, but still means that a value is
 * required.
 */
export type Presence<S> = S extends AnySlot
  ? S[typeof slotTypes]['presence']
  : S extends AnyRecordClass
    ? 'required'
    : S extends StandardLike
      ? unknown extends Standard<S>['input']
        ? 'required'
        : undefined extends Standard<S>['input']
          ? 'optional'
          : 'required'
      : never

/**
 * Whether a slot may be written. `'transformed'` is a slot whose schema does not take its own output: it depends on
 * `validate` whether the schema runs on what is written.
 */
export type Access<S> = S extends AnySlot
  ? S[typeof slotTypes]['access']
  : S extends AnyRecordClass
    ? 'mutable'
    : S extends StandardLike
      ? [Standard<S>['output']] extends [Standard<S>['input']]
        ? 'mutable'
        : 'transformed'
      : never

/** How a slot's values are stored: the name of a kind, a record class, or `'any'`. */
export type StoredAs<S> = S extends AnySlot ? S[typeof slotTypes]['storage'] : S extends AnyRecordClass ? S : 'any'
