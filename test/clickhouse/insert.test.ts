import type { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { insert, select, type ExecParameters } from '../../src/clickhouse/index.js'
import { date, defineSlots, f64, list, oneOf, optional, text, u8 } from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'
import { FakeClient } from '../support/clickhouse.js'

const Point = defineSlots({ x: f64, y: f64 }, { args: ['x', 'y'], name: 'Point' })

const textOf = ({ sent }: FakeClient): string => Buffer.from(sent).toString('latin1')

describe('insert', () => {
  test('sends a block of the columns, byte for byte', async () => {
    const Row = defineSlots({ n: optional(u8), s: text }, { name: 'Row' })
    const client = new FakeClient()
    await insert(client, PackedArray.from(Row, [{ n: 7, s: 'ä' }, { s: '' }]), { table: 't' })
    expect(textOf(client)).toBe('\x02\x02\x01n\x0fNullable(UInt8)\x00\x01\x07\x00\x01s\x06String\x02\xc3\xa4\x00')
  })

  test('sends the columns of an empty array', async () => {
    const client = new FakeClient()
    expect(await insert(client, new PackedArray(Point), { table: 't' })).toEqual({ bytes: 22 })
    expect(textOf(client)).toBe('\x02\x00\x01x\x07Float64\x01y\x07Float64')
  })

  test('encodes a string above the length of a byte, and each string once', async () => {
    const Row = defineSlots({ s: text }, { args: ['s'], name: 'Row' })
    const rows = new PackedArray(Row)
    const long = 'é'.repeat(100)
    for (let row = 0; row < 3; row++) rows.push(long)
    const client = new FakeClient()
    await insert(client, rows, { table: 't' })
    const once = `\xc8\x01${'\xc3\xa9'.repeat(100)}`
    expect(textOf(client)).toBe(`\x01\x03\x01s\x06String${once.repeat(3)}`)
    expect((await select(new FakeClient([client.sent]), Row, '')).toJSON()).toEqual(rows.toJSON())
  })

  test('waits until what it made is taken', async () => {
    const rows = new PackedArray(Point, { capacity: 1_000_000 })
    for (let row = 0; row < 1_000_000; row++) rows.push(row, row)
    let taken = 0
    let mostAhead = 0
    const slow = {
      async exec({ values }: ExecParameters) {
        for await (const chunk of values as Readable) {
          taken += (chunk as Uint8Array).length
          // Whatever is made without being asked for would be made now.
          await new Promise(setImmediate)
          mostAhead = Math.max(mostAhead, (chunk as Uint8Array).length + (values as Readable).readableLength)
        }
        return { stream: (async function* () {})() }
      },
    }
    expect(await insert(slow, rows, { table: 't' })).toEqual({ bytes: taken })
    expect(taken).toBeGreaterThan(16_000_000)
    expect(mostAhead).toBeLessThan(3 * 65_536 * 8)
  })

  test('copies what memory shared by threads holds', async () => {
    const rows = new PackedArray(Point, { capacity: 2, shared: true })
    rows.push(1, 2)
    const chunks: Uint8Array[] = []
    const client = {
      async exec({ values }: ExecParameters) {
        for await (const chunk of values ?? []) chunks.push(chunk as Uint8Array)
        return { stream: (async function* () {})() }
      },
    }
    await insert(client, rows, { table: 't' })
    expect(chunks.filter(({ buffer }) => buffer instanceof SharedArrayBuffer)).toEqual([])
    expect((await select(new FakeClient(chunks), Point, '')).toJSON()).toEqual([{ x: 1, y: 2 }])
  })

  test('sends nothing of what stands beside no value', async () => {
    const Maybe = defineSlots({ s: optional(text), d: optional(date), c: optional(oneOf('a')) }, { name: 'Maybe' })
    const validity = Uint8Array.of(0)
    const rows = PackedArray.adopt(
      Maybe,
      {
        s: { values: Uint32Array.of(9), validity, dictionary: ['x'] },
        d: { values: Float64Array.of(Number.NaN), validity },
        c: { values: Uint8Array.of(7), validity },
      },
      1,
    )
    const client = new FakeClient()
    await insert(client, rows, { table: 't', dates: 'Int64' })
    expect(textOf(client)).toBe(
      '\x03\x01\x01s\x10Nullable(String)\x01\x00\x01d\x0fNullable(Int64)\x01\0\0\0\0\0\0\0\0' +
        "\x01c\x18Nullable(Enum8('a' = 0))\x01\x00",
    )
  })

  test.each([
    ['a column', defineSlots({ s: text }, { name: 'Row' }), { s: 'a\ud800' }],
    ['a list', defineSlots({ s: list(text) }, { name: 'Row' }), { s: ['a\ud800'] }],
  ])('refuses half a character in %s', async (_, Row, init) => {
    const rows = PackedArray.from(Row as never, [init as never])
    await expect(insert(new FakeClient(), rows, { table: 't' })).rejects.toMatchObject({
      code: 'bad-value',
      message:
        'insert(): "a\\ud800" has half of a pair of surrogates, which UTF-8 cannot hold. Write whole characters.',
    })
  })

  test('refuses what is no packed array, and wrong options', async () => {
    const client = new FakeClient()
    const rows = new PackedArray(Point)
    await expect(insert(client, [] as never, { table: 't' })).rejects.toThrow(
      'insert() takes a PackedArray, not an array.',
    )
    await expect(insert(client, rows, {} as never)).rejects.toMatchObject({ code: 'bad-option' })
    await expect(insert(client, rows, undefined as never)).rejects.toMatchObject({ code: 'bad-option' })
    await expect(insert(client, rows, { table: 't', format: 'x' } as never)).rejects.toMatchObject({
      code: 'unknown-option',
    })
    expect(client.asked).toEqual([])
  })
})
