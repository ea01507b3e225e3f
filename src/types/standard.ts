/** A problem that a Standard Schema found in an input. */
export interface SchemaIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/**
 * The member `'~standard'` of a record class: a schema that takes objects of the slots or records and returns records.
 */
export interface StandardProperties<Input, Output> {
  readonly version: 1
  readonly vendor: string
  readonly validate: (
    value: unknown,
  ) => { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] }
  readonly types?: { readonly input: Input; readonly output: Output } | undefined
}

/** What `schemaOf` returns: a record class as a Standard Schema. */
export interface RecordSchema<Input, Output> {
  readonly '~standard': StandardProperties<Input, Output>
}

declare const classTypes: unique symbol

/** What only the type system knows of a class. */
interface ClassTypes {
  /** The slots whose position is known. */
  readonly names: readonly string[]
  /** The slots by name, with their kinds. */
  readonly slots: unknown
  /** Whether the last definition gave its slots by name. */
  readonly byName: boolean
  /** Whether the last parameter of the constructor is the keyword argument. */
  readonly hasKeywords: boolean
  /** The slots given by position, the base's first. */
  readonly args: readonly string[]
  readonly closed: unknown
  readonly validate: unknown
}

interface HasClassTypes<Types> {
  readonly [classTypes]: Types
}

/**
 * The member `'~standard'` of a record class. It also keeps the types of the class, where they disturb nothing.
 */
export interface ClassStandard<Types, Init, Record>
  extends StandardProperties<Init | Record, Record>, HasClassTypes<Types> {}

/** What the type system knows of a class, or nothing in particular if it is not a record class. */
export type ClassTypesOf<Class> = Class extends { readonly '~standard': HasClassTypes<infer Types extends ClassTypes> }
  ? Types
  : ClassTypes
