import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

/** What pools and arrays both do with their records as a whole. */
export function packedPoolRows({ slotted, packed }: Form): void {
  const { defineSlots, f64, slot, text } = slotted
  const { PackedPool } = packed

  class Entity extends defineSlots({ x: f64, name: text('') }, { args: ['x'] }) {}

  describe('records of packed pools', () => {
    test('come from objects and from records, into rows that are free', () => {
      const pool = new PackedPool(Entity)
      const first = pool.addObject({ x: 1, name: 'one' })
      const second = pool.addObject(new Entity(2, { name: 'two' }))
      expect(pool.get(first)?.name).toBe('one')
      expect(pool.get(second)?.name).toBe('two')
      pool.remove(first)
      const third = pool.addObject({ x: 3 })
      expect(third % 2 ** 26).toBe(first % 2 ** 26)
      expect(third).not.toBe(first)
      expect(Array.from(pool, ({ x, name }) => [x, name])).toEqual([
        [3, ''],
        [2, 'two'],
      ])
    })

    test('are those of a subclass of pools too, with methods of its own', () => {
      class Counting extends PackedPool<typeof Entity> {
        added = 0

        override add(...slots: [x: number, rest?: { name?: string }]): number {
          this.added++
          return super.add(...slots)
        }
      }
      const pool = new Counting(Entity)
      const first = pool.add(1, { name: 'one' })
      pool.add(2)
      expect(pool).toBeInstanceOf(Counting)
      expect([pool.added, pool.size, pool.get(first)?.name]).toEqual([2, 2, 'one'])
      expect(Array.from(pool, ({ x }) => x)).toEqual([1, 2])
      pool.remove(first)
      expect(pool.get(first)).toBeUndefined()
      expect(codeOf(() => pool.add('no' as never))).toBe('bad-value')
      expect(pool.size).toBe(1)
      const usual = new PackedPool(Entity)
      expect([Object.getPrototypeOf(usual) === Counting.prototype, usual.constructor]).toEqual([false, PackedPool])
    })

    test('are not added if they are refused', () => {
      const pool = new PackedPool(Entity)
      const first = pool.addObject({ x: 1 })
      pool.addObject({ x: 2 })
      pool.remove(first)
      expect(codeOf(() => pool.addObject({ x: 'no' } as never))).toBe('bad-value')
      expect(codeOf(() => pool.addObject({ y: 1 } as never))).toBeDefined()
      expect(codeOf(() => pool.addObject(null as never))).toBe('bad-value')
      expect(pool.size).toBe(1)
      expect(Array.from(pool, ({ x }) => x)).toEqual([2])
      expect(pool.get(pool.addObject({ x: 5 }))?.x).toBe(5)
      expect(Array.from(pool, ({ x }) => x)).toEqual([5, 2])
    })

    test('that set-up refuses leave the pool as it was, in a new row and in a free one', () => {
      class Careful extends defineSlots(
        { x: f64 },
        {
          setUp({ x }) {
            if (x < 0) throw new Error('below 0')
          },
        },
      ) {}
      const pool = new PackedPool(Careful)
      const first = pool.addObject({ x: 1 })
      const second = pool.addObject({ x: 2 })
      expect(refused(() => pool.addObject({ x: -1 })).message).toBe('below 0')
      pool.remove(first)
      expect(refused(() => pool.addObject({ x: -1 })).message).toBe('below 0')
      expect([...pool.handles()]).toEqual([second])
      expect(pool.get(pool.addObject({ x: 3 }))?.x).toBe(3)
      expect(pool.size).toBe(2)
    })

    test('are found by a test, which is told the handle and the pool', () => {
      const pool = new PackedPool(Entity)
      const handles = [1, 2, 3].map((x) => pool.add(x))
      pool.remove(handles[0] as number)
      const seen: unknown[] = []
      const found = pool.find((record, handle, where) => {
        seen.push([record.x, handle, where])
        return record.x > 2
      })
      expect(found?.x).toBe(3)
      expect(found).toBeInstanceOf(Entity)
      expect(seen).toEqual([
        [2, handles[1], pool],
        [3, handles[2], pool],
      ])
      expect(pool.find(() => false)).toBe(undefined)
    })

    test('come out with their handles, and as records of their own', () => {
      const pool = new PackedPool(Entity)
      const handles = [1, 2, 3].map((x) => pool.add(x))
      pool.remove(handles[1] as number)
      expect(Array.from(pool.entries(), ([handle, { x }]) => [handle, x])).toEqual([
        [handles[0], 1],
        [handles[2], 3],
      ])
      const records = pool.toRecords()
      pool.clear()
      expect(records.map(({ x }) => x)).toEqual([1, 3])
    })

    test('take the bytes of their columns, and four each for the handle', () => {
      class Pair extends defineSlots({ x: f64, any: slot<unknown>() }) {}
      expect(new PackedPool(Pair, { capacity: 1000 }).bytes).toBe(12_000)
    })
  })
}
