/** What a Standard Schema says of an input that it refuses. */
export interface SchemaIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** The member `'~standard'` of a record class: it takes objects of the slots, and records, and gives records. */
export interface StandardProperties<Input, Output> {
  readonly version: 1
  readonly vendor: string
  readonly validate: (
    value: unknown,
  ) => { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] }
  readonly types?: { readonly input: Input; readonly output: Output } | undefined
}

/** What `schemaOf` gives: a record class as a Standard Schema. */
export interface RecordSchema<Input, Output> {
  readonly '~standard': StandardProperties<Input, Output>
}

declare const classTypes: unique symbol

/** What a class knows in the type system alone. */
export interface ClassTypes {
  /** The slots whose position is known. */
  readonly names: readonly string[]
  /** The slots by name, with their kinds. */
  readonly slots: unknown
  /** Whether all slots, or at least those of the last definition, were given by name. */
  readonly byName: boolean
  /** Whether the last parameter of the constructor is the keyword argument. */
  readonly hasKeywords: boolean
  /** The slots given by position, those of a base first. */
  readonly args: readonly string[]
  readonly closed: unknown
  readonly validate: unknown
}

export interface HasClassTypes<Types> {
  readonly [classTypes]: Types
}

/**
 * The member `'~standard'` of a record class. The types of the class are kept in it, where they are in nobody's way.
 */
export interface ClassStandard<Types, Init, Record>
  extends StandardProperties<Init | Record, Record>, HasClassTypes<Types> {}

/** The types of a class, as far as it has any. */
export type ClassTypesOf<Class> = Class extends { readonly '~standard': HasClassTypes<infer Types extends ClassTypes> }
  ? Types
  : ClassTypes
