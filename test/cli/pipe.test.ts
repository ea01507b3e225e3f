import { Schema, Table, tableFromArrays, tableFromIPC, tableToIPC, type Field } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromArrow, toArrow } from '../../src/arrow/index.js'
import { messagesOf } from '../../src/cli/stream/framing.js'
import { pipeRows } from '../../src/cli/stream/pipe-rows.js'
import * as slotted from '../../src/index.js'
import { defineSlots, f64, list, slot, u32, vec } from '../../src/index.js'
import * as packed from '../../src/packed/index.js'
import { PackedArray } from '../../src/packed/index.js'
import { untyped } from '../support/property/packed-world.js'
import { tables } from '../support/property/tables.js'
import { World } from '../support/property/world.js'
import { chunksOf, options, OWN, piped, pipedBytes, streamOf, Trip, trips, typesOf } from '../support/streams.js'

describe('rows through a pipe', () => {
  test('are those of random classes, whatever the batches and the chunks', async () => {
    const random = fc.tuple(tables, fc.nat(12), fc.integer({ min: 1, max: 3000 }))
    await fc.assert(
      fc.asyncProperty(random, async ([[recipe, records], cut, size]) => {
        const world = new World(slotted, { hasSetUp: false })
        const Class = world.classOf(recipe)
        const rows = new (untyped(packed).PackedArray)(Class)
        for (const record of records) rows.pushObject(world.make(recipe, record))
        const table = toArrow(rows as never)
        const cutInTwo = table.slice(0, cut).concat(table.slice(cut))
        const sent = tableToIPC(cutInTwo, 'stream')
        const made = tableFromIPC(await pipedBytes(chunksOf(sent, size), options(Class)))
        const plain = (all: Iterable<unknown>): unknown[] => Array.from(all, (row) => slotted.toObject(row as never))
        expect(plain(fromArrow(Class as never, made))).toStrictEqual(plain(rows))
      }),
      { numRuns: 30 },
    )
  })

  test('take columns by name, and defaults', async () => {
    const made = await piped(tableToIPC(tableFromArrays({ zone: Float64Array.of(7, 8) }), 'stream'), options(Trip))
    expect(typesOf(made)).toEqual(OWN)
    expect(made.toArray().map(String)).toEqual(
      [7, 8].map((zone) => `{"zone": ${zone}, "miles": 1, "city": "", "kind": "b", "at": null}`),
    )
  })

  test('leave unknown columns out when asked', async () => {
    const sent = tableToIPC(tableFromArrays({ zone: Uint32Array.of(7), other: Uint8Array.of(1) }), 'stream')
    await expect(piped(sent, options(Trip))).rejects.toThrow(/^batch 0: Trip has no slot for column "other"/)
    expect(typesOf(await piped(sent, { ...options(Trip), unknown: 'ignore' }))).toEqual(OWN)
  })

  test('of a class with slots that have no Arrow type are refused before anything is read, or go without them', async () => {
    class Any extends defineSlots({ zone: u32, any: slot(5) }) {}
    const unread = { [Symbol.asyncIterator]: () => expect.unreachable('read') } as unknown as AsyncIterable<Uint8Array>
    await expect(pipedBytes(unread, options(Any))).rejects.toThrow(/slot "any" of Any/)
    const work = { ...options(Any), unknown: 'ignore', untyped: 'ignore' } as const
    expect(typesOf(await piped(trips(2), work))).toEqual({ zone: 'Uint32' })
  })

  test('are refused with batch and row', async () => {
    const rows = tableFromArrays({ zone: [1, 2, null] })
    const sent = streamOf(rows.slice(0, 2).concat(rows.slice(1)).batches)
    await expect(piped(sent, options(Trip))).rejects.toThrow(/^batch 1, row 1: column "zone" is null/)
  })

  test('none are a schema', async () => {
    const made = await piped(trips(0), options(Trip))
    expect([made.numRows, typesOf(made)]).toEqual([0, OWN])
  })

  test.each(['place is a FixedSizeList', 'place is a List'])(
    'none are a schema with records and lists: %s',
    async (what) => {
      class Deep extends defineSlots({ trip: Trip, hours: list(f64), place: vec(f64, 2) }) {}
      const own = toArrow(new PackedArray(Deep)).schema.fields
      const [lists] = tableFromArrays({ place: [[1, 2]] }).schema.fields
      const fields = what.endsWith(' List') ? [...own.slice(0, 2), lists as Field] : own
      const made = await piped(tableToIPC(new Table(new Schema(fields)), 'stream'), options(Deep))
      expect([made.numRows, Object.keys(typesOf(made))]).toEqual([0, ['trip', 'hours', 'place']])
    },
  )

  test('are written before the next batch comes, and it is read when they have left', async () => {
    const whole = trips(2, 1)
    const first = trips(2).slice(0, -8)
    expect(whole.subarray(0, first.length)).toEqual(first)
    let isFree = false
    let leave = (): void => {}
    const left = new Promise<void>((resolve) => (leave = resolve))
    const input = async function* (): AsyncGenerator<Uint8Array> {
      yield first
      await left
      expect(isFree).toBe(true)
      yield whole.slice(first.length)
    }
    const write = async (parts: readonly Uint8Array[]): Promise<void> => {
      if (parts.length === 0) return
      leave()
      await new Promise((resolve) => void setImmediate(resolve))
      isFree = true
    }
    await pipeRows(input(), write, options(Trip))
  })
})

describe('a stream that is cut off, or is none', () => {
  test('is refused wherever it ends', async () => {
    const whole = trips(2, 1)
    const lengths = Array.from({ length: whole.length - 1 }, (_, index) => index + 1)
    const ends = lengths.map(async (length) => {
      for await (const message of messagesOf(chunksOf(whole.slice(0, length)))) expect(message).toBeDefined()
    })
    const reasons = (await Promise.allSettled(ends)).map((end) => (end.status === 'rejected' ? String(end.reason) : ''))
    expect(reasons.filter((reason) => !reason.includes('the stream is cut off'))).toEqual([])
  })

  test.each([
    ['', 'stdin is empty'],
    ['zone,miles\n1,2\n', 'stdin is not an Arrow IPC stream'],
    ['ARROW1\0\0', 'stdin is an Arrow file, not a stream'],
  ])('%j', async (bytes, message) => {
    await expect(pipedBytes(chunksOf(Buffer.from(bytes), 3), options(Trip))).rejects.toThrow(message)
  })

  test('goes on in the batch where it ends', async () => {
    const whole = trips(2, 1, 3)
    await expect(pipedBytes(chunksOf(whole.slice(0, -8)), options(Trip))).rejects.toThrow(
      'batch 3: the stream is cut off: it has no end mark',
    )
  })
})
