import type { AnyRecordClass, RecordBrand, Same, Writable } from './brand.js'
import type { ObjectFrom, ObjectOf, PatchOf, PlainInitOf, SlotsOf, TupleOf } from './derived.js'
import type { KindName } from './slots.js'

// `R | HasInit<I>` as a parameter infers both, also where the record is `this`; `R & HasInit<I>` does too, at ten times
// the cost.

/** A record as `copy` sees it. */
export type HasInit<Init, Attributes> = RecordBrand<{ readonly init: Init; readonly attributes: Attributes }>

/** A record as `assign` sees it. */
export type HasFields<Fields, Attributes> = RecordBrand<{ readonly assigned: Fields; readonly attributes: Attributes }>

/**
 * Slots that may be replaced. Each may be `undefined`, as the fields of a form are that nobody touched: that leaves a
 * slot alone, except one that may hold `undefined`, because it is optional or has neither a kind nor a default.
 */
export type Patch<Init, Attributes> = { [Name in keyof Init]?: Init[Name] | undefined } & Attributes

// Read-only slots get a message: a patch that left them out would be `{}` for a frozen record, which takes anything.
type Refused<Fields> = {
  -readonly [Name in keyof Fields]?: Same<Pick<Fields, Name>, { -readonly [Key in Name]: Fields[Key] }> extends true
    ? Fields[Name] | undefined
    : `slot '${Name & string}' is read-only`
}

/** Slots that may be written; `undefined` as in a {@link Patch}. */
export type Assignment<Fields, Attributes> = (Same<Fields, Writable<Fields>> extends true
  ? { [Name in keyof Fields]?: Fields[Name] | undefined }
  : Refused<Fields>) &
  Attributes

/** The operations of one class, for loops where many classes meet. */
export interface Operations<Class extends AnyRecordClass> {
  readonly copy: (record: InstanceType<Class>, patch?: PatchOf<Class>) => InstanceType<Class>
  readonly equals: (a: InstanceType<Class>, b: InstanceType<Class>) => boolean
  readonly compare: (a: InstanceType<Class>, b: InstanceType<Class>) => number
  readonly hash: (record: InstanceType<Class>) => number
  readonly toObject: (record: InstanceType<Class>) => ObjectOf<Class>
  readonly toTuple: (record: InstanceType<Class>) => TupleOf<Class>
  readonly fromObject: (init: PlainInitOf<Class>) => InstanceType<Class>
}

/** What `slotsOf` tells of a slot. */
export interface SlotDescription<Name extends string = string> {
  readonly name: Name
  /**
   * `'record'` for a nested record class, `'schema'` for a Standard Schema, `'any'` for a slot that may hold anything.
   */
  readonly kind: KindName | 'record' | 'schema' | 'any'
  /** Whether it must be given at construction. */
  readonly required: boolean
  /** Whether it is only written at construction. */
  readonly readonly: boolean
  /** The default, or the function that makes it. */
  readonly default?: unknown
  readonly doc?: string
  /** The width in a packed array; a bit is 1/8, and what is kept in a JavaScript array has none. */
  readonly bytes?: number
}

/** The slots of a class, described in their order. */
export type DescriptionsOf<Class extends AnyRecordClass> = readonly SlotDescription<keyof SlotsOf<Class> & string>[]

/** The methods that `withMethods` adds. */
export interface RecordMethods {
  /** A copy in which some slots are replaced. */
  with<Init, Attributes>(this: HasInit<Init, Attributes>, patch: Patch<NoInfer<Init>, NoInfer<Attributes>>): this
  equals(other: this): boolean
  toJSON<Types extends { readonly fields: unknown; readonly attributes: unknown }>(
    this: RecordBrand<Types>,
  ): ObjectFrom<Types>
}

type Clash<Class extends AnyRecordClass> = keyof SlotsOf<Class> & keyof RecordMethods

/** The class as it is where no slot is named like a method of `withMethods`; a message where one is. */
export type WithoutClash<Class extends AnyRecordClass> = [Clash<Class>] extends [never]
  ? Class
  : `slot '${Clash<Class>}' has the name of a method`
