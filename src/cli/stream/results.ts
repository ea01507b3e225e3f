import * as arrow from 'apache-arrow'
import type { RecordBatch, Schema } from 'apache-arrow'
import { DictionaryIds, fieldsOf, stored, type Translation } from '../../arrow/field-types.js'
import { batchOf, METADATA, metadataOf } from '../../arrow/to-arrow.js'
import { bool, date, defineSlots, f64, i64, isRecord, optional, text, type ConcreteRecordClass } from '../../index.js'
import { PackedArray, slotTypesOf } from '../../packed/index.js'
import { lateResult, noColumn, otherResult, threw, typeUnknown } from './messages.js'

/** A method, or a getter, and how it is called on a row. */
export interface Method {
  readonly name: string
  /** As messages call it: `Trip.fare()`. */
  readonly title: string
  readonly call: (row: unknown) => unknown
  /** The slot that holds what it returns, if that is said beforehand. */
  readonly returns: unknown
}

/** A class of one slot, with the name of the method, and what the slot takes. */
interface Column {
  readonly Class: ConcreteRecordClass
  readonly allowed: string
}

type Results = PackedArray<ConcreteRecordClass> & { push(value: unknown): number }

/** Calls a method on rows, batch by batch, and adds a column of what it returned, if it returned something. */
export class MethodStep {
  readonly #Class: ConcreteRecordClass
  readonly #method: Method
  /** `undefined` until the first batch with rows tells. */
  #column: Column | 'none' | undefined

  constructor(Class: ConcreteRecordClass, method: Method) {
    this.#Class = Class
    this.#method = method
    if (method.returns !== undefined) this.#column = columnOf(method.name, method.returns)
  }

  /** The columns, when there was no row that could tell of one more. */
  schema(translation: Translation): Schema {
    return this.#schemas(translation).all
  }

  run(rows: PackedArray<ConcreteRecordClass>, translation: Translation): readonly RecordBatch[] {
    const { caller: place } = translation
    const results = this.#call(place, rows)
    // Without a row nothing is known yet.
    if (this.#column === undefined) return []
    const { all, own, added } = this.#schemas(translation)
    const batches = [batchOf(rows, translation, own)]
    if (results !== undefined) batches.push(batchOf(results, translation, added))
    const children = batches.flatMap(({ data }) => data.children)
    const type = new arrow.Struct(all.fields)
    return [new arrow.RecordBatch(all, arrow.makeData({ type, length: rows.length, nullCount: 0, children }))]
  }

  /** Calls the method on each row; returns what it returned, if that has a column. */
  #call(batch: string, rows: PackedArray<ConcreteRecordClass>): Results | undefined {
    const { call, title } = this.#method
    const { length } = rows
    let results = this.#column === undefined || this.#column === 'none' ? undefined : resultsOf(this.#column, length)
    let isNull = false
    let at = 0
    const place = (): string => `${batch}, row ${at}`
    rows.forEach((row, index) => {
      at = index
      let value: unknown
      try {
        value = call(row)
      } catch (error) {
        throw threw(place(), title, error)
      }
      // A method that returns its own row has changed it.
      if (value === undefined || value === row) results?.push(undefined)
      else if (results !== undefined) this.#put(place, results, value)
      else if (value === null) isNull = true
      else if (this.#column === 'none') throw lateResult(place(), title, value)
      else {
        results = this.#begin(place(), length, index, value)
        this.#put(place, results, value)
      }
    })
    if (isNull && this.#column === undefined) throw typeUnknown(batch, title)
    if (length > 0) this.#column ??= 'none'
    return results
  }

  /** Makes the column, when the first result tells what it holds; the rows before it have none. */
  #begin(place: string, length: number, before: number, value: unknown): Results {
    const slot = slotFor(value)
    if (slot === undefined) throw noColumn(place, this.#method.title, value)
    this.#column = columnOf(this.#method.name, slot)
    const results = resultsOf(this.#column, length)
    for (let row = 0; row < before; row++) results.push(undefined)
    return results
  }

  #put(place: () => string, results: Results, value: unknown): void {
    try {
      results.push(value ?? undefined)
    } catch {
      throw otherResult(place(), this.#method.title, value, (this.#column as Column).allowed)
    }
  }

  #schemas(translation: Translation): Record<'all' | 'own' | 'added', Schema> {
    const ids = new DictionaryIds()
    const own = fieldsOf(this.#Class, translation, ids)
    const column = this.#column === undefined || this.#column === 'none' ? undefined : this.#column
    const added = column === undefined ? [] : fieldsOf(column.Class, translation, ids)
    const metadata = metadataOf(this.#Class)
    // That is of the columns of the class alone.
    if (column !== undefined) metadata.delete(METADATA.layout)
    return {
      all: new arrow.Schema([...own, ...added], metadata),
      own: new arrow.Schema(own),
      added: new arrow.Schema(added),
    }
  }
}

function columnOf(name: string, slot: unknown): Column {
  const Class = defineSlots(
    { [name]: optional(slot as typeof f64) },
    { args: [name] },
  ) as unknown as ConcreteRecordClass
  const [type] = slotTypesOf(Class).slots
  return { Class, allowed: type === undefined ? '' : stored(type).allowed }
}

function resultsOf({ Class }: Column, capacity: number): Results {
  return new PackedArray(Class, { capacity })
}

/** A slot for what a method returned. */
function slotFor(value: unknown): unknown {
  if (typeof value === 'number') return f64
  if (typeof value === 'string') return text
  if (typeof value === 'boolean') return bool
  if (typeof value === 'bigint') return i64
  if (value instanceof Date) return date
  if (!isRecord(value)) return undefined
  const { constructor: Class } = value
  return isPackable(Class as unknown as ConcreteRecordClass) ? Class : undefined
}

function isPackable(Class: ConcreteRecordClass): boolean {
  try {
    slotTypesOf(Class)
    return true
  } catch {
    return false
  }
}
