import { copy } from '../operations/copy.js'
import type { ConcreteRecordClass } from '../types/brand.js'
import type { AdoptedColumns, ColumnPath, ColumnsOf, OpenColumnOf, PlainInitOf } from '../types/derived.js'
import { BulkMethods } from './bulk-methods.js'
import { arrayOf, showRecords, shownRows } from './array/array-class.js'
import { PACKED, partsOf, ROWS } from './array/array-parts.js'
import { setRow, swapRemoveRow, swapTwoRows, truncateRows } from './array/row-changes.js'
import { adoptColumns } from './columns/adoption.js'
import { bytesOf, createStore, shownColumns } from './columns/all-columns.js'
import { openColumn } from './columns/opening.js'
import { noSubclass, notShared } from './messages.js'
import { ARRAY_OPTIONS, readOptions, type PackedOptions } from './options.js'
import { packedClassOf } from './packed-class.js'
import type { Visit } from './packed-types.js'
import { lengthOf } from './store/store.js'
import { attachStore, messageOf, shareStore, type SharedRows } from './store/sharing.js'

/** The class whose constructor makes arrays: it alone, and no subclass. */
const bases = new WeakSet()

/**
 * Records of a class in columns: a typed array for each slot with a kind, and a JavaScript array for each other one. A
 * record takes the sum of the widths, `packedLayout(Class).bytesPerRecord`. What it hands out are views, which are
 * `instanceof Class` and run its methods; they stay valid whatever grows, and show what stands in their row.
 *
 * @throws {SlotError} `not-a-record-class`; `not-packable` for a class that takes any attribute; `not-shareable`;
 * options as elsewhere.
 * @throws {RangeError} `too-many-rows`; the engine's own where memory does not suffice.
 * @example
 * const swarm = new PackedArray(Particle, { capacity: 1_000_000 })
 * swarm.push(0, 1)
 * for (const particle of swarm) particle.step(0.1)
 * swarm.columns.x[0] //=> 0.1
 */
export class PackedArray<Class extends ConcreteRecordClass> extends BulkMethods<Class, PackedArray<Class>> {
  constructor(Class: Class, options?: PackedOptions<Class>) {
    super()
    const caller = 'new PackedArray()'
    if (!bases.has(new.target)) throw noSubclass('PackedArray')
    const self = packedClassOf(caller, Class)
    const { capacity, max, shared, text } = readOptions(caller, options, ARRAY_OPTIONS)
    const store = shared ? shareStore(caller, self, capacity, text) : createStore(self, capacity, max)
    return arrayOf(prototype(), self, store) as PackedArray<Class>
  }

  /**
   * An array of records, of views, or of objects as `pushObject` takes them.
   *
   * @throws as `pushObject`.
   */
  static from<Class extends ConcreteRecordClass>(
    Class: Class,
    records: Iterable<PlainInitOf<Class> | InstanceType<Class>>,
    options?: PackedOptions<Class>,
  ): PackedArray<Class> {
    const array = newArray(Class, options)
    if (partsOf(array)[PACKED].layout.setUps.length === 0) array.pushAll(records)
    else for (const record of records) array.pushObject(record)
    return array
  }

  /**
   * The array that another thread shares: the same memory.
   *
   * @throws {SlotError} `other-layout` if the slots of the class are not those of the array that was shared, or the
   * message is none.
   */
  static attach<Class extends ConcreteRecordClass>(Class: Class, message: SharedRows): PackedArray<Class> {
    const caller = 'PackedArray.attach()'
    const self = packedClassOf(caller, Class)
    return arrayOf(prototype(), self, attachStore(caller, self, message)) as PackedArray<Class>
  }

  /**
   * An array over columns of others: typed arrays, or what `column` gives, by the names of the slots. Typed arrays are
   * not copied until the array grows; JavaScript arrays are, and the list of strings of a `text`. A slot without a
   * column takes its default; set-up does not run. `validity` may be left out where each row holds a value; `text`
   * needs
   * a `dictionary` of distinct strings, and `oneOf` takes no other than its choices.
   *
   * @throws {SlotError} `unknown-slot`; `bad-value`, with the row where it is one row, for an array of another type or
   * too short, a value that the slot does not take, a row without one, and a slot with neither column nor default.
   * @throws {RangeError} `out-of-range` for the length.
   * @example
   * PackedArray.adopt(Particle, { x: new Float64Array(1000), v: new Float64Array(1000) }, 1000)
   */
  static adopt<Class extends ConcreteRecordClass>(
    Class: Class,
    columns: AdoptedColumns<Class>,
    length: number,
  ): PackedArray<Class> {
    const self = packedClassOf('PackedArray.adopt()', Class)
    return arrayOf(prototype(), self, adoptColumns(self, columns, length)) as PackedArray<Class>
  }

