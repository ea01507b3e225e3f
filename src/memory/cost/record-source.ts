import { PackedArray } from '../../packed/index.js'
import {
  constructSample,
  constructWith,
  isClass,
  isRecordClass,
  sampleOf,
  tagged,
  type RecordClass,
} from './construct.js'
import { KeptRecords } from './kept-records.js'
import { madeNothing, notASource, notPackable, notValues } from '../messages.js'

/** The arguments of a constructor or factory: the same for all records, or those of the record in each row. */
export type RecordValues = readonly unknown[] | ((row: number) => readonly unknown[])

/** A way of one's own to make and keep many records. */
export interface RecordSource<Records = unknown> {
  /** Makes all records, and returns what keeps them: an array, or anything else that holds them. */
  createAll(count: number): Records
  /** Looks at every one of them; what it returns is kept, so that no compiler leaves the work out. */
  readAll?(records: Records): unknown
}

/** What can be measured: a class, a function that makes a record of its arguments, or a source. */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of any constructor or function
export type Measurable = (new (...values: any) => unknown) | ((...values: any) => unknown) | RecordSource<any>

/** How the records of a class are made. */
export interface Making {
  /** Without them, a record class is given values of its kinds, and anything else nothing. */
  readonly values?: RecordValues | undefined
  /** Whether the records of a class are kept in a packed array. */
  readonly packed?: boolean | undefined
}

/** A source whose records are kept so that they can be let go of. */
export interface KeptSource {
  createAll(count: number): KeptRecords
  readonly readAll?: ((records: unknown) => unknown) | undefined
}

/**
 * Makes a source of whatever can be measured.
 *
 * @throws {SlotError} `not-a-record-class` for anything else; `bad-option` if the class cannot be constructed without
 * values.
 */
export function toSource(who: string, measurable: unknown, { values, packed = false }: Making): KeptSource {
  if (values !== undefined && typeof values !== 'function' && !Array.isArray(values)) throw notValues(who, values)
  if (packed) {
    if (!isRecordClass(measurable)) throw notPackable(who, measurable)
    return packedSource(who, measurable, values)
  }
  if (isSource(measurable)) return sourceOfUser(who, measurable)
  if (typeof measurable !== 'function') throw notASource(who, measurable)
  const makeRecord = makerOf(who, measurable, values)
  return { createAll: (count) => KeptRecords.make(count, makeRecord) }
}

function isSource(value: unknown): value is RecordSource {
  return typeof value === 'object' && value !== null && typeof (value as Partial<RecordSource>).createAll === 'function'
}

function sourceOfUser(who: string, source: RecordSource): KeptSource {
  return {
    createAll(count) {
      const made = source.createAll(count)
      if (Object(made) !== made || made instanceof Promise) throw madeNothing(who, 'createAll()', made)
      return KeptRecords.of(made)
    },
    readAll: source.readAll?.bind(source),
  }
}

function makerOf(who: string, measurable: Function, values: RecordValues | undefined): (row: number) => unknown {
  if (!isClass(measurable)) return factoryOf(who, measurable as (...values: readonly unknown[]) => unknown, values)
  if (typeof values === 'function') return (row) => Reflect.construct(measurable, tagged(values(row))) as unknown
  if (values !== undefined) return constructWith(measurable, values)
  return isRecordClass(measurable) ? constructSample(who, measurable) : constructWith(measurable, [])
}

/** A factory is given its values, or else the row. */
function factoryOf(
  who: string,
  make: (...values: readonly unknown[]) => unknown,
  values: RecordValues | undefined,
): (row: number) => unknown {
  const makeRecord = callerOf(make, values)
  return (row) => {
    const record = makeRecord(row)
    // Of the first, and not of each, which would cost time.
    if (row === 0 && (Object(record) !== record || record instanceof Promise))
      throw madeNothing(who, make.name === '' ? 'the function' : `${make.name}()`, record)
    return record
  }
}

function callerOf(
  make: (...values: readonly unknown[]) => unknown,
  values: RecordValues | undefined,
): (row: number) => unknown {
  if (values === undefined) return (row) => make(row)
  if (typeof values === 'function') return (row) => make(...tagged(values(row)))
  const kept = tagged(values)
  return () => make(...kept)
}

function packedSource(who: string, Class: RecordClass, values: RecordValues | undefined): KeptSource {
  return {
    createAll(count) {
      const array = new PackedArray(Class, { capacity: count })
      if (typeof values === 'function') for (let row = 0; row < count; row++) array.push(...tagged(values(row)))
      else if (values === undefined) pushSamples(array, sampleOf(who, Class), count)
      else pushValues(array, values, count)
      return KeptRecords.of(array)
    },
  }
}

function pushSamples(array: PackedArray<RecordClass>, init: object, count: number): void {
  for (let row = 0; row < count; row++) array.pushObject(init as never)
}

/** One by one, as in `constructWith`. */
function pushValues(packed: PackedArray<RecordClass>, values: readonly unknown[], count: number): void {
  const array = packed as unknown as { push(...values: readonly unknown[]): number }
  const kept = tagged(values)
  const [v0, v1, v2, v3] = kept
  switch (values.length) {
    case 1:
      for (let row = 0; row < count; row++) array.push(v0)
      return
    case 2:
      for (let row = 0; row < count; row++) array.push(v0, v1)
      return
    case 3:
      for (let row = 0; row < count; row++) array.push(v0, v1, v2)
      return
    case 4:
      for (let row = 0; row < count; row++) array.push(v0, v1, v2, v3)
      return
    default:
      for (let row = 0; row < count; row++) array.push(...kept)
  }
}
