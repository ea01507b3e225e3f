import type { AnyRecordClass, Flat, TypesOf } from './brand.js'
import type { HasKeywords, RecordFor } from './classes.js'
import type { OpenNames, Typed, TypesFor, Untyped } from './fields.js'
import type { CheckedName, Names, Positions, Single } from './names.js'
import type { ArgsOf, KeywordInit, Keywords, Parameters, ParametersBefore } from './parameters.js'
import type { ClassStandard, ClassTypesOf } from './standard.js'

// What may extend what

type Refusal<Base, D> = Base extends { readonly '~standard': undefined }
  ? 'a Dynamic takes any attribute: extend it without slots'
  : D extends Names
    ? ClassTypesOf<Base>['byName'] extends true
      ? 'the base has slots by name: extend it by an object of slots, not by an array of names'
      : never
    : never

type CheckedNew<Base extends AnyRecordClass, Name, Sound> = Name extends keyof InstanceType<Base>
  ? string extends keyof InstanceType<Base>
    ? Sound
    : `'${Name & string}' is already a member of the base class`
  : Sound

// A mapped type without a conditional type around it: TypeScript would infer the definition from both branches, and
// give a call in it, such as `oneOf('a', 'b')`, a type from them that it cannot have.

/**
 * The definition itself if it may extend the base. A message replaces each name, or the slot beside it, that may not.
 */
export type CheckedExtension<Base extends AnyRecordClass, D> = {
  [Key in keyof D]: [Refusal<Base, D>] extends [never]
    ? CheckedNew<
        Base,
        D extends Names ? D[Key] : Key,
        D extends Names ? CheckedName<D[Key], Single<D[Key], Key, Positions<D>>> : CheckedName<Key, unknown>
      >
    : Refusal<Base, D>
}

// Parameters

/** The leading arguments that go to the base's constructor. */
type Take<Parameters, Count, Taken extends unknown[] = []> = Taken['length'] extends Count
  ? Taken
  : Parameters extends readonly [infer First, ...infer Others]
    ? Take<Others, Count, [...Taken, First]>
    : Parameters extends readonly [(infer First)?, ...infer Others]
      ? Parameters extends readonly []
        ? Taken
        : Take<Others, Count, [...Taken, First?]>
      : Taken

type ExtendedParameters<Base extends AnyRecordClass, D, Types, Options> = Options extends {
  readonly baseArgs: infer Count
}
  ? [...Take<ConstructorParameters<Base>, Count>, ...Parameters<D, Types, Options>]
  : ClassTypesOf<Base>['hasKeywords'] extends true
    ? JoinedParameters<ConstructorParameters<Base>, D, Types, Options>
    : [...ConstructorParameters<Base>, ...Parameters<D, Types, Options>]

/** One keyword argument for the slots of the base and the extension. */
type JoinedParameters<BaseParameters, D, Types, Options> = BaseParameters extends readonly [
  ...infer Leading,
  (infer BaseInit)?,
]
  ? [
      ...Leading,
      ...ParametersBefore<
        D,
        Types,
        Options,
        BaseInit extends object
          ? Keywords<Flat<BaseInit & KeywordInit<D, Types, Options>>>
          : [init: 'the base constructor takes no keyword argument: set baseArgs to the number of its arguments']
      >,
    ]
  : never

// Classes

type OwnClosed<Base, Options> = Options extends { readonly closed: infer Closed }
  ? Closed
  : ClassTypesOf<Base>['closed']

type OrderOf<Base, D> = D extends Names ? [...ClassTypesOf<Base>['names'], ...D] : ClassTypesOf<Base>['names']

/** The types of a class that `extendSlots` returns. */
export interface ExtendedTypes<Base, D, Options> {
  readonly names: OrderOf<Base, D>
  readonly slots: D extends Names ? {} : ClassTypesOf<Base>['slots'] & D
  readonly byName: D extends Names ? false : true
  readonly hasKeywords: ClassTypesOf<Base>['hasKeywords'] extends true ? true : HasKeywords<D, Options>
  readonly args: [...ClassTypesOf<Base>['args'], ...(D extends Names ? D : ArgsOf<Options>)]
  readonly closed: OwnClosed<Base, Options>
  readonly validate: ClassTypesOf<Base>['validate']
}

/** A record of the base with further slots. */
type ExtendedRecord<Base extends AnyRecordClass, D, Types, Options> = InstanceType<Base> &
  RecordFor<D, Types, OrderOf<Base, D>, OwnClosed<Base, Options>, ClassTypesOf<Base>['validate']>

type Standard<Base, D, Options, Record> = ClassStandard<
  ExtendedTypes<Base, D, Options>,
  Flat<TypesOf<Record>['init']>,
  Record
>

/** An extension whose own slots all have a type. */
export interface TypedExtension<Base extends AnyRecordClass, D, Options> {
  new (...slots: ExtendedParameters<Base, D, {}, Options>): ExtendedRecord<Base, D, {}, Options>
  /** The class as a Standard Schema, without what a subclass adds; `schemaOf(Class)` has that too. */
  readonly '~standard': Standard<Base, D, Options, ExtendedRecord<Base, D, {}, Options>>
}

/** An extension whose own slots get their types in the heritage clause. */
export interface OpenExtension<Base extends AnyRecordClass, D, Options> {
  // oxlint-disable-next-line typescript/no-explicit-any -- the one default that satisfies every constraint
  new <Types extends TypesFor<D, Types> = any>(
    ...slots: ExtendedParameters<Base, D, Typed<D, Types>, Options>
  ): ExtendedRecord<Base, D, Typed<D, Types>, Options>
  /** The class as a Standard Schema, without the types of the heritage clause; `schemaOf(Class)` has them. */
  readonly '~standard': Standard<Base, D, Options, ExtendedRecord<Base, D, Untyped<D>, Options>>
}

/** The static members of a class, which its extensions inherit. */
export type Statics<Class> = { [Key in keyof Class as Key extends 'prototype' | '~standard' ? never : Key]: Class[Key] }

/** What `extendSlots(Base, definition, options)` returns: the statics of `Base`, and records with the slots of both. */
export type ExtendedSlots<Base extends AnyRecordClass, D, Options = {}> = Statics<Base> &
  ([OpenNames<D>] extends [never] ? TypedExtension<Base, D, Options> : OpenExtension<Base, D, Options>)
