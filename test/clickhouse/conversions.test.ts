import { describe, expect, test } from 'vitest'
import { bool, date, f32, f64, i64, list, nullable, oneOf, optional, text, u32, u8, vec } from '../../src/index.js'
import { block, float64, int64, refusal, valuesIn } from '../support/clickhouse.js'

const time = (iso: string): Date => new Date(iso)

describe('select', () => {
  test.each<[string, unknown, number[], number, unknown[]]>([
    ['UInt64', f64, int64(5, 2 ** 40), 2, [5, 2 ** 40]],
    ['UInt64', u32, int64(5), 1, [5]],
    ['UInt16', i64, [1, 2], 1, [513n]],
    ['Int64', i64, int64(-(2n ** 63n)), 1, [-(2n ** 63n)]],
    ['Float64', f32, float64(0.1, -0), 2, [Math.fround(0.1), -0]],
    ['Float64', u8, float64(7), 1, [7]],
    ['Bool', bool, [1, 0], 2, [true, false]],
    ['UInt8', bool, [0, 1], 2, [false, true]],
    ['Date', date, [1, 0], 1, [time('1970-01-02')]],
    ['Date32', date, [255, 255, 255, 255], 1, [time('1969-12-31')]],
    ['DateTime', date, [60, 0, 0, 0], 1, [time('1970-01-01T00:01:00Z')]],
    ["DateTime('UTC')", date, [60, 0, 0, 0], 1, [time('1970-01-01T00:01:00Z')]],
    ["DateTime64(0, 'UTC')", date, int64(-1), 1, [time('1969-12-31T23:59:59Z')]],
    [
      'DateTime64(3)',
      date,
      int64(-8_640_000_000_000_000, 8_640_000_000_000_000),
      2,
      [new Date(-8.64e15), new Date(8.64e15)],
    ],
    ['DateTime64(9)', date, int64(1_700_000_000_123_000_000n), 1, [new Date(1_700_000_000_123)]],
    ['Float64', date, float64(12), 1, [new Date(12)]],
    ["Enum8('b' = -3, 'a' = 7)", oneOf('a', 'b'), [7, 253], 2, ['a', 'b']],
    ["Enum16('it\\'s, (' = 1, '\\\\\\n' = 300)", text, [44, 1, 1, 0], 2, ['\\\n', "it's, ("]],
    ['String', text, [4, 0xef, 0xbb, 0xbf, 97], 1, ['\ufeffa']],
    ['String', oneOf('a', 'b'), [1, 97, 1, 98], 2, ['a', 'b']],
    ['Nullable(Int64)', nullable(date), [1, 0, ...int64(5, 6)], 2, [null, new Date(6)]],
    ["Nullable(Enum8('x' = 1))", optional(oneOf('x')), [1, 0, 0, 1], 2, [undefined, 'x']],
    ['Nullable(UInt8)', u8, [0, 0, 5, 6], 2, [5, 6]],
    ['UInt8', optional(u8), [5, 6], 2, [5, 6]],
    ['Array(UInt64)', list(u8), [...int64(2, 2, 3), ...int64(1, 2, 3)], 3, [[1, 2], [], [3]]],
    ['Array(Float64)', vec(f32, 2), [...int64(2), ...float64(1, 2)], 1, [Float32Array.of(1, 2)]],
    [
      'LowCardinality(String)',
      text,
      [...int64(1, 0x600, 3), 0, 1, 97, 1, 98, ...int64(3), 1, 2, 1],
      3,
      ['a', 'b', 'a'],
    ],
    [
      'LowCardinality(Nullable(String))',
      nullable(text),
      [...int64(1, 0x601, 2), 0, 1, 97, ...int64(2), 0, 0, 1, 0],
      2,
      [null, 'a'],
    ],
    ['LowCardinality(UInt8)', f64, [...int64(1, 0x600, 2), 0, 9, ...int64(2), 1, 1], 2, [9, 9]],
  ])('takes %s', async (type, slot, data, rows, values) => {
    expect(await valuesIn(slot, block(type, rows, data))).toStrictEqual(values)
  })

  test.each<[string, unknown, number[], number, string]>([
    [
      'Nullable(UInt8)',
      u8,
      [0, 1, 5, 0],
      2,
      'bad-value select(): column "value" must be an integer from 0 to 255, not NULL, in row 1.',
    ],
    [
      'Array(Nullable(UInt8))',
      list(u8),
      [...int64(1, 2), 0, 1, 5, 0],
      2,
      'bad-value select(): column "value" must be an integer from 0 to 255, not NULL, in row 1.',
    ],
    [
      'UInt64',
      u8,
      int64(255, 256),
      2,
      'bad-value select(): column "value" must be an integer from 0 to 255, not 256n, in row 1.',
    ],
    [
      'Float64',
      u8,
      float64(1.5),
      1,
      'bad-value select(): column "value" must be an integer from 0 to 255, not 1.5, in row 0.',
    ],
    [
      'UInt64',
      f64,
      int64(-1),
      1,
      'bad-value select(): column "value" must be a number, not 18446744073709551615n, in row 0.',
    ],
    ['UInt8', bool, [2], 1, 'bad-value select(): column "value" must be true or false, not 2, in row 0.'],
    [
      "Enum8('c' = 0)",
      oneOf('a', 'b'),
      [0],
      1,
      'bad-value select(): column "value" must be one of "a", "b", not "c", in row 0.',
    ],
    [
      'DateTime64(6)',
      date,
      int64(1000, 1001),
      2,
      'bad-value select(): column "value" must be a time in whole milliseconds, 1000 each, not 1001n, in row 1.',
    ],
    [
      'Float64',
      date,
      float64(Number.NaN),
      1,
      'bad-value PackedArray.adopt(), row 0: One: slot "value" must be a valid Date, not NaN.',
    ],
    [
      'Array(Float32)',
      vec(f32, 2),
      [...int64(1), 0, 0, 0, 0],
      1,
      'bad-value select(): column "value" must be a Float32Array of 2 elements, not "an Array of 1", in row 0.',
    ],
    [
      'String',
      f64,
      [0],
      1,
      'bad-value select(): column "value" has the type String, but its slot takes a number. Convert it in the query.',
    ],
    [
      'DateTime',
      u32,
      [0, 0, 0, 0],
      1,
      'bad-value select(): column "value" has the type DateTime, but its slot takes an integer from 0 to 4294967295. Convert it in the query.',
    ],
    [
      'UInt8',
      text,
      [0],
      1,
      'bad-value select(): column "value" has the type UInt8, but its slot takes a string. Convert it in the query.',
    ],
    [
      'UInt8',
      list(u8),
      [0],
      1,
      'bad-value select(): column "value" has the type UInt8, but its slot takes an array. Convert it in the query.',
    ],
    [
      'Tuple(UInt8)',
      u8,
      [0],
      1,
      'bad-value select(): column "value" has the type Tuple(UInt8), which is not read. Convert it in the query.',
    ],
    [
      'Array(JSON)',
      list(u8),
      [0],
      1,
      'bad-value select(): column "value" has the type Array(JSON), which is not read. Convert it in the query.',
    ],
    [
      'String',
      text,
      [2, 0xc3, 0x28],
      1,
      'bad-data select(): a String in the data is not UTF-8, as texts of JavaScript must be.',
    ],
    [
      'Array(UInt8)',
      list(u8),
      [...int64(2, 1), 0, 0],
      2,
      'bad-data select(): an Array in the data ends at 1, after 2.',
    ],
    [
      'LowCardinality(String)',
      text,
      int64(2, 0x600, 0, 1),
      1,
      'bad-data select(): a LowCardinality in the data is of a newer version.',
    ],
    [
      'LowCardinality(String)',
      text,
      [...int64(1, 0x600, 1), 0, ...int64(1), 1],
      1,
      'bad-data select(): a LowCardinality in the data lacks a key.',
    ],
  ])('refuses %s where the slot takes something else', async (type, slot, data, rows, message) => {
    expect(await refusal(slot, block(type, rows, data))).toBe(message)
  })
})
