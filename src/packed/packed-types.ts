/**
 * The two fields of a view. They are symbols, which keys and JSON do not see, and enumerable, which deep equality
 * sees: two rows are not equal because they show no properties.
 */
export const STORE: unique symbol = Symbol('slotted.store')
export const INDEX: unique symbol = Symbol('slotted.index')

/**
 * A field of a store. Its name is made when a class is packed, and no two classes share one: the accessor of a class,
 * called on a view of another, finds nothing. The type stands for all of these names, so that `store[field]` has the
 * type of the storage's values.
 */
export type Field = 'field'

/**
 * The columns of an array, or of the records inside its rows, in fields that the columns name. Growth puts larger ones
 * there, so a view asks here for them every time.
 */
export interface Store<Values = unknown> extends Record<Field, Values> {
  /** Rows in use; of a shared array as this thread last saw it, see `lengthOf`. */
  length: number
  /** Rows there is room for. */
  capacity: number
  /** Rows there may ever be room for. */
  readonly max: number
  readonly isShared: boolean
  /** Neither shared nor watched: a new row needs nothing but to be written. */
  isPlain: boolean
  /** The indexes over the rows, if there are any. */
  watch: Watch | undefined
  /** Where a shared array keeps its length. */
  readonly control: Int32Array | undefined
  /** The columns as the array shows them; `undefined` until they are asked for. */
  columns: object | undefined
}

/**
 * Rows of a store: those from `start` to before `end`; where there are numbers, those whose numbers stand at these
 * places.
 */
export interface RowNumbers {
  readonly start: number
  readonly end: number
  readonly numbers?: Uint32Array | undefined
}

/** What is told of each change of rows: the indexes over them. */
export interface Watch {
  /**
   * A row was written, and is in use from now on.
   *
   * @throws {SlotError} `duplicate-key`: then no index has it.
   */
  enter(row: number): void
  /** Rows go out of use, or are about to be written; they still hold their values. Those not in use are passed over. */
  leave(from: number, to: number): void
  /**
   * Writes values that were checked to slots of a row, given by the positions of their columns: all or none.
   *
   * @throws {SlotError} `duplicate-key`.
   */
  rewrite(row: number, positions: readonly number[], values: readonly unknown[]): void
  /** Rows were put into another order, or removed. */
  rebuild(): void
}

/** An array of any kind, typed or not. */
export interface AnyArray {
  [row: number]: unknown
  readonly length: number
  slice(from: number, to: number): ArrayLike<unknown>
}

/** Stands for all kinds of typed arrays. */
export type TypedArray = Uint32Array

/** Stands for the constructors of all kinds of typed arrays. */
export type Elements = Uint32ArrayConstructor

/** Makes typed arrays; those of a shared array lie one after the other in one buffer. */
export type Allocate = (Elements: Elements, length: number) => TypedArray

/** A function that is called with each record of an array, or of a pool. */
export type Visit<Row, Holder, Result = unknown> = (record: Row, index: number, holder: Holder) => Result

/** A record whose slots are in columns. */
export interface View {
  readonly [STORE]: Store
  readonly [INDEX]: number
  [slot: string]: unknown
}

export type ViewClass = new (store: Store, index: number) => View

/** @param values What the fields of all columns hold, in the order of the columns. */
export type StoreClass = new (
  values: readonly unknown[],
  capacity: number,
  max: number,
  control: Int32Array | undefined,
) => Store

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
  /**
   * What JSON writes of the first `count` rows. It is made for each class, since one loop for all of them would be
   * slower the more classes there are.
   */
  readonly plainRows: (store: Store, count: number) => object[]
}
