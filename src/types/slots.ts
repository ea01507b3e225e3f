import type { AnyRecordClass } from './brand.js'

declare const slotTypes: unique symbol
declare const openSlot: unique symbol

/** What a slot knows in the type system alone. */
export interface SlotTypes<Read, Given, Presence, Access, Storage> {
  readonly read: Read
  readonly given: Given
  readonly presence: Presence
  readonly access: Access
  /** The name of a kind, a record class, or `'any'`. */
  readonly storage: Storage
}

/** Any slot made by `slot()`, a kind, `optional`, `readonly` or `doc`. */
export interface AnySlot {
  readonly [slotTypes]: SlotTypes<
    unknown,
    unknown,
    'required' | 'optional',
    'mutable' | 'readonly' | 'transformed',
    unknown
  >
}

/** `slot<T>()`: a slot that must be given at construction. */
export interface Slot<Value> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'required', 'mutable', 'any'>
}

/** `slot(value)`, `slot(() => value)`: a slot with a default. */
export interface DefaultSlot<Value> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'optional', 'mutable', 'any'>
}

/** `slot(schema)`: a slot that a Standard Schema checks; the same as the schema itself. */
export interface SchemaSlot<Schema extends StandardLike> {
  readonly [slotTypes]: SlotTypes<Read<Schema>, Given<Schema>, Presence<Schema>, Access<Schema>, 'any'>
}

/**
 * `slot()`: a slot whose type is given in the heritage clause, `extends defineSlots({ value: slot() })<{ value: string
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
  /** A bit each. */
  readonly bool: Uint8Array
  /** Positions in a dictionary of strings. */
  readonly text: Uint32Array
  /** Positions among the values. */
  readonly oneOf: Uint8Array | Uint16Array
}

/** The name of a kind that knows how its values are stored. */
export type KindName = keyof KindColumns

/** A kind that knows how its values are stored: a slot by itself, and a function that gives it a default, `u32(0)`. */
export interface Kind<Value, Name extends KindName> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'required', 'mutable', Name>
  (initial: Value | (() => Value)): DefaultKind<Value, Name>
}

// As the type of `this`: as a part of the type of the arguments it would change how they are inferred.

/** What `oneOf` asks for: one string at least. */
export type SomeChoice<Value extends string> = [Value] extends [never] ? 'oneOf() takes at least one string' : unknown

/** `u32(0)`: a kind with a default. */
export interface DefaultKind<Value, Name extends KindName> {
  readonly [slotTypes]: SlotTypes<Value, Value, 'optional', 'mutable', Name>
}

/** `optional(slot)`: the value may be `undefined`, and may be left out. */
export interface OptionalSlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<
    Read<Inner> | undefined,
    Given<Inner> | undefined,
    'optional',
    Access<Inner>,
    Storage<Inner>
  >
}

/** `readonly(slot)`: given at construction, and not written again. */
export interface ReadonlySlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<Read<Inner>, Given<Inner>, Presence<Inner>, 'readonly', Storage<Inner>>
}

/** `doc(slot, text)`: the same slot, with a text. */
export interface DescribedSlot<Inner extends SlotLike> {
  readonly [slotTypes]: SlotTypes<Read<Inner>, Given<Inner>, Presence<Inner>, Access<Inner>, Storage<Inner>>
}

/** The part of Standard Schema that the types need; the schemas of zod, valibot and arktype fit. */
export interface StandardLike {
  readonly '~standard': {
    readonly version: 1
    readonly types?: { readonly input: unknown; readonly output: unknown } | undefined
  }
}

/** What may stand to the right of a slot's name: a slot, another record class, or a Standard Schema. */
export type SlotLike = AnySlot | AnyRecordClass | StandardLike

// A record class is asked for before a schema: it is both, and as a schema it knows nothing of the methods of a
// subclass.
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
 * Whether a slot may be left out. A schema that takes `unknown` takes `undefined` too, and yet means that something be
 * given.
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
 * Whether a slot may be written. What a schema has transformed cannot go through it again, so `'transformed'` depends
 * on whether it would.
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
export type Storage<S> = S extends AnySlot ? S[typeof slotTypes]['storage'] : S extends AnyRecordClass ? S : 'any'
