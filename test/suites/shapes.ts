import { describe, expect, test } from 'vitest'
import { collectGarbage } from '../../src/memory/watch/garbage.js'
import { countShapes, hasFastProperties } from '../../src/shape/index.js'
import type { Form } from '../support/form.js'

const VALUES = [1, -1, 'text', {}, [], undefined, null, 5n, Symbol('s'), true, () => 1, 2 ** 31]

type Free = new (...values: unknown[]) => Record<string, unknown>

/** Records made with every value, and records into which every value was written. */
function manyRecords(Class: Free, isWritable: boolean): object[] {
  const made = VALUES.flatMap((value) => VALUES.map((other) => new Class(value, other)))
  if (!isWritable) return made
  const written = VALUES.map((value) => {
    const record = new Class(0, 0)
    for (const name of Object.keys(record)) record[name] = value
    return record
  })
  return [...made, ...written]
}

function heapUsed(): number {
  collectGarbage('shapes()')
  return process.memoryUsage().heapUsed
}

export function shapes({ slotted }: Form): void {
  const { defineSlots, extendSlots } = slotted
  const closings = ['sealed', 'guarded', 'frozen', 'open'] as const

  describe('one hidden class', () => {
    test('however records came to be: new, copy, fromObject, parse', () => {
      class Pair extends defineSlots(['a', 'b'])<{ a: number; b: number }> {}
      class Point extends defineSlots({ x: slotted.slot<number>(), y: slotted.slot<number>() }) {}
      const pairs = [
        new Pair(1, 2),
        slotted.copy(new Pair(1, 2)),
        slotted.copy(new Pair(1, 2), { a: 3 }),
        slotted.fromObject(Pair, { a: 1, b: 2 }),
        slotted.parse(Pair, { a: 1, b: 2 }),
      ]
      const points = [
        new Point({ x: 1, y: 2 }),
        slotted.copy(new Point({ x: 1, y: 2 }), { y: 3 }),
        slotted.fromObject(Point, { x: 1, y: 2 }),
        slotted.parse(Point, { x: 1, y: 2 }),
      ]
      expect(countShapes(pairs)).toBe(1)
      expect(countShapes(points)).toBe(1)
    })

    test.each(closings)('%s: whatever the slots hold, after a hundred other classes', (closed) => {
      for (let other = 0; other < 100; other++) {
        const Other = defineSlots([`a${other}`, 'b'], { closed: closings[other % 4] as 'sealed' })
        for (let index = 0; index < 20; index++) new Other(index, 'x')
      }
      class Pair extends defineSlots(['a', 'b'], { closed }) {}
      class Leaf extends extendSlots(Pair, ['c']) {}
      for (const Class of [Pair, Leaf] as unknown as Free[]) {
        const all = manyRecords(Class, closed !== 'frozen')
        expect(countShapes(all)).toBe(1)
        expect(all.filter((one) => !hasFastProperties(one))).toEqual([])
      }
    })

    test.each(closings)('%s: though there was no record for a while, and garbage was collected', (closed) => {
      class Typed extends defineSlots({ a: slotted.f64, b: slotted.u32 }, { closed, args: ['a', 'b'] }) {}
      const Class = Typed as unknown as Free
      for (let index = 0; index < 10; index++) new Class(1, 1)
      collectGarbage('this test')
      expect(countShapes([new Class(1, 1), new Class(0.5, 2 ** 32 - 1)])).toBe(1)
    })

    // Computed names have a low limit in V8, which an interpreted form meets from some 28 slots on.
    test.each([1, 8, 9, 28, 32, 33, 42, 129, 300, 1020])(
      'of %i slots, by position, by keyword and extended, made or copied',
      (count) => {
        const names = Array.from({ length: count }, (_, position) => `slot${position}`)
        const kinds = [slotted.slot(), slotted.f64, slotted.u8, slotted.text]
        const values = names.map((_, position) => [0, 0.5, 3, 'a'][position % 4])
        const init = Object.fromEntries(names.map((name, position) => [name, values[position]]))
        class Row extends defineSlots(names, { closed: 'guarded' }) {}
        class Keyed extends (defineSlots as unknown as (definition: unknown) => Free)(
          Object.fromEntries(names.map((name, position) => [name, kinds[position % 4]])),
        ) {}
        class Extended extends extendSlots(defineSlots(names.slice(0, count >> 1)), names.slice(count >> 1)) {}
        const make = (Class: unknown, ...given: readonly unknown[]): object => new (Class as Free)(...given)
        for (const [Class, ...given] of [
          [Row, ...values],
          [Keyed, init],
          [Extended, ...values],
        ] as const) {
          const made = Array.from({ length: 12 }, () => make(Class, ...given))
          const all = [
            ...made,
            slotted.copy(made[0] as never),
            slotted.fromObject(Class as never, init as never),
          ] as object[]
          expect(countShapes(all), Class.name).toBe(1)
          expect(all.every(hasFastProperties), Class.name).toBe(true)
        }
      },
    )

    const integers = ['i8', 'u8', 'i16', 'u16', 'i32', 'u32'] as const
    test.each(integers)(
      '%s: whole numbers that V8 boxes, from a list with fractions, a typed array or arithmetic, change nothing',
      (kind) => {
        const boxed = [
          '0.5,3'.split(',').map(Number)[1],
          new Float64Array([3])[0],
          [0.5, 3][1],
          0.5 + 2.5,
          Math.max(0.1, 3),
        ]
        class Floor extends defineSlots({ level: slotted[kind], label: slotted.text }, { args: ['level'] }) {}
        const floors = [
          new Floor(1, { label: 'a' }),
          ...boxed.map((value) => new Floor(value as number, { label: 'b' })),
        ]
        for (const value of boxed) {
          const floor = new Floor(2, { label: 'c' })
          floor.level = value as number
          floors.push(floor)
        }
        expect(countShapes(floors)).toBe(1)
      },
    )

    test('small integers beside a fraction have no box', () => {
      class Typed extends defineSlots({ a: slotted.f64, b: slotted.u8, c: slotted.u8 }, { args: ['a', 'b', 'c'] }) {}
      const make = (length: number): object[] => Array.from({ length }, (_, row) => new Typed(0.5, row & 255, 1))
      make(1000)
      const before = heapUsed()
      const records = make(65_536)
      const each = (heapUsed() - before) / records.length
      // A header of 24, three places, the box of the fraction, and the place in the array; 32 more with two boxes more.
      expect(Math.abs(each - 72)).toBeLessThan(4)
    })

    test.each(closings)('%s: with doubles too, once each record has been touched', (closed) => {
      class Pair extends defineSlots(['a', 'b'], { closed }) {}
      const all = [...VALUES, 0.5, Number.NaN, -0, 1e300].flatMap((value) => [new Pair(1, value), new Pair(value, 1)])
      for (const record of all as unknown as Record<string, unknown>[]) {
        const value = record['a']
        if (closed !== 'frozen') record['a'] = value
      }
      expect(all.filter((one) => !hasFastProperties(one))).toEqual([])
      expect(countShapes(all)).toBe(1)
    })
  })
}
