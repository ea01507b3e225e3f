import type { AnyAttribute, HasLayout } from './brand.js'
import type { Assigned, Fields, Init, InputFields, OpenNames, PlainFields, Typed, TypesFor, Untyped } from './fields.js'
import type { Names } from './names.js'
import type { ArgsOf, Parameters } from './parameters.js'
import type { ClassStandard } from './standard.js'

/** How the options of a class close its records. */
type ClosedOf<Options> = Options extends { readonly closed: infer Closed } ? Closed : 'sealed'

/** When the options of a class have values checked. */
type ValidateOf<Options> = Options extends { readonly validate: infer Validate } ? Validate : 'construct'

/** A record with these fields, in this order. An `'open'` record takes any attribute. */
type RecordWith<Fields, Init, Order, Closed, Assigned, Plain, Input> = [Closed] extends ['open']
  ? Fields & HasLayout<Fields, Init, Order, AnyAttribute, Assigned, Plain, Input> & AnyAttribute
  : Fields & HasLayout<Fields, Init, Order, unknown, Assigned, Plain, Input>

/** A record with the slots of a definition. */
export type RecordFor<D, Types, Order, Closed, Validate> = RecordWith<
  Fields<D, Types, Closed, Validate>,
  Init<D, Types>,
  Order,
  Closed,
  Assigned<D, Closed, Fields<D, Types, Closed, Validate>>,
  PlainFields<D, Fields<D, Types, Closed, Validate>>,
  InputFields<D, Init<D, Types>>
>

/**
 * A record with the slots of a definition. `Types` are the types given in the heritage clause. A `closed` option that
 * may have several values counts as sealed.
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

/** Whether the constructor takes some slots of a definition by name. */
export type HasKeywords<D, Options> = D extends Names
  ? false
  : [Exclude<keyof D, ArgsOf<Options>[number]>] extends [never]
    ? false
    : true

/** A class whose slots all have a type. */
export interface TypedSlots<D, Options = {}> {
  new (...slots: Parameters<D, {}, Options>): SlotRecord<D, {}, Options>
  /** The class as a Standard Schema, without what a subclass adds; `schemaOf(Class)` has that too. */
  readonly '~standard': ClassStandard<DefinedTypes<D, Options>, Init<D, {}>, SlotRecord<D, {}, Options>>
}

/**
 * A class whose slots get their types in the heritage clause: `class User extends defineSlots(['name'])<{ name:
 * string }> {}`.
 */
export interface OpenSlots<D, Options = {}> {
  // oxlint-disable-next-line typescript/no-explicit-any -- the one default that satisfies every constraint
  new <Types extends TypesFor<D, Types> = any>(
    ...slots: Parameters<D, Typed<D, Types>, Options>
  ): SlotRecord<D, Typed<D, Types>, Options>
  /** The class as a Standard Schema, without the types of the heritage clause; `schemaOf(Class)` has them. */
  readonly '~standard': ClassStandard<DefinedTypes<D, Options>, Init<D, Untyped<D>>, SlotRecord<D, Untyped<D>, Options>>
}

/**
 * What `defineSlots(definition, options)` returns, for places where the type must be written out: `SlotsClass<['x'], {
 * closed: 'frozen' }>`.
 */
export type SlotsClass<D, Options = {}> = [OpenNames<D>] extends [never]
  ? TypedSlots<D, Options>
  : OpenSlots<D, Options>

/**
 * What `defineDynamic(names)` returns: a class that is constructed like a `SlotsClass` and whose records take any name.
 */
export interface DynamicClass<D extends Names> {
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  new <Types extends TypesFor<D, Types> = any>(
    ...slots: Parameters<D, Typed<D, Types>, {}>
  ): SlotRecord<D, Typed<D, Types>, { closed: 'open' }> & Iterable<[PropertyKey, unknown]>
  /** A `Dynamic` class is not a schema. */
  readonly '~standard': undefined
}
