import * as arrow from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { fromArrow, toArrow, type ArrowChanges } from '../../src/arrow/index.js'
import {
  anyOf,
  bool,
  date,
  defineSlots,
  f32,
  f64,
  i32,
  i64,
  list,
  nullable,
  oneOf,
  optional,
  slot,
  text,
  u8,
  vec,
} from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'
import { codeOf, refused } from '../support/form.js'

const { vectorFromArray } = arrow

const Point = defineSlots({ x: f64, y: f64(2) }, { name: 'Point' })

class Trip extends defineSlots({ fare: f64, tip: optional(f64), kind: oneOf('bus', 'tram'), to: text('') }) {
  total(): number {
    return this.fare + (this.tip ?? 0)
  }
}

const tableOf = (columns: Record<string, arrow.Vector>): arrow.Table => new arrow.Table(columns)

/** The slot `x`, of a kind, read from a column. */
function read(kind: unknown, vector: arrow.Vector): unknown[] {
  const Class = defineSlots({ x: kind as typeof f64 }, { name: 'One' })
  return Array.from(fromArrow(Class, tableOf({ x: vector })), ({ x }) => x)
}

describe('rows over Arrow memory', () => {
  test('run the methods of the class, and share the memory of numbers until the array grows', () => {
    const rows = PackedArray.from(Trip, [
      { fare: 1, kind: 'bus' },
      { fare: 2, tip: 3, kind: 'tram', to: 'ö' },
    ])
    const table = toArrow(rows)
    const over = fromArrow(Trip, table)
    expect(Array.from(over, (trip) => trip.total())).toEqual([1, 5])
    expect(over.at(0)).toBeInstanceOf(Trip)
    for (const column of ['fare', 'kind', 'to'] as const)
      expect(over.column(column).values.buffer, column).toBe(rows.column(column).values.buffer)
    over.at(0).fare = 9
    expect([rows.at(0).fare, table.getChild('fare')?.get(0)]).toEqual([9, 9])
    over.pushObject({ fare: 0, kind: 'bus' })
    over.at(0).fare = 10
    expect(rows.at(0).fare).toBe(9)
  })

  test('have the types that the page lists', () => {
    const All = defineSlots({
      a: u8,
      b: i64,
      c: nullable(f32),
      d: date,
      e: vec(f32, 2),
      f: list(text),
      g: Point,
      h: text,
    })
    expect(
      toArrow(new PackedArray(All)).schema.fields.map(
        (field) => `${field.name} ${String(field.type)} ${field.nullable}`,
      ),
    ).toEqual([
      'a Uint8 false',
      'b Int64 false',
      'c Float32 true',
      'd Timestamp<MILLISECOND, UTC> false',
      'e FixedSizeList[2]<Float32> false',
      'f List<Utf8> false',
      'g Struct<{x:Float64, y:Float64}> false',
      'h Dictionary<Int32, Utf8> false',
    ])
  })
})

describe('columns are taken by name', () => {
  const numbers = (): arrow.Vector => vectorFromArray([1, 2], new arrow.Float64())

  test('a slot without a column takes its default, and what was done is told', () => {
    const told: ArrowChanges[] = []
    const rows = fromArrow(Point, tableOf({ x: numbers(), z: numbers() }), {
      unknown: 'ignore',
      changes: (changes) => told.push(changes),
    })
    expect(rows.toJSON()).toEqual([
      { x: 1, y: 2 },
      { x: 2, y: 2 },
    ])
    expect(told).toEqual([
      { isSameLayout: undefined, className: undefined, defaults: ['y'], ignored: ['z'], copied: [] },
    ])
    fromArrow(Point, toArrow(rows), { changes: (changes) => told.push(changes) })
    expect(told[1]).toEqual({ isSameLayout: true, className: 'Point', defaults: [], ignored: [], copied: [] })
  })

  test.each([
    ['a column that no slot takes', 'unknown-slot', () => fromArrow(Point, tableOf({ x: numbers(), z: numbers() }))],
    ['a slot with neither column nor default', 'missing-slot', () => fromArrow(Point, tableOf({ y: numbers() }))],
    ['what is not a table', 'bad-value', () => fromArrow(Point, [] as never)],
    ['what is not a PackedArray', 'bad-value', () => toArrow([] as never)],
    ['rows of a later version', 'bad-value', () => fromArrow(Point, later())],
    ['a slot without a type', 'bad-slot', () => toArrow(new PackedArray(defineSlots({ a: slot<unknown>(1) })))],
    ['a choice of types', 'bad-slot', () => toArrow(new PackedArray(defineSlots({ a: anyOf(text, f64) })))],
    [
      'half a surrogate pair',
      'bad-value',
      () => toArrow(PackedArray.from(defineSlots({ a: text }), [{ a: '\ud800' }])),
    ],
    ['an unknown option', 'unknown-option', () => toArrow(new PackedArray(Point), { untypd: 'ignore' } as never)],
  ])('%s is refused', (_, code, act) => {
    expect(codeOf(act)).toBe(code)
  })

  function later(): arrow.Table {
    const { schema, batches } = toArrow(PackedArray.from(Point, [{ x: 1 }]))
    const metadata = new Map(schema.metadata).set('slotted.version', '2')
    return new arrow.Table(new arrow.Schema(schema.fields, metadata), batches)
  }

  test('plain strings count as copied, and dictionaries of 32 bits do not', () => {
    const told: (readonly string[])[] = []
    const changes = ({ copied }: ArrowChanges): unknown => told.push(copied)
    const Word = defineSlots({ word: text })
    fromArrow(Word, tableOf({ word: vectorFromArray(['a'], new arrow.Utf8()) }), { changes })
    fromArrow(Word, toArrow(PackedArray.from(Word, [{ word: 'a' }])), { changes })
    expect(told).toEqual([['word'], []])
  })

  test('slots without a type are left out when asked', () => {
    const Mixed = defineSlots({ a: f64, b: slot<unknown>(1) })
    const table = toArrow(PackedArray.from(Mixed, [{ a: 1 }]), { untyped: 'ignore' })
    expect(table.schema.fields.map(({ name }) => name)).toEqual(['a'])
    expect(fromArrow(Mixed, table).toJSON()).toEqual([{ a: 1, b: 1 }])
  })

  test('errors name the row and the column', () => {
    const nulls = tableOf({ x: vectorFromArray([1, 2, null], new arrow.Float64()) })
    expect(refused(() => fromArrow(Point, nulls)).message).toBe(
      'fromArrow(), row 2: column "x" is null, and must be a number.',
    )
    expect(refused(() => read(u8, vectorFromArray([0, 300], new arrow.Int32()))).message).toBe(
      'fromArrow(), row 1: column "x" is 300, and must be an integer from 0 to 255.',
    )
    expect(refused(() => read(bool, vectorFromArray([1], new arrow.Int32()))).message).toBe(
      'fromArrow(): column "x" is Int32, which cannot be read as bool.',
    )
  })
})

