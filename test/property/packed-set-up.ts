import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { untyped } from '../support/property/packed-world.js'
import { World, type Fields } from '../support/property/world.js'

export function packedSetUpProperties({ slotted, packed }: Form): void {
  const { PackedArray, PackedPool } = untyped(packed)

  describe('code of the user in packed storage', { timeout: 60_000 }, () => {
    test('set-up may add more records to the same array or pool, also into rows that are used again', () => {
      fc.assert(
        fc.property(
          fc.array(fc.nat(4), { maxLength: 8 }),
          fc.array(fc.nat(40), { maxLength: 10 }),
          fc.boolean(),
          (generations, places, isReused) => {
            const { library } = new World(slotted)
            const { i32 } = slotted as unknown as { i32: unknown }
            const ids = new Map<number, number>()
            let add: (at: number) => unknown = () => undefined
            const Node = library.defineSlots(
              { age: i32 },
              { args: ['age'], setUp: ({ age }: { age: number }) => void (age > 0 && add(age - 1)) },
            )
            const array = new PackedArray(Node, { capacity: 0 })
            const pool = new PackedPool(Node, { capacity: 0 })
            const fill = (): void => {
              for (const age of generations) add(age)
            }
            add = (age) => array.push(age)
            fill()
            expect(Array.from(array, ({ age }) => age)).toEqual(
              generations.flatMap((age) => Array.from({ length: age + 1 }, (_, younger) => age - younger)),
            )
            add = (age) => {
              const handle = pool.add(age)
              expect(ids.has(handle)).toBe(false)
              ids.set(handle, age)
            }
            fill()
            for (const place of isReused ? places : []) {
              const handle = [...ids.keys()][place]
              if (handle !== undefined) {
                expect(pool.remove(handle)).toBe(true)
                expect(ids.delete(handle)).toBe(true)
              }
            }
            fill()
            expect(pool.size).toBe(ids.size)
            expect([...pool.handles()].sort((left, right) => left - right)).toEqual(
              [...ids.keys()].sort((left, right) => left - right),
            )
            for (const [handle, age] of ids) {
              expect(handle).toBeGreaterThan(0)
              expect(pool.get(handle)?.['age']).toBe(age)
            }
          },
        ),
      )
    })

    test('a default may add more records to the same array or pool, and they come before its own record', () => {
      fc.assert(
        fc.property(fc.array(fc.nat(3), { maxLength: 8 }), fc.array(fc.nat(20), { maxLength: 6 }), (depths, places) => {
          const { library } = new World(slotted)
          const { i32, slot } = slotted as unknown as { i32: unknown; slot: (make: () => unknown) => unknown }
          let depth = 0
          let add: (at: number) => unknown = () => undefined
          const Node = library.defineSlots(
            { depth: i32, before: slot(() => (depth > 0 ? add(--depth) : undefined)) },
            { args: ['depth'] },
          )
          const start = (): void => {
            for (const deepest of depths) {
              depth = deepest
              add(deepest)
            }
          }
          const array = new PackedArray(Node, { capacity: 0 })
          add = (at) => array.push(at)
          start()
          expect(Array.from(array, (record) => record['depth'])).toEqual(
            depths.flatMap((deepest) => Array.from({ length: deepest + 1 }, (_, at) => at)),
          )
          const pool = new PackedPool(Node, { capacity: 0 })
          const added = new Map<number, number>()
          add = (at) => {
            const handle = pool.add(at)
            expect(added.has(handle)).toBe(false)
            return added.set(handle, at) && handle
          }
          start()
          for (const place of places) {
            const handle = [...added.keys()][place]
            if (handle !== undefined) {
              expect(pool.remove(handle)).toBe(true)
              expect(added.delete(handle)).toBe(true)
            }
          }
          start()
          expect(new Set(pool.handles())).toEqual(new Set(added.keys()))
          for (const [handle, at] of added) expect(pool.get(handle)?.['depth']).toBe(at)
        }),
      )
    })

    test('a schema judges and changes every value once, and a value that it refuses changes nothing', () => {
      const judge = (value: unknown): object =>
        value === 'refused' ? { issues: [{ message: 'refused' }] } : { value: [value] }
      const judging = { '~standard': { version: 1, vendor: 'test', validate: judge } }
      fc.assert(
        fc.property(
          fc.constantFrom('construct', 'always'),
          fc.constantFrom('sealed', 'guarded'),
          fc.nat(),
          fc.boolean(),
          (validate, closed, value, hasSetUp) => {
            const { library } = new World(slotted)
            const { u8 } = slotted as unknown as { u8: unknown }
            const Class = library.defineSlots(
              { a: judging, b: u8 },
              { validate, closed, args: ['a', 'b'], ...(hasSetUp ? { setUp: () => {} } : {}) },
            )
            const array = new PackedArray(Class, { capacity: 0 })
            array.push(value, 1)
            array.pushObject({ a: value, b: 1 })
            array.pushObject({ a: 0, b: 1 })
            array.set(2, { a: value, b: 1 })
            array.pushObject(array.at(0))
            array.pushObject(new Class(value, 1))
            const [first] = array.toRecords() as [Fields]
            for (const record of [array.pop(), ...array, ...array.toRecords(), library.copy(array.at(0)), first])
              expect(record?.['a']).toEqual([value])
            const view = array.at(0)
            expect(library.copy(view, { a: 'c' })['a']).toEqual(['c'])
            expect(library.assign(view, { a: 'd' })['a']).toEqual(['d'])
            view['a'] = 'e'
            expect(view['a']).toEqual(validate === 'always' ? ['e'] : 'e')
            const before = array.toRecords().map((record) => library.toObject(record))
            for (const refused of [
              () => array.push('refused', 1),
              () => array.pushObject({ a: 'refused', b: 1 }),
              () => array.set(0, { a: 'refused', b: 1 }),
              () => library.assign(view, { b: 2, a: 'refused' }),
              () => library.assign(view, { a: 'f', b: 300 }),
            ])
              expect(refused).toThrow(expect.objectContaining({ code: 'bad-value' }))
            expect(array.toRecords().map((record) => library.toObject(record))).toStrictEqual(before)
          },
        ),
      )
    })
  })
}
