import { describe, expect, test } from 'vitest'
import { Handles } from '../../src/packed/array/handles.js'

describe('Handles', () => {
  test('gives each row a handle above 0 that says its row', () => {
    const handles = new Handles(8, 4)
    const given = [0, 1, 2].map((row) => handles.allocate(row, 4))
    expect(given).toEqual([8, 9, 10])
    expect(given.map((handle) => handles.rowOf(handle))).toEqual([0, 1, 2])
    expect(handles.size).toBe(3)
  })

  test('gives a row that is used again another handle', () => {
    const handles = new Handles(8, 4)
    const first = handles.allocate(3, 4)
    expect(handles.retire(first)).toBe(true)
    const second = handles.allocate(3, 4)
    expect(second).not.toBe(first)
    expect(handles.rowOf(second)).toBe(3)
    expect(handles.isLive(first)).toBe(false)
    expect(handles.isLive(second)).toBe(true)
  })

  test.each([0, -8, 8.5, 9, 16, Number.NaN, Infinity, undefined, '8'])('finds nothing by %o', (other) => {
    const handles = new Handles(8, 4)
    handles.allocate(0, 4)
    expect(handles.isLive(other as number)).toBe(false)
  })

  test('makes the number of rows a power of two', () => {
    expect(new Handles(5, 5).allocate(4, 5)).toBe(8 + 4)
    expect(new Handles(1, 1).allocate(0, 1)).toBe(2)
    expect(new Handles(2 ** 31 - 1, 1).allocate(0, 1)).toBe(2 ** 31)
  })

  test('keeps its handles when it grows', () => {
    const handles = new Handles(64, 1)
    const first = handles.allocate(0, 1)
    const far = handles.allocate(20, 32)
    expect([handles.isLive(first), handles.isLive(far), handles.at(20)]).toEqual([true, true, far])
  })

  test('takes the row that became free last, and none that lies behind the end or has a record', () => {
    const handles = new Handles(8, 8)
    const given = [0, 1, 2, 3].map((row) => handles.allocate(row, 8))
    for (const row of [0, 2, 1, 3]) {
      handles.retire(given[row] as number)
      handles.giveBack(row)
    }
    handles.allocate(1, 8)
    expect([handles.takeFree(3), handles.takeFree(3), handles.takeFree(3)]).toEqual([2, 0, undefined])
  })

  test('finds the next row with a record, and the end where there is none', () => {
    const handles = new Handles(8, 8)
    const given = [0, 1, 2, 3].map((row) => handles.allocate(row, 8))
    handles.retire(given[0] as number)
    handles.retire(given[3] as number)
    expect([0, 1, 2, 3].map((row) => handles.nextOccupied(row, 4))).toEqual([1, 1, 2, 4])
    expect([0, 1, 2, 3].map((row) => handles.at(row) > 0)).toEqual([false, true, true, false])
  })

  test('gives a row no other handle when the next one would not be exact', () => {
    const handles = new Handles(2 ** 31, 1)
    let handle = handles.allocate(0, 1)
    while (handles.retire(handle)) handle = handles.allocate(0, 1)
    expect(handle + 2 ** 31).toBe(2 ** 53)
    expect([handles.isFree(0), handles.isLive(handle), handles.size]).toEqual([false, false, 0])
    handles.collectFree(1)
    expect(handles.takeFree(1)).toBeUndefined()
  })

  test('retires the handles of all rows from one on', () => {
    const handles = new Handles(8, 8)
    const given = [0, 1, 2].map((row) => handles.allocate(row, 8))
    handles.retireFrom(1)
    expect(given.map((handle) => handles.isLive(handle))).toEqual([true, false, false])
    expect(handles.size).toBe(1)
  })

  test('collects free rows, the first of them first', () => {
    const handles = new Handles(8, 8)
    for (const row of [0, 1, 2, 3]) handles.allocate(row, 8)
    for (const row of [2, 0, 3]) handles.retire(handles.at(row))
    handles.collectFree(3)
    expect([handles.takeFree(3), handles.takeFree(3), handles.takeFree(3)]).toEqual([0, 2, undefined])
  })
})
