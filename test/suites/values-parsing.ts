import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

interface Refusal {
  readonly code?: string
  readonly message: string
  readonly issues?: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[]
}

const issuesOf = (action: () => unknown): NonNullable<Refusal['issues']> => (refused(action) as Refusal).issues ?? []
const pathsOf = (action: () => unknown): readonly (readonly PropertyKey[])[] => issuesOf(action).map(({ path }) => path)

/** What parse makes of lists, maps and the rest, and what it says against them. */
export function valuesParsing({ slotted }: Form): void {
  const { anyOf, date, defineSlots, f32, f64, i64, lazy, list, mapOf, nullable, parse } = slotted
  const { text, toObject, u32, u64, u8, vec } = slotted

  class Item extends defineSlots({ sku: text, count: u8(1) }) {}
  class Circle extends defineSlots({ radius: f64 }) {}
  class Square extends defineSlots({ side: f64, at: nullable(date)(null) }) {}
  class Node extends defineSlots({ name: text(''), nodes: list(lazy<Node>(() => Node))(() => []) }) {}

  const one = (slot: unknown): ((value: unknown) => unknown) => {
    const Class = defineSlots({ value: slot } as never, { name: 'One' })
    return (value) => (parse(Class as never, { value } as never) as unknown as { value: unknown }).value
  }

  describe('parse of values with parts', () => {
    test('gives each problem its path, through lists, maps, records and vectors', () => {
      class Order extends defineSlots({
        id: u32,
        items: list(Item),
        tags: mapOf(list(u8)),
        at: vec(f32, 2),
        due: nullable(date),
      }) {}
      const input = {
        id: -1,
        items: [{ sku: 'a' }, { sku: 5, cuont: 2 }, 7],
        tags: { a: [1, 300] },
        at: [1, 'x'],
        due: '2026-02-30',
      }
      const error = refused(() => parse(Order, input)) as Refusal
      expect(error.issues?.map(({ path }) => path)).toEqual([
        ['id'],
        ['items', 1, 'cuont'],
        ['items', 1, 'sku'],
        ['items', 2],
        ['tags', 'a', 1],
        ['at', 1],
        ['due'],
      ])
      expect(error.message).toContain(
        'there is no slot "items.1.cuont" (did you mean "count"?); slot "items.1.sku" must be a string, not 5; ' +
          'slot "items.2" must be an Item, not 7; slot "tags.a.1" must be an integer from 0 to 255, not 300',
      )
    })

    test('takes texts of dates in ISO 8601 that name a day of the calendar, and nothing like them', () => {
      const dateOf = one(date)
      const day = Date.UTC(2024, 1, 29)
      for (const good of ['2024-02-29', '2024-02-29T00:00:00Z', '2024-02-29T01:00+01:00'])
        expect((dateOf(good) as Date).getTime()).toBe(day)
      const wrong = [
        '2023-02-29',
        '2024-13-01',
        '2024-2-9',
        '29.02.2024',
        '2024-02-29T24:01Z',
        '2024-02-29 00:00',
        'now',
        '',
      ]
      for (const bad of [...wrong, day, null, new Date(Number.NaN), { getTime: () => 0 }])
        expect(codeOf(() => dateOf(bad))).toBe('invalid-input')
      for (const time of [8.64e15, -8.64e15, -1, Date.UTC(-1, 0, 1)])
        expect((dateOf(new Date(time).toJSON()) as Date).getTime()).toBe(time)
    })

    test('takes decimal text and whole numbers for bigints, and nothing that is not exact', () => {
      const [signed, unsigned] = [one(i64), one(u64)]
      for (const [given, made] of [
        ['-1', -1n],
        ['007', 7n],
        [2 ** 53 - 1, 2n ** 53n - 1n],
        [-0, 0n],
      ] as const)
        expect(signed(given)).toBe(made)
      expect(unsigned('18446744073709551615')).toBe(2n ** 64n - 1n)
      for (const bad of [
        2 ** 53,
        0.5,
        Number.NaN,
        '',
        ' 1',
        '1n',
        '0x1',
        '1e3',
        '9223372036854775808',
        '1'.repeat(1e5),
        true,
      ])
        expect(codeOf(() => signed(bad))).toBe('invalid-input')
      for (const bad of ['-1', -1, -1n]) expect(codeOf(() => unsigned(bad))).toBe('invalid-input')
    })

    test('takes the first choice that fits, and names the problems of the nearest', () => {
      const shapeOf = one(anyOf(Circle, Square, text))
      expect(shapeOf({ radius: 1 })).toBeInstanceOf(Circle)
      expect(shapeOf({ side: 1, at: '2026-01-01' })).toBeInstanceOf(Square)
      expect(shapeOf('round')).toBe('round')
      expect(pathsOf(() => shapeOf({ side: 1, at: 'soon' }))).toEqual([['value', 'at']])
      expect(issuesOf(() => shapeOf(5))).toEqual([
        { message: 'slot "value" must be a Circle, or a Square, or a string, not 5', path: ['value'] },
      ])
      const inList = one(list(anyOf(Circle, Square)))
      expect(pathsOf(() => inList([{ radius: 1 }, { radius: 'x' }]))).toEqual([['value', 1, 'radius']])
    })

    test('reads the tag of a choice, and names the tags where there is another', () => {
      const shapeOf = one(anyOf({ on: 'type', circle: Circle, square: Square }))
      expect(shapeOf({ type: 'square', side: 2 })).toBeInstanceOf(Square)
      expect(issuesOf(() => shapeOf({ type: 'oval' }))).toEqual([
        { message: 'slot "value.type" must be one of "circle", "square", not "oval"', path: ['value', 'type'] },
      ])
      expect(pathsOf(() => shapeOf({ side: 2 }))).toEqual([['value', 'type']])
      expect(pathsOf(() => shapeOf({ type: 'circle', side: 2 }))).toEqual([
        ['value', 'side'],
        ['value', 'radius'],
      ])
      expect(pathsOf(() => shapeOf({ __proto__: null, radius: 1 }))).toEqual([['value', 'type']])
    })

    test('refuses arrays of another length for vectors, and typed arrays of another type', () => {
      const vectorOf = one(vec(f32, 2))
      expect(vectorOf([1, 0.5])).toEqual(new Float32Array([1, 0.5]))
      for (const bad of [
        [1],
        [1, 2, 3],
        Object.assign([1], { 2: 3 }),
        ['1', 2],
        [1, 1e39],
        new Float64Array(2),
        { 0: 1, 1: 2, length: 2 },
      ])
        expect(codeOf(() => vectorOf(bad))).toBe('invalid-input')
      expect(pathsOf(() => one(vec(u64, 2))([1, -1]))).toEqual([['value', 1]])
    })
  })

  describe('parse of hostile input', () => {
    test('__proto__ is a key of a map like any other, and pollutes nothing', () => {
      const map = one(mapOf(u8))(JSON.parse('{"__proto__":1,"constructor":2,"toString":3}')) as Map<string, number>
      expect([...map]).toEqual([
        ['__proto__', 1],
        ['constructor', 2],
        ['toString', 3],
      ])
      const Class = defineSlots({ map: mapOf(Item) })
      const words = '{"map":{"__proto__":{"sku":"a","count":1}}}'
      const record = parse(Class, JSON.parse(words))
      expect(JSON.stringify(record)).toBe(words)
      const { map: plain } = toObject(record)
      expect(Object.getPrototypeOf(plain)).toBe(Object.prototype)
      expect(Object.keys(plain)).toEqual(['__proto__'])
      expect({}).not.toHaveProperty('sku')
      expect(pathsOf(() => one(list(Item))(JSON.parse('[{"sku":"a","__proto__":{"count":2}}]')))).toEqual([
        ['value', 0, '__proto__'],
      ])
    })

    test('holes are values that are missing, and are refused where undefined is', () => {
      const holed = Object.assign([1], { 2: 3 })
      expect(pathsOf(() => one(list(u8))(holed))).toEqual([['value', 1]])
      expect(one(list(slotted.optional(u8)))(holed)).toEqual([1, undefined, 3])
      const sparse: number[] = []
      sparse.length = 4_000_000_000
      expect(issuesOf(() => one(list(u8))(sparse))).toHaveLength(100)
    })

    test('a hundred problems are enough', () => {
      const many = Array.from({ length: 100_000 }, () => 'x')
      const start = performance.now()
      expect(issuesOf(() => one(list(u8))(many))).toHaveLength(100)
      expect(issuesOf(() => one(mapOf(u8))(Object.fromEntries(many.entries())))).toHaveLength(100)
      expect(issuesOf(() => one(list(Item))(many.map(() => ({ sku: 1 }))))).toHaveLength(100)
      expect(issuesOf(() => one(list(anyOf(Circle, Square)))(many))).toHaveLength(100)
      expect(performance.now() - start).toBeLessThan(5000)
    })

    test('a hundred thousand elements are read one by one', () => {
      const many = Array.from({ length: 100_000 }, (_, index) => ({ sku: `${index}`, count: 2 }))
      const items = one(list(Item))(many) as Item[]
      expect(items).toHaveLength(100_000)
      expect(items[99_999]?.sku).toBe('99999')
    })

    test('an array that grows while it is read is read as it is, and no further than there is something', () => {
      const given = [1, 2, 3]
      const growing = new Proxy(given, {
        get(target, key, receiver) {
          if (key === '1' && target.length < 10) target.push(9)
          return Reflect.get(target, key, receiver) as unknown
        },
      })
      expect(one(list(u8))(growing)).toEqual([1, 2, 3, 9])
    })

    test('choices inside each other take work that grows with their depth, and not more', () => {
      let made = 0
      const setUp = (): void => void made++
      const nested: unknown = anyOf(
        defineSlots({ a: lazy<unknown>(() => nested), kind: text('a') }, { setUp }),
        defineSlots({ a: lazy<unknown>(() => nested), kind: u8(1) }, { setUp }),
        u8,
      )
      const read = one(nested)
      const deep = (depth: number, end: unknown): unknown => (depth === 0 ? end : { a: deep(depth - 1, end) })
      expect(read(deep(120, 1))).toBeTypeOf('object')
      expect(made).toBeLessThan(2 * 120 + 2)
      expect(pathsOf(() => read(deep(120, 'x')))).toHaveLength(1)
    })

    test('what is nested too deep, or in a circle, is a clear error', () => {
      const deep = (depth: number): object => ({ nodes: depth === 0 ? [] : [deep(depth - 1)] })
      expect(parse(Node, deep(60)).nodes[0]?.nodes).toHaveLength(1)
      expect(codeOf(() => parse(Node, deep(2000)))).toBe('too-deep')
      const circle: { nodes: unknown[] } = { nodes: [] }
      circle.nodes.push(circle)
      expect(codeOf(() => parse(Node, circle))).toBe('too-deep')
      const endless: unknown[] = []
      endless.push(endless)
      const lists: unknown = list(lazy<unknown>(() => lists))
      expect(codeOf(() => one(lists)(endless))).toBe('too-deep')
    })
  })
}