describe('columns of other types are converted', () => {
  test.each<[string, unknown, arrow.Vector, unknown[]]>([
    ['Int32 to f64', f64, vectorFromArray([1, -2], new arrow.Int32()), [1, -2]],
    ['Int64 to f64', f64, vectorFromArray([2n ** 53n, -5n], new arrow.Int64()), [2 ** 53, -5]],
    ['Float64 to i32', i32, vectorFromArray([1, -0], new arrow.Float64()), [1, 0]],
    ['Int16 to i64', i64, vectorFromArray([1, -2], new arrow.Int16()), [1n, -2n]],
    ['Float16 to f64', f64, vectorFromArray([1.5, -2], new arrow.Float16()), [1.5, -2]],
    ['Utf8 to text', text, vectorFromArray(['a', 'b😀', 'a'], new arrow.Utf8()), ['a', 'b😀', 'a']],
    ['Utf8 to oneOf', oneOf('a', 'b'), vectorFromArray(['b', 'a'], new arrow.Utf8()), ['b', 'a']],
    ['dictionaries of 8 bits', text, dictionary(['q', 'p', 'q']), ['q', 'p', 'q']],
    ['dictionaries in another order', oneOf('p', 'q'), dictionary(['q', 'p', 'q']), ['q', 'p', 'q']],
    ['seconds to date', date, vectorFromArray([1000], new arrow.TimestampSecond()), [new Date(1000)]],
    ['days to date', date, vectorFromArray([new Date(864e5)], new arrow.DateDay()), [new Date(864e5)]],
    [
      'lists to vec',
      vec(f64, 2),
      lists([
        [1, 2],
        [3, 4],
      ]),
      [new Float64Array([1, 2]), new Float64Array([3, 4])],
    ],
  ])('%s', (_, kind, vector, expected) => {
    expect(read(kind, vector)).toEqual(expected)
  })

  test.each<[bigint, bigint, number]>([
    [2n, 1999n, 1],
    [2n, -1n, -1],
    [3n, -1n, -1],
    [3n, 1_600_000_000_123_999_999n, 1_600_000_000_123],
    [2n, 4_600_000_000_000_000_999n, 4_600_000_000_000_000],
  ])('parts of milliseconds are left out, downwards: unit %d, %d', (unit, time, expected) => {
    const type = new arrow.Timestamp(Number(unit))
    const data = arrow.makeData({ type, length: 1, data: new BigInt64Array([time]) as never })
    expect(read(date, new arrow.Vector([data]))).toEqual([new Date(expected)])
  })

  test.each<[string, unknown, arrow.Vector]>([
    ['a bigint that a number cannot hold', f64, vectorFromArray([2n ** 53n + 1n], new arrow.Int64())],
    ['a fraction in i64', i64, vectorFromArray([1.5], new arrow.Float64())],
    ['what single precision makes infinite', f32, vectorFromArray([1e300], new arrow.Float64())],
    ['a string that is not a choice', oneOf('a'), vectorFromArray(['b'], new arrow.Utf8())],
    ['a list of another length', vec(f64, 2), lists([[1]])],
    ['numbers for strings', text, vectorFromArray([1], new arrow.Int32())],
    ['strings for numbers', f64, vectorFromArray(['1'], new arrow.Utf8())],
  ])('%s is refused', (_, kind, vector) => {
    expect(codeOf(() => read(kind, vector))).toBe('bad-value')
  })

  test('a column of nothing is nulls, in records and vectors too', () => {
    const nothing = new arrow.Vector([arrow.makeData({ type: new arrow.Null(), length: 2 })])
    expect(read(optional(f64), nothing)).toEqual([undefined, undefined])
    expect(read(optional(vec(f64, 2)), nothing)).toEqual([undefined, undefined])
    expect(read(nullable(Point), nothing)).toEqual([null, null])
    expect(read(nullable(list(text)), nothing)).toEqual([null, null])
    expect(codeOf(() => read(text, nothing))).toBe('bad-value')
  })

  function dictionary(values: readonly string[]): arrow.Vector {
    return vectorFromArray(values, new arrow.Dictionary(new arrow.Utf8(), new arrow.Int8()))
  }

  function lists(values: readonly (readonly number[])[]): arrow.Vector {
    return vectorFromArray(values, new arrow.List(new arrow.Field('item', new arrow.Float64(), true)))
  }
})
