import { describe, expect, test } from 'vitest'
import { bodiesIn } from '../support/bodies.js'
import { refused, write, type Form } from '../support/form.js'

/** What rows give of vectors, dates, lists and maps, and what happens to the column when that is changed. */
export function valuesRows({ slotted, packed }: Form): void {
  const { clone, copy, equals, toObject } = slotted
  const { PackedArray } = packed
  const { Item, Body, body, bodies } = bodiesIn(slotted)
  type Body = InstanceType<typeof Body>

  const rowsOf = (count: number) => PackedArray.from(Body, bodies(count))

  describe('vectors in rows', () => {
    test('are windows on the column', () => {
      const rows = rowsOf(3)
      const { at } = rows.at(1)
      at[0] = 7
      expect(rows.columns.at[3]).toBe(7)
      expect(rows.at(1).at[0]).toBe(7)
      expect(rows.at(0).at[0]).toBe(0)
      rows.columns.at[4] = 8
      expect(at[1]).toBe(8)
      expect(rows.at(1).at.buffer).toBe(rows.columns.at.buffer)
    })

    test('are read anew after the array has grown', () => {
      const rows = new PackedArray(Body, { capacity: 1 })
      rows.pushObject(body(1))
      const row = rows.at(0)
      expect(row.at[0]).toBe(1)
      for (const one of bodies(50)) rows.pushObject(one)
      row.at[0] = 9
      expect(rows.columns.at[0]).toBe(9)
    })

    test('are copied by writes, copies, records and clones', () => {
      const rows = rowsOf(4)
      const given = new Float32Array([1, 2, 3])
      rows.at(0).at = given
      given[0] = 9
      expect(rows.at(0).at[0]).toBe(1)
      rows.at(1).at = rows.at(0).at
      rows.at(0).at[0] = 5
      expect([...rows.at(1).at]).toEqual([1, 2, 3])
      const made = [copy(rows.at(2)), clone(rows.at(2)), rows.toRecords()[2] as Body]
      rows.at(2).at[0] = 99
      for (const record of made) expect(record.at[0]).toBe(2)
    })

    test('swap with those of another row through a view', () => {
      const rows = rowsOf(3)
      const [first, last] = [rows.at(0), rows.at(2)]
      const before = first.at.slice()
      first.at = last.at
      last.at = before
      expect([...first.at]).toEqual([2, 2.5, -2])
      expect([...last.at]).toEqual([0, 0.5, -0])
    })

    test('are what they were while an optional one is absent', () => {
      const rows = rowsOf(2)
      const row = rows.at(0)
      row.long = undefined as never
      expect(row.long).toBe(undefined)
      row.long = new Float64Array([1, 2, 3, 4, 5, 6])
      expect([...row.long]).toEqual([1, 2, 3, 4, 5, 6])
    })
  })

  describe('dates in rows', () => {
    test('are new at each read, and what is done to one is not written', () => {
      const row = rowsOf(2).at(1)
      const { born } = row
      expect(row.born).not.toBe(born)
      born.setTime(5)
      expect(row.born.getTime()).toBe(1000)
      row.born = born
      born.setTime(6)
      expect(row.born.getTime()).toBe(5)
      expect(refused(() => write(row, 'born', new Date(Number.NaN))).message).toBe(
        'Body: slot "born" must be a valid Date, not an object.',
      )
      expect(row.born.getTime()).toBe(5)
    })
  })

  describe('lists and maps in rows', () => {
    test('are copies that cannot be changed past the checks', () => {
      const one = body(2)
      const rows = PackedArray.from(Body, [one])
      const row = rows.at(0)
      expect(row.items).not.toBe(one.items)
      one.items.push(new Item('late'))
      expect(row.items).toHaveLength(2)
      expect(refused(() => row.items.push(5 as never)).name).toBe('TypeError')
      expect(refused(() => write(row.items, '0', 5)).name).toBe('TypeError')
      for (const act of [() => row.tags.set('a', 1), () => row.tags.delete('2'), () => row.tags.clear()])
        expect(refused(act).message).toMatch(/^The Map of a row cannot be changed\./)
      expect([...row.tags]).toEqual([['2', 2]])
      row.items = [...row.items, new Item('c')]
      expect(row.items).toHaveLength(3)
    })

    test('come out as ones that can', () => {
      const rows = rowsOf(3)
      for (const record of [copy(rows.at(2)), clone(rows.at(2)), rows.toRecords()[2] as Body]) {
        record.items.push(new Item('c'))
        record.tags.set('c', 1)
        expect([record.items.length, record.tags.size]).toEqual([3, 2])
      }
      expect(rows.at(2).items).toHaveLength(2)
      const plain = toObject(rows.at(2))
      plain.items.push({ sku: 'c', count: 1 })
      expect(rows.at(2).items).toHaveLength(2)
    })

    test('hold records in place of the views that were written', () => {
      const items = PackedArray.from(Item, [new Item('a', 1)])
      const rows = rowsOf(1)
      rows.at(0).items = [items.at(0)]
      items.at(0).count = 9
      expect(rows.at(0).items[0]?.count).toBe(1)
    })

    test('an array that pushes rows while it is read leaves none half written', () => {
      const rows = rowsOf(1)
      const pushing = new Proxy([new Item('a')], {
        get(target, key, receiver) {
          if (key === '0' && rows.length < 40) rows.pushObject(body(2))
          return Reflect.get(target, key, receiver) as unknown
        },
      })
      rows.pushObject({ ...body(3), items: pushing } as never)
      const last = rows.at(-1)
      expect([last.id, last.items.length]).toEqual([3, 1])
      for (const row of [...rows].slice(1, -1)) expect(equals(row, body(2))).toBe(true)
    })

    test('what is wrong in one is refused with its path, and nothing is pushed', () => {
      const rows = rowsOf(1)
      expect(refused(() => rows.pushObject({ ...body(1), items: [new Item('a'), 5] } as never)).message).toContain(
        'slot "items.1" must be an Item, not 5',
      )
      expect(refused(() => rows.pushObject({ ...body(1), tags: new Map([['a', 300]]) } as never)).message).toContain(
        'slot "tags.a" must be an integer from 0 to 255, not 300',
      )
      expect(rows).toHaveLength(1)
      expect(equals(rows.at(0), body(0))).toBe(true)
    })
  })
}
