import { elementsOf } from '../../base/typed-arrays.js'
import type { ValueType } from '../class-type.js'
import { int64Of } from './integers.js'
import { TextWriter } from './text-writer.js'

interface Elements {
  from(values: ArrayLike<unknown>): { readonly buffer: ArrayBufferLike }
}

/** The elements of the lists of a column, one behind the other, as parts of a block. */
export function encodeValues(caller: string, type: ValueType, values: readonly unknown[]): Uint8Array[] {
  const { nothing } = type
  if (nothing.length === 0) return encodeHeld(caller, type, values)
  const isNone = Uint8Array.from(values, (value) => (value === nothing[0] ? 1 : 0))
  const anyValue = standIn(type)
  return [
    isNone,
    ...encodeHeld(
      caller,
      type,
      values.map((value) => (value === nothing[0] ? anyValue : value)),
    ),
  ]
}

/** What stands beside NULL. */
function standIn({ kind, choices }: ValueType): unknown {
  if (kind === 'i64' || kind === 'u64') return 0n
  if (kind === 'date') return new Date(0)
  return kind === 'text' ? '' : (choices[0] ?? 0)
}

function encodeHeld(caller: string, type: ValueType, values: readonly unknown[]): Uint8Array[] {
  const { kind, choices, element } = type
  if (element !== undefined) return encodeArrays(caller, element, values as readonly ArrayLike<unknown>[])
  if (kind === 'text') return [encodeTexts(caller, values as readonly string[])]
  if (kind === 'bool') return [Uint8Array.from(values, Number)]
  if (kind === 'date') return [int64Of(values.map((date) => (date as Date).getTime()))]
  if (kind === 'oneOf') {
    const places = new Map<unknown, number>(choices.map((choice, place) => [choice, place]))
    return [
      encodeChoices(
        values.map((value) => places.get(value) as number),
        choices.length,
      ),
    ]
  }
  return [new Uint8Array((elementsOf(kind) as unknown as Elements).from(values).buffer)]
}

/** Lists, each as the number of elements up to its end, and then all elements. */
export function encodeArrays(caller: string, element: ValueType, lists: readonly ArrayLike<unknown>[]): Uint8Array[] {
  const all: unknown[] = []
  const ends = lists.map((list) => {
    for (let index = 0; index < list.length; index++) all.push(list[index])
    return all.length
  })
  return [int64Of(ends), ...encodeValues(caller, element, all)]
}

/** Places among choices, in one byte or two, as their number needs. */
export function encodeChoices(places: ArrayLike<number>, count: number): Uint8Array {
  return count > 128 ? new Uint8Array(Uint16Array.from(places).buffer) : Uint8Array.from(places)
}

function encodeTexts(caller: string, texts: readonly string[]): Uint8Array {
  const known = new Map<string, number>()
  const codes = texts.map((text) => {
    const code = known.get(text) ?? known.size
    if (code === known.size) known.set(text, code)
    return code
  })
  return new TextWriter(caller, [...known.keys()]).write(codes, 0, codes.length)
}
