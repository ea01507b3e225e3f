import type { Closing } from './layout/record-layout.js'

// Brands: neither the symbols nor the classes are exported, and a protected member is nominal. So a literal or a spread of the right keys is
// no record, while `keyof`, mapped types, spreads and completions see the slots and nothing else.
declare const recordTypes: unique symbol
declare const classTypes: unique symbol

declare abstract class RecordBrand<Types> {
  protected readonly [recordTypes]: Types
}

/** What every record has beside its slots: the types of its slots as they are read, and as they are given at construction. */
export interface HasLayout<Read = unknown, Init = unknown> extends RecordBrand<{ readonly fields: Read; readonly init: Init }> {}

/** Any record of a class made by this library. */
export type AnyRecord = HasLayout

/** Any class made by this library, or a subclass of one. */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of any constructor
export type AnyRecordClass = abstract new (...slots: any) => AnyRecord

// Names

/** Slot names that JavaScript itself looks up on objects. */
export type ReservedName = 'constructor' | '__proto__' | 'toJSON' | 'toString' | 'valueOf'

type ArrayIndex<Name> = Name extends `-${string}` ? never : Name extends `${bigint}` ? Name : never

type Reason<Name> = Name extends ReservedName
  ? `slot name '${Name}' is reserved`
  : Name extends ''
    ? 'a slot name cannot be empty'
    : Name extends ArrayIndex<Name>
      ? `slot name '${Name & string}' looks like an array index`
      : never

/** Each name with the position, or positions, it stands at. */
type Positions<Names> = { [Position in keyof Names & `${number}` as Names[Position] & string]: Position }

// `P[Name & string]`, where `Name & keyof P` would compute the keys anew at every use: quadratic in the number of slots.
type CheckedName<Name, Position, P extends Record<string, unknown>> = [Reason<Name>] extends [never]
  ? P[Name & string] extends Position
    ? Name
    : `duplicate slot name '${Name & string}'`
  : Reason<Name>

/** The names themselves where they are sound; a message in place of each that is not. */
export type CheckedNames<Names> = { [Position in keyof Names]: CheckedName<Names[Position], Position, Positions<Names>> }

/** The same tuple without `readonly`, for short hovers. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] } & {}

export type Flat<T> = { [Key in keyof T]: T[Key] } & {}

// Slot types given in the heritage clause

type Untyped<Names extends readonly string[]> = { [Name in Names[number]]: unknown }

/** Constrains the heritage type argument to name exactly the slots: none without a type, no type without a slot. */
export type TypesFor<Names extends readonly string[], Types> = [keyof Types] extends [Names[number]]
  ? [Names[number]] extends [keyof Types]
    ? unknown
    : { [Name in Exclude<Names[number], keyof Types>]: unknown }
  : { [Name in keyof Types]: Name extends Names[number] ? unknown : `no slot is named '${Name & string}'` }

// Without a heritage argument Types is `any`, which `InstanceType` erases to an index signature: then every slot is unknown.
type Typed<Names extends readonly string[], Types> = unknown extends Types
  ? Untyped<Names>
  : string extends keyof Types
    ? string extends Names[number]
      ? Types
      : Untyped<Names>
    : Types

// The type itself where possible: editors show no documentation on mapped properties.
type Fields<Types, Closed> = [Closed] extends ['frozen'] ? Readonly<Always<Types>> : Always<Types>
type Always<Types> = Types extends Required<Types> ? Types : { [Name in keyof Required<Types>]: Types[Name] }

/** Parameters in the order of the names; one may be left out while all to its right may. */
type Positional<Names extends readonly unknown[], Init> = number extends Names['length']
  ? unknown[]
  : Init extends Required<Init>
    ? { -readonly [Position in keyof Names]: Init[Names[Position] & keyof Init] }
    : FromRight<Names, Init, []>

type FromRight<Names extends readonly unknown[], Init, Right extends unknown[]> = Names extends readonly [...infer Left, infer Name extends keyof Init]
  ? FromRight<Left, Init, {} extends Pick<Init, Name> ? [Init[Name]?, ...Right] : [Init[Name], ...Right]>
  : Right

// Classes

/** What a class with slots knows of itself in the type system alone. */
export interface ClassTypes<Closed> {
  readonly [classTypes]: { readonly closed?: Closed }
}

export type ClosingOf<Base> = Base extends ClassTypes<infer Closed> ? Closed : 'sealed'

/** Attributes that are not slots, of records that take any. */
export interface AnyAttribute {
  [attribute: string]: unknown
}

