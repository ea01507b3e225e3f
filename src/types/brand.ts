// The package exports neither the symbol nor the class, and a protected member is nominal. So a literal or a spread of
// the right keys is not a record, while `keyof`, mapped types, spreads and completions see only the slots.
declare const recordTypes: unique symbol

declare abstract class RecordBrand<Types> {
  protected readonly [recordTypes]: Types
}

export type { RecordBrand }

/** What only the type system knows of a record. It is an interface, so that each part is computed when it is needed. */
export interface RecordTypes<Fields, Init, Names, Attributes, Assigned = Fields, Plain = Fields, Input = Init> {
  /** The slots as they are read. */
  readonly fields: Fields
  /** The slots as they are given at construction. */
  readonly init: Init
  /** The slots as `assign` takes them. */
  readonly assigned: Assigned
  /** The slots as `toObject` returns them. */
  readonly plain: Plain
  /** The slots as `fromObject` takes them. */
  readonly input: Input
  /** Each position whose slot is known, so that the types of a base and of what extends it can be intersected. */
  readonly order: { readonly [Position in keyof Names & `${number}`]: Names[Position] }
  /** Other names that may be written; `unknown` if there are none. */
  readonly attributes: Attributes
}

/** What every record has besides its slots, in the type system alone. */
export interface HasLayout<
  Fields,
  Init,
  Names,
  Attributes,
  Assigned = Fields,
  Plain = Fields,
  Input = Init,
> extends RecordBrand<RecordTypes<Fields, Init, Names, Attributes, Assigned, Plain, Input>> {}

/** Any record of a class made by this library. */
export interface AnyRecord extends RecordBrand<unknown> {}

/** Any class made by this library, or a subclass of one. */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of any constructor
export type AnyRecordClass = abstract new (...slots: any) => AnyRecord

/** Any class made by this library that `new` can be called on. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type ConcreteRecordClass = new (...slots: any) => AnyRecord

/** The attributes of records that take any name. */
export interface AnyAttribute {
  [attribute: string]: unknown
}

type AnyTypes = RecordTypes<unknown, unknown, unknown, unknown>

/** What the type system knows of a record. */
export type TypesOf<Record> = Record extends RecordBrand<infer Types extends AnyTypes> ? Types : never

/** The same type with its keys written out, so that hovers are short. */
export type Flat<Type> = { [Key in keyof Type]: Type[Key] } & {}

/** The same type without `readonly`, so that hovers are short. */
export type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] } & {}

/** Whether two types are exactly the same, `readonly` and `?` included. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
