import { isDeepStrictEqual } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { describe, expect, test } from 'vitest'
import { defineSlots, f64, toObject, u32 } from '../../src/index.js'
import { PackedArray, PackedIndex, PackedPool } from '../../src/packed/index.js'
import { inBothForms } from '../support/loosely.js'

const cloners: readonly (readonly [string, (value: unknown) => unknown])[] = [
  ['structuredClone', structuredClone],
  ['v8.serialize', (value) => deserialize(serialize(value)) as unknown],
  ['postMessage', (value) => new MessageChannel().port1.postMessage(value)],
]

inBothForms(() => {
  class Point extends defineSlots({ x: f64, id: u32 }) {}
  const pointsOf = (...xs: number[]): PackedArray<typeof Point> =>
    PackedArray.from(
      Point,
      xs.map((x) => ({ x, id: x })),
    )

  describe.each(cloners)('%s of what holds records', (_, clone) => {
    test.each<[string, object]>([
      ['an array', pointsOf(1)],
      ['an empty one', pointsOf()],
      ['a part of one', pointsOf(1, 2).slice(1)],
      ['a shared one', new PackedArray(Point, { shared: true, capacity: 2 })],
      ['a pool', new PackedPool(Point)],
      ['an index', new PackedIndex(pointsOf(1), 'id')],
    ])('is refused, so that nothing is lost without a word: %s', (_what, holder) => {
      expect(() => clone(holder)).toThrow(/could not be cloned/)
      expect(() => clone({ holder })).toThrow(/could not be cloned/)
    })
  })

  test('columns and plain objects can be cloned in its place', () => {
    const rows = pointsOf(1, 2)
    const { x, id } = structuredClone(rows.columns)
    expect(PackedArray.adopt(Point, { x, id }, 2).toJSON()).toEqual(rows.toJSON())
    expect(structuredClone(rows.toRecords().map((record) => toObject(record)))).toEqual(rows.toJSON())
  })

  test('what cannot be cloned is otherwise like other objects', () => {
    for (const holder of [pointsOf(1), new PackedPool(Point), new PackedIndex(pointsOf(1), 'id')]) {
      expect(holder).not.toBeInstanceOf(WeakSet)
      expect('delete' in holder).toBe(false)
      expect(Object.prototype.toString.call(holder)).toBe('[object Object]')
    }
    expect(isDeepStrictEqual(pointsOf(1), pointsOf(1))).toBe(true)
    expect(isDeepStrictEqual(pointsOf(1), pointsOf(2))).toBe(false)
    expect(pointsOf(1)).toEqual(pointsOf(1))
    expect(pointsOf(1)).not.toEqual(pointsOf(2))
  })
})
