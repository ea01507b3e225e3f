import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

export function packedIndex({ slotted, packed }: Form): void {
  const { assign, bool, date, defineSlots, f32, f64, list, nullable, oneOf, optional, slot, text, u32, u64, u8 } =
    slotted
  const { PackedArray, PackedIndex, PackedPool } = packed

  class User extends defineSlots({ id: u32, country: text('DE'), age: f64(0) }, { args: ['id'] }) {}

  const usersOf = (...ids: readonly number[]) =>
    PackedArray.from(
      User,
      ids.map((id) => ({ id })),
    )

  describe('packed indexes', () => {
    test('finds records by a key, as views, and says where they are', () => {
      const users = usersOf(7, 8, 9)
      const byId = new PackedIndex(users, 'id')
      expect(byId.get(8)).toBeInstanceOf(User)
      expect(byId.get(8)?.id).toBe(8)
      expect(byId.has(10)).toBe(false)
      expect(byId.get(10)).toBe(undefined)
      expect(byId.placeOf(9)).toBe(2)
      expect(byId.placeOf(10)).toBe(undefined)
      expect(byId.rows(7).map(({ id }) => id)).toEqual([7])
      expect(byId.size).toBe(3)
    })

    test('takes ten bytes a record at most', () => {
      const users = usersOf(...Array.from({ length: 5000 }, (_, id) => id))
      const byId = new PackedIndex(users, 'id')
      expect(byId.bytes / 5000).toBeLessThan(7)
      for (let id = 5000; id < 20_000; id++) {
        users.push(id)
        expect(byId.bytes / (id + 1)).toBeLessThanOrEqual(10)
      }
      expect(byId.get(19_999)?.id).toBe(19_999)
    })

    test('several records may share a key', () => {
      const users = PackedArray.from(User, [
        { id: 1, country: 'FR' },
        { id: 2, country: 'DE' },
        { id: 3, country: 'FR' },
      ])
      const byCountry = new PackedIndex(users, 'country', { unique: false })
      users.push(4, { country: 'FR' })
      expect(byCountry.rows('FR').map(({ id }) => id)).toEqual([1, 3, 4])
      expect(byCountry.get('FR')?.id).toBe(1)
      expect(byCountry.rows('IT')).toEqual([])
      expect(byCountry.size).toBe(2)
      for (const user of byCountry.rows('FR')) user.country = 'IT'
      expect(byCountry.rows('FR')).toEqual([])
      expect(byCountry.rows('IT').map(({ id }) => id)).toEqual([1, 3, 4])
    })

    test('a key may be several slots together', () => {
      const users = usersOf(1, 1, 2)
      users.at(1).country = 'FR'
      const byBoth = new PackedIndex(users, ['country', 'id'])
      expect(byBoth.placeOf('FR', 1)).toBe(1)
      expect(byBoth.has('FR', 2)).toBe(false)
      expect(codeOf(() => (users.at(1).country = 'DE'))).toBe('duplicate-key')
      expect(byBoth.placeOf('FR', 1)).toBe(1)
      assign(users.at(1), { country: 'DE', id: 3 } as never)
      expect(byBoth.placeOf('DE', 3)).toBe(1)
      expect(byBoth.has('FR', 1)).toBe(false)
    })

    test('refuses a key twice, and names it', () => {
      const users = usersOf(7, 8)
      expect(codeOf(() => new PackedIndex(usersOf(7, 7), 'id'))).toBe('duplicate-key')
      const byId = new PackedIndex(users, 'id')
      const view = users.at(1)
      const { message } = refused(() => users.push(7))
      expect(message).toBe(
        'User: another record has "id": 7 already, and an index takes each key once. ' +
          'Make the index with { unique: false } if records may share a key.',
      )
      for (const act of [
        () => users.pushObject({ id: 8 }),
        () => users.set(0, { id: 8, age: 3 }),
        () => (view.id = 7),
        () => assign(view, { id: 7, age: 5 }),
      ])
        expect(codeOf(act)).toBe('duplicate-key')
      expect(JSON.stringify(users)).toBe('[{"id":7,"country":"DE","age":0},{"id":8,"country":"DE","age":0}]')
      expect([byId.placeOf(7), byId.placeOf(8), byId.size]).toEqual([0, 1, 2])
      users.set(0, { id: 7, age: 3 })
      expect(byId.get(7)?.age).toBe(3)
      view.id = 8
      expect(byId.placeOf(8)).toBe(1)
    })

    test('two indexes change together or not at all', () => {
      const users = usersOf(1, 2)
      users.at(1).country = 'FR'
      const byId = new PackedIndex(users, 'id')
      const byCountry = new PackedIndex(users, 'country')
      expect(codeOf(() => users.push(3))).toBe('duplicate-key')
      expect(codeOf(() => assign(users.at(0), { id: 5, country: 'FR' }))).toBe('duplicate-key')
      expect([byId.has(3), byId.has(5), byId.placeOf(1)]).toEqual([false, false, 0])
      expect(byCountry.placeOf('FR')).toBe(1)
      expect(byCountry.size).toBe(2)
    })

    test('keys are equal as those of a Map are', () => {
      class Key extends defineSlots({
        f: f64(0),
        r: f32(0),
        b: bool(false),
        big: u64(0n),
        when: date(() => new Date(0)),
        pick: oneOf('a', 'b')('a'),
        maybe: optional(u32),
        or: nullable(text),
      }) {}
      const rows = PackedArray.from(Key, [
        { f: -0, r: 0.1, b: true, big: 2n ** 63n, when: new Date(5), pick: 'b', or: '' },
        { f: Number.NaN, maybe: 0, or: null },
      ] as never)
      const placed = (name: never, ...values: readonly unknown[]) => {
        const index = new PackedIndex(rows, name)
        return values.map((value) => (index as unknown as { placeOf(key: unknown): unknown }).placeOf(value))
      }
      expect(placed('f' as never, 0, Number.NaN, 'x', 0.5)).toEqual([0, 1, undefined, undefined])
      expect(placed('r' as never, 0.1, Math.fround(0.1), -0, 1e39)).toEqual([0, 0, 1, undefined])
      expect(placed('b' as never, true, false, 1)).toEqual([0, 1, undefined])
      expect(placed('big' as never, 2n ** 63n, 0n, -(2n ** 63n), 0)).toEqual([0, 1, undefined, undefined])
      expect(placed('when' as never, new Date(5), new Date(0), 5)).toEqual([0, 1, undefined])
      expect(placed('pick' as never, 'b', 'a', 'c')).toEqual([0, 1, undefined])
      expect(placed('maybe' as never, undefined, 0, null)).toEqual([0, 1, undefined])
      expect(placed('or' as never, '', null, undefined)).toEqual([0, 1, undefined])
    })

    test('forgets records that are removed, and follows those that are moved', () => {
      const users = usersOf(1, 2, 3, 4, 5)
      const byId = new PackedIndex(users, 'id')
      const places = () => [1, 2, 3, 4, 5].map((id) => byId.placeOf(id))
      users.swapRemove(0)
      expect(places()).toEqual([undefined, 1, 2, 3, 0])
      users.swap(0, 2)
      expect(places()).toEqual([undefined, 1, 0, 3, 2])
      users.sort((a, b) => a.id - b.id)
      expect(places()).toEqual([undefined, 0, 1, 2, 3])
      users.pop()
      users.truncate(2)
      expect([...places(), byId.size]).toEqual([undefined, 0, 1, undefined, undefined, 2])
      users.push(5)
      users.clear()
      users.push(2)
      expect([...places(), byId.size]).toEqual([undefined, 0, undefined, undefined, undefined, 1])
    })

    test('a NaN is equal to one of other bits', () => {
      const x = new Float64Array(new BigUint64Array([0x7ff8_0000_0000_0000n, 0xfff8_0000_0000_0001n]).buffer)
      class Measure extends defineSlots({ x: f64 }) {}
      const rows = PackedArray.adopt(Measure, { x }, 2)
      expect(codeOf(() => new PackedIndex(rows, 'x'))).toBe('duplicate-key')
      expect(new PackedIndex(rows, 'x', { unique: false }).rows(Number.NaN)).toHaveLength(2)
    })

    test('refuses what is not a key, and arrays that threads share', () => {
      class Odd extends defineSlots({ any: slot<unknown>(), tags: list(text)(() => []), n: u8(0) }) {}
      const odd = new PackedArray(Odd)
      expect(codeOf(() => new PackedIndex(odd, 'any' as never))).toBe('not-indexable')
      expect(codeOf(() => new PackedIndex(odd, 'tags' as never))).toBe('not-indexable')
      expect(codeOf(() => new PackedIndex(odd, 'm' as never))).toBe('unknown-slot')
      expect(codeOf(() => new PackedIndex(odd, [] as never))).toBe('unknown-slot')
      expect(codeOf(() => new PackedIndex([] as never, 'n' as never))).toBe('not-indexable')
      expect(codeOf(() => new PackedIndex(undefined as never, 'n' as never))).toBe('not-indexable')
      expect(codeOf(() => new PackedIndex(odd, 'n', { uniqe: false } as never))).toBe('unknown-option')
      class Number8 extends defineSlots({ n: u8 }) {}
      const shared = new PackedArray(Number8, { shared: true, capacity: 4 })
      expect(codeOf(() => new PackedIndex(shared, 'n'))).toBe('not-indexable')
    })

    test('looks anew after writes to columns, and after it was dropped', () => {
      const users = usersOf(1, 2)
      const byId = new PackedIndex(users, 'id')
      users.columns.id[0] = 5
      byId.reindex()
      expect([byId.has(1), byId.placeOf(5)]).toEqual([false, 0])
      users.columns.id[0] = 2
      expect(codeOf(() => byId.reindex())).toBe('duplicate-key')
      users.columns.id[0] = 5
      byId.drop()
      expect([byId.has(5), byId.size]).toEqual([false, 0])
      expect(users.push(5)).toBe(3)
      users.pop()
      byId.reindex()
      expect(byId.placeOf(5)).toBe(0)
      expect(codeOf(() => users.push(5))).toBe('duplicate-key')
    })

    test('set-up runs before the key is looked at', () => {
      let last = 0
      class Numbered extends defineSlots(
        { id: u32(0) },
        {
          setUp: (record) => {
            if (record.id === 0) record.id = ++last
          },
        },
      ) {}
      const rows = new PackedArray(Numbered)
      const byId = new PackedIndex(rows, 'id')
      for (let count = 0; count < 3; count++) rows.push()
      expect(byId.placeOf(3)).toBe(2)
      last = 0
      expect(codeOf(() => rows.push())).toBe('duplicate-key')
      expect(rows.length).toBe(3)
    })

    test('an index that set-up makes, over rows that it then removes, forgets them', () => {
      let act = (): void => {}
      class Eager extends defineSlots({ id: u32 }, { setUp: () => act() }) {}
      const rows = PackedArray.from(Eager, [{ id: 1 }])
      const made: { readonly size: number; has(id: number): boolean }[] = []
      act = () => {
        made.push(new PackedIndex(rows, 'id'))
        throw new Error('no')
      }
      expect(refused(() => rows.push({ id: 2 } as never)).message).toBe('no')
      expect(made.map((index) => [index.size, index.has(1), index.has(2)])).toEqual([[1, true, false]])
    })

    test('unused rows of a pool are not in it, and views of them change nothing', () => {
      const pool = new PackedPool(User)
      const first = pool.add(1)
      const byId = new PackedIndex(pool, 'id')
      const second = pool.add(2)
      const stale = pool.get(first)
      expect(byId.placeOf(2)).toBe(second)
      pool.remove(first)
      expect(byId.has(1)).toBe(false)
      if (stale !== undefined) stale.id = 2
      expect(byId.placeOf(2)).toBe(second)
      expect(codeOf(() => pool.add(2))).toBe('duplicate-key')
      expect(pool.size).toBe(1)
      const third = pool.add(3)
      expect(byId.get(3)?.id).toBe(3)
      pool.remove(third)
      pool.compact()
      expect(byId.get(2)?.id).toBe(2)
      expect(pool.has(byId.placeOf(2) ?? 0)).toBe(true)
      pool.clear()
      expect(byId.size).toBe(0)
    })

    test('an adopted dictionary may have the empty string twice', () => {
      class Word extends defineSlots({ word: text }) {}
      const rows = PackedArray.adopt(
        Word,
        { word: { values: new Uint32Array([0, 2, 1]), dictionary: ['', 'a', ''] } },
        3,
      )
      const byWord = new PackedIndex(rows, 'word', { unique: false })
      expect(byWord.rows('')).toHaveLength(2)
      expect(codeOf(() => new PackedIndex(rows, 'word'))).toBe('duplicate-key')
    })
  })
}
