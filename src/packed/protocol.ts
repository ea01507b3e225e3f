import type { RecordLayout } from '../layout/record-layout.js'
import type { AnyClass, RecordClass } from '../record/protocol.js'
import type { Column } from './columns.js'

/**
 * The two fields of a view. They are symbols, which keys and JSON do not see, and enumerable, which deep equality
 * sees: two rows are not equal because they show no properties.
 */
export const STORE: unique symbol = Symbol('slotted.store')
export const INDEX: unique symbol = Symbol('slotted.index')

/** The field of an array. Not that of views: their accessors must find nothing there. */
export const ROWS: unique symbol = Symbol('slotted.rows')

/** Where an array finds the class of its rows. */
export const PACKED: unique symbol = Symbol('slotted.packed')

/** The method of an array that constructs a record in row `store.place`, which is not in use. */
export const PLACE: unique symbol = Symbol('slotted.place')

/**
 * The columns of an array, or of the records inside its rows, in fields that the {@link Column}s name. Growth puts larger ones there, so a view
 * asks here for them every time.
 */
export interface Store {
  /** Rows in use; of a shared array as this thread last saw it, see `lengthOf`. */
  length: number
  /** Rows there is room for. */
  capacity: number
  /** Rows there may ever be room for. */
  readonly most: number
  place: number
  readonly isShared: boolean
  /** Where a shared array keeps its length. */
  readonly control: Int32Array | undefined
  /** The columns as the array shows them; `undefined` until they are asked for. */
  columns: object | undefined
  [field: Column['field']]: unknown
}

/** A record whose slots are in columns. */
export interface View {
  readonly [STORE]: Store
  readonly [INDEX]: number
  [slot: string]: unknown
}

export type ViewClass = new (store: Store, index: number) => View

/** @param fields The columns, in the order of {@link fieldsOf}. */
export type StoreClass = new (fields: readonly unknown[], capacity: number, most: number, control: Int32Array | undefined) => Store

/** How the rows of a class are seen, written and moved: compiled or interpreted. */
export interface Rows {
  readonly Store: StoreClass
  readonly View: ViewClass
  /** A view that writes read-only slots too, for set-up. */
  readonly Writable: ViewClass
  /** Checks and writes the values of a row that is not in use: one that is refused leaves those before it written. */
  readonly put: (store: Store, row: number, ...values: readonly unknown[]) => void
  readonly move: (store: Store, from: number, to: number) => void
  /** A row as a plain object, for JSON: records inside too, but those that say themselves what JSON writes of them. */
  readonly plain: (store: Store, row: number) => object
  /** What JSON writes of the first `count` rows: made for each class, since one loop for all of them would be slower the more classes there are. */
  readonly plains: (store: Store, count: number) => object[]
}

/** What is known of a class before its {@link Rows} are made. */
export interface PackedPlan {
  readonly leaf: AnyClass
  /** As messages call it. */
  readonly name: string
  readonly recordClass: RecordClass
  /** The layout as that of a class that extends no other. */
  readonly layout: RecordLayout
  readonly columns: readonly Column[]
  /** Has the class a `toJSON` of the user's? */
  readonly saysJson: boolean
  /** By the position of their slot, the classes of the records inside. */
  readonly nested: readonly (PackedClass | undefined)[]
}

/** What the library knows of a class whose records are packed. */
export interface PackedClass extends PackedPlan, Rows {}

/** What arrays are made of, which their type does not tell. */
interface ArrayParts {
  readonly [ROWS]: Store
  readonly [PACKED]: PackedClass
}

export function partsOf(array: object): ArrayParts {
  return array as ArrayParts
}

/** The class of the record inside. */
export function nestedIn({ nested }: PackedPlan, { position }: Column): PackedClass {
  return nested[position] as PackedClass
}

/** The field where a column keeps the bits that say where an optional slot holds something. */
export function bitsField({ field }: Column): Column['field'] {
  return `${field}o`
}

/** The field of a text column's dictionary. */
export function dictionaryField({ field }: Column): Column['field'] {
  return `${field}d`
}

/** The fields of a store, in their order. */
export function fieldsOf(columns: readonly Column[]): readonly Column['field'][] {
  return columns.flatMap((column) => [
    column.field,
    ...(column.isOptional ? [bitsField(column)] : []),
    ...(column.storage === 'text' ? [dictionaryField(column)] : []),
  ])
}
