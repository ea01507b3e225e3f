import { tableFromArrays, type Table } from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import type { BatchFunction } from '../../src/cli/stream/batches.js'
import type { Work } from '../../src/cli/stream/pipe-rows.js'
import { bool, defineSlots, f64, i64, i8, oneOf } from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'
import { options, OWN, piped, Trip, trips, typesOf } from '../support/streams.js'

class Fare extends defineSlots({ kind: oneOf('low', 'high'), fare: f64 }) {}

const method = (call: (trip: Trip) => unknown, returns?: unknown): Work => ({
  ...options(Trip),
  method: { name: 'made', title: 'Trip.made()', call: (row) => call(row as Trip), returns },
})

const batch = (call: (rows: PackedArray<typeof Trip>) => unknown): Work => ({
  ...options(Trip),
  batch: { title: 'make()', call: call as unknown as BatchFunction['call'] },
})

const column = (table: Table, name: string): unknown[] =>
  JSON.parse(JSON.stringify(table.getChild(name)?.toArray() ?? null))

describe('a method on each row', () => {
  test.each<[string, (trip: Trip) => unknown, string, unknown[]]>([
    ['numbers', ({ zone }) => zone / 2, 'Float64?', [0, 0.5, 1]],
    ['strings', ({ zone }) => (zone === 0 ? undefined : `z${zone}`), 'Utf8?', [null, 'z1', 'z2']],
    ['booleans', ({ zone }) => zone === 1, 'Bool?', [false, true, false]],
    ['null at first', ({ zone }) => (zone === 0 ? null : zone), 'Float64?', [null, 1, 2]],
    [
      'records',
      ({ zone }) => (zone === 1 ? null : new Fare({ kind: 'high', fare: zone })),
      'Struct<{kind:Dictionary<Int8, Utf8>, fare:Float64}>?',
      [{ kind: 'high', fare: 0 }, null, { kind: 'high', fare: 2 }],
    ],
  ])('adds a column of %s', async (_what, call, type, values) => {
    const made = await piped(trips(2, 1), method(call))
    expect(typesOf(made)).toEqual({ ...OWN, made: type })
    expect(Array.from(made, (row) => JSON.parse(JSON.stringify(row?.['made'])) as unknown)).toEqual(values)
    expect(Array.from(made, (row) => row?.['kind'] as unknown)).toEqual(['b', 'b', 'b'])
  })

  test('adds bigints and dates', async () => {
    const bigs = await piped(
      trips(1),
      method(({ zone }) => BigInt(zone) + 2n ** 60n),
    )
    expect(bigs.getChild('made')?.get(0)).toBe(2n ** 60n)
    const dates = await piped(
      trips(1),
      method(() => new Date(5)),
    )
    expect([typesOf(dates)['made'], dates.getChild('made')?.get(0)]).toEqual(['Timestamp<MILLISECOND, UTC>?', 5])
  })

  test.each<[string, (trip: Trip) => unknown]>([
    ['returns nothing', (trip) => void (trip.miles = trip.zone)],
    ['returns its row', (trip) => Object.assign(trip, { miles: trip.zone })],
  ])('that %s adds none, and its writes are there', async (_what, call) => {
    const made = await piped(trips(2, 1), method(call))
    expect(typesOf(made)).toEqual(OWN)
    expect(column(made, 'miles')).toEqual({ 0: 0, 1: 1, 2: 2 })
  })

  test('says what it returns beforehand, or cannot change its mind', async () => {
    const late = ({ zone }: Trip): unknown => (zone < 2 ? undefined : zone)
    await expect(piped(trips(2, 1), method(late))).rejects.toThrow(
      /^batch 1, row 0: Trip\.made\(\) returned 2, but nothing in the first batch/,
    )
    const made = await piped(trips(2, 1), method(late, i8))
    expect([typesOf(made)['made'], made.getChild('made')?.toJSON()]).toEqual(['Int8?', [null, null, 2]])
    expect(typesOf(await piped(trips(0), method(late, i8)))['made']).toBe('Int8?')
    expect(typesOf(await piped(trips(0), method(late)))).toEqual(OWN)
  })

  test.each<[string, (trip: Trip) => unknown, unknown, RegExp]>([
    [
      'another type',
      ({ zone }) => (zone < 2 ? zone : 'x'),
      undefined,
      /^batch 1, row 0: Trip\.made\(\) returned "x", and must return a number\./,
    ],
    ['another kind', () => 300, i8, /^batch 0, row 0: .* returned 300, and must return an integer from -128 to 127\./],
    ['a bigint too large', () => 2n ** 64n, i64, /^batch 0, row 0: /],
    [
      'nothing but null',
      () => null,
      undefined,
      /^batch 0: Trip\.made\(\) returned null for all rows of the first batch/,
    ],
    ['what has no column', () => [1], undefined, /^batch 0, row 0: .* for which there is no column/],
    ['a promise', async () => 1, undefined, /^batch 0, row 0: Trip\.made\(\) is asynchronous/],
    [
      'an error',
      ({ zone }) => {
        if (zone === 2) throw new RangeError('no')
      },
      bool,
      /^batch 1, row 0: Trip\.made\(\) threw RangeError: no$/,
    ],
  ])('is refused for %s', async (_what, call, returns, message) => {
    await expect(piped(trips(2, 1), method(call, returns))).rejects.toThrow(message)
  })
})

