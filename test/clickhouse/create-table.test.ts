import { describe, expect, test } from 'vitest'
import { createTable } from '../../src/clickhouse/index.js'
import {
  anyOf,
  bool,
  date,
  defineDynamic,
  defineSlots,
  f16,
  f32,
  f64,
  i16,
  i32,
  i64,
  i8,
  list,
  mapOf,
  nullable,
  oneOf,
  optional,
  slot,
  text,
  u16,
  u32,
  u64,
  u8,
  u8c,
  vec,
} from '../../src/index.js'
import { codeOf, refused } from '../support/form.js'

const numbered = (count: number): [string, ...string[]] =>
  Array.from({ length: count }, (_, index) => `c${index}`) as [string, ...string[]]

const One = (value: unknown) => defineSlots({ value } as never, { name: 'One' }) as never
/** The type that the column of a slot gets. */
const typeOf = (value: unknown, dates?: 'Int64') =>
  /^CREATE TABLE `t` \(`value` ([^]*)\) ENGINE = MergeTree ORDER BY tuple\(\)$/.exec(
    createTable(One(value), { table: 't', ...(dates && { dates }) }),
  )?.[1]

const Point = defineSlots({ x: f64, y: f64 }, { name: 'Point' })

describe('createTable', () => {
  test.each([
    [f64, 'Float64'],
    [f32, 'Float32'],
    [i8, 'Int8'],
    [u8, 'UInt8'],
    [u8c, 'UInt8'],
    [i16, 'Int16'],
    [u16, 'UInt16'],
    [i32, 'Int32'],
    [u32, 'UInt32'],
    [i64, 'Int64'],
    [u64, 'UInt64'],
    [bool, 'UInt8'],
    [text, 'String'],
    [date, "DateTime64(3, 'UTC')"],
    [oneOf('a', 'b'), "Enum8('a' = 0, 'b' = 1)"],
    [optional(text), 'Nullable(String)'],
    [nullable(oneOf('a')), "Nullable(Enum8('a' = 0))"],
    [vec(f32, 3), 'Array(Float32)'],
    [list(text), 'Array(String)'],
    [list(list(nullable(u16))), 'Array(Array(Nullable(UInt16)))'],
    [list(vec(u8, 2)), 'Array(Array(UInt8))'],
  ])('gives a slot its type: %#', (kind, type) => {
    expect(typeOf(kind)).toBe(type)
  })

  test('numbers choices in one byte up to 128 of them, and in two above', () => {
    expect(typeOf(oneOf(...numbered(128)))).toMatch(/^Enum8\(.*'c127' = 127\)$/)
    expect(typeOf(oneOf(...numbered(129)))).toMatch(/^Enum16\(.*'c128' = 128\)$/)
  })

  test('keeps dates as milliseconds for versions that have nothing else', () => {
    expect(typeOf(date, 'Int64')).toBe('Int64')
    expect(typeOf(list(optional(date)), 'Int64')).toBe('Array(Nullable(Int64))')
  })

  test('makes a column of each slot of a record inside', () => {
    const Shape = defineSlots({ at: Point, to: optional(Point) }, { name: 'Shape' })
    expect(createTable(Shape, { table: 'shapes', database: 'my db', orderBy: ['at.x', 'at.y'] })).toBe(
      'CREATE TABLE `my db`.`shapes` (`at.x` Float64, `at.y` Float64, `to.x` Nullable(Float64), ' +
        '`to.y` Nullable(Float64)) ENGINE = MergeTree ORDER BY (`at.x`, `at.y`)',
    )
  })

  test('takes an engine, which gets an order only where it needs one', () => {
    const sql = (engine: string) => createTable(Point, { table: 't', engine })
    expect(sql('Distributed(c, d, t, rand())')).toMatch(/ ENGINE = Distributed\(c, d, t, rand\(\)\)$/)
    expect(sql('ReplacingMergeTree(y)')).toMatch(/ ENGINE = ReplacingMergeTree\(y\) ORDER BY tuple\(\)$/)
  })

  test('quotes names and choices, whatever is in them', () => {
    const sql = createTable(defineSlots({ 'a`b\\': oneOf("it's", '\\', 'a\nb\0`') }), { table: "t`; DROP TABLE 'x'" })
    expect(sql).toBe(
      "CREATE TABLE `t\\`; DROP TABLE 'x'` (`a\\`b\\\\` Enum8('it\\'s' = 0, '\\\\' = 1, 'a\\nb\\0`' = 2)) " +
        'ENGINE = MergeTree ORDER BY tuple()',
    )
    expect(codeOf(() => createTable(Point, { table: '\ud800' }))).toBe('bad-value')
    expect(refused(() => typeOf(oneOf('\udc00'))).message).toMatch('has half of a pair of surrogates')
  })

  const Lists = defineSlots({ tags: list(text) }, { name: 'Lists' })
  const Maybes = defineSlots({ x: optional(f64) }, { name: 'Maybes' })
  test.each([
    [list(f16), 'of its elements, it is of kind f16'],
    [slot('any'), 'it is of kind any'],
    [mapOf(f64), 'it is of kind mapOf'],
    [anyOf(f64, text), 'it is of kind anyOf'],
    [list(Point), 'of its elements, it is of kind record'],
    [list(list(mapOf(f64))), 'of its elements, of its elements, it is of kind mapOf'],
    [optional(list(f64)), 'an Array is never NULL. Leave it empty'],
    [list(optional(list(f64))), 'of its elements, an Array is never NULL'],
    [optional(nullable(f64)), 'it holds nothing in two ways, undefined and null, and ClickHouse has one'],
    [list(optional(nullable(f64))), 'its elements hold nothing in two ways'],
    [optional(Maybes), 'each of the columns of the record may be NULL by itself, so none says that there is no record'],
    [oneOf(...numbered(40_000)), 'an Enum has 32768 values from 0 on, and not 40000'],
  ])('refuses by name a slot without a type: %#', (kind, problem) => {
    const error = refused(() => typeOf(kind))
    expect(error.code).toBe('bad-slot')
    expect(error.message).toBe(`createTable(): slot "value" of One has no type in ClickHouse: ${problem}.`)
  })

  test('refuses a list inside a record, which would be a part of a Nested', () => {
    expect(refused(() => typeOf(Lists)).message).toMatch(
      'slot "value.tags" of One has no type in ClickHouse: an Array whose name has a dot is a part of a Nested',
    )
  })

  test('refuses two slots of one column', () => {
    const Twice = defineSlots({ at: Point, 'at.x': f64 }, { name: 'Twice' })
    expect(refused(() => createTable(Twice, { table: 't' })).message).toBe(
      'createTable(): two slots of Twice would be the column "at.x". Rename one of them.',
    )
  })

  test('refuses what is no class, no option and no column', () => {
    expect(codeOf(() => createTable({} as never, { table: 't' }))).toBe('not-a-record-class')
    expect(codeOf(() => createTable(defineDynamic(['a']) as never, { table: 't' }))).toBe('not-packable')
    expect(codeOf(() => createTable(Point, undefined as never))).toBe('bad-option')
    expect(codeOf(() => createTable(Point, { table: '' }))).toBe('bad-option')
    expect(codeOf(() => createTable(Point, { table: 't', dates: 'Date' as 'Int64' }))).toBe('bad-option')
    expect(codeOf(() => createTable(Point, { table: 't', order: [] } as never))).toBe('unknown-option')
    expect(refused(() => createTable(Point, { table: 't', orderBy: ['z'] })).message).toBe(
      'Point has no slot "z". Its slots are "x", "y".',
    )
  })
})
