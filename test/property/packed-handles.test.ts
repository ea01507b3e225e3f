// This test has neither recipes nor a model: one class, one pool, and millions of random acts, adding and removing.
// A list of the live handles and one of the dead ones follow them. A handle that comes twice would be in both.
// The acts come from support/property/random.ts, so a failure repeats itself.

import { describe, expect, test } from 'vitest'
import * as slotted from '../../src/index.js'
import { PackedPool } from '../../src/packed/index.js'
import { randomFrom } from '../support/property/random.js'

class Item extends slotted.defineSlots({ id: slotted.u32 }, { args: ['id'] }) {}

describe('handles', { timeout: 60_000 }, () => {
  test.each([
    { steps: 10_000_000, records: 1000, options: {} },
    { steps: 2_000_000, records: 3, options: { maxCapacity: 3 } },
  ])(
    'of $steps random acts on at most $records records never come twice, and are not found once their record is gone',
    ({ steps, records, options }) => {
      const random = randomFrom(records)
      const pool = new PackedPool(Item, options)
      const live: number[] = []
      const gone = new Float64Array(steps / 2)
      let removed = 0
      let wrong = 0
      for (let step = 0; step < steps; step++) {
        if (live.length < records && (live.length === 0 || random(2) === 0)) {
          live.push(pool.add(step))
        } else {
          const place = random(live.length)
          const handle = live[place] as number
          live[place] = live.at(-1) as number
          live.pop()
          if (removed < gone.length) gone[removed++] = handle
          // One that is there, which is removed; and of those that are not any more, one or another.
          if (!pool.remove(handle) || pool.has(handle)) wrong++
          const other = gone[random(removed)] as number
          if (pool.has(other) || pool.get(other) !== undefined) wrong++
        }
      }
      expect(wrong).toBe(0)
      expect(pool.size).toBe(live.length)
      for (let index = 0; index < removed; index++) if (pool.has(gone[index] as number)) wrong++
      gone.subarray(0, removed).sort()
      for (let index = 1; index < removed; index++) if (gone[index] === gone[index - 1]) wrong++
      expect(wrong).toBe(0)
      expect(live.filter((handle) => pool.get(handle) === undefined)).toEqual([])
    },
  )

  test('a row whose next handle would be 2⁵³ is not used again, neither by add, nor after compact and clear', () => {
    const rows = 2 ** 31
    const pool = new PackedPool(Item, { maxCapacity: rows - 1 })
    const first = pool.add(0)
    let last = first
    let count = 1
    pool.remove(last)
    let handle = pool.add(0)
    for (; handle % rows === first % rows; handle = pool.add(0)) {
      last = handle
      count++
      pool.remove(handle)
    }
    expect(Number.isSafeInteger(handle)).toBe(true)
    expect(pool.has(handle)).toBe(true)
    // The generations from 1 on, of which 2²² would be 2⁵³.
    expect(count).toBe(2 ** 22 - 1)
    expect(Number.isSafeInteger(last)).toBe(true)
    expect(last + rows).toBeGreaterThan(Number.MAX_SAFE_INTEGER)
    expect(pool.size).toBe(1)
    expect(pool.has(first)).toBe(false)
    expect(pool.has(last)).toBe(false)
    expect(pool.get(last)).toBe(undefined)
    expect(pool.remove(last)).toBe(false)
    for (const actions of [['compact'], ['clear'], ['clear', 'compact']] as const) {
      for (const action of actions) pool[action]()
      const handles = [pool.add(1), pool.add(2)]
      for (const other of handles) {
        expect(other % rows).not.toBe(first % rows)
        expect(Number.isSafeInteger(other)).toBe(true)
      }
      expect(handles.map((other) => pool.get(other)?.id)).toEqual([1, 2])
    }
    expect(pool.has(first)).toBe(false)
    expect(pool.has(last)).toBe(false)
  })
})
