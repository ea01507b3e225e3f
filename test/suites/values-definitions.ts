import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

/** Definitions with lists, maps and the rest: defaults, wrong ones, recursive classes, options. */
export function valuesDefinitions({ slotted }: Form): void {
  const { anyOf, assign, clone, copy, date, defineSlots, equals, extendSlots, f16, f32, f64, lazy, list } = slotted
  const { mapOf, nullable, optional, parse, slotsOf, text, toObject, u8, u64, vec } = slotted

  class Item extends defineSlots({ sku: text, count: u8(1) }, { args: ['sku', 'count'] }) {}

  describe('defaults of values with parts', () => {
    class Everything extends defineSlots({
      list: list(Item)(() => []),
      map: mapOf(u8)(() => new Map([['a', 1]])),
      date: date(() => new Date(5)),
      none: nullable(Item)(null),
      some: nullable(u8)(5),
      made: nullable(list(u8))(() => [1]),
      either: anyOf(text, Item)('x'),
      later: lazy<Item>(() => Item)(() => new Item('a')),
      vector: vec(f32, 2)([1, 2]),
      zeros: vec(u64, 2)(() => new BigUint64Array(2)),
      maybe: optional(list(u8)),
      first: optional(list(u8)(() => [1])),
    }) {}

    test('are made for each record', () => {
      const [one, other] = [new Everything(), new Everything()]
      expect(equals(one, other)).toBe(true)
      expect(toObject(one)).toEqual({
        list: [],
        map: { a: 1 },
        date: new Date(5),
        none: null,
        some: 5,
        made: [1],
        either: 'x',
        later: { sku: 'a', count: 1 },
        vector: [1, 2],
        zeros: [0n, 0n],
        maybe: undefined,
        first: [1],
      })
      for (const name of ['list', 'map', 'date', 'made', 'later', 'vector', 'zeros', 'first'] as const)
        expect(one[name]).not.toBe(other[name])
    })

    test('are those of parse and of rows too', () => {
      expect(equals(parse(Everything, {}), new Everything())).toBe(true)
      expect(equals(parse(Everything, JSON.parse(JSON.stringify(new Everything()))), new Everything())).toBe(true)
    })

    test('the array that a vector was given as default is not looked at again', () => {
      const initial = [1, 2]
      const Class = defineSlots({ at: vec(f32, 2)(initial) })
      initial[0] = 9
      expect(new Class().at[0]).toBe(1)
    })

    test('undefined in a patch leaves them alone', () => {
      const record = new Everything({ list: [new Item('a')], some: null })
      expect(copy(record, { list: undefined, some: undefined } as never).list).toHaveLength(1)
      expect(assign(record, { maybe: [1], first: undefined }).first).toBe(undefined)
    })

    test.each<[string, () => unknown]>([
      ['an array that records would share', () => list(u8)([] as never)],
      ['a Map that they would share', () => mapOf(u8)(new Map() as never)],
      ['a Date that they would share', () => date(new Date() as never)],
      ['what is not a date', () => date('2026-01-01' as never)],
      ['undefined for null', () => nullable(u8)(undefined as never)],
      ['a value out of range', () => nullable(u8)(300)],
      ['a class', () => list(u8)(Item as never)],
      ['a function with parameters', () => list(u8)(((size: number) => [size]) as never)],
      ['a vector that is too short', () => vec(f32, 3)([1, 2])],
      ['a vector of something else', () => vec(f32, 1)(['1'] as never)],
      ['no choice', () => anyOf(text, u8)(null as never)],
    ])('cannot be %s', (_, define) => {
      expect(codeOf(define)).toBe('bad-default')
    })
  })

  describe('definitions of values with parts', () => {
    test.each<[string, () => unknown]>([
      ['list of nothing', () => list(undefined as never)],
      ['list of a name', () => list('u8' as never)],
      ['list of an array', () => list([u8] as never)],
      ['list of a class without slots', () => list(Date as never)],
      ['map of null', () => mapOf(null as never)],
      ['nullable number', () => nullable(5 as never)],
      ['choice of nothing', () => (anyOf as () => unknown)()],
      ['choice of what is not a slot', () => anyOf(text, 5 as never)],
      ['choice by a tag of nothing', () => anyOf({ on: 'type' })],
      ['choice without a key of the tag', () => anyOf({ circle: Item } as never)],
      ['choice by a tag of a kind', () => anyOf({ on: 'type', circle: u8 } as never)],
      ['choice by a tag that is not a string', () => anyOf({ on: 5, circle: Item } as never)],
      ['vector without elements', () => vec(f32, 0)],
      ['vector of half an element', () => vec(f32, 1.5)],
      ['vector of texts', () => vec(text as never, 3)],
      ['vector of a class', () => vec(Item as never, 3)],
      ['vector without a length', () => vec(f32, undefined as never)],
    ])('%s is refused', (_, define) => {
      expect(codeOf(define)).toBe('bad-slot')
    })

    test('the error says what there is, and what to write', () => {
      expect(refused(() => vec(f32, 0)).message).toBe(
        'vec() takes a kind of numbers or bigints that this engine has arrays for, and a whole number of elements, ' +
          'not f32 and 0. Write vec(f32, 3).',
      )
      expect(refused(() => list('u8' as never)).message).toContain('list(): "u8" is not a slot.')
    })

    test('a lazy slot of nonsense is refused when its first value is looked at', () => {
      const Class = defineSlots({ value: lazy<number>(() => 5) }, { validate: 'always' })
      expect(codeOf(() => new Class({ value: 5 }))).toBe('bad-slot')
    })

    test('nullable and optional once are enough', () => {
      expect(nullable(nullable(u8)) as unknown).toBeTypeOf('function')
      const Class = defineSlots({ a: nullable(nullable(u8)), b: optional(nullable(optional(u8))) })
      expect(new Class({ a: null }).b).toBe(undefined)
      expect(slotsOf(Class).map(({ kind, required }) => [kind, required])).toEqual([
        ['nullable', true],
        [expect.any(String), false],
      ])
    })

    test('a half-precision vector is refused, or made, as the engine has it', () => {
      const has = 'Float16Array' in globalThis
      if (!has) expect(codeOf(() => vec(f16, 2))).toBe('bad-slot')
      else expect(new (defineSlots({ at: vec(f16, 2)([1, 2]) }))().at).toHaveLength(2)
      expect(new (defineSlots({ at: f16 }))({ at: 0.1 }).at).toBe(0.1)
    })
  })

  describe('recursive classes', () => {
    class Author extends defineSlots({ name: text, books: list(lazy<Book>(() => Book))(() => []) }) {}
    class Book extends defineSlots({ title: text, by: nullable(lazy<Author>(() => Author))(null) }) {}

    test('two may name each other', () => {
      const input = { name: 'Ada', books: [{ title: 'A', by: { name: 'Bob' } }, { title: 'B' }] }
      const ada = parse(Author, input)
      expect(ada.books[0]).toBeInstanceOf(Book)
      expect(ada.books[0]?.by).toBeInstanceOf(Author)
      expect(equals(parse(Author, JSON.parse(JSON.stringify(ada))), ada)).toBe(true)
      expect(equals(clone(ada), ada)).toBe(true)
      expect(refused(() => parse(Author, { name: 'Ada', books: [{ title: 'A', by: { name: 5 } }] })).message).toBe(
        'Author: slot "books.0.by.name" must be a string, not 5.',
      )
    })

    test('a list may hold lists of itself', () => {
      type Nested = (number | Nested)[]
      const nested = list(
        anyOf(
          f64,
          lazy<Nested>(() => nested),
        ),
      )
      const Class = defineSlots({ nested: nested as never })
      const words = '{"nested":[1,[2,[3,[]]]]}'
      expect(JSON.stringify(parse(Class as never, JSON.parse(words)))).toBe(words)
    })
  })

  describe('extensions with values with parts', () => {
    class Base extends defineSlots({ items: list(Item) }) {}
    class Special extends extendSlots(Base, { due: nullable(date)(null), more: list(Base)(() => []) }) {}

    test('have those of the base too', () => {
      const special = new Special({ items: [new Item('a')], more: [new Base({ items: [] })] })
      const words = '{"items":[{"sku":"a","count":1}],"due":null,"more":[{"items":[]}]}'
      expect(JSON.stringify(special)).toBe(words)
      expect(equals(parse(Special, JSON.parse(words)), special)).toBe(true)
      expect(equals(clone(special), special)).toBe(true)
    })

    test('are records of the base, in lists too', () => {
      const Lists = defineSlots({ all: list(Base) }, { validate: 'always' })
      const special = new Special({ items: [] })
      expect(new Lists({ all: [special] }).all[0]).toBe(special)
      expect(equals(new Lists({ all: [special] }), new Lists({ all: [new Base({ items: [] })] }))).toBe(false)
    })
  })
}
