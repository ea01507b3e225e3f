// Brands: neither the symbol nor the class is exported by the package, and a protected member is nominal. So a literal
// or a spread of the right keys is no record, while `keyof`, mapped types, spreads and completions see the slots and
// nothing else.
declare const recordTypes: unique symbol

declare abstract class RecordBrand<Types> {
  protected readonly [recordTypes]: Types
}

export type { RecordBrand }

/** What a record knows in the type system alone; an interface, so that each part is computed when it is asked for. */
export interface RecordTypes<Fields, Init, Names, Attributes, Assigned = Fields> {
  /** The slots as they are read. */
  readonly fields: Fields
  /** The slots as they are given at construction. */
  readonly init: Init
  /** The slots as `assign` takes them. */
  readonly assigned: Assigned
  /** Each position whose slot is known, so that the types of a base and of what extends it can be intersected. */
  readonly order: { readonly [Position in keyof Names & `${number}`]: Names[Position] }
  /** What may be written besides: `unknown` for nothing. */
  readonly attributes: Attributes
}

/** What every record has beside its slots. */
export interface HasLayout<Fields, Init, Names, Attributes, Assigned = Fields> extends RecordBrand<
  RecordTypes<Fields, Init, Names, Attributes, Assigned>
> {}

/** Any record of a class made by this library. */
export interface AnyRecord extends RecordBrand<unknown> {}

/** Any class made by this library, or a subclass of one. */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of any constructor
export type AnyRecordClass = abstract new (...slots: any) => AnyRecord

/** Any class made by this library that `new` can be called on. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type ConcreteRecordClass = new (...slots: any) => AnyRecord

/** Attributes that are not slots, of records that take any. */
export interface AnyAttribute {
  [attribute: string]: unknown
}

type AnyTypes = RecordTypes<unknown, unknown, unknown, unknown>

export type TypesOf<Record> = Record extends RecordBrand<infer Types extends AnyTypes> ? Types : never

/** The same type with its keys written out, for short hovers. */
export type Flat<Type> = { [Key in keyof Type]: Type[Key] } & {}

/** The same type without `readonly`, for short hovers. */
export type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] } & {}

/** Whether two types are the same to the letter, `readonly` and `?` included. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
