import type { ValueType } from '../class-type.js'
import { numberOf } from '../write/integers.js'
import type { Arrays, Data, NumberArray, Numbers } from './data.js'

/** Says that a value is not one that a slot takes. */
export type Refuse = (index: number, value: unknown, allowed?: string) => never

/** What one value of ClickHouse is in a slot, by its place. */
export type Value = (index: number) => unknown

/**
 * Finds how values of ClickHouse become those of a slot: as they are, or converted where nothing is lost but what the
 * kind rounds in an assignment too.
 *
 * @returns `undefined` where they are of another type.
 */
export function valuesOf(type: ValueType, data: Data, refuse: Refuse): Value | undefined {
  if (data.is === 'nullable') return nullableOf(type, data.isNull, valuesOf(type, data.values, refuse), refuse)
  if (data.is === 'texts') return textsOf(type, data.codes, data.strings, refuse)
  if (data.is === 'arrays') return arraysOf(type, data, refuse)
  if (type.kind === 'date') return timesOf(data, refuse)
  if (data.milliseconds !== undefined || type.element !== undefined) return undefined
  if (type.kind === 'bool') return checked(type, (index) => booleanOf(data.values[index]), refuse, data.values)
  if (type.kind === 'text' || type.kind === 'oneOf') return undefined
  return numbersOf(type, data.values, refuse)
}

function checked(type: ValueType, value: Value, refuse: Refuse, given: ArrayLike<unknown>): Value {
  return (index) => {
    const found = value(index)
    return type.accepts(found) || isNothing(type, found) ? found : refuse(index, given[index])
  }
}

function isNothing({ nothing }: ValueType, value: unknown): boolean {
  return nothing.includes(value as null)
}

function nullableOf(type: ValueType, isNull: Uint8Array, value: Value | undefined, refuse: Refuse): Value | undefined {
  if (value === undefined) return undefined
  return (index) => {
    if (isNull[index] !== 1) return value(index)
    return type.nothing.length > 0 ? type.nothing[0] : refuse(index, null)
  }
}

function textsOf(
  { kind, accepts }: ValueType,
  codes: Uint32Array,
  strings: readonly string[],
  refuse: Refuse,
): Value | undefined {
  if (kind !== 'text' && kind !== 'oneOf') return undefined
  return (index) => {
    const text = strings[codes[index] as number]
    return accepts(text) ? text : refuse(index, text)
  }
}

function arraysOf({ element, kind }: ValueType, { ends, elements }: Arrays, refuse: Refuse): Value | undefined {
  if (element === undefined || kind === 'vec') return undefined
  const rowOf = (index: number): number => ends.findIndex((end) => end > index)
  const value = valuesOf(element, elements, (index, given) => refuse(rowOf(index), given, element.allowed))
  if (value === undefined) return undefined
  return (index) => {
    const from = index === 0 ? 0 : (ends[index - 1] as number)
    return Array.from({ length: (ends[index] as number) - from }, (_, place) => value(from + place))
  }
}

function booleanOf(value: unknown): unknown {
  return value === 1 ? true : value === 0 ? false : value
}

/** Numbers of one type as those of another. */
function numbersOf(type: ValueType, values: NumberArray, refuse: Refuse): Value {
  const isBig = type.kind === 'i64' || type.kind === 'u64'
  return (index) => {
    const given = values[index] as number | bigint
    const value = typeof given === 'bigint' ? (isBig ? given : safe(given)) : isBig ? big(given) : given
    return type.accepts(value) ? value : refuse(index, given)
  }
}

function safe(value: bigint): unknown {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function big(value: number): unknown {
  return Number.isInteger(value) ? BigInt(value) : value
}

/** Points in time as milliseconds; numbers that are not points in time are milliseconds. */
export function millisecondsOf(data: Numbers, refuse: Refuse): (index: number) => number {
  const { values, milliseconds = 1 } = data
  if (!(values instanceof BigInt64Array)) return (index) => Number(values[index]) * milliseconds
  if (milliseconds >= 1) {
    const halves = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
    return (index) => numberOf(halves, index * 2) * milliseconds
  }
  const parts = BigInt(Math.round(1 / milliseconds))
  return (index) => {
    const value = values[index] as bigint
    return value % parts === 0n
      ? Number(value / parts)
      : refuse(index, value, `a time in whole milliseconds, ${parts} each`)
  }
}

function timesOf(data: Numbers, refuse: Refuse): Value {
  const time = millisecondsOf(data, refuse)
  return (index) => new Date(time(index))
}
