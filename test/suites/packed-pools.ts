import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

export function packedPools({ slotted, packed }: Form): void {
  const { defineSlots, f64, slot, text } = slotted
  const { PackedPool } = packed

  class Entity extends defineSlots({ x: f64, name: text('') }, { args: ['x'] }) {
    double(): number {
      return this.x * 2
    }
  }

  describe('packed pools', () => {
    test('a handle finds its record until it is removed', () => {
      const pool = new PackedPool(Entity)
      const [one, two] = [pool.add(1), pool.add(2, { name: 'two' })]
      expect(pool.size).toBe(2)
      expect(pool.has(one)).toBe(true)
      expect(pool.get(one)?.x).toBe(1)
      expect(pool.get(two)?.name).toBe('two')
      expect(pool.get(two)?.double()).toBe(4)
      expect(pool.remove(one)).toBe(true)
      expect(pool.remove(one)).toBe(false)
      expect(pool.has(one)).toBe(false)
      expect(pool.get(one)).toBe(undefined)
      expect(pool.size).toBe(1)
      expect(Number.isSafeInteger(two)).toBe(true)
      expect(two).toBeGreaterThan(0)
    })

    test('rows are used again, under handles that were never used', () => {
      const pool = new PackedPool(Entity, { capacity: 4 })
      const seen = new Set<number>()
      for (let round = 0; round < 1000; round++) {
        const handle = pool.add(round)
        expect(seen.has(handle)).toBe(false)
        seen.add(handle)
        pool.remove(handle)
      }
      expect(pool.capacity).toBe(4)
      expect(pool.size).toBe(0)
      expect([...seen].filter((handle) => pool.has(handle))).toEqual([])
    })

    test('what is no handle finds nothing', () => {
      const pool = new PackedPool(Entity)
      const handle = pool.add(1)
      const removed = pool.add(2)
      pool.remove(removed)
      for (const value of [
        1n,
        Symbol('s'),
        0,
        -1,
        -handle,
        -removed,
        handle + 0.5,
        Number.NaN,
        Infinity,
        -Infinity,
        2 ** 53,
        1,
        '0',
        String(handle),
        undefined,
        null,
      ]) {
        expect(pool.has(value as never)).toBe(false)
        expect(pool.get(value as never)).toBe(undefined)
        expect(pool.remove(value as never)).toBe(false)
      }
      expect(pool.size).toBe(1)
    })

    test('loops pass over rows without a record', () => {
      const pool = new PackedPool(Entity)
      const handles = Array.from({ length: 6 }, (_, x) => pool.add(x))
      for (const index of [0, 3, 5]) pool.remove(handles[index] as number)
      expect(Array.from(pool, ({ x }) => x)).toEqual([1, 2, 4])
      expect([...pool.handles()]).toEqual([handles[1], handles[2], handles[4]])
      const seen: unknown[] = []
      pool.forEach((entity, handle, given) => seen.push([entity.x, handle, given === pool]))
      expect(seen).toEqual([
        [1, handles[1], true],
        [2, handles[2], true],
        [4, handles[4], true],
      ])
      for (const handle of pool.handles()) pool.remove(handle)
      expect(pool.size).toBe(0)
      expect([...pool]).toEqual([])
    })

    test('compact closes the gaps, and tells of every record that gets another handle', () => {
      const pool = new PackedPool(Entity)
      const handles = Array.from({ length: 8 }, (_, x) => pool.add(x, { name: `e${x}` }))
      for (const index of [1, 2, 6]) pool.remove(handles[index] as number)
      const moved = new Map<number, number>()
      pool.compact((from, to) => moved.set(from, to))
      expect(Array.from(pool, ({ name }) => name)).toEqual(['e0', 'e7', 'e5', 'e3', 'e4'])
      expect([...moved.keys()]).toEqual([handles[7], handles[5]])
      expect(Array.from(moved.values(), (handle) => pool.get(handle)?.x)).toEqual([7, 5])
      expect(handles.filter((handle) => pool.has(handle)).map((handle) => pool.get(handle)?.x)).toEqual([0, 3, 4])
      const added = new Set([pool.add(20), pool.add(21), pool.add(22), pool.add(23)])
      expect([...handles, ...moved.values()].filter((handle) => added.has(handle))).toEqual([])
      expect(pool.size).toBe(9)
      expect(pool.capacity).toBe(16)
      pool.clear()
      pool.compact()
      expect(pool.size).toBe(0)
      expect([...pool.handles()]).toEqual([])
    })

    test('a callback of compact that throws leaves a pool that works', () => {
      const pool = new PackedPool(Entity)
      const handles = Array.from({ length: 6 }, (_, x) => pool.add(x))
      for (const index of [0, 1]) pool.remove(handles[index] as number)
      expect(() =>
        pool.compact(() => {
          throw new Error('no')
        }),
      ).toThrow('no')
      expect(new Set(Array.from(pool, ({ x }) => x))).toEqual(new Set([2, 3, 4, 5]))
      expect(new Set(Array.from(pool.handles(), (handle) => pool.get(handle)?.x))).toEqual(new Set([2, 3, 4, 5]))
      pool.add(9)
      expect(new Set(Array.from(pool, ({ x }) => x))).toEqual(new Set([2, 3, 4, 5, 9]))
    })

    test('a callback of compact may add and remove records', () => {
      const pool = new PackedPool(Entity)
      const handles = Array.from({ length: 6 }, (_, x) => pool.add(x))
      for (const index of [0, 1, 2]) pool.remove(handles[index] as number)
      const added = new Map<number, number>()
      const add = (x: number): Map<number, number> => added.set(pool.add(x), x)
      pool.compact((_, to) => {
        for (let count = 0; count < 10; count++) add(10 + added.size)
        if (added.size > 10) pool.remove(to)
      })
      for (let x = 20; x < 25; x++) add(x)
      expect(pool.size).toBe([...pool.handles()].length)
      expect([...added].filter(([handle, x]) => pool.get(handle)?.x !== x)).toEqual([])
      expect(new Set([...pool.handles()].map((handle) => handle % 2 ** 26)).size).toBe(pool.size)
    })

    test('a row whose handles would pass 2 to the 53rd is not used again', () => {
      class Row extends defineSlots(['x'])<{ x: number }> {}
      const pool = new PackedPool(Row, { capacity: 1, maxCapacity: 2 ** 31 - 1 })
      const rows = 2 ** 31
      const first = pool.add(0)
      pool.remove(first)
      let last = first
      for (let generation = 2; generation < 2 ** 22; generation++) {
        last = pool.add(generation)
        pool.remove(last)
      }
      expect(last % rows).toBe(0)
      expect(Math.floor(last / rows)).toBe(2 ** 22 - 1)
      const next = pool.add(1)
      expect(next % rows).toBe(1)
      expect(Math.floor(next / rows)).toBe(1)
      expect(pool.get(next)?.x).toBe(1)
      pool.compact()
      pool.remove(next)
      pool.compact()
      expect(pool.add(2) % rows).toBe(1)
      expect(pool.size).toBe(1)
    })

    test('what is refused is not added, and loses no row', () => {
      const pool = new PackedPool(Entity, { capacity: 1, maxCapacity: 2 })
      const first = pool.add(1)
      pool.remove(first)
      expect(codeOf(() => pool.add('x' as never))).toBe('bad-value')
      // @ts-expect-error -- one too few
      expect(codeOf(() => pool.add())).toBe('missing-slot')
      const handles = [pool.add(2), pool.add(3)]
      expect(refused(() => pool.add(4)).name).toBe('RangeError')
      expect(codeOf(() => pool.add(4))).toBe('too-many-rows')
      expect(pool.size).toBe(2)
      expect(handles.map((handle) => pool.get(handle)?.x)).toEqual([2, 3])
    })

    test('set-up runs on each row, and may add records itself', () => {
      const children: number[] = []
      class Parent extends defineSlots(
        { depth: f64, seen: f64(0) },
        {
          args: ['depth'],
          setUp(record) {
            if (record.depth > 3) throw new Error('too deep')
            if (record.depth > 0) children.push(pool.add(record.depth - 1))
            record.seen = record.depth + 10
          },
        },
      ) {}
      const pool = new PackedPool(Parent)
      pool.remove(pool.add(0))
      pool.add(2)
      expect(new Set(Array.from(pool, ({ depth, seen }) => `${depth} ${seen}`))).toEqual(
        new Set(['0 10', '1 11', '2 12']),
      )
      expect(children.map((handle) => pool.get(handle)?.depth)).toEqual([0, 1])
      expect(() => pool.add(4)).toThrow('too deep')
      expect(pool.size).toBe(3)
    })

    test('records that a failing set-up has added behind its own are gone with it', () => {
      const children: number[] = []
      class Parent extends defineSlots(
        { depth: f64 },
        {
          args: ['depth'],
          setUp(record) {
            if (record.depth === 0) return
            children.push(pool.add(0), pool.add(0))
            throw new Error('too late')
          },
        },
      ) {}
      const pool = new PackedPool(Parent)
      const first = pool.add(0)
      expect(() => pool.add(1)).toThrow('too late')
      expect(pool.size).toBe(1)
      expect(children).toHaveLength(2)
      expect(children.filter((handle) => pool.has(handle))).toEqual([])
      expect([...pool.handles()]).toEqual([first])
      const next = [pool.add(0), pool.add(0), pool.add(0)]
      expect(next.filter((handle) => children.includes(handle))).toEqual([])
      expect(next.map((handle) => pool.get(handle)?.depth)).toEqual([0, 0, 0])
    })

    test('a set-up that fails after it has added and removed leaves no row behind that is used twice', () => {
      class Parent extends defineSlots(
        { depth: f64 },
        {
          args: ['depth'],
          setUp(record) {
            if (record.depth < 1) return
            const [one] = [pool.add(0), pool.add(0.5)]
            pool.remove(one)
            throw new Error('too late')
          },
        },
      ) {}
      const pool = new PackedPool(Parent)
      expect(() => pool.add(1)).toThrow('too late')
      const handles = [0.1, 0.2, 0.3, 0.4].map((depth) => pool.add(depth))
      expect(pool.size).toBe(4)
      expect(handles.map((handle) => pool.get(handle)?.depth)).toEqual([0.1, 0.2, 0.3, 0.4])
    })

    test('a pool is not compacted while a record is being added', () => {
      let hook = (): void => undefined
      class Hooked extends defineSlots(
        { x: f64 },
        {
          args: ['x'],
          setUp() {
            hook()
          },
        },
      ) {}
      const pool = new PackedPool(Hooked)
      const handles = [1, 2, 3, 4].map((x) => pool.add(x))
      pool.remove(handles[0] as number)
      hook = () => {
        hook = () => undefined
        pool.compact()
      }
      expect(refused(() => pool.add(99)).message).toBe(
        'PackedPool.compact(): a record is being added. Call it after add() has returned.',
      )
      expect(pool.size).toBe(3)
      expect(Array.from(pool, ({ x }) => x)).toEqual([2, 3, 4])
      pool.compact()
      expect(pool.get(pool.add(5))?.x).toBe(5)
    })

    test('a default may add to the pool it is added to', () => {
      class Node extends defineSlots(
        { id: f64, child: slot((): number => (depth++ < 2 ? pool.add(depth) : -1)) },
        { args: ['id'] },
      ) {}
      let depth = 0
      const pool = new PackedPool(Node)
      const handle = pool.add(10)
      expect(pool.size).toBe(3)
      expect(pool.get(handle)?.id).toBe(10)
      expect(pool.get(pool.get(handle)?.child ?? 0)?.id).toBe(1)
    })

    test('options are checked, and console.log shows records', () => {
      expect(codeOf(() => new PackedPool(Entity, { shared: true } as never))).toBe('unknown-option')
      expect(codeOf(() => new PackedPool(Entity, { capacity: 3, maxCapacity: 2 }))).toBe('conflicting-options')
      expect(refused(() => new PackedPool({} as never)).message).toMatch(/^new PackedPool\(\) takes a class/)
      const pool = new PackedPool(Entity)
      pool.add(1)
      expect(inspect(pool)).toBe("PackedPool<Entity>(1) [ Entity { x: 1, name: '' } ]")
      expect(JSON.stringify(pool)).toBe('[{"x":1,"name":""}]')
    })
  })
}
