import type { ConcreteRecordClass } from '../../index.js'
import { PackedArray } from '../../packed/index.js'
import { constructSample, constructWith, isClass, isRecordClass, sampleOf, tagged } from './construct.js'
import { KeptRecords } from './kept-records.js'
import { madeNothing, notASource, notPackable, notValues } from '../messages.js'

/** The arguments of a constructor or factory: the same for all records, or a function that gives those of each row. */
export type RecordValues = readonly unknown[] | ((row: number) => readonly unknown[])

/** Your own way to make and keep many records. */
export interface RecordSource<Records = unknown> {
  /** Makes all records and returns what keeps them: an array or anything else that holds them. */
  createAll(count: number): Records
  /** Reads every record. What it returns is kept, so that no compiler leaves the work out. */
  readAll?(records: Records): unknown
}

/** What can be measured: a class, a function that makes a record of its arguments, or a source. */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of any constructor or function
export type Measurable = (new (...values: any) => unknown) | ((...values: any) => unknown) | RecordSource<any>

/** How the records of a class are made. */
export interface Making {
  /** Default: values of its kinds for a record class, and none for anything else. */
  readonly values?: RecordValues | undefined
  /** Whether the records of a class are kept in a packed array. */
  readonly packed?: boolean | undefined
}

/** A source of records that can be let go of. */
export interface KeptSource {
  createAll(count: number): KeptRecords
  readonly readAll?: ((records: unknown) => unknown) | undefined
}

/**
 * Makes a source of anything that can be measured.
 *
 * @throws {SlotError} `not-a-record-class` for anything else; `bad-option` for a class that needs values.
 */
export function toSource(caller: string, measurable: unknown, { values, packed = false }: Making): KeptSource {
  if (values !== undefined && typeof values !== 'function' && !Array.isArray(values)) throw notValues(caller, values)
  if (packed) {
    if (!isRecordClass(measurable)) throw notPackable(caller, measurable)
    return packedSource(caller, measurable, values)
  }
  if (isSource(measurable)) return sourceOfUser(caller, measurable)
  if (!isFunction(measurable)) throw notASource(caller, measurable)
  const makeRecord = makerOf(caller, measurable, values)
  return { createAll: (count) => KeptRecords.make(count, makeRecord) }
}

function isSource(value: unknown): value is RecordSource {
  return typeof value === 'object' && value !== null && 'createAll' in value && typeof value.createAll === 'function'
}

/** A factory, or a constructor that is a plain function. */
type Factory = (...values: readonly unknown[]) => unknown

function isFunction(value: unknown): value is Factory {
  return typeof value === 'function'
}

function sourceOfUser(caller: string, source: RecordSource): KeptSource {
  return {
    createAll(count) {
      const made = source.createAll(count)
      if (Object(made) !== made || made instanceof Promise) throw madeNothing(caller, 'createAll()', made)
      return KeptRecords.of(made)
    },
    readAll: source.readAll?.bind(source),
  }
}

function makerOf(caller: string, measurable: Factory, values: RecordValues | undefined): (row: number) => unknown {
  if (!isClass(measurable)) return factoryOf(caller, measurable, values)
  if (typeof values === 'function') return (row): unknown => Reflect.construct(measurable, tagged(values(row)))
  if (values !== undefined) return constructWith(measurable, values)
  return isRecordClass(measurable) ? constructSample(caller, measurable) : constructWith(measurable, [])
}

/** Makes records by a factory, which gets its values, or the row if there are none. */
function factoryOf(caller: string, make: Factory, values: RecordValues | undefined): (row: number) => unknown {
  const makeRecord = callerOf(make, values)
  return (row) => {
    const record = makeRecord(row)
    // Only the first is checked: checking each would cost time.
    if (row === 0 && (Object(record) !== record || record instanceof Promise))
      throw madeNothing(caller, make.name === '' ? 'the function' : `${make.name}()`, record)
    return record
  }
}

function callerOf(make: Factory, values: RecordValues | undefined): (row: number) => unknown {
  if (values === undefined) return (row) => make(row)
  if (typeof values === 'function') return (row) => make(...tagged(values(row)))
  const kept = tagged(values)
  return () => make(...kept)
}

function packedSource(caller: string, Class: ConcreteRecordClass, values: RecordValues | undefined): KeptSource {
  return {
    createAll(count) {
      const array = new PackedArray(Class, { capacity: count })
      if (typeof values === 'function') for (let row = 0; row < count; row++) array.push(...tagged(values(row)))
      else if (values === undefined) pushSamples(array, sampleOf(caller, Class), count)
      else pushValues(array, values, count)
      return KeptRecords.of(array)
    },
  }
}

function pushSamples(array: PackedArray<ConcreteRecordClass>, init: object, count: number): void {
  for (let row = 0; row < count; row++) array.pushObject(init as never)
}

/** One by one, as in `constructWith`. */
function pushValues(packed: PackedArray<ConcreteRecordClass>, values: readonly unknown[], count: number): void {
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