  /** Records there is room for before the columns are replaced by larger ones. */
  get capacity(): number {
    return partsOf(this)[ROWS].capacity
  }

  /** The columns, `capacity` long; the first `length` entries count. Growth replaces them: ask again after a `push`. */
  get columns(): ColumnsOf<Class> {
    const { [PACKED]: self, [ROWS]: store } = partsOf(this)
    return shownColumns(self.columns, store) as ColumnsOf<Class>
  }

  /**
   * The column of a slot with all that is needed to read it; of a record inside by its path, `position.x`. `values` is
   * what `columns` has, for a record inside the columns of its slots; `validity` has bit `i & 7` of byte `i >> 3` for a
   * row that holds a value, where a row may hold none; `dictionary` has the strings of `text` by their codes, and the
   * choices of `oneOf`. Nothing is copied: writes to records show. Growth replaces the arrays: ask again after a
   * `push`.
   *
   * @throws {SlotError} `unknown-slot`.
   */
  column<Path extends ColumnPath<Class>>(path: Path): OpenColumnOf<Class, Path> {
    const { [PACKED]: self, [ROWS]: store } = partsOf(this)
    return openColumn(self, store, path) as OpenColumnOf<Class, Path>
  }

  /** Bytes of all typed arrays, for `capacity` records; strings and JavaScript arrays are not counted. */
  get bytes(): number {
    return bytesOf(partsOf(this)[PACKED].columns, partsOf(this)[ROWS])
  }

  /**
   * Replaces a record by a new one, from what `pushObject` takes; set-up runs. If it is refused, the old one stays.
   *
   * @throws {RangeError} `out-of-range`, and as `push`.
   */
  set(index: number, init: PlainInitOf<Class> | InstanceType<Class>): void {
    setRow(partsOf(this), index, init)
  }

  /**
   * Removes a record, and moves the last one into its place: in a time that does not depend on the length.
   *
   * @throws {RangeError} `out-of-range`.
   */
  swapRemove(index: number): void {
    swapRemoveRow(partsOf(this), index)
  }

  /** Removes the last record and returns it, as a record of its own; `undefined` if there is none. */
  pop(): InstanceType<Class> | undefined {
    const last = this.length - 1
    if (last < 0) return undefined
    const record = copy(this.at(last) as never) as InstanceType<Class>
    // Set-up has run, and may have added records.
    if (last < this.length) this.swapRemove(last)
    return record
  }

  /**
   * Removes all records from `length` on.
   *
   * @throws {RangeError} `out-of-range` for a length that is longer than the array.
   */
  truncate(length: number): void {
    truncateRows(partsOf(this), length)
  }

  /**
   * Exchanges two records. On rows `[a.position, b.position] = [b.position, a.position]` loses one: what is read is a
   * view of a row, and the first write changes it.
   *
   * @throws {RangeError} `out-of-range`.
   */
  swap(index: number, other: number): void {
    swapTwoRows(partsOf(this), index, other)
  }

  clear(): void {
    this.truncate(0)
  }

  /** The first record for which a test holds, as a view. */
  find(test: Visit<InstanceType<Class>, PackedArray<Class>>): InstanceType<Class> | undefined {
    const index = this.findIndex(test)
    return index < 0 ? undefined : this.at(index)
  }

  /** All records, as records of their own. */
  toRecords(): InstanceType<Class>[] {
    return Array.from(this, (record) => copy(record as never) as InstanceType<Class>)
  }

  /**
   * What `postMessage` takes to another thread, for `PackedArray.attach`.
   *
   * @throws {SlotError} `not-shareable` unless the array was made with `shared: true`.
   */
  share(): SharedRows {
    const { [PACKED]: self, [ROWS]: store } = partsOf(this)
    if (!store.isShared) throw notShared('PackedArray.share()')
    return messageOf(self, store)
  }

  /** What JSON writes: the records, as plain objects, or as `toJSON` of the class says. */
  toJSON(): object[] {
    const { [PACKED]: self, [ROWS]: store } = partsOf(this)
    return self.plainRows(store, lengthOf(store))
  }
}

// A class that mentions itself is given another name by bundlers; and minifiers move a function that is called once to
// where it is called, and `new.target` out of it.

function newArray<Class extends ConcreteRecordClass>(
  Class: Class,
  options: PackedOptions<Class> | undefined,
): PackedArray<Class> {
  return new PackedArray(Class, options)
}

function prototype(): object {
  return PackedArray.prototype
}

bases.add(PackedArray)
showRecords(PackedArray.prototype, shownRows)
