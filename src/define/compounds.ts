import { badChoice, badDefault, badVector } from '../base/definition-errors.js'
import { elementsOf } from '../base/typed-arrays.js'
import { findRecordClass } from '../record/record-class.js'
import type { AnyRecordClass } from '../types/brand.js'
import type { SlotLike } from '../types/slot-types.js'
import type {
  AnyOfSlot,
  ClassesIn,
  KindColumns,
  LazySlot,
  ListSlot,
  MapSlot,
  TaggedSlot,
  VectorName,
  VectorSlot,
  Kind,
} from '../types/slots.js'
import { anyOfKind, type Choice } from '../values/any-of.js'
import { lazyKind } from '../values/lazy.js'
import { listKind } from '../values/list.js'
import { mapKind } from '../values/map.js'
import { vectorKind } from '../values/vector.js'
import { callable, isSlot, kindSlot, plainData, slotDataOf } from './slot-data.js'

// Slots whose values are made of others. Each is a function too, which gives it a default: `list(text)(() => [])`.

/**
 * An array whose elements are what a slot or record class says. Rows hold a frozen copy.
 *
 * @example
 * list(LineItem)(() => [])
 */
export function list<Inner extends SlotLike>(of: Inner): ListSlot<Inner> {
  return kindSlot(listKind(slotDataOf('list()', of).kind))
}

/**
 * A Map from strings to what a slot or record class says; JSON has an object for it. Rows hold a copy, which is fixed.
 */
export function mapOf<Inner extends SlotLike>(of: Inner): MapSlot<Inner> {
  return kindSlot(mapKind(slotDataOf('mapOf()', of).kind))
}

/**
 * The slot, or record class, that a function returns, which is called when a value is first looked at: for a class that
 * contains itself, and for two that name each other. The type of the values must be written out.
 *
 * @example
 * class Tree extends defineSlots({ children: list(lazy<Tree>(() => Tree)) }) {}
 */
export function lazy<Value = never>(of: () => void): LazySlot<Value> {
  // Of `() => void` TypeScript does not ask what it returns. That would be a class whose base it is looking at.
  const find: () => unknown = of
  return kindSlot(lazyKind(() => slotDataOf('lazy()', find()).kind))
}

/**
 * A value of one of several record classes or slots. `parse` takes the first that fits, or the one that a tag names,
 * which is then in plain data and JSON too.
 *
 * @throws {SlotError} `bad-slot`.
 * @example
 * anyOf(Circle, Square)
 * anyOf({ on: 'type', circle: Circle, square: Square }) // { "type": "circle", "radius": 1 }
 */
export function anyOf<Choices extends readonly [SlotLike, SlotLike, ...SlotLike[]]>(
  ...choices: Choices
): AnyOfSlot<Choices[number]>
export function anyOf<const Tagged extends { readonly on: string }>(
  tagged: Tagged & { readonly [Tag in Exclude<keyof Tagged, 'on'>]: AnyRecordClass },
): TaggedSlot<Tagged['on'], ClassesIn<Tagged>>
export function anyOf(...choices: readonly unknown[]): never {
  const [tagged] = choices
  if (choices.length !== 1 || typeof tagged !== 'object' || tagged === null || isSlot(tagged)) {
    if (choices.length === 0) throw badChoice(undefined, undefined)
    return kindSlot(
      anyOfKind(
        choices.map((choice) => ({ kind: slotDataOf('anyOf()', choice).kind })),
        undefined,
      ),
    )
  }
  const { on, ...classes } = tagged as { readonly on?: unknown } & Record<string, unknown>
  if (typeof on !== 'string' || Object.keys(classes).length === 0) throw badChoice('on', on)
  const twice = Object.entries(classes).find(([tag, Class]) =>
    Object.keys(classes).some((other) => other < tag && classes[other] === Class),
  )
  if (twice !== undefined) throw badChoice(...twice)
  return kindSlot(
    anyOfKind(
      Object.entries(classes).map(([tag, Class]) => choiceOf(tag, Class, on)),
      on,
    ),
  )
}

function choiceOf(tag: string, Class: unknown, on: string): Choice {
  const found = typeof Class === 'function' ? findRecordClass(Class) : undefined
  if (found === undefined) throw badChoice(tag, Class)
  return { kind: slotDataOf('anyOf()', Class).kind, tag, holdsTag: found.layout.names.includes(on) }
}

/**
 * A typed array of a fixed length, of any kind of numbers or bigints; JSON has an array for it. All rows share **one**
 * column, `length` elements a row, and a row gives a typed array that lies in it: reading it takes 30–60 ns, so loops
 * over millions of rows take the column.
 *
 * @throws {SlotError} `bad-slot`.
 * @example
 * vec(f32, 3)([0, 0, 0])
 */
export function vec<Name extends VectorName>(
  element: Kind<KindColumns[Name] extends BigInt64Array | BigUint64Array ? bigint : number, Name>,
  length: number,
): VectorSlot<Name> {
  const { kind: number } = slotDataOf('vec()', element)
  const Elements = elementsOf(number.name)
  if (Elements === undefined || !Number.isInteger(length) || length < 1) throw badVector(number.name, length)
  const kind = vectorKind(number, length, Elements)
  return callable(plainData(kind), (initial) => {
    if (!Array.isArray(initial)) return initial
    const values: readonly unknown[] = [...(initial as readonly unknown[])]
    if (values.length !== length || !values.every(number.accepts))
      throw badDefault('vec', initial, `an array of ${length} elements, each ${number.allowed}`)
    return () => Object.assign(new Elements(length), values)
  })
}
