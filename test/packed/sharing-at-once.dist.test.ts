import { describe, expect, test } from 'vitest'
import { configure } from 'slotted'
import { PackedArray } from 'slotted/packed'
import { defineReading, defineTotal, hasBitsOf, isWhole, type Reading } from '../fixtures/sharing/records.mjs'
import { askAll, startThreads, type Refusal } from '../support/threads.js'

/** The numbers of each writer's rows, sorted. */
function numbersByWriter(array: PackedArray<typeof Reading>, writers: number): readonly number[][] {
  const numbers = Array.from({ length: writers }, (): number[] => [])
  for (const { writer, number } of array) numbers[writer]?.push(number)
  return numbers.map((one) => one.sort((a, b) => a - b))
}

/** Rows whose slots do not belong together. */
function torn(array: PackedArray<typeof Reading>): readonly string[] {
  return Array.from(array)
    .filter((reading) => !isWhole(reading))
    .map(({ label }) => label)
}

describe.each([
  ['compiled', true],
  ['interpreted', false],
])('%s, and threads that are of both forms', (_form, codegen) => {
  test.each([
    [2, 40_000],
    [4, 20_000],
  ])('%i threads push at once, and no row is lost or torn', async (writers, count) => {
    configure({ codegen })
    const array = new PackedArray(defineReading(), { shared: true, capacity: writers * count })
    const threads = await startThreads(writers, codegen, 'defineReading', array.share())
    await askAll(threads, 'pushReadings', { count })
    expect(array).toHaveLength(writers * count)
    const all = Array.from({ length: count }, (_, number) => number)
    expect(numbersByWriter(array, writers)).toEqual(Array.from({ length: writers }, () => all))
    expect(torn(array)).toEqual([])
  })

  test.each([2, 4])(
    '%i threads push more than there is room for: as many as there is room for are pushed, and none is written over',
    async (writers) => {
      const capacity = 20_003
      configure({ codegen })
      const array = new PackedArray(defineReading(), { shared: true, capacity })
      const threads = await startThreads(writers, codegen, 'defineReading', array.share())
      const outcomes = (await askAll(threads, 'fill', {})) as readonly { won: number; refusals: Refusal[] }[]
      expect(array).toHaveLength(capacity)
      expect(outcomes.reduce((sum, { won }) => sum + won, 0)).toBe(capacity)
      for (const { refusals } of outcomes) {
        expect(refusals).toHaveLength(3)
        for (const refusal of refusals)
          expect(refusal).toMatchObject({
            isRangeError: true,
            code: 'too-many-rows',
            message: expect.stringContaining(`${capacity} records`),
          })
      }
      const expected = outcomes.map(({ won }) => Array.from({ length: won }, (_, number) => number))
      expect(numbersByWriter(array, writers)).toEqual(expected)
      expect(torn(array)).toEqual([])
    },
  )

  test('set-up runs on every row that threads push at once', async () => {
    const [writers, count] = [3, 20_000]
    configure({ codegen })
    const totals = new PackedArray(defineTotal(), { shared: true, capacity: writers * count })
    const threads = await startThreads(writers, codegen, 'defineTotal', totals.share())
    await askAll(threads, 'pushTotals', { count })
    const seen = new Set<number>()
    let wrong = 0
    for (const { left, right, sum, isOdd } of totals) {
      seen.add(left * count + right)
      if (sum !== left + right || isOdd !== (sum % 2 === 1)) wrong++
    }
    expect(totals.length).toBe(writers * count)
    expect(seen.size).toBe(writers * count)
    expect(wrong).toBe(0)
  })

  test('threads that write bits of one byte at once, through views, do not undo each other', async () => {
    const [writers, rows, rounds] = [4, 8, 40_000]
    configure({ codegen })
    const Class = defineReading()
    const array = new PackedArray(Class, { shared: true, capacity: rows })
    for (let row = 0; row < rows; row++)
      array.push(0, row, false, true, undefined, 'low', new Class.Point(0, 0, false), undefined, 0n, 0)
    const threads = await startThreads(writers, codegen, 'defineReading', array.share())
    expect(await askAll(threads, 'flip', { rounds })).toEqual([0, 0, 0, 0])
    expect(
      Array.from(
        array,
        (reading, row) => hasBitsOf(reading, row + rounds - 1) && reading.isThird && reading.number === row,
      ),
    ).not.toContain(false)
  })
})
