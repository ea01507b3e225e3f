import type { AnyRecordClass, RecordBrand, Same, Writable } from './brand.js'
import type { ObjectOf, PatchOf, PlainInitOf, SlotsOf, TupleOf } from './derived.js'
import type { ObjectFrom } from './plain.js'
import type { KindName, PartsName } from './slots.js'

// A parameter of type `R | HasInit<I>` infers both, even if the record is `this`. `R & HasInit<I>` does too, at ten
// times the cost.

/** A record as `copy` sees it. */
export type HasInit<Init, Attributes> = RecordBrand<{ readonly init: Init; readonly attributes: Attributes }>

/** A record as `assign` sees it. */
export type HasFields<Fields, Attributes> = RecordBrand<{ readonly assigned: Fields; readonly attributes: Attributes }>

/**
 * Slots to replace. `undefined`, such as a form has for a field that nobody touched, leaves a slot alone unless the
 * slot may hold it: an optional slot may, and one with neither a kind nor a default.
 */
export type Patch<Init, Attributes> = { [Name in keyof Init]?: Init[Name] | undefined } & Attributes

// Read-only slots get a message. If they were left out, the patch of a frozen record would be `{}`, which takes
// anything.
type Refused<Fields> = {
  -readonly [Name in keyof Fields]?: Same<Pick<Fields, Name>, { -readonly [Key in Name]: Fields[Key] }> extends true
    ? Fields[Name] | undefined
    : `slot '${Name & string}' is read-only`
}

/** Slots to write; `undefined` means the same as in a {@link Patch}. */
export type Assignment<Fields, Attributes> = (Same<Fields, Writable<Fields>> extends true
  ? { [Name in keyof Fields]?: Fields[Name] | undefined }
  : Refused<Fields>) &
  Attributes

/** The operations of one class, for loops in which many classes meet. */
export interface Operations<Class extends AnyRecordClass> {
  readonly copy: (record: InstanceType<Class>, patch?: PatchOf<Class>) => InstanceType<Class>
  readonly equals: (a: InstanceType<Class>, b: InstanceType<Class>) => boolean
  readonly compare: (a: InstanceType<Class>, b: InstanceType<Class>) => number
  readonly hash: (record: InstanceType<Class>) => number
  readonly toObject: (record: InstanceType<Class>) => ObjectOf<Class>
  readonly toTuple: (record: InstanceType<Class>) => TupleOf<Class>
  readonly fromObject: (init: PlainInitOf<Class>) => InstanceType<Class>
}

/** What `slotsOf` says of a slot. */
export interface SlotDescription<Name extends string = string> {
  readonly name: Name
  /**
   * `'record'` for a nested record class, `'schema'` for a Standard Schema, `'any'` for a slot that may hold anything;
   * otherwise the name of the function that made the slot.
   */
  readonly kind: KindName | 'record' | 'schema' | 'any' | PartsName | 'optional' | 'nullable'
  /** Whether the constructor requires it. */
  readonly required: boolean
  /** Whether only the constructor writes it. */
  readonly readonly: boolean
  /** The default, or the function that makes it. */
  readonly default?: unknown
  /** The text that `doc` gave it. */
  readonly doc?: string
  /** Bytes in a packed array, 1/8 for a bit; absent if the column is a JavaScript array. */
  readonly bytes?: number
}

/** The descriptions of a class's slots, in their order. */
export type DescriptionsOf<Class extends AnyRecordClass> = readonly SlotDescription<keyof SlotsOf<Class> & string>[]

/** The methods that `withMethods` adds. */
export interface RecordMethods {
  /** Copies the record with some slots replaced. */
  with<Init, Attributes>(this: HasInit<Init, Attributes>, patch: Patch<NoInfer<Init>, NoInfer<Attributes>>): this
  /** Whether two records are equal, slot by slot. */
  equals(other: this): boolean
  /** The record as a plain object, for `JSON.stringify`. */
  toJSON<Types extends { readonly plain: unknown; readonly attributes: unknown }>(
    this: RecordBrand<Types>,
  ): ObjectFrom<Types>
}

type Clash<Class extends AnyRecordClass> = keyof SlotsOf<Class> & keyof RecordMethods

/** The class itself, or a message if a slot has the name of a method of `withMethods`. */
export type WithoutClash<Class extends AnyRecordClass> = [Clash<Class>] extends [never]
  ? Class
  : `slot '${Clash<Class>}' has the name of a method`
