import type { ConcreteRecordClass } from '../types/brand.js'
import type { PlainInitOf, SlotArguments } from '../types/derived.js'
import type { Visit } from './packed-types.js'

/**
 * The methods for hot loops. Each class of records has its own ones, in both forms: on a prototype that all classes
 * share, `at` and `forEach` take a sixth to a quarter longer, since V8 cannot know which views they make.
 */
export interface HotMethods<Class extends ConcreteRecordClass, Rows> {
  /** Records in use. */
  readonly length: number
  /**
   * The record at an index, as a view: it reads and writes the columns. A negative index counts from the end.
   *
   * @throws {RangeError} `out-of-range`.
   */
  at(index: number): InstanceType<Class>
  /**
   * Adds a record, from the arguments of the generated constructor; constructors of subclasses do not run, set-up does.
   * Returns the new length.
   *
   * @throws {SlotError} as the constructor; `bad-value` for a value that a kind cannot hold: then nothing is added.
   * @throws {RangeError} `bad-value` for a number that a kind cannot hold; `too-many-rows` beyond `maxCapacity`.
   */
  push(...slots: SlotArguments<Class>): number
  /**
   * Adds a record from an object of all slots, whatever the form of the constructor, or from a record of the class.
   * Returns the new length.
   *
   * @throws as `push`.
   */
  pushObject(init: PlainInitOf<Class> | InstanceType<Class>): number
  forEach(visit: Visit<InstanceType<Class>, Rows>): void
  /** The first index at which a test holds, or −1. */
  findIndex(test: Visit<InstanceType<Class>, Rows>): number
  /** Does a test hold for all records? */
  every(test: Visit<InstanceType<Class>, Rows>): boolean
  /** What a function makes of each record. */
  map<Result>(make: Visit<InstanceType<Class>, Rows, Result>): Result[]
  /**
   * Adds record after record to a result, by a function.
   *
   * @throws {SlotError} `bad-value` without an initial result.
   */
  reduce<Result>(
    add: (result: Result, record: InstanceType<Class>, index: number, array: Rows) => Result,
    initial: Result,
  ): Result
  /**
   * The records in their order, as views; records that are added on the way come too. The fastest way to loop, in
   * any position. Ignore `value` once `done` is true.
   */
  [Symbol.iterator](): IterableIterator<InstanceType<Class>>
}
