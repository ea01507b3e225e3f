import { expect as jestExpect } from 'expect'
import { describe, expect as vitestExpect, test } from 'vitest'
import { configure, copy, defineDynamic, defineSlots, f64, optional, slot, text } from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'
import { equalityTesters } from '../../src/testing/index.js'
import { refused } from '../support/form.js'

vitestExpect.addEqualityTesters(equalityTesters)
jestExpect.addEqualityTesters(equalityTesters as never)

describe.each([true, false])('codegen: %s', (codegen) => {
  configure({ codegen })
  class Point extends defineSlots({ x: f64, y: f64(0) }) {}
  class Person extends defineSlots({ name: text, at: optional(Point), tags: slot(() => [] as unknown[]) }) {}
  class Other extends defineSlots({ name: text, at: optional(Point), tags: slot(() => [] as unknown[]) }) {}
  class Always extends defineSlots({ x: f64 }, { validate: 'always' }) {}
  class Open extends defineSlots({ x: f64 }, { closed: 'open' }) {}
  class Loose extends defineDynamic(['x']) {}
  class Node extends defineSlots(['next'])<{ next: unknown }> {}
  configure({ codegen: true })

  const person = (name: string, x = 1): Person => new Person({ name, at: new Point({ x }), tags: [new Point({ x })] })
  const rows = (): PackedArray<typeof Person> =>
    PackedArray.from(Person, [person('Ada'), person('Ada'), person('Bob'), person('Ada', 2)])

  describe.each([
    ['vitest', vitestExpect],
    ['jest', jestExpect as unknown as typeof vitestExpect],
  ])('%s', (_, expect) => {
    const failed = (action: () => unknown): void => vitestExpect(refused(action).message).toMatch(/equal|match/i)

    test('a view is equal to a record, and to another view, that hold the same', () => {
      const all = rows()
      for (const [left, right] of [
        [all.at(0), person('Ada')],
        [person('Ada'), all.at(0)],
        [all.at(0), all.at(1)],
        [all.at(0).at, new Point({ x: 1 })],
      ] as object[][]) {
        expect(left).toEqual(right)
        expect(left).toStrictEqual(right)
        expect({ deep: [left] }).toEqual({ deep: [right] })
        expect(new Map([['a', left]])).toEqual(new Map([['a', right]]))
      }
      expect([...all].slice(0, 1)).toEqual([copy(all.at(1))])
    })

    test('and to none that holds something else, whatever is nested', () => {
      const all = rows()
      for (const right of [person('Bob'), person('Ada', 2), all.at(2), all.at(3)]) {
        expect(all.at(0)).not.toEqual(right)
        expect([all.at(0)]).not.toStrictEqual([right])
        failed(() => expect(all.at(0)).toEqual(right))
      }
    })

    test('records of two classes are not equal', () => {
      expect(person('Ada')).not.toEqual(new Other({ ...person('Ada') }))
      expect(rows().at(0)).not.toEqual(new Other({ ...person('Ada') }))
    })

    test('slots are compared as the tool compares, or as equals does', () => {
      expect(new Person({ name: 'Ada', tags: [{ deep: [1] }] })).toEqual(
        new Person({ name: 'Ada', tags: [{ deep: [1] }] }),
      )
      expect(new Point({ x: 0 })).toEqual(new Point({ x: -0 }))
      expect(new Point({ x: Number.NaN })).toEqual(new Point({ x: Number.NaN }))
      expect(new Always({ x: 1 })).toEqual(new Always({ x: 1 }))
      expect(new Always({ x: 1 })).not.toEqual(new Always({ x: 2 }))
    })

    test('asymmetric matchers work, in slots and around records', () => {
      expect(rows().at(0)).toEqual(
        new Person({
          name: expect.any(String) as never,
          at: expect.anything() as never,
          tags: expect.arrayContaining([]) as never,
        }),
      )
      expect(rows().at(0)).not.toEqual(new Person({ name: expect.any(Number) as never, tags: [] }))
      expect(person('Ada')).toEqual(expect.objectContaining({ name: 'Ada' }))
      expect(rows().at(0)).toEqual(expect.any(Person))
      expect([person('Ada')]).toEqual(expect.arrayContaining([person('Ada')]))
    })

    test('attributes count', () => {
      const open = (color: string): Open => Object.assign(new Open({ x: 1 }), { color })
      const loose = (color: string): Loose => Object.assign(new Loose(1), { color })
      for (const make of [open, loose]) {
        expect(make('red')).toEqual(make('red'))
        expect(make('red')).not.toEqual(make('blue'))
      }
    })

    test('records in a circle come to an end', () => {
      const circle = (): Node => {
        const node = new Node(null)
        node.next = new Node(node)
        return node
      }
      expect(circle()).toEqual(circle())
      expect(circle()).not.toEqual(new Node(new Node(null)))
    })

    test('anything else is left to the tool', () => {
      expect(1).toEqual(1)
      expect({ a: 1 }).toEqual({ a: 1 })
      expect({ a: 1 }).not.toEqual({ a: 2 })
      expect({ ...person('Ada') }).toEqual({ ...person('Ada') })
      expect(person('Ada')).toMatchObject({ name: 'Ada' })
      expect(person('Ada')).not.toEqual(null)
      expect(Object.create(Point.prototype) as object).not.toBe(undefined)
    })
  })
})
