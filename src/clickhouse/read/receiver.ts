import { elementsOf } from '../../base/typed-arrays.js'
import type { ValueType } from '../class-type.js'
import type { TableColumn } from '../table-columns.js'
import { millisecondsOf, valuesOf, type Refuse } from './convert.js'
import type { Data, NumberArray } from './data.js'
import { Growing, GrowingBits } from './growing.js'

/** The values of a slot, as `PackedArray.adopt` takes them. */
export interface Received {
  readonly values: unknown
  readonly dictionary?: readonly string[]
}

/** The values of a column in one block. */
export interface Part {
  readonly data: Data
  readonly rows: number
  /** 1 for each row that is NULL: beside it there stands anything. `undefined` where no row is. */
  readonly isNull: Uint8Array | undefined
  readonly refuse: Refuse
}

/** What takes the values of one column, block by block. */
export interface Receiver {
  /** Returns `false` where the values are of a type that the slot does not take. */
  add(this: void, part: Part): boolean
  received(this: void): Received
}

/** Makes what takes the values of a column for its slot. */
export function receiverOf({ slot }: TableColumn): Receiver {
  switch (slot.kind) {
    case 'text':
      return textReceiver(slot)
    case 'oneOf':
      return choiceReceiver(slot)
    case 'bool':
      return boolReceiver(slot)
    case 'date':
      return dateReceiver()
    case 'vec':
      return vectorReceiver(slot)
    case 'list':
      return listReceiver(slot)
    default:
      return numberReceiver(slot)
  }
}

function growing({ kind }: ValueType): Growing<NumberArray> {
  return new Growing(elementsOf(kind) as unknown as new (length: number) => NumberArray)
}

function numberReceiver(slot: ValueType): Receiver {
  const numbers = growing(slot)
  return { add: (part) => addNumbers(slot, numbers, part), received: () => ({ values: numbers.values }) }
}

/** Those of the same type are copied at once, others converted one by one. */
function addNumbers(type: ValueType, numbers: Growing<NumberArray>, { data, rows, isNull, refuse }: Part): boolean {
  const start = numbers.length
  const values = numbers.add(rows)
  if (data.is !== 'numbers' || data.milliseconds !== undefined) return false
  if (data.values.constructor === values.constructor || (type.kind === 'u8c' && data.values instanceof Uint8Array)) {
    values.set(data.values as never, start)
    return true
  }
  const value = valuesOf(type, data, refuse)
  if (value === undefined) return false
  for (let row = 0; row < rows; row++) if (isNull?.[row] !== 1) values[start + row] = value(row) as never
  return true
}

function textReceiver({ choices }: ValueType): Receiver {
  const codes = new Growing(Uint32Array)
  let dictionary = choices
  return {
    add({ data, rows }) {
      if (data.is !== 'texts') return false
      const start = codes.length
      codes.add(rows).set(data.codes, start)
      dictionary = data.strings
      return true
    },
    received: () => ({ values: codes.values, dictionary }),
  }
}

function choiceReceiver({ choices }: ValueType): Receiver {
  const places = new Growing<Uint8Array | Uint16Array>(choices.length > 256 ? Uint16Array : Uint8Array)
  const placeOf = new Map(choices.map((choice, place) => [choice, place]))
  /** The places of choices, by the codes of strings. */
  const known: (number | undefined)[] = []
  return {
    add({ data, rows, isNull, refuse }) {
      if (data.is !== 'texts') return false
      const { codes, strings } = data
      for (let code = known.length; code < strings.length; code++) known.push(placeOf.get(strings[code] as string))
      const start = places.length
      const values = places.add(rows)
      for (let row = 0; row < rows; row++) {
        const code = codes[row] as number
        const place = known[code]
        if (place !== undefined) values[start + row] = place
        else if (isNull?.[row] !== 1) refuse(row, strings[code])
      }
      return true
    },
    received: () => ({ values: places.values }),
  }
}

function boolReceiver(slot: ValueType): Receiver {
  const bits = new GrowingBits()
  return {
    add({ data, rows, isNull, refuse }) {
      const value = valuesOf(slot, data, refuse)
      if (value === undefined) return false
      bits.add(rows, (row) => isNull?.[row] !== 1 && value(row) === true)
      return true
    },
    received: () => ({ values: bits.values }),
  }
}

function dateReceiver(): Receiver {
  const times = new Growing(Float64Array)
  return {
    add({ data, rows, isNull, refuse }) {
      if (data.is !== 'numbers') return false
      const time = millisecondsOf(data, refuse)
      const start = times.length
      const values = times.add(rows)
      for (let row = 0; row < rows; row++) if (isNull?.[row] !== 1) values[start + row] = time(row)
      return true
    },
    received: () => ({ values: times.values }),
  }
}

function vectorReceiver({ element, length = 0, allowed }: ValueType): Receiver {
  const numbers = growing(element as ValueType)
  return {
    add({ data, rows, refuse }) {
      if (data.is !== 'arrays') return false
      const other = data.ends.findIndex((end, row) => end !== (row + 1) * length)
      if (other >= 0) refuse(other, `an Array of ${(data.ends[other] as number) - other * length}`, allowed)
      const refuseElement: Refuse = (index, value) =>
        refuse(Math.floor(index / length), value, `${allowed}, each ${(element as ValueType).allowed}`)
      const part = { data: data.elements, rows: rows * length, isNull: undefined, refuse: refuseElement }
      return addNumbers(element as ValueType, numbers, part)
    },
    received: () => ({ values: numbers.values }),
  }
}

function listReceiver(slot: ValueType): Receiver {
  const lists: unknown[] = []
  return {
    add({ data, rows, refuse }) {
      const value = valuesOf(slot, data, refuse)
      if (value === undefined) return false
      for (let row = 0; row < rows; row++) lists.push(value(row))
      return true
    },
    received: () => ({ values: lists }),
  }
}
