import { describe, expect, test } from 'vitest'
import { bodiesIn } from '../support/bodies.js'
import { codeOf, refused, type Form } from '../support/form.js'

/** Columns of lists, maps, dates, vectors and what may be null. */
export function valuesPacked({ slotted, packed }: Form): void {
  const { anyOf, date, defineSlots, equals, f16, f32, f64, i64, list, mapOf, nullable, optional } = slotted
  const { lazy, u8, u8c, vec } = slotted
  const { PackedArray, PackedPool, packedLayout } = packed

  const { Item, Body, body, bodies } = bodiesIn(slotted)
  const rowsOf = (count: number) => PackedArray.from(Body, bodies(count))

  const expectIds = (rows: InstanceType<typeof PackedArray<typeof Body>>, ids: readonly number[]): void => {
    expect([...rows].map(({ id }) => id)).toEqual(ids)
    for (const [index, id] of ids.entries()) {
      expect(equals(rows.at(index), body(id))).toBe(true)
      expect(JSON.stringify(rows.at(index))).toBe(JSON.stringify(body(id)))
    }
  }

  describe('columns of values with parts', () => {
    test('are one column each, and their bytes are known', () => {
      expect(packedLayout(Body).columns.map(({ name, kind, byteWidth }) => [name, kind, byteWidth])).toEqual([
        ['id', 'u8', 1],
        ['at', 'vec', 12],
        ['long', 'vec', 48.125],
        ['big', 'vec', 16.125],
        ['due', 'date', 8.125],
        ['born', 'date', 8],
        ['rank', 'f64', 8.25],
        ['items', 'list', undefined],
        ['tags', 'mapOf', undefined],
      ])
      const { columns } = rowsOf(3)
      expect(columns.at).toBeInstanceOf(Float32Array)
      expect([...columns.at.subarray(0, 9)]).toEqual([0, 0.5, -0, 1, 1.5, -1, 2, 2.5, -2])
      expect(columns.born).toBeInstanceOf(Float64Array)
      expect(columns.born[2]).toBe(2000)
    })

    test('keep all rows when the array grows, and none that is removed', () => {
      const rows = new PackedArray(Body, { capacity: 1 })
      for (const one of bodies(70)) rows.pushObject(one)
      expectIds(
        rows,
        Array.from({ length: 70 }, (_, id) => id),
      )
      rows.truncate(5)
      expectIds(rows, [0, 1, 2, 3, 4])
      rows.swapRemove(1)
      expectIds(rows, [0, 4, 2, 3])
      rows.swap(0, 3)
      expectIds(rows, [3, 4, 2, 0])
      rows.set(1, rows.at(2))
      expectIds(rows, [3, 2, 2, 0])
      rows.set(2, body(5))
      expectIds(rows, [3, 2, 5, 0])
      rows.sort((left, right) => left.id - right.id)
      expectIds(rows, [0, 2, 3, 5])
      rows.pushObject(rows.at(1))
      expectIds(rows, [0, 2, 3, 5, 2])
      expect(rows.pop()?.at).toEqual(new Float32Array([2, 2.5, -2]))
      rows.clear()
      rows.pushObject(body(7))
      expectIds(rows, [7])
    })

    test('are sorted by what a comparison reads of them', () => {
      const rows = rowsOf(40)
      rows.sort((left, right) => Number(right.at[0]) - Number(left.at[0]))
      expectIds(
        rows,
        Array.from({ length: 40 }, (_, index) => 39 - index),
      )
      rows.sort((left, right) => left.born.getTime() - right.born.getTime())
      expectIds(
        rows,
        Array.from({ length: 40 }, (_, index) => index),
      )
    })

    test('are kept by pools, whose rows move', () => {
      const pool = new PackedPool(Body)
      const handles = bodies(20).map((one) => pool.add(one))
      for (const handle of handles.slice(0, 10)) pool.remove(handle)
      pool.compact()
      expect([...pool].map(({ id }) => id).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 10 }, (_, id) => id + 10),
      )
      for (const row of pool) expect(equals(row, body(row.id))).toBe(true)
    })
  })

  describe('other columns', () => {
    test('u8c rounds and clamps, as its typed array does', () => {
      const rows = new PackedArray(defineSlots({ value: u8c }, { args: ['value'] }))
      for (const value of [300.7, -5, 1.5, 2.5, 7]) rows.push(value)
      expect([...rows].map(({ value }) => value)).toEqual([255, 0, 2, 2, 7])
      expect(rows.columns.value).toBeInstanceOf(Uint8ClampedArray)
    })

    test('f16 has a column where the engine has Float16Array, and else a clear error', () => {
      const Half = defineSlots({ value: f16 }, { args: ['value'], name: 'Half' })
      if ('Float16Array' in globalThis) {
        const rows = new PackedArray(Half)
        rows.push(0.1)
        expect(rows.at(0).value).toBeCloseTo(0.1, 3)
      } else expect(refused(() => new PackedArray(Half)).message).toMatch(/^(Half|PackedArray).*f16/)
    })

    test('a class in itself is an object column, as are choices', () => {
      class Node extends defineSlots({
        nodes: list(lazy<Node>(() => Node))(() => []),
        up: nullable(lazy<Node>(() => Node))(null),
      }) {}
      class Shape extends defineSlots({ shape: anyOf({ on: 'type', item: Item, body: Body }) }) {}
      expect(packedLayout(Node).columns.map(({ byteWidth }) => byteWidth)).toEqual([undefined, undefined])
      const rows = PackedArray.from(Node, [new Node({ nodes: [new Node()], up: new Node() })])
      expect(JSON.stringify(rows)).toBe('[{"nodes":[{"nodes":[],"up":null}],"up":{"nodes":[],"up":null}}]')
      const shapes = PackedArray.from(Shape, [new Shape({ shape: new Item('a') })])
      expect(JSON.stringify(shapes)).toBe('[{"shape":{"type":"item","sku":"a","count":1}}]')
    })

    test('shared arrays take dates, vectors and what may be null, and refuse lists, maps and choices', () => {
      const Numbers = defineSlots({ at: date, pos: vec(f32, 2), rank: nullable(f64), maybe: optional(vec(i64, 1)) })
      const rows = new PackedArray(Numbers, { shared: true, capacity: 50 })
      for (let id = 0; id < 50; id++)
        rows.pushObject({
          at: new Date(id),
          pos: new Float32Array([id, 1]),
          rank: id % 2 ? null : id,
          maybe: undefined,
        })
      expect(rows.columns.pos.buffer).toBeInstanceOf(SharedArrayBuffer)
      expect([rows.at(49).at.getTime(), [...rows.at(49).pos], rows.at(49).rank]).toEqual([49, [49, 1], null])
      rows.at(1).pos[0] = 7
      expect(rows.columns.pos[2]).toBe(7)
      rows.swapRemove(0)
      expect([...rows.at(0).pos]).toEqual([49, 1])
      for (const kind of [list(u8), mapOf(u8), anyOf(u8, f64), lazy<number>(() => u8), nullable(list(u8))]) {
        const Class = defineSlots({ value: kind } as never) as never
        expect(codeOf(() => new PackedArray(Class, { shared: true, capacity: 4 }))).toBe('not-shareable')
      }
    })
  })
}
