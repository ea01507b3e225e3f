import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codeOf, type Form } from '../support/form.js'

/** Ranges and groups of rows, callbacks for all rows, and other arrays that are made of some. */
export function packedParts({ slotted, packed }: Form): void {
  const { bool, defineSlots, oneOf, text, u32, u8 } = slotted
  const { PackedArray, PackedIndex } = packed

  class Item extends defineSlots({ id: u32, tag: text('') }, { args: ['id'] }) {}
  type ItemRows = InstanceType<typeof PackedArray<typeof Item>>
  const items = (...ids: readonly number[]): ItemRows =>
    PackedArray.from(
      Item,
      ids.map((id) => ({ id, tag: `t${id % 3}` })),
    )
  const ids = (rows: Iterable<Item>): number[] => Array.from(rows, ({ id }) => id)

  describe('parts of a packed array', () => {
    test('rows is a range that shows what stands in the array, and ends where that does', () => {
      const rows = items(0, 1, 2, 3, 4, 5)
      const range = rows.rows(1, -1)
      expect([range.from, range.to, range.length]).toEqual([1, 5, 4])
      expect(ids(range)).toEqual([1, 2, 3, 4])
      expect(ids(range)).toEqual([1, 2, 3, 4])
      for (const row of range) row.id += 10
      expect(ids(rows)).toEqual([0, 11, 12, 13, 14, 5])
      rows.truncate(3)
      expect(ids(range)).toEqual([11, 12])
      expect(ids(rows.concat(range))).toEqual([0, 11, 12, 11, 12])
      expect(JSON.stringify(rows.rows(0, 1))).toBe('[{"id":0,"tag":"t0"}]')
      expect(inspect(rows.rows(0, 1))).toBe("Rows<Item>(1) [ Item { id: 0, tag: 't0' } ]")
      const iterator = rows.rows(0, 1)[Symbol.iterator]()
      expect(iterator[Symbol.iterator]()).toBe(iterator)
      expect([iterator.next().done, iterator.next().done]).toEqual([false, true])
      rows.push(7)
      expect(iterator.next().done).toBe(true)
    })

    test('a group passes over rows that are gone', () => {
      const rows = items(1, 2, 3, 4, 5, 6)
      const odd = rows.groupBy(({ id }) => id % 2).get(1)
      rows.truncate(4)
      expect(ids(odd ?? [])).toEqual([1, 3])
      expect(ids(rows.concat(odd ?? []))).toEqual([1, 2, 3, 4, 1, 3])
      rows.clear()
      expect(ids(odd ?? [])).toEqual([])
    })

    test('entries, map, reduce, some and every are those of arrays', () => {
      const rows = items(3, 1, 2)
      expect(Array.from(rows.entries(), ([index, { id }]) => [index, id])).toEqual([
        [0, 3],
        [1, 1],
        [2, 2],
      ])
      expect(rows.map(({ id }, index, array) => [id, index, array === rows])).toEqual([
        [3, 0, true],
        [1, 1, true],
        [2, 2, true],
      ])
      expect(rows.reduce((sum, { id }, index, array) => sum + id * index + Number(array === rows), 0)).toBe(8)
      expect(codeOf(() => rows.reduce((() => 0) as never, ...([] as unknown as [0])))).toBe('bad-value')
      expect(rows.some(({ id }) => id === 2)).toBe(true)
      expect(rows.some(({ id }) => id === 4)).toBe(false)
      expect(rows.every(({ id }) => id > 0)).toBe(true)
      expect(rows.every(({ id }) => id > 1)).toBe(false)
      expect(new PackedArray(Item).every(() => false)).toBe(true)
    })

    test('rows that a callback adds are not visited, and one that it removes neither', () => {
      const rows = items(1, 2)
      expect(rows.map(({ id }) => rows.push(id))).toEqual([3, 4])
      expect(ids(rows.filter(({ id }) => rows.push(id) > 0))).toEqual([1, 2, 1, 2])
      rows.truncate(3)
      expect(rows.map(({ id }) => (rows.pop(), id))).toEqual([1, 2])
    })

    test('what throws changes nothing, and rows that are removed meanwhile are refused', () => {
      const rows = items(1, 2, 3, 4)
      const throwing = (): never => {
        throw new Error('no')
      }
      const view = rows.at(1)
      for (const act of [
        () => rows.filter(({ id }) => id < 3 || throwing()),
        () => rows.removeIf(({ id }) => id < 3 || throwing()),
        () => rows.groupBy(({ id }) => id < 3 || throwing()),
        () => rows.pushAll([new Item(5), { id: 6 }, { id: -1 }]),
        () => rows.concat([{ id: -1 }]),
      ]) {
        expect(act).toThrow()
        expect(ids(rows)).toEqual([1, 2, 3, 4])
      }
      const shrink = <Result>(act: (rows: ItemRows) => Result): string | undefined => {
        const shrinking = rows.clone()
        const code = codeOf(() => act(shrinking))
        expect(ids(shrinking)).toEqual([1, 2, 3])
        return code
      }
      expect(shrink((few) => few.filter(({ id }) => (few.truncate(3), id > 0)))).toBe('bad-value')
      expect(shrink((few) => few.removeIf(() => (few.truncate(3), true)))).toBe('bad-value')
      expect(shrink((few) => few.countBy(() => few.truncate(3)))).toBe('bad-value')
      expect(codeOf(() => rows.removeIf(() => rows.push(9) > 0))).toBe('bad-value')
      rows.removeIf(({ id }) => id === 1)
      expect(view.id).toBe(3)
    })

    test('pushAll keeps within maxCapacity, runs set-up for records that are made, and takes the array itself', () => {
      let count = 0
      class Counted extends defineSlots({ x: u8 }, { args: ['x'], setUp: () => void count++ }) {}
      const rows = new PackedArray(Counted, { maxCapacity: 5 })
      expect(rows.pushAll([{ x: 1 }, { x: 2 }])).toBe(2)
      expect(count).toBe(2)
      expect(rows.pushAll(rows)).toBe(4)
      expect(count).toBe(2)
      expect(codeOf(() => rows.pushAll(rows))).toBe('too-many-rows')
      expect(codeOf(() => rows.pushAll([{ x: 3 }, { x: 4 }]))).toBe('too-many-rows')
      expect(rows.map(({ x }) => x)).toEqual([1, 2, 1, 2])
      expect(rows.concat(rows).length).toBe(8)
    })

    test('of a shared array, parts are own arrays, and it is sorted in its memory', () => {
      class Cell extends defineSlots({ id: u32, on: bool, kind: oneOf('b', 'a') }, { args: ['id', 'on', 'kind'] }) {}
      const rows = new PackedArray(Cell, { shared: true, capacity: 12 })
      for (let id = 0; id < 5; id++) rows.push(id, id % 2 === 0, id % 3 === 0 ? 'a' : 'b')
      const other = PackedArray.attach(Cell, rows.share())
      expect(codeOf(() => rows.slice().share())).toBe('not-shareable')
      rows.push(5, true, 'b')
      expect(other.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5])
      expect(other.rows(2).length).toBe(4)
      rows.sortBy('kind', { by: 'id', descending: true })
      expect(other.map(({ id, on }) => [id, on])).toEqual([
        [3, false],
        [0, true],
        [5, true],
        [4, true],
        [2, true],
        [1, false],
      ])
      expect(other.removeIf(({ on }) => on)).toBe(4)
      expect(rows.length).toBe(2)
      expect(rows.pushAll(rows.filter(({ on }) => !on))).toBe(4)
      rows.pushAll(rows)
      expect(other.map(({ id, on }) => [id, on])).toEqual([3, 1, 3, 1, 3, 1, 3, 1].map((id) => [id, false]))
      expect(other.reduce((sum, { id }) => sum + id, 0)).toBe(16)
      expect(codeOf(() => rows.pushAll(rows))).toBe('too-many-rows')
    })

    test('an index follows all of it, and a key that is there already is refused with all rows that come with it', () => {
      const rows = items(5, 1, 4, 2, 3)
      const byId = new PackedIndex(rows, 'id')
      const byTag = new PackedIndex(rows, 'tag', { unique: false })
      const expectFound = (): void => {
        expect([byId.size, byTag.size]).toEqual([rows.length, rows.countBy('tag').size])
        for (const [row, { id, tag }] of rows.entries()) {
          expect(byId.placeOf(id)).toBe(row)
          expect(ids(byTag.rows(tag)).sort((left, right) => left - right)).toEqual(
            ids(
              rows
                .clone()
                .sortBy('id')
                .filter((other) => other.tag === tag),
            ),
          )
        }
      }
      rows.sortBy('id')
      expectFound()
      rows.reverse()
      expectFound()
      expect(rows.removeIf(({ id }) => id % 2 === 0)).toBe(2)
      expectFound()
      expect(byId.has(4)).toBe(false)
      for (const others of [items(8, 9, 3, 7), [{ id: 8 }, { id: 3 }], rows]) {
        expect(codeOf(() => rows.pushAll(others))).toBe('duplicate-key')
        expect(ids(rows)).toEqual([5, 3, 1])
        expectFound()
      }
      expect(rows.pushAll(items(8, 9, 2))).toBe(6)
      expectFound()
      expect(rows.removeIf(() => true)).toBe(6)
      expectFound()
      rows.pushAll(items(3, 3).rows(1))
      expectFound()
    })
  })
}
