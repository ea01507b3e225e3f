import type { AnyAttribute, HasLayout } from './brand.js'
import type { Assigned, Fields, Init, OpenNames, Typed, TypesFor, Untyped } from './fields.js'
import type { Names } from './names.js'
import type { ArgsOf, Parameters } from './parameters.js'
import type { ClassStandard } from './standard.js'

/** How records are closed, of the types of a class's options. */
export type ClosedOf<Options> = Options extends { readonly closed: infer Closed } ? Closed : 'sealed'

/** When values are checked, of the types of a class's options. */
export type ValidateOf<Options> = Options extends { readonly validate: infer Validate } ? Validate : 'construct'

/** Fields that stand in this order, as a record; one that is `'open'` takes any attribute. */
export type RecordWith<Fields, Init, Order, Closed, Assigned = Fields> = [Closed] extends ['open']
  ? Fields & HasLayout<Fields, Init, Order, AnyAttribute, Assigned> & AnyAttribute
  : Fields & HasLayout<Fields, Init, Order, unknown, Assigned>

/** A record with the slots of a definition. */
export type RecordFor<D, Types, Order, Closed, Validate> = RecordWith<
  Fields<D, Types, Closed, Validate>,
  Init<D, Types>,
  Order,
  Closed,
  Assigned<D, Closed, Fields<D, Types, Closed, Validate>>
>

/**
 * A record with the slots of a definition; `Types` are those given in the heritage clause. A `closed` that may be
 * several things is taken for sealed.
 */
export type SlotRecord<D, Types = {}, Options = {}> = RecordFor<
  D,
  Types,
  NamesIn<D>,
  ClosedOf<Options>,
  ValidateOf<Options>
>

type NamesIn<D> = D extends Names ? D : []

/** The types of a class that `defineSlots` returns. */
export interface DefinedTypes<D, Options> {
  readonly names: NamesIn<D>
  readonly slots: D extends Names ? {} : D
  readonly byName: D extends Names ? false : true
  readonly hasKeywords: HasKeywords<D, Options>
  readonly args: D extends Names ? D : ArgsOf<Options>
  readonly closed: ClosedOf<Options>
  readonly validate: ValidateOf<Options>
}

/** Whether some slots of a definition are given by name. */
export type HasKeywords<D, Options> = D extends Names
  ? false
  : [Exclude<keyof D, ArgsOf<Options>[number]>] extends [never]
    ? false
    : true

/** A class all of whose slots have a type. */
export interface TypedSlots<D, Options = {}> {
  new (...slots: Parameters<D, {}, Options>): SlotRecord<D, {}, Options>
  /** The class as a Standard Schema, without what a subclass adds: `schemaOf(Class)` has that too. */
  readonly '~standard': ClassStandard<DefinedTypes<D, Options>, Init<D, {}>, SlotRecord<D, {}, Options>>
}

/**
 * A class with slots that get their type in the heritage clause: `class User extends defineSlots(['name'])<{ name:
 * string }> {}`.
 */
export interface OpenSlots<D, Options = {}> {
  // oxlint-disable-next-line typescript/no-explicit-any -- the one default that satisfies every constraint
  new <Types extends TypesFor<D, Types> = any>(
    ...slots: Parameters<D, Typed<D, Types>, Options>
  ): SlotRecord<D, Typed<D, Types>, Options>
  /** The class as a Standard Schema, without the types of the heritage clause: `schemaOf(Class)` has them. */
  readonly '~standard': ClassStandard<DefinedTypes<D, Options>, Init<D, Untyped<D>>, SlotRecord<D, Untyped<D>, Options>>
}

/**
 * What `defineSlots(definition, options)` returns, to be written out where types must be: `SlotsClass<['x'], { closed:
 * 'frozen' }>`.
 */
export type SlotsClass<D, Options = {}> = [OpenNames<D>] extends [never]
  ? TypedSlots<D, Options>
  : OpenSlots<D, Options>

/** What `defineDynamic(names)` returns: constructed like a `SlotsClass`, and its records take any attribute. */
export interface DynamicClass<D extends Names> {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  new <Types extends TypesFor<D, Types> = any>(
    ...slots: Parameters<D, Typed<D, Types>, {}>
  ): SlotRecord<D, Typed<D, Types>, { closed: 'open' }> & Iterable<[PropertyKey, unknown]>
  /** A `Dynamic` class is no schema. */
  readonly '~standard': undefined
}
