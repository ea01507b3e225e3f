import type { Source } from '../../codegen/source.js'
import type { Kind } from '../../layout/kinds.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { SlotLayout } from '../../layout/slot-layout.js'
import type { AnyClass, RecordClass } from '../../record/record-class.js'
import type { OpenColumn } from '../../types/derived.js'
import type { Allocate, Field, RowNumbers, Rows, Store, TypedArray } from '../packed-types.js'

/** The facts about a slot that a storage makes a column of. */
export interface ColumnFacts {
  /** The class, as messages call it. */
  readonly owner: string
  readonly layout: RecordLayout
  readonly slot: SlotLayout
  readonly name: string
  readonly position: number
  readonly isReadonly: boolean
  /** The field of a store in which the values are. */
  readonly field: Field
  /** The kind that is stored: of an optional slot, that of the values it holds when it holds one. */
  readonly kind: Kind
  /** The class of the record in the slot, where it holds one. */
  readonly nested: PackedClass | undefined
}

/** One column of a packed array, as `packedLayout` tells it. */
export interface PackedColumn {
  /** The slot; of a record inside, the path to it: `position.x`. */
  readonly name: string
  /** As in `slotsOf`: that of an optional slot is the kind of what it holds. */
  readonly kind: string
  /** Whether there is a bit beside each value. */
  readonly optional: boolean
  /**
   * Bytes a record, the bit included; `undefined` for a JavaScript array, and the strings of a text column are not
   * counted.
   */
  readonly byteWidth: number | undefined
}

/** A column of others, as `PackedArray.adopt` hands it over. */
export interface GivenColumn {
  readonly values: unknown
  readonly validity: unknown
  readonly dictionary: unknown
  readonly rows: number
  /** Does a row hold a value at all? Beside none there may stand anything. */
  isHeld(this: void, row: number): boolean
}

/** How a column is read. */
export interface ColumnReading<Values> {
  emitRead(this: void): Source
  read(this: void, store: Store<Values>, row: number): unknown

  /** Reads a value as JSON writes it. */
  emitPlain(this: void): Source
  plain(this: void, store: Store<Values>, row: number): unknown
}

/** How a column is written. */
export interface ColumnWriting<Values> {
  /** Checks a value, which the text calls `v`, and writes it. */
  emitWrite(this: void, v: Source): Source
  write(this: void, store: Store<Values>, row: number, value: unknown): void

  /** Copies row `i` to row `to`. */
  emitMove(this: void): Source
  move(this: void, store: Store<Values>, from: number, to: number): void

  /** The conditions under which row `i` cannot be written, because the column was transferred elsewhere. */
  emitDetached(this: void, store: Source): readonly Source[]
  /** @throws {SlotError} `bad-value` under one of these conditions. */
  checkAttached?(this: void, store: Store<Values>, row: number): void
}

/** What is done with a value before it is written. */
export interface ColumnChecking<Values> {
  /**
   * Looks at a value before it is written.
   *
   * @throws {RangeError} `bad-value` for a number that the kind cannot hold.
   * @throws {SlotError} `bad-value` for anything else.
   */
  check(this: void, value: unknown): void
  /**
   * Looks at a value that was checked before it is written to a shared store, which may take fewer than the slot.
   *
   * @throws {SlotError} `bad-value`.
   */
  checkFor?(this: void, store: Store<Values>, value: unknown): void
  /** Throws the error that says what the slot takes. */
  refuse(this: void, value: unknown): never
  /** What a schema makes of a value that is written to the slot; only where one looks at each. */
  readonly admit?: ((value: unknown) => unknown) | undefined
  /** Reads a value before a row is taken for it, where user code may run meanwhile; `write` takes the outcome. */
  take?(this: void, value: unknown): unknown
  /** A value as it is now, where it may be a view that shows something else later. */
  snapshot?(this: void, value: unknown): unknown
}

