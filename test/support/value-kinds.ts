import type { Slotted } from './form.js'

export type Make = () => unknown

/** A kind of slot, and its values in each form that they take. */
export interface ValueKind {
  readonly kind: unknown
  /** A value, the same value once more, and one that is greater. */
  readonly value: Make
  readonly other: Make
  /** Has nothing an order with the greater value? */
  readonly isUnordered?: boolean
  /** What toObject gives, and JSON writes; the value itself where it is not said. */
  readonly plain?: unknown
  readonly json: unknown
  /** More that parse takes for the value. */
  readonly parsed?: readonly unknown[]
  /** What a slot is refused for, and how. */
  readonly wrong: readonly (readonly [value: unknown, message: string])[]
}

/** The kinds of slots whose values are neither numbers nor strings, by name. */
export function valueKinds(slotted: Slotted): readonly (readonly [string, ValueKind])[] {
  const { anyOf, date, defineSlots, f32, f64, i64, lazy, list, mapOf, nullable, optional, text, u64, u8, u8c, vec } =
    slotted

  class Item extends defineSlots({ sku: text, count: u8(1) }, { args: ['sku', 'count'] }) {}
  class Circle extends defineSlots({ radius: f64 }, { args: ['radius'] }) {}
  class Square extends defineSlots({ kind: text('square'), side: f64(1) }, { args: ['kind', 'side'] }) {}
  class Node extends defineSlots({ name: text, nodes: list(lazy<Node>(() => Node))(() => []) }, { args: ['name'] }) {}

  const at = '2026-02-03T04:05:06.789Z'
  return [
    [
      'list of a kind',
      {
        kind: list(u8),
        value: () => [1, 2],
        other: () => [1, 2, 0],
        json: [1, 2],
        wrong: [
          [5, 'slot "value" must be an array, not 5'],
          [[1, 300], 'slot "value.1" must be an integer from 0 to 255, not 300'],
          [{ 0: 1, length: 1 }, 'slot "value" must be an array, not an object'],
        ],
      },
    ],
    [
      'list of records',
      {
        kind: list(Item),
        value: () => [new Item('a', 1), new Item('b', 2)],
        other: () => [new Item('a', 1), new Item('b', 3)],
        plain: [
          { sku: 'a', count: 1 },
          { sku: 'b', count: 2 },
        ],
        json: [
          { sku: 'a', count: 1 },
          { sku: 'b', count: 2 },
        ],
        parsed: [[{ sku: 'a' }, { sku: 'b', count: 2 }]],
        wrong: [[['a'], 'slot "value.0" must be an Item, not "a"']],
      },
    ],
    [
      'nullable',
      {
        kind: nullable(date),
        value: () => null,
        other: () => new Date(at),
        isUnordered: true,
        json: null,
        wrong: [[5, 'slot "value" must be a valid Date']],
      },
    ],
    [
      'nullable record',
      {
        kind: nullable(Item),
        value: () => new Item('a', 1),
        other: () => new Item('b', 1),
        plain: { sku: 'a', count: 1 },
        json: { sku: 'a', count: 1 },
        parsed: [{ sku: 'a' }],
        wrong: [[5, 'slot "value" must be an Item']],
      },
    ],
    [
      'optional nullable',
      {
        kind: optional(nullable(u8)),
        value: () => 5,
        other: () => 6,
        json: 5,
        wrong: [[300, 'slot "value" must be an integer from 0 to 255']],
      },
    ],
    [
      'date',
      {
        kind: date,
        value: () => new Date(at),
        other: () => new Date(Date.parse(at) + 1),
        json: at,
        parsed: ['2026-02-03T05:05:06.789+01:00', new Date(at)],
        wrong: [
          [new Date(Number.NaN), 'slot "value" must be a valid Date'],
          [Date.parse(at), 'slot "value" must be a valid Date'],
        ],
      },
    ],
    [
      'map',
      {
        kind: mapOf(u8),
        value: () =>
          new Map([
            ['a', 1],
            ['b', 2],
          ]),
        other: () =>
          new Map([
            ['b', 3],
            ['a', 1],
          ]),
        plain: { a: 1, b: 2 },
        json: { a: 1, b: 2 },
        parsed: [
          new Map([
            ['b', 2],
            ['a', 1],
          ]),
        ],
        wrong: [
          [new Map([['a', 300]]), 'slot "value.a" must be an integer from 0 to 255, not 300'],
          [5, 'Map, not 5'],
        ],
      },
    ],
    [
      'lazy',
      {
        kind: lazy<Node>(() => Node),
        value: () => new Node('a', { nodes: [new Node('b')] }),
        other: () => new Node('a', { nodes: [new Node('c')] }),
        plain: { name: 'a', nodes: [{ name: 'b', nodes: [] }] },
        json: { name: 'a', nodes: [{ name: 'b', nodes: [] }] },
        parsed: [{ name: 'a', nodes: [{ name: 'b' }] }],
        wrong: [['a', 'must be a']],
      },
    ],
    [
      'anyOf',
      {
        kind: anyOf(Circle, Square, text),
        value: () => new Circle(1),
        other: () => new Square(),
        plain: { radius: 1 },
        json: { radius: 1 },
        wrong: [[5, 'slot "value" must be a Circle, or a Square, or a string, not 5']],
      },
    ],
    [
      'anyOf with a tag',
      {
        kind: anyOf({ on: 'kind', circle: Circle, square: Square }),
        value: () => new Circle(1),
        other: () => new Circle(2),
        plain: { kind: 'circle', radius: 1 },
        json: { kind: 'circle', radius: 1 },
        parsed: [{ radius: 1, kind: 'circle' }],
        wrong: [[5, 'slot "value" must be a Circle, or a Square, not 5']],
      },
    ],
    [
      'anyOf with a tag that is a slot',
      {
        kind: anyOf({ on: 'kind', circle: Circle, square: Square }),
        value: () => new Square(),
        other: () => new Square('square', 2),
        plain: { kind: 'square', side: 1 },
        json: { kind: 'square', side: 1 },
        wrong: [],
      },
    ],
    [
      'vector',
      {
        kind: vec(f32, 3),
        value: () => new Float32Array([1, 2, 0.5]),
        other: () => new Float32Array([1, 2, 1]),
        plain: [1, 2, 0.5],
        json: [1, 2, 0.5],
        wrong: [
          [new Float32Array(2), 'must be a'],
          [new Float64Array(3), 'must be a'],
          [5, 'must be a'],
        ],
      },
    ],
    [
      'vector of bigints',
      {
        kind: vec(u64, 2),
        value: () => new BigUint64Array([1n, 2n ** 64n - 1n]),
        other: () => new BigUint64Array([2n, 0n]),
        plain: [1n, 2n ** 64n - 1n],
        json: ['1', '18446744073709551615'],
        parsed: [[1, '18446744073709551615']],
        wrong: [[[1n], 'must be a']],
      },
    ],
    [
      'u8c',
      {
        kind: u8c,
        value: () => 7,
        other: () => 8,
        json: 7,
        wrong: [
          ['7', 'slot "value" must be a number, not "7"'],
          [Number.NaN, 'must be a number'],
        ],
      },
    ],
    [
      'i64',
      {
        kind: i64,
        value: () => -(2n ** 63n),
        other: () => 0n,
        json: '-9223372036854775808',
        parsed: [-(2n ** 63n)],
        wrong: [[2n ** 63n, 'slot "value" must be a bigint that fits i64']],
      },
    ],
    [
      'list of lists of nullable dates',
      {
        kind: list(list(nullable(date))),
        value: () => [[new Date(at), null], []],
        other: () => [[new Date(at), null], [null]],
        json: [[at, null], []],
        wrong: [[[[5]], 'slot "value.0.0" must be a valid Date']],
      },
    ],
    [
      'map of lists of vectors',
      {
        kind: mapOf(list(vec(f32, 2))),
        value: () => new Map([['a', [new Float32Array([1, 2])]]]),
        other: () => new Map([['b', []]]),
        plain: { a: [[1, 2]] },
        json: { a: [[1, 2]] },
        wrong: [[new Map([['a', [5]]]), 'slot "value.a.0" must be a']],
      },
    ],
  ]
}
