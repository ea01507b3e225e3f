import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

/** What goes over many rows of a packed array at once, and makes others of them. */
export function packedBulk({ slotted, packed }: Form): void {
  const { bool, date, defineSlots, f32, f64, i64, i8, list, nullable, oneOf, optional, text, toObject, u16, u32, vec } =
    slotted
  const { PackedArray } = packed

  class Inner extends defineSlots({ word: text, half: f32 }) {}
  class Wide extends defineSlots({
    maybe: optional(f64),
    choice: oneOf('b', 'a', 'c'),
    word: text,
    inner: optional(Inner),
    on: bool,
    vector: vec(f32, 3),
    words: list(text),
    at: date,
    big: i64,
    small: i8,
    note: nullable(text),
  }) {}
  type WideRows = InstanceType<typeof PackedArray<typeof Wide>>

  const wide = (count: number): WideRows => {
    const rows = new PackedArray(Wide)
    for (let i = 0; i < count; i++)
      rows.pushObject({
        maybe: ((i * 7) % 5) - 2.5,
        choice: (['a', 'b', 'c'] as const)[i % 3] ?? 'a',
        word: `w${i % 4}`,
        inner: i % 2 === 0 ? undefined : new Inner({ word: `i${i % 3}`, half: -i / 4 }),
        on: i % 5 === 0 || i % 7 === 3,
        vector: Float32Array.of(i % 6, 1, i),
        words: [`l${i % 3}`],
        at: new Date(i % 4),
        big: BigInt(i % 9) - 4n,
        small: (i % 9) - 4,
        note: i % 4 === 2 ? null : `n${i % 3}`,
      })
    // A number stays in the column where there is none any more.
    for (let i = 0; i < count; i += 3) rows.at(i).maybe = undefined
    return rows
  }
  const plain = (rows: Iterable<InstanceType<typeof Wide>>): object[] => Array.from(rows, (row) => toObject(row))

  class Item extends defineSlots({ id: u32, tag: text('') }, { args: ['id'] }) {}
  type ItemRows = InstanceType<typeof PackedArray<typeof Item>>
  const items = (...ids: readonly number[]): ItemRows =>
    PackedArray.from(
      Item,
      ids.map((id) => ({ id, tag: `t${id % 3}` })),
    )
  const ids = (rows: Iterable<Item>): number[] => Array.from(rows, ({ id }) => id)

  describe('many rows at once', () => {
    test('slice takes the bounds of arrays, and copies every kind of column', () => {
      const rows = wide(29)
      const objects = plain(rows)
      for (const from of [undefined, 0, 1, 3, 7, 8, 9, 17, 28, 40, -4, -40, Number.NaN, 2.9, Infinity])
        for (const to of [undefined, 0, 9, 16, 29, 30, -2, -Infinity]) {
          const slice = rows.slice(from, to)
          expect(plain(slice)).toEqual(objects.slice(from, to))
          expect(plain(rows.rows(from, to))).toEqual(objects.slice(from, to))
        }
      const slice = rows.slice(5)
      slice.at(0).word = 'other'
      slice.at(0).on = !slice.at(0).on
      slice.at(0).vector[0] = 99
      slice.pushObject(rows.at(2))
      expect(plain(rows)).toEqual(objects)
      expect(plain(slice.slice(-1))).toEqual(objects.slice(2, 3))
    })

    test('filter, removeIf, concat, reverse and clone move whole records', () => {
      const rows = wide(29)
      const objects = plain(rows)
      expect(plain(rows.filter(({ on }) => on))).toEqual(objects.filter((row) => (row as { on: boolean }).on))
      expect(plain(rows.clone())).toEqual(objects)
      expect(plain(rows.concat(rows.rows(3, 14), [rows.at(0), new Wide(rows.at(1))]))).toEqual([
        ...objects,
        ...objects.slice(3, 14),
        objects[0],
        objects[1],
      ])
      rows.reverse()
      objects.reverse()
      expect(plain(rows)).toEqual(objects)
      expect(rows.removeIf((_, index) => index % 3 === 1)).toBe(10)
      expect(plain(rows)).toEqual(objects.filter((_, index) => index % 3 !== 1))
      expect(rows.removeIf(() => false)).toBe(0)
      expect(rows.removeIf(() => true)).toBe(19)
      expect(rows.length).toBe(0)
    })

    type Key = (row: Readonly<Record<string, unknown>>) => unknown
    const KEYS: readonly (readonly [string, Key])[] = [
      ['maybe', (row) => row['maybe']],
      ['choice', (row) => row['choice']],
      ['word', (row) => row['word']],
      ['inner.word', (row) => (row['inner'] as { word: string } | undefined)?.word],
      ['inner.half', (row) => (row['inner'] as { half: number } | undefined)?.half],
      ['on', (row) => row['on']],
      ['vector', (row) => (row['vector'] as number[]).map((part) => String(part).padStart(4)).join()],
      ['words', (row) => (row['words'] as string[]).join()],
      ['at', (row) => (row['at'] as Date).getTime()],
      ['big', (row) => row['big']],
      ['small', (row) => row['small']],
      ['note', (row) => row['note']],
    ]

    test.each(KEYS)('sortBy orders %s as compare does, and what holds nothing last or first', (by, keyOf) => {
      for (const descending of [undefined, false, true])
        for (const nulls of [undefined, 'first', 'last'] as const) {
          const rows = wide(29)
          const objects = plain(rows)
          rows.sortBy({ by: by as 'word', descending, nulls })
          const place = (row: object): number =>
            (keyOf(row as never) ?? undefined) === undefined ? (nulls === 'first' ? -1 : 1) : 0
          objects.sort((left, right) => {
            const [a, b] = [keyOf(left as never) as number, keyOf(right as never) as number]
            const order = place(left) - place(right) || (a < b ? -1 : a > b ? 1 : 0)
            return descending && place(left) === place(right) ? -order : order
          })
          expect(plain(rows)).toEqual(objects)
        }
    })

    test('sortBy sorts by several slots, the first that differ deciding, stably', () => {
      const rows = wide(29)
      const objects = plain(rows) as { choice: string; small: number }[]
      rows.sortBy('choice', { by: 'small', descending: true })
      const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
      objects.sort((left, right) => compareTexts(left.choice, right.choice) || right.small - left.small)
      expect(plain(rows)).toEqual(objects)
    })

    test.each(['many different numbers', 'few', 'few that differ in their last digits', 'whole'])(
      'sortBy sorts thousands of rows: %s',
      (which) => {
        class Point extends defineSlots({ x: f64, id: u32 }, { args: ['x', 'id'] }) {}
        const points = new PackedArray(Point)
        let seed = 7
        for (let id = 0; id < 5000; id++) {
          seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
          const value = {
            'many different numbers': (seed - 2 ** 31) / 1e5,
            few: [0, -0, 1.5, -1.5, Infinity, -Infinity, 5e-324][seed % 7] as number,
            'few that differ in their last digits': 1 + (seed % 1000) * Number.EPSILON,
            whole: seed % 3000,
          }[which] as number
          points.push(value, (seed ^ id) >>> 0)
        }
        const objects = points.toRecords()
        for (const by of ['x', 'id'] as const) {
          objects.sort((left, right) => left[by] - right[by])
          points.sortBy(by)
          expect(points.map(({ x, id }) => [x, id])).toEqual(objects.map(({ x, id }) => [x, id]))
        }
      },
    )

    test('sortBy takes 0 and −0 for the same, and refuses NaN among numbers as compare does', () => {
      class Point extends defineSlots({ x: f64, y: optional(f32), any: slotted.slot() }, { args: ['x', 'y', 'any'] }) {}
      const points = new PackedArray(Point)
      for (const [x, y, any] of [
        [0, Number.NaN, 1],
        [-0, 2, 'a'],
        [-1, undefined, null],
        [0, 1, 2n],
      ] as const)
        points.push(x, y, any)
      expect(points.sortBy('x').map(({ x }) => x)).toEqual([-1, 0, -0, 0])
      const before = JSON.stringify(points.columns.x)
      const error = refused(() => points.sortBy('y', 'x'))
      expect(error.code).toBe('no-order')
      expect(error.message).toMatch(/^PackedArray\.sortBy\(\): NaN and [12] have no order\.$/)
      expect(codeOf(() => points.sortBy('any'))).toBe('no-order')
      expect(JSON.stringify(points.columns.x)).toBe(before)
      points.removeIf(({ any }) => any === 'a')
      expect(points.sortBy({ by: 'any', descending: true }).map(({ any }) => any)).toEqual([2n, 1, null])
      points.forEach((point) => (point.y = Number.NaN))
      expect(points.sortBy('y').map(({ any }) => any)).toEqual([2n, 1, null])
    })

    test('sortBy refuses what is no slot, and options that it does not know', () => {
      const rows = items(2, 1)
      expect(refused(() => rows.sortBy('idd' as 'id')).message).toContain('Did you mean "id"?')
      expect(codeOf(() => rows.sortBy('id', 'tag.x' as 'tag'))).toBe('unknown-slot')
      expect(codeOf(() => rows.sortBy({ by: 'id', desc: true } as never))).toBe('unknown-option')
      expect(codeOf(() => rows.sortBy({ by: 'id', nulls: 'middle' } as never))).toBe('bad-option')
      expect(codeOf(() => rows.sortBy((() => 0) as never))).toMatch(/option|slot/)
      expect(codeOf(() => rows.groupBy('idd' as 'id'))).toBe('unknown-slot')
      expect(ids(rows)).toEqual([2, 1])
    })

    test('groupBy and countBy take one slot or function', () => {
      const rows = items(1, 2)
      const { groupBy, countBy } = rows as unknown as Record<string, (...by: unknown[]) => unknown>
      expect(refused(() => groupBy?.call(rows, 'id', 'tag')).message).toBe(
        'PackedArray.groupBy() takes the name of one slot, or a function that makes a key, not 2 arguments.',
      )
      expect(refused(() => countBy?.call(rows)).message).toBe(
        'PackedArray.countBy() takes the name of one slot, or a function that makes a key, not undefined.',
      )
      expect(codeOf(() => countBy?.call(rows, ['id']))).toBe('bad-value')
    })

    test('groupBy gives the rows of each key in their order, and countBy how many there are', () => {
      const rows = wide(29)
      const objects = plain(rows)
      for (const [path, keyOf] of KEYS) {
        if (path === 'vector' || path === 'words') continue
        const groups = [...rows.groupBy(path as 'word')] as [unknown, { numbers: Uint32Array; length: number }][]
        const keys = [...new Set(objects.map((row) => keyOf(row as never)))]
        expect(groups.map(([key]) => (path === 'at' ? Number(key) : key))).toEqual(keys)
        for (const [place, [, group]] of groups.entries()) {
          const numbers = [...objects.keys()].filter((row) => keyOf(objects[row] as never) === keys[place])
          expect([...group.numbers]).toEqual(numbers)
          expect(group).toHaveLength(numbers.length)
          expect(plain(group as never)).toEqual(numbers.map((row) => objects[row]))
        }
        expect([...rows.countBy(path as 'word').values()]).toEqual(groups.map(([, group]) => group.length))
      }
      expect([...rows.countBy(({ small }) => small > 0)]).toEqual([
        [false, 17],
        [true, 12],
      ])
      expect([...items(1, 2, 3, 4).groupBy(({ id }) => id % 2)].map(([key, group]) => [key, ids(group)])).toEqual([
        [1, [1, 3]],
        [0, [2, 4]],
      ])
    })

    test('groups of many rows by 16 bits, which are counted by code, are those of a few, which are not', () => {
      class Half extends defineSlots({ key: u16 }) {}
      const keys = Array.from({ length: 2000 }, (_, place) => (((place * 40_503) % 65_536) >> 5) << 3)
      const many = PackedArray.from(
        Half,
        keys.map((key) => ({ key })),
      )
      for (const rows of [
        many,
        PackedArray.from(
          Half,
          keys.slice(0, 20).map((key) => ({ key })),
        ),
      ]) {
        const given = keys.slice(0, rows.length)
        const expected = [...new Set(given)].map((key) => [key, [...given.keys()].filter((row) => given[row] === key)])
        expect([...rows.groupBy('key')].map(([key, group]) => [key, [...group.numbers]])).toEqual(expected)
        expect([...rows.countBy('key')]).toEqual(expected.map(([key, found]) => [key, (found as number[]).length]))
      }
    })

    test('a group by text has one key for each string, also of a dictionary in which one is there twice', () => {
      const rows = PackedArray.adopt(
        Item,
        { id: Uint32Array.of(1, 2, 3), tag: { values: Uint32Array.of(2, 1, 0), dictionary: ['', 'a', ''] } },
        3,
      )
      expect([...rows.groupBy('tag')].map(([key, group]) => [key, ids(group)])).toEqual([
        ['', [1, 3]],
        ['a', [2]],
      ])
      expect(
        items(9)
          .concat(rows)
          .map(({ tag }) => tag),
      ).toEqual(['t0', '', 'a', ''])
      expect(ids(rows.sortBy('tag'))).toEqual([1, 3, 2])
    })
  })
}