/** How the memory of a column is made, changed and given up. */
export interface ColumnMemory<Values> {
  /** Makes what its fields hold at first, with no row in use. */
  create(
    this: void,
    capacity: number,
    max: number,
    allocate: Allocate,
    control: Int32Array | undefined,
  ): readonly unknown[]
  /** Makes all arrays anew, and notes in `changes` what then puts them into the store. */
  resize?(this: void, store: Store<Values>, capacity: number, changes: (() => void)[]): void
  /** Forgets strings and objects of rows that are given up. */
  release?(this: void, store: Store<Values>, from: number, to: number): void
  swap(this: void, store: Store<Values>, a: number, b: number): void
  /** Row `order[k]` becomes row `k`. */
  reorder(this: void, store: Store<Values>, order: Uint32Array): void
  /**
   * Copies rows of a store of the class, to the rows from `at` on of another one; or of the same one, if their numbers
   * rise and none is below its new place.
   */
  copyRows(this: void, from: Store<Values>, rows: RowNumbers, to: Store<Values>, at: number): void
  /**
   * Only where something is on the heap.
   *
   * @param hasStrings Are there strings for the `text` slot of a path?
   * @throws {SlotError} `not-shareable`.
   */
  refuseSharing?(this: void, caller: string, path: string, hasStrings: (path: string) => boolean): void
  /** Makes the strings of a path the only ones of a `text` slot. */
  fixStrings?(this: void, store: Store<Values>, path: string, stringsOf: (path: string) => readonly string[]): void
}

/**
 * Whole numbers by row, which are in the order of the values. Where one is not enough there are two, the more
 * significant one first.
 */
export type SortKeys = readonly [Uint32Array, Uint32Array?]

/** Whole numbers below `size` by row: the same for the same values. */
export interface Codes {
  readonly codes: TypedArray
  readonly size: number
}

/** How the values of a column are ordered and told apart. */
export interface ColumnOrdering<Values> {
  /**
   * Keys of the first rows; where there are none, values are compared one with another. What is said of a row that is
   * absent does not matter.
   *
   * @throws {SlotError} `no-order`.
   */
  keys?(this: void, store: Store<Values>, rows: number, absent: Uint8Array | undefined, caller: string): SortKeys
  /** Codes of the first rows, where there are few of them. */
  codes?(this: void, store: Store<Values>, rows: number): Codes
  /** Has a row a value? Only where it may have none. */
  holds?(this: void, store: Store<Values>, row: number): boolean
}

/** What is said of a column, to users and to the other side of a shared memory. */
export interface ColumnDescription<Values> {
  /** Bytes of its typed arrays. */
  bytes(this: void, store: Store<Values>): number
  /** The column as users see it. */
  shown(this: void, store: Store<Values>): unknown
  /** Its entries in `packedLayout`. */
  describe(this: void, path: string): readonly PackedColumn[]
  /** What two sides must agree upon, beside its name, to read one memory. */
  outline(this: void): unknown
}

/** How a column is given to others, and taken from them. */
export interface ColumnExchange<Values> {
  /** The memory of the column itself, with what is needed to read it. */
  open(this: void, store: Store<Values>): OpenColumn
  /**
   * Makes what its fields hold of a column of others, without a copy of typed arrays.
   *
   * @throws {SlotError} `bad-value` if something is wrong with it.
   */
  adopt(this: void, given: GivenColumn): readonly unknown[]
}

/**
 * The values of one slot: where they are, and all that is done with them. What hot loops do has two forms side by side:
 * program text, in which `s` is the store and `i` the row, and a function that does the same.
 */
export interface Column<Values = unknown>
  extends
    ColumnFacts,
    ColumnReading<Values>,
    ColumnWriting<Values>,
    ColumnChecking<Values>,
    ColumnMemory<Values>,
    ColumnOrdering<Values>,
    ColumnExchange<Values>,
    ColumnDescription<Values> {
  /** The fields of a store that it uses. */
  readonly fields: readonly string[]
  /** Is there a bit beside each value, which says that there is one? */
  readonly isOptional: boolean
  /** Needs `undefined` no bit beside it? */
  readonly holdsUndefined?: boolean
  /** Values that the program text uses, by their names in it. */
  readonly bindings: Readonly<Record<string, unknown>>
}

/** A way to store the values of a slot. */
export type Storage = (facts: ColumnFacts) => Column

/** The facts about a class that its {@link Rows} are made of. */
export interface PackedPlan {
  readonly leaf: AnyClass
  /** As messages call it. */
  readonly name: string
  readonly recordClass: RecordClass
  /** The layout as that of a class that extends no other. */
  readonly layout: RecordLayout
  readonly columns: readonly Column[]
  /** Those with something that a row which is given up must let go. */
  readonly holding: readonly Column[]
  /** Has the user's class a `toJSON`? */
  readonly saysJson: boolean
}

/** All facts about a class whose records are packed. */
export interface PackedClass extends PackedPlan, Rows {}
