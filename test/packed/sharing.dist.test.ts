import { beforeEach, describe, expect, test } from 'vitest'
import { configure, isCompiled } from 'slotted'
import { PackedArray } from 'slotted/packed'
import {
  defineEvent,
  defineReading,
  defineTotal,
  isWhole,
  readingOf,
  type Reading,
} from '../fixtures/sharing/records.mjs'
import { startThread, type Thread } from '../support/threads.js'

const CAPACITY = 20

describe.each([
  ['compiled', 'compiled'],
  ['compiled', 'interpreted'],
  ['interpreted', 'compiled'],
  ['interpreted', 'interpreted'],
])('an array of a thread that is %s, shared with one that is %s', (here, there) => {
  const codegenThere = there === 'compiled'
  let Class: typeof Reading
  let array: PackedArray<typeof Reading>
  let thread: Thread

  /** Adds readings as this thread writes them, from the number on that the length is. */
  function pushHere(count: number): void {
    for (let added = 0; added < count; added++) array.push(...readingOf(Class.Point, 1, array.length))
  }

  beforeEach(async () => {
    configure({ codegen: here === 'compiled' })
    Class = defineReading()
    array = new PackedArray(Class, { shared: true, capacity: CAPACITY })
    thread = startThread(codegenThere, 'defineReading', array.share())
    expect(isCompiled(Class)).toBe(here === 'compiled')
    expect(await thread.ask('attach')).toBe(codegenThere)
  })

  test('the other thread sees the rows that this one wrote, before and after it attached', async () => {
    pushHere(3)
    const rows = (await thread.ask('read')) as Reading[]
    expect(rows.map(({ writer, number }) => [writer, number])).toEqual([
      [1, 0],
      [1, 1],
      [1, 2],
    ])
    expect(rows.filter((one) => !isWhole(one))).toEqual([])
    expect(await thread.ask('at', { index: -1 })).toMatchObject({ number: 2, isInstance: true })
    const late = startThread(codegenThere, 'defineReading', array.share())
    await late.ask('attach')
    expect(await late.ask('read')).toEqual(rows)
  })

  test('this thread sees the rows that the other one wrote, as records of its own class', async () => {
    expect(await thread.ask('pushReading', { writer: 2, number: 0 })).toBe(1)
    expect(await thread.ask('pushReading', { writer: 2, number: 4 })).toBe(2)
    expect(Array.from(array, isWhole)).toEqual([true, true])
    expect(array.at(1)).toBeInstanceOf(Class)
    expect(array.at(1).label).toBe('2/4')
    expect(array.at(1).previous?.x).toBe(-4)
  })

  test('views write through to the other thread, both ways, bits and nested records included', async () => {
    pushHere(9)
    const view = array.at(8)
    await thread.ask('write', {
      index: 8,
      changes: { isEven: false, note: 77, level: 'high', previous: undefined, stamp: 5n },
    })
    await thread.ask('writePlace', { index: 8, changes: { y: 2.5, isFixed: true } })
    expect(view).toMatchObject({ isEven: false, note: 77, level: 'high', previous: undefined, stamp: 5n, number: 8 })
    expect(view.place.y).toBe(2.5)
    expect(view.place.isFixed).toBe(true)
    expect(Array.from(array, isWhole)).toEqual([...Array.from({ length: 8 }, () => true), false])
    view.note = undefined
    view.place.isFixed = false
    view.previous = new Class.Point(1, 2, true)
    expect(await thread.ask('at', { index: 8 })).toMatchObject({
      note: undefined,
      place: { y: 2.5, isFixed: false },
      previous: { x: 1, y: 2, isFixed: true },
    })
  })

  test('columns are the same memory in both threads', async () => {
    pushHere(2)
    const { checksum, stamp } = array.columns
    expect(await thread.ask('column', { name: 'checksum', index: 1, value: 99 })).toBe(readingOf(Class.Point, 1, 1)[9])
    await thread.ask('column', { name: 'stamp', index: 0, value: -3n })
    expect(checksum[1]).toBe(99)
    expect(stamp[0]).toBe(-3n)
    expect(array.at(1).checksum).toBe(99)
    checksum[0] = 7
    expect(await thread.ask('at', { index: 0 })).toMatchObject({ checksum: 7, stamp: -3n })
    expect(checksum.buffer).toBeInstanceOf(SharedArrayBuffer)
    expect(checksum).toHaveLength(CAPACITY)
  })

  test('the length, iteration and the range of at() follow the other thread', async () => {
    const rows = array[Symbol.iterator]()
    expect(await thread.refusal('at', { index: 0 })).toMatchObject({ isRangeError: true, code: 'out-of-range' })
    pushHere(1)
    expect(await thread.ask('lengths')).toEqual([1, 1, -1, CAPACITY])
    expect(rows.next().value).toMatchObject({ number: 0 })
    await thread.ask('pushReading', { writer: 1, number: 1 })
    expect(array.length).toBe(2)
    expect([...array].length).toBe(2)
    expect(array.at(-1).number).toBe(1)
    expect(rows.next().value?.number).toBe(1)
    expect(rows.next().done).toBe(true)
    await thread.ask('truncate', { length: 1 })
    expect(() => array.at(1)).toThrow(expect.objectContaining({ code: 'out-of-range' }))
  })

  test('one thread removes rows, and the other sees those that are left, whole', async () => {
    pushHere(CAPACITY)
    await thread.ask('swapRemove', { index: 3 })
    expect(array.length).toBe(CAPACITY - 1)
    expect(array.at(3).number).toBe(CAPACITY - 1)
    expect(array.at(-1).number).toBe(CAPACITY - 2)
    expect(await thread.ask('pop')).toMatchObject({ number: CAPACITY - 2 })
    await thread.ask('truncate', { length: 10 })
    expect(Array.from(array, ({ number }) => number)).toEqual([0, 1, 2, CAPACITY - 1, 4, 5, 6, 7, 8, 9])
    expect([...array].filter((one) => !isWhole(one))).toEqual([])
    pushHere(4)
    array.swapRemove(0)
    expect(array.pop()).toMatchObject({ number: 12 })
    expect(((await thread.ask('read')) as Reading[]).map(({ number }) => number)).toEqual([
      13,
      1,
      2,
      CAPACITY - 1,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      11,
    ])
    expect([...array].filter((one) => !isWhole(one))).toEqual([])
    array.clear()
    expect(await thread.ask('lengths')).toEqual([0, 0, -1, CAPACITY])
  })

  test('set, sort, pushObject and copies work on shared rows', async () => {
    pushHere(12)
    array.set(5, new Class(...readingOf(Class.Point, 3, 100)))
    array.sort((left, right) => right.number - left.number)
    array.pushObject(new Class(...readingOf(Class.Point, 4, 200)))
    const rows = (await thread.ask('read')) as Reading[]
    expect(rows.map(({ number }) => number)).toEqual([100, 11, 10, 9, 8, 7, 6, 4, 3, 2, 1, 0, 200])
    expect(rows.filter((one) => !isWhole(one))).toEqual([])
    expect(await thread.ask('copies')).toBe(true)
  })

  test('set-up runs on the rows that either thread adds, and writes read-only slots', async () => {
    const totals = new PackedArray(defineTotal(), { shared: true, capacity: 4 })
    const adder = startThread(codegenThere, 'defineTotal', totals.share())
    await adder.ask('attach')
    totals.push(1, 2)
    expect(await adder.ask('push', { values: [3, 5] })).toBe(2)
    expect(await adder.ask('read')).toEqual([
      { left: 1, right: 2, sum: 3, isOdd: true },
      { left: 3, right: 5, sum: 8, isOdd: false },
    ])
    expect(Array.from(totals, ({ sum, isOdd }) => [sum, isOdd])).toEqual([
      [3, true],
      [8, false],
    ])
    expect(() => Object.assign(totals.at(0), { sum: 0 })).toThrow(TypeError)
  })
})

test.each([true, false])(
  'threads share text by strings that are given, and refuse others (compiled: %s)',
  async (there) => {
    configure({ codegen: !there })
    const strings = { kind: ['start', 'stop'], note: ['', 'late'] }
    const array = new PackedArray(defineEvent(), { shared: true, capacity: 3, text: strings })
    array.push('start', undefined)
    const thread = startThread(there, 'defineEvent', array.share())
    expect(await thread.ask('attach')).toBe(there)
    expect(await thread.ask('push', { values: ['stop', 'late'] })).toBe(2)
    await thread.ask('write', { index: 0, changes: { note: '' } })
    expect(await thread.refusal('push', { values: ['stop', 'early'] })).toMatchObject({
      isTypeError: true,
      code: 'bad-value',
      message: expect.stringContaining(
        'slot "note" must be one of the strings that are shared, "", "late", not "early"',
      ),
    })
    expect(Array.from(array, ({ kind, note }) => [kind, note])).toEqual([
      ['start', ''],
      ['stop', 'late'],
    ])
    expect(await thread.ask('read')).toEqual([
      { kind: 'start', note: '' },
      { kind: 'stop', note: 'late' },
    ])
  },
)
