import type { AnyRecordClass } from './brand.js'

/** Where a slot keeps its types. */
export declare const slotTypes: unique symbol

/** What only the type system knows of a slot. */
export interface SlotTypes<Read, Given, Presence, Access, Stored, Made = unknown> {
  readonly read: Read
  readonly given: Given
  readonly presence: Presence
  readonly access: Access
  /** The name of a kind, a record class, or `'any'`. */
  readonly storage: Stored
  /**
   * What the slot is made of, if it is: from this follow the types of plain data, which are asked for seldom, and which
   * a class that contains itself could not have before it is defined.
   */
  readonly made: Made
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

/** What a slot is made of, if it is made of others. */
export type MadeOf<S> = S extends AnySlot ? S[typeof slotTypes]['made'] : unknown
