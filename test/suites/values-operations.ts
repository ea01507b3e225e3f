import { describe, expect, test } from 'vitest'
import { refused, type Form } from '../support/form.js'

/** What operations do with lists, maps, dates and vectors. */
export function valuesOperations({ slotted, packed }: Form): void {
  const { anyOf, assign, clone, compare, copy, date, defineSlots, equals, f32, f64, fromObject, hash } = slotted
  const { lazy, list, mapOf, nullable, operationsOf, optional, parse, slot, text, toObject, toTuple, u8 } = slotted
  const { uncompared, vec, withMethods, i64 } = slotted

  class Item extends defineSlots({ sku: text, count: u8(1) }, { args: ['sku', 'count'] }) {}
  class Node extends defineSlots({ name: text(''), nodes: list(lazy<Node>(() => Node))(() => []) }) {}
  class Order extends defineSlots({
    items: list(Item),
    tags: mapOf(list(date))(() => new Map()),
    at: nullable(vec(f32, 2))(null),
    extra: slot<unknown>(undefined),
  }) {}

  const order = (): Order =>
    new Order({
      items: [new Item('a'), new Item('b')],
      tags: new Map([['x', [new Date(5)]]]),
      at: new Float32Array([1, 2]),
    })

  describe('operations on values with parts', () => {
    test('copy shares what is inside, and clone makes all of it anew', () => {
      const first = order()
      const shallow = copy(first)
      expect(shallow.items).toBe(first.items)
      expect(shallow.tags).toBe(first.tags)
      const deep = clone(first)
      expect(deep).toBeInstanceOf(Order)
      expect(equals(deep, first)).toBe(true)
      expect(deep.items[0]).toBeInstanceOf(Item)
      for (const [mine, other] of [
        [deep.items, first.items],
        [deep.items[0], first.items[0]],
        [deep.tags, first.tags],
        [deep.tags.get('x'), first.tags.get('x')],
        [deep.tags.get('x')?.[0], first.tags.get('x')?.[0]],
        [deep.at, first.at],
      ])
        expect(mine).not.toBe(other)
      Object.assign(deep.items[0] as Item, { count: 9 })
      deep.at?.fill(9)
      expect(equals(first, order())).toBe(true)
      expect(Object.isSealed(deep)).toBe(true)
    })

    test('a change of any part is seen by equals and by the order', () => {
      const changes: readonly ((changed: Order) => unknown)[] = [
        ({ items }) => Object.assign(items[1] as Item, { count: 2 }),
        ({ items }) => items.push(new Item('c')),
        ({ tags }) => tags.set('y', []),
        ({ tags }) => tags.get('x')?.push(new Date(6)),
        ({ tags }) => tags.get('x')?.[0]?.setTime(6),
        ({ at }) => at?.fill(3),
      ]
      for (const change of changes) {
        const changed = order()
        change(changed)
        expect(equals(changed, order())).toBe(false)
        expect(hash(changed)).not.toBe(hash(order()))
        expect(compare(order(), changed)).toBeLessThan(0)
        expect(compare(changed, order())).toBeGreaterThan(0)
      }
    })

    test('numbers inside are the same as keys of a Map are', () => {
      class Numbers extends defineSlots({ list: list(f64), at: vec(f32, 1) }) {}
      const of = (value: number): Numbers => new Numbers({ list: [value], at: new Float32Array([value]) })
      expect(equals(of(Number.NaN), of(Number.NaN))).toBe(true)
      expect(hash(of(Number.NaN))).toBe(hash(of(Number.NaN)))
      expect(equals(of(0), of(-0))).toBe(true)
      expect(hash(of(0))).toBe(hash(of(-0)))
      expect(compare(of(0), of(-0))).toBe(0)
    })

    test('the entries of maps are compared in any order', () => {
      class Tags extends defineSlots({ tags: mapOf(nullable(u8)) }) {}
      const of = (...entries: [string, number | null][]): Tags => new Tags({ tags: new Map(entries) })
      const [one, other] = [of(['a', 1], ['b', null]), of(['b', null], ['a', 1])]
      expect(equals(one, other)).toBe(true)
      expect(hash(one)).toBe(hash(other))
      expect(compare(one, other)).toBe(0)
      expect(equals(of(['a', 1]), of(['b', 1]))).toBe(false)
      expect(equals(of(['a', 1]), of())).toBe(false)
      expect(compare(of(), of(['a', 1]))).toBeLessThan(0)
      expect(compare(of(['a', 1]), of(['b', 0]))).toBeLessThan(0)
    })

    test('what is null, undefined and absent differs, inside optional too', () => {
      class Maybe extends defineSlots({ value: optional(nullable(list(u8))) }) {}
      const [none, nothing, empty] = [new Maybe(), new Maybe({ value: null }), new Maybe({ value: [] })]
      for (const [left, right] of [
        [none, nothing],
        [nothing, empty],
        [none, empty],
      ] as const)
        expect(equals(left, right)).toBe(false)
      expect(copy(empty, { value: undefined }).value).toBe(undefined)
      expect(copy(empty, { value: null }).value).toBe(null)
      expect(assign(new Maybe({ value: [1] }), { value: null }).value).toBe(null)
      expect([none, nothing, empty].map((maybe) => JSON.stringify(maybe))).toEqual([
        '{}',
        '{"value":null}',
        '{"value":[]}',
      ])
      for (const maybe of [none, nothing, empty]) {
        expect(equals(parse(Maybe, JSON.parse(JSON.stringify(maybe))), maybe)).toBe(true)
        expect(equals(fromObject(Maybe, toObject(maybe)), maybe)).toBe(true)
      }
    })

    test('records of two classes in one list are neither equal nor without an order', () => {
      class Mixed extends defineSlots({ all: list(anyOf(Item, Node, text, u8)) }) {}
      const of = (...all: (Item | Node | string | number)[]): Mixed => new Mixed({ all })
      expect(equals(of(new Item('a')), of(new Node()))).toBe(false)
      expect(compare(of(new Item('a')), of(new Node()))).toBeLessThan(0)
      expect(compare(of(5), of('x'))).toBeGreaterThan(0)
      const all = of(new Item('a', 2), new Node({ nodes: [new Node()] }), 'x', 5)
      expect(JSON.stringify(all)).toBe(
        '{"all":[{"sku":"a","count":2},{"name":"","nodes":[{"name":"","nodes":[]}]},"x",5]}',
      )
      expect(equals(parse(Mixed, JSON.parse(JSON.stringify(all))), all)).toBe(true)
      expect(equals(clone(all), all)).toBe(true)
    })

    test('what stands in an untyped slot is compared by identity, and left as it is', () => {
      const extra = [new Item('a')]
      const [one, same] = [assign(order(), { extra }), assign(order(), { extra })]
      const other = assign(order(), { extra: [new Item('a')] })
      expect(equals(one, same)).toBe(true)
      expect(equals(one, other)).toBe(false)
      expect(toObject(one).extra).toBe(extra)
      expect(clone(one).extra).toBe(extra)
    })

    test('an uncompared slot is left out of equals, hash and compare, and is written', () => {
      class Cached extends defineSlots({ key: u8, cache: uncompared(mapOf(u8)(() => new Map())) }) {}
      const cached = new Cached({ key: 1 })
      cached.cache.set('a', 1)
      expect(equals(cached, new Cached({ key: 1 }))).toBe(true)
      class Child extends defineSlots({ key: u8, parent: uncompared(nullable(lazy<Child>(() => Child))(null)) }) {}
      const [alone, child] = [new Child({ key: 1 }), new Child({ key: 1, parent: new Child({ key: 0 }) })]
      expect(equals(alone, child)).toBe(true)
      expect(hash(alone)).toBe(hash(child))
      expect(compare(alone, child)).toBe(0)
      expect(JSON.stringify(child)).toBe('{"key":1,"parent":{"key":0,"parent":null}}')
      expect(toObject(child)).toEqual({ key: 1, parent: { key: 0, parent: null } })
      expect(clone(child).parent).not.toBe(child.parent)
      alone.parent = alone
      expect(equals(alone, child)).toBe(true)
      expect(hash(alone)).toBe(hash(child))
      expect(slotted.slotsOf(Child).map(({ kind }) => kind)).toEqual(['u8', 'nullable'])
    })

    test('the operations of a class are the same functions', () => {
      const operations = operationsOf(Order)
      expect(operations.equals(order(), order())).toBe(true)
      expect(operations.hash(order())).toBe(hash(order()))
      expect(operations.compare(order(), order())).toBe(0)
      expect(operations.toObject(order())).toEqual(toObject(order()))
      expect(operations.toTuple(order())).toEqual(toTuple(order()))
    })

    test('fromObject takes plain objects, arrays and objects for maps, and dates as they are', () => {
      class Event extends defineSlots({ at: date, big: i64, tags: mapOf(Item), pos: vec(f32, 2), parts: list(Item) }) {}
      const at = new Date(5)
      const plain = { at, big: 5n, tags: { a: { sku: 'a' } }, pos: [1, 2], parts: [{ sku: 'b', count: 3 }] }
      const event = fromObject(Event, plain)
      expect(event.at).toBe(at)
      expect(event.tags.get('a')).toBeInstanceOf(Item)
      expect(event.pos).toEqual(new Float32Array([1, 2]))
      expect(event.parts[0]?.count).toBe(3)
      expect(toObject(event)).toEqual({ ...plain, tags: { a: { sku: 'a', count: 1 } } })
      expect(toObject(event).at).not.toBe(at)
      for (const wrong of [{ at: at.toJSON() }, { parts: {} }, { parts: [{ skuu: 'b' }] }, { pos: [1] }])
        expect(refused(() => fromObject(Event, { ...plain, ...wrong } as never)).name).toBe('TypeError')
    })

    test('the methods of withMethods write the same JSON', () => {
      class Money extends withMethods(defineSlots({ cents: i64, parts: list(i64)(() => []) })) {}
      const money = new Money({ cents: 5n, parts: [1n] })
      expect(JSON.stringify(money)).toBe('{"cents":"5","parts":["1"]}')
      expect(money.toJSON()).toEqual({ cents: '5', parts: ['1'] })
      expect(money.equals(parse(Money, JSON.parse(JSON.stringify(money))))).toBe(true)
      expect(money.with({ parts: [] }).parts).toEqual([])
    })

    test("a toJSON of the user's is what JSON writes, inside lists too", () => {
      class Secret extends defineSlots({ key: i64 }) {
        toJSON(): string {
          return 'hidden'
        }
      }
      class Vault extends defineSlots({
        one: Secret,
        all: list(Secret),
        shape: anyOf({ on: 'type', secret: Secret }),
      }) {}
      const secret = new Secret({ key: 5n })
      const vault = new Vault({ one: secret, all: [secret], shape: secret })
      expect(JSON.stringify(vault)).toBe('{"one":"hidden","all":["hidden"],"shape":"hidden"}')
      const rows = packed.PackedArray.from(Vault, [vault])
      expect(JSON.stringify(rows)).toBe(`[${JSON.stringify(vault)}]`)
    })

    test('JSON of an open class has its attributes, and the texts of its bigints', () => {
      class Open extends defineSlots({ big: i64, list: list(i64)(() => []) }, { closed: 'open' }) {}
      const open = Object.assign(new Open({ big: 5n }), { more: 'x', deep: [new Item('a')] })
      expect(JSON.parse(JSON.stringify(open))).toEqual({
        big: '5',
        list: [],
        more: 'x',
        deep: [{ sku: 'a', count: 1 }],
      })
      expect(equals(clone(open), open)).toBe(true)
      expect(equals(fromObject(Open, toObject(open)), open)).toBe(true)
    })
  })
}