describe('a function of each batch', () => {
  const faresOf = (rows: Iterable<Trip>): PackedArray<typeof Fare> =>
    PackedArray.from(
      Fare,
      Array.from(rows, ({ zone }) => new Fare({ kind: zone > 1 ? 'high' : 'low', fare: zone })),
    )

  test.each([
    ['at once', faresOf],
    ['later', async (rows: Iterable<Trip>) => faresOf(rows)],
  ])('gives rows of another class, %s', async (_when, call) => {
    const made = await piped(trips(2, 0, 1), batch(call))
    expect(made.toArray().map(String)).toEqual(
      ['low', 'low', 'high'].map((kind, fare) => `{"kind": "${kind}", "fare": ${fare}}`),
    )
  })

  test('changes the rows it was given, if it returns nothing', async () => {
    const made = await piped(
      trips(2, 1),
      batch((rows) => rows.forEach((trip) => void (trip.miles = 9))),
    )
    expect(column(made, 'miles')).toEqual({ 0: 9, 1: 9, 2: 9 })
  })

  test('gives tables, with other dictionaries in each batch, and nulls in some', async () => {
    const call = (rows: PackedArray<typeof Trip>): Table =>
      tableFromArrays({
        city: Array.from(rows, ({ city }) => city),
        n: Array.from(rows, ({ zone }) => (zone === 2 ? null : zone)),
      })
    const made = await piped(trips(2, 2), batch(call))
    expect(made.getChild('city')?.toJSON()).toEqual(['🙂1', '🙂2', '🙂3', '🙂4'])
    expect(made.getChild('n')?.toJSON()).toEqual([0, 1, null, 3])
    const [one] = (
      await piped(
        trips(2),
        batch((rows) => call(rows).batches[0]),
      )
    ).batches
    expect(one?.numRows).toBe(2)
  })

  test.each<[string, (rows: PackedArray<typeof Trip>) => unknown, RegExp]>([
    [
      'other columns',
      ({ length }) => (length === 2 ? undefined : new PackedArray(Fare)),
      /^batch 1: the columns are "kind", "fare", and were "zone"/,
    ],
    [
      'another type',
      ({ length }) => tableFromArrays({ n: length === 2 ? Uint8Array.of(1) : Int8Array.of(1) }),
      /^batch 1: column "n" is Int8 or null, and was Uint8 or null/,
    ],
    [
      'anything else',
      () => 5,
      /^batch 0: make\(\) returned 5, and must return a PackedArray, a Table or a RecordBatch, or nothing$/,
    ],
    ['an error', async () => Promise.reject(new Error('no')), /^batch 0: make\(\) threw Error: no$/],
  ])('is refused for %s', async (_what, call, message) => {
    await expect(piped(trips(2, 1), batch(call))).rejects.toThrow(message)
  })
})
