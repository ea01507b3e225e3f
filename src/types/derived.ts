import type { AnyRecordClass, Flat, TypesOf } from './brand.js'
import type { AllParameters } from './parameters.js'
import type { ObjectFrom } from './plain.js'
import type { MadeOf, StoredAs } from './slot-types.js'
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

/** A column with all that is needed to read it; see `PackedArray.column`. */
export interface OpenColumn<Values = unknown, Validity = unknown, Dictionary = unknown> {
  /** As `packedLayout` says it; of a record inside `record`. */
  readonly kind: string
  readonly values: Values
  /** Where a row may hold nothing: bit `i & 7` of byte `i >> 3` is set for a row that holds a value. */
  readonly validity: Validity
  /** The strings of `text` by their codes, and the choices of `oneOf`. */
  readonly dictionary: Dictionary
}

/** What `PackedArray.column` takes: the name of a slot, and for one of a record inside the path to it. */
export type ColumnPath<Class> = Class extends AnyRecordClass
  ? (keyof SlotsOf<Class> & string) | PathInside<KindsOf<Class>>
  : never

type PathInside<Kinds> = {
  [Name in keyof Kinds & string]: `${Name}.${ColumnPath<StoredAs<Kinds[Name]>>}`
}[keyof Kinds & string]

/** The `text` slots of a class, and the paths to those of records inside. */
export type TextPath<Class> = Class extends AnyRecordClass ? TextPathOf<KindsOf<Class>> : never

type TextPathOf<Kinds> = {
  [Name in keyof Kinds & string]: StoredAs<Kinds[Name]> extends 'text'
    ? Name
    : `${Name}.${TextPath<StoredAs<Kinds[Name]>>}`
}[keyof Kinds & string]

/** What `PackedArray.column` gives for a slot, or for a path. */
export type OpenColumnOf<Class extends AnyRecordClass, Path> = Path extends keyof SlotsOf<Class>
  ? OpenColumnsOf<Class>[Path]
  : Path extends `${infer Name extends keyof KindsOf<Class> & string}.${infer Rest}`
    ? StoredAs<KindsOf<Class>[Name]> extends infer Stored extends AnyRecordClass
      ? OpenColumnOf<Stored, Rest>
      : never
    : never

type OpenColumnsOf<Class extends AnyRecordClass> = OpenColumns<SlotsOf<Class>, KindsOf<Class>>

type OpenColumns<Fields, Kinds> = {
  readonly [Name in keyof Fields]: Name extends keyof Kinds
    ? OpenSlot<Kinds[Name], Fields[Name]>
    : OpenColumn<Fields[Name][], undefined, undefined>
} & {}

type OpenSlot<S, Value> =
  StoredAs<S> extends KindName | AnyRecordClass ? OpenTyped<S> : OpenColumn<Value[], undefined, undefined>

type OpenTyped<S> =
  MadeOf<S> extends { readonly of: infer Inner; readonly or: infer Nothing }
    ? [Nothing] extends [never]
      ? OpenTyped<Inner>
      : WithValidity<OpenTyped<Inner>>
    : OpenStored<StoredAs<S>>

type OpenStored<Stored> = Stored extends KindName
  ? OpenColumn<KindColumns[Stored], undefined, Stored extends 'text' | 'oneOf' ? readonly string[] : undefined>
  : Stored extends AnyRecordClass
    ? OpenColumn<OpenColumnsOf<Stored>, undefined, undefined>
    : never

/** A column that has a validity already stands whole in the place of the values. */
type WithValidity<Open> =
  Open extends OpenColumn<infer Values, infer Validity, infer Dictionary>
    ? OpenColumn<[Validity] extends [undefined] ? Values : Open, Uint8Array, Dictionary>
    : never

/** The type of a slot, or by its path of one of a record inside: `undefined` where that may not be there. */
export type SlotValue<Class extends AnyRecordClass, Path> = Path extends keyof SlotsOf<Class>
  ? SlotsOf<Class>[Path]
  : Path extends `${infer Name extends keyof KindsOf<Class> & keyof SlotsOf<Class> & string}.${infer Rest}`
    ? StoredAs<KindsOf<Class>[Name]> extends infer Stored extends AnyRecordClass
      ? SlotValue<Stored, Rest> | (Extract<SlotsOf<Class>[Name], null | undefined> extends never ? never : undefined)
      : never
    : never

/** The slots, and paths, whose values are the same if they look the same, so that rows are grouped by them. */
export type KeyPath<Class extends AnyRecordClass> = {
  [Path in ColumnPath<Class>]: SlotValue<Class, Path> extends Key ? Path : never
}[ColumnPath<Class>]

type Key = string | number | bigint | boolean | symbol | Date | null | undefined

/** What `PackedArray.adopt` takes: a column for each slot; one that has a default may be absent. */
export type AdoptedColumns<Class extends AnyRecordClass> = AdoptedFrom<InitOf<Class>, OpenColumnsOf<Class>>

type AdoptedFrom<Init, Open> = {
  readonly [Name in keyof Init]: Name extends keyof Open ? AdoptedColumn<Open[Name]> | undefined : never
} & {}

/** A bare array, but that of codes needs its dictionary; or what `PackedArray.column` gives. */
type AdoptedColumn<Open> =
  Open extends OpenColumn<infer Values, unknown, infer Dictionary>
    ? | (Values extends ArrayLike<unknown>
          ? [Values, Dictionary] extends [Uint32Array, readonly string[]]
            ? never
            : Values
          : never)
      | {
          readonly values: AdoptedValues<Values>
          readonly validity?: Uint8Array | null | undefined
          readonly dictionary?: readonly string[] | null | undefined
        }
    : never

type AdoptedValues<Values> =
  Values extends ArrayLike<unknown>
    ? Values
    : Values extends OpenColumn
      ? AdoptedColumn<Values>
      : { readonly [Name in keyof Values]?: AdoptedColumn<Values[Name]> | undefined }

/** What `toObject` makes of a record of a class. */
export type ObjectOf<Class extends AnyRecordClass> = ObjectFrom<TypesOf<InstanceType<Class>>>

/**
 * What `fromObject` takes: the slots as the constructor takes them; for a record inside also an object of its slots,
 * for a map an object, for a vector an array.
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