/** A record with the slots `Types`; a `Closed` that may be several things is taken for sealed. */
export type SlotRecord<Types, Closed = 'sealed'> = Fields<Types, Closed> & HasLayout<Fields<Types, Closed>, Types> & ([Closed] extends ['open'] ? AnyAttribute : unknown)

/**
 * What `defineSlots(names)` returns: a class whose slots get their types in the heritage clause,
 * `class User extends defineSlots(['name'])<{ name: string }> {}`. Without them every slot is `unknown`.
 */
export interface SlotsClass<Names extends readonly string[], Closed = 'sealed'> extends ClassTypes<Closed> {
  // oxlint-disable-next-line typescript/no-explicit-any -- the one default that satisfies every constraint
  new <Types extends TypesFor<Names, Types> = any>(...slots: Positional<Names, Typed<Names, Types>>): SlotRecord<Typed<Names, Types>, Closed>
}

/** What `defineDynamic(names)` returns: constructed like `SlotsClass`, and its records take any attribute. */
export interface DynamicClass<Names extends readonly string[]> extends ClassTypes<'open'> {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  new <Types extends TypesFor<Names, Types> = any>(...slots: Positional<Names, Typed<Names, Types>>): SlotRecord<Typed<Names, Types>, 'open'>
}

// Inheritance

type CheckedNewName<Base extends AnyRecordClass, Name, Ok> = Name extends keyof InstanceType<Base>
  ? string extends keyof InstanceType<Base>
    ? Ok
    : `'${Name & string}' is already a member of the base class`
  : Ok

export type CheckedNewNames<Base extends AnyRecordClass, Names> = {
  [Position in keyof Names]: CheckedNewName<Base, Names[Position], CheckedName<Names[Position], Position, Positions<Names>>>
}

type Statics<Base> = { [Key in keyof Base as Key extends 'prototype' | typeof classTypes ? never : Key]: Base[Key] }

/** The leading parameters that go to the base's constructor. */
export type BaseParameters<Base extends AnyRecordClass, Count> = Count extends 0 ? [] : ConstructorParameters<Base>

export interface Extension<Base extends AnyRecordClass, Names extends readonly string[], Closed, BaseArgs> extends ClassTypes<Closed> {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  new <Types extends TypesFor<Names, Types> = any>(
    ...slots: [...BaseParameters<Base, BaseArgs>, ...Positional<Names, Typed<Names, Types>>]
  ): InstanceType<Base> & SlotRecord<Typed<Names, Types>, Closed>
}

/** What `extendSlots(Base, names)` returns: the statics of `Base`, and records with the slots of both. */
export type ExtendedSlots<Base extends AnyRecordClass, Names extends readonly string[], Closed = ClosingOf<Base>, BaseArgs = number> = Statics<Base> &
  Extension<Base, Names, Closed, BaseArgs>

// Options

/** Options of `defineSlots`. */
export interface SlotsOptions<Names extends readonly string[], Closed extends Closing> {
  /**
   * How records are closed to other names. `'sealed'` (the default): by the engine, to everything, 25–45 ns a record. `'guarded'`: to
   * assignment alone, at no cost. `'frozen'`: sealed, and every slot read-only. `'open'`: other names go to a Map, see `attributesOf`.
   */
  readonly closed?: Closed
  /** Reading an unknown name throws, except for names that tools probe: symbols, `_…`, `$…`, `@@…`, `then`, `toJSON`, `length` and the like. */
  readonly strictReads?: boolean
  /** Runs on every new record, after its slots are written and before it is sealed. */
  setUp?(record: { [Name in Names[number]]: unknown }): void
  /** The name of the generated class itself; errors prefer that of the class `new` was called on. */
  readonly name?: string
}

/** Options of `extendSlots`; those left out are the base's. */
export interface ExtensionOptions<Names extends readonly string[], Closed extends Closing, BaseArgs extends number> extends SlotsOptions<Names, Closed> {
  /** How many leading arguments the base's constructor takes. Default: its `length`, or, where that is 0, the number of its positional slots. */
  readonly baseArgs?: BaseArgs
}

// Helpers

type TypesOf<R> = R extends RecordBrand<infer Types extends { readonly fields: unknown; readonly init: unknown }> ? Types : never

/** The type of a class's records. */
export type RecordOf<Class extends AnyRecordClass> = InstanceType<Class>

/** The slots of a class, as a plain object type: `SlotsOf<typeof User>` is `{ name: string; identifier: number }`. */
export type SlotsOf<Class extends AnyRecordClass> = Flat<TypesOf<InstanceType<Class>>['fields']>
