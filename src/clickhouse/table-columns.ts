import type { ClassType, SlotType, ValueType } from './class-type.js'
import { noType, twoColumns } from './messages.js'
import { quoteText } from './sql.js'

/** How a column keeps points in time. */
export type DateType = 'DateTime64' | 'Int64'

/** A column of a table, and the slot that its values are those of. */
export interface TableColumn {
  /** Of a record inside the path: `position.x`. */
  readonly name: string
  /** As ClickHouse writes it. */
  readonly type: string
  readonly slot: SlotType
  /** The slots that lead to it, itself the last. */
  readonly path: readonly SlotType[]
  /** May it be NULL? */
  readonly isNullable: boolean
}

/** What a table is for. */
interface Target {
  readonly caller: string
  readonly owner: string
  readonly dates: DateType
}

/**
 * The columns of a table for the records of a class, in the order of its slots.
 *
 * @throws {SlotError} `bad-slot` for a slot that no column can hold.
 */
export function tableColumnsOf(caller: string, { name, slots }: ClassType, dates: DateType): readonly TableColumn[] {
  const columns = slots.flatMap((slot) => columnsOf({ caller, owner: name, dates }, [slot]))
  const twice = columns.find((column, index) => columns.findIndex((other) => other.name === column.name) < index)
  if (twice !== undefined) throw twoColumns(caller, name, twice.name)
  return columns
}

function columnsOf(target: Target, path: readonly SlotType[]): readonly TableColumn[] {
  const slot = path.at(-1) as SlotType
  const name = path.map((step) => step.name).join('.')
  const refuse = (problem: string): never => {
    throw noType(target.caller, target.owner, name, problem)
  }
  if (slot.nothing.length > 1) refuse('it holds nothing in two ways, undefined and null, and ClickHouse has one')
  if (slot.kind === 'record') {
    const columns = slot.slots.flatMap((inner) => columnsOf(target, [...path, inner]))
    if (slot.nothing.length > 0 && witnessOf(columns, path.length) === undefined)
      refuse('each of the columns of the record may be NULL by itself, so none says that there is no record')
    return columns
  }
  const isArray = slot.kind === 'list' || slot.kind === 'vec'
  if (isArray && slot.nothing.length > 0) refuse('an Array is never NULL. Leave it empty')
  if (isArray && name.includes('.'))
    refuse('an Array whose name has a dot is a part of a Nested. Put the list into the class itself')
  const type = typeOf(target, slot, refuse)
  const isNullable = path.some((step) => step.nothing.length > 0)
  return [{ name, slot, path, isNullable, type: isNullable ? `Nullable(${type})` : type }]
}

/**
 * The first column of a record inside that is NULL only where there is no record.
 *
 * @param depth How many slots lead to the record.
 */
export function witnessOf(columns: readonly TableColumn[], depth: number): TableColumn | undefined {
  return columns.find(({ path }) => path.slice(depth).every((step) => step.nothing.length === 0))
}

/** The same in all versions from 18.16 on. */
const TYPES: Readonly<Record<string, string>> = {
  f64: 'Float64',
  f32: 'Float32',
  i8: 'Int8',
  u8: 'UInt8',
  u8c: 'UInt8',
  i16: 'Int16',
  u16: 'UInt16',
  i32: 'Int32',
  u32: 'UInt32',
  i64: 'Int64',
  u64: 'UInt64',
  bool: 'UInt8',
  text: 'String',
}

function typeOf(target: Target, type: ValueType, refuse: (problem: string) => never): string {
  const { kind, choices, element } = type
  if (kind === 'oneOf') return enumOf(target.caller, choices, refuse)
  if (kind === 'date') return target.dates === 'Int64' ? 'Int64' : "DateTime64(3, 'UTC')"
  if (element !== undefined) return `Array(${elementOf(target, element, refuse)})`
  return TYPES[kind] ?? refuse(`it is of kind ${kind}`)
}

function elementOf(target: Target, element: ValueType, refuse: (problem: string) => never): string {
  const type = typeOf(target, element, (problem) => refuse(`of its elements, ${problem}`))
  if (element.nothing.length === 0) return type
  if (element.element !== undefined) return refuse('of its elements, an Array is never NULL')
  return element.nothing.length === 1 ? `Nullable(${type})` : refuse('its elements hold nothing in two ways')
}

/** The largest numbers of choices, which are numbered from 0. */
const ENUM8 = 128
const ENUM16 = 32_768

function enumOf(caller: string, choices: readonly string[], refuse: (problem: string) => never): string {
  if (choices.length > ENUM16) return refuse(`an Enum has ${ENUM16} values from 0 on, and not ${choices.length}`)
  const values = choices.map((choice, place) => `${quoteText(caller, choice)} = ${place}`)
  return `Enum${choices.length > ENUM8 ? 16 : 8}(${values.join(', ')})`
}
