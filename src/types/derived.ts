import type { AnyRecordClass, Flat, TypesOf } from './brand.js'
import type { AllParameters } from './parameters.js'
import type { ObjectFrom } from './plain.js'
import type { StoredAs } from './slot-types.js'
import type { KindColumns, KindName } from './slots.js'
import type { ClassTypesOf } from './standard.js'

/** The type of a class's records. */
export type RecordOf<Class extends AnyRecordClass> = InstanceType<Class>

/**
 * The slots of a class as the constructor takes them, as a plain object type. Slots that may be left out are optional.
 */
export type InitOf<Class extends AnyRecordClass> = Flat<TypesOf<InstanceType<Class>>['init']>

/**
 * The slots of a class as they are read, as a plain object type: `SlotsOf<typeof User>` is `{ name: string; identifier:
 * number }`.
 */
export type SlotsOf<Class extends AnyRecordClass> = Flat<TypesOf<InstanceType<Class>>['fields']>

/**
 * The slots of a class that `copy` may replace, all optional. `undefined` leaves a slot alone unless the slot may hold
 * it: an optional slot may, and one with neither a kind nor a default.
 */
export type PatchOf<Class extends AnyRecordClass> = { [Name in keyof InitOf<Class>]?: InitOf<Class>[Name] | undefined }

/**
 * The arguments of `push`: what the generated constructors of a class take, whatever the user's constructor takes.
 */
export type SlotArguments<Class extends AnyRecordClass> = AllParameters<ClassTypesOf<Class>['args'], InitOf<Class>>

type KindsOf<Class> = ClassTypesOf<Class>['slots']

/**
 * The columns of a packed array of a class: a typed array for each slot with a kind, the columns of a nested record,
 * and an array for any other slot.
 */
export type ColumnsOf<Class extends AnyRecordClass> = Columns<SlotsOf<Class>, KindsOf<Class>>

type Columns<Fields, Kinds> = {
  readonly [Name in keyof Fields]: Name extends keyof Kinds
    ? ColumnOf<StoredAs<Kinds[Name]>, Fields[Name]>
    : Fields[Name][]
} & {}

type ColumnOf<Stored, Value> = Stored extends KindName
  ? KindColumns[Stored]
  : Stored extends AnyRecordClass
    ? ColumnsOf<Stored>
    : Value[]

/** What `toObject` makes of a record of a class. */
export type ObjectOf<Class extends AnyRecordClass> = ObjectFrom<TypesOf<InstanceType<Class>>>

/**
 * What `fromObject` takes: the slots as the constructor takes them; for a record inside also an object of its slots, for
 * a map an object, for a vector an array.
 */
export type PlainInitOf<Class extends AnyRecordClass> = Flat<TypesOf<InstanceType<Class>>['input']>

/**
 * What `toTuple` returns: a tuple if the definition is an array of names, and an array if types do not know the order
 * of the slots.
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
