import type { AnyRecord, AnyRecordClass, Flat, TypesOf } from './brand.js'
import type { AllParameters } from './parameters.js'
import type { KindColumns, KindName, Storage } from './slots.js'
import type { ClassTypesOf } from './standard.js'

/** The type of a class's records. */
export type RecordOf<Class extends AnyRecordClass> = InstanceType<Class>

/**
 * The slots of a class as they are given at construction, as a plain object type: those that may be left out are
 * optional.
 */
export type InitOf<Class extends AnyRecordClass> = Flat<TypesOf<InstanceType<Class>>['init']>

/**
 * The slots of a class as they are read, as a plain object type: `SlotsOf<typeof User>` is `{ name: string; identifier:
 * number }`.
 */
export type SlotsOf<Class extends AnyRecordClass> = Flat<TypesOf<InstanceType<Class>>['fields']>

/**
 * The slots of a class that `copy` may replace: all of them, and none must be. `undefined` leaves a slot alone, except
 * one that may hold it: an optional one, or one with neither a kind nor a default.
 */
export type PatchOf<Class extends AnyRecordClass> = { [Name in keyof InitOf<Class>]?: InitOf<Class>[Name] | undefined }

/**
 * What the generated constructors of a class take, whatever a constructor of the user's takes: the arguments of `push`.
 */
export type SlotArguments<Class extends AnyRecordClass> = AllParameters<ClassTypesOf<Class>['args'], InitOf<Class>>

type KindsOf<Class> = ClassTypesOf<Class>['slots']

/**
 * The columns of a packed array of a class: a typed array for each slot with a kind, the columns of a nested record, an
 * array for others.
 */
export type ColumnsOf<Class extends AnyRecordClass> = Columns<SlotsOf<Class>, KindsOf<Class>>

type Columns<Fields, Kinds> = {
  readonly [Name in keyof Fields]: Name extends keyof Kinds
    ? Column<Storage<Kinds[Name]>, Fields[Name]>
    : Fields[Name][]
} & {}

type Column<Stored, Value> = Stored extends KindName
  ? KindColumns[Stored]
  : Stored extends AnyRecordClass
    ? ColumnsOf<Stored>
    : Value[]

/** A value of a slot as `toObject` gives it: a record as an object of its slots. */
type Plain<Value> = Value extends AnyRecord ? ObjectFrom<TypesOf<Value>> : Value

/** What `toObject` makes of a record with these types. */
export type ObjectFrom<Types extends { readonly fields: unknown; readonly attributes: unknown }> = PlainFields<
  Types['fields']
> &
  Types['attributes']

type PlainFields<Fields> = { -readonly [Name in keyof Fields]: Plain<Fields[Name]> } & {}

/** A record of a class as `toObject` gives it. */
export type ObjectOf<Class extends AnyRecordClass> = ObjectFrom<TypesOf<InstanceType<Class>>>

type NestedInit<Slot> = Storage<Slot> extends infer Class extends AnyRecordClass ? PlainInitOf<Class> : never

/** What `fromObject` takes: as the constructor, and for a nested record an object of its slots too. */
export type PlainInitOf<Class extends AnyRecordClass> = PlainInit<InitOf<Class>, KindsOf<Class>>

type PlainInit<Init, Kinds> = {
  [Name in keyof Init]: Init[Name] | (Name extends keyof Kinds ? NestedInit<Kinds[Name]> : never)
} & {}

/**
 * What `toTuple` gives: a tuple where the definition is an array of names, an array where the order of the slots is not
 * known to types.
 */
export type TupleOf<Class extends AnyRecordClass> = TupleFrom<TypesOf<InstanceType<Class>>>

export type TupleFrom<Types extends { readonly fields: unknown; readonly order: unknown }> = ByPosition<
  Types['order'],
  Types['fields'],
  []
>

type ByPosition<Order, Fields, Before extends unknown[]> = `${Before['length']}` extends keyof Order
  ? ByPosition<Order, Fields, [...Before, Fields[Order[`${Before['length']}`] & keyof Fields]]>
  : [keyof Fields] extends [Order[keyof Order]]
    ? Before
    : [...Before, ...Fields[keyof Fields][]]
