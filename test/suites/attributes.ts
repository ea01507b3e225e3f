import { describe, expect, test } from 'vitest'
import { codeOf, write, type Form } from '../support/form.js'
import { polluted } from '../support/polluted.js'

export function attributes({ slotted }: Form): void {
  const {
    assign,
    attributesOf,
    clone,
    copy,
    defineDynamic,
    defineSlots,
    equals,
    extendSlots,
    f64,
    hash,
    slot,
    toObject,
  } = slotted

  class Open extends defineSlots({ a: slot<unknown>(), b: f64(0) }, { args: ['a', 'b'], closed: 'open' }) {}
  class Loose extends defineDynamic(['a', 'b'])<{ a: unknown; b: number }> {}

  /** A record with attributes, in the order given. */
  const having = <Record extends object>(record: Record, more: object): Record => Object.assign(record, more)
  const copyAny = copy as (record: object, patch?: unknown) => Record<string, unknown>
  const entriesOf = (record: object): unknown => [...attributesOf(record)]

  describe('attributes beside slots', () => {
    test('a record without attributes gets none by being copied or compared', () => {
      const [left, right] = [new Open(1, 2), new Open(1, 2)]
      const copied = copy(left, { a: 2 })
      expect(equals(left, right)).toBe(true)
      expect({ ...copied }).toEqual({ a: 2, b: 2 })
      expect([left, right, copied].map((record) => entriesOf(record))).toEqual([[], [], []])
    })

    test('a copy has those of the record in their order, then new ones of the patch', () => {
      const record = having(new Open(1, 2), { z: 1, y: 2, x: 3 })
      expect(entriesOf(copy(record))).toEqual([['z', 1], ['y', 2], ['x', 3]]) // prettier-ignore
      expect(entriesOf(copy(record, { a: 5 }))).toEqual([['z', 1], ['y', 2], ['x', 3]]) // prettier-ignore
      const patched = copy(record, { w: 0, a: 5, y: 7, v: undefined })
      expect(entriesOf(patched)).toEqual([['z', 1], ['y', 7], ['x', 3], ['w', 0], ['v', undefined]]) // prettier-ignore
      expect({ ...patched }).toEqual({ a: 5, b: 2 })
      expect(entriesOf(record)).toEqual([['z', 1], ['y', 2], ['x', 3]]) // prettier-ignore
    })

    test('a copy has a Map of its own', () => {
      const record = having(new Open(1, 2), { color: 'red' })
      const copied = copy(record)
      write(copied, 'color', 'blue')
      expect([record['color'], copied['color']]).toEqual(['red', 'blue'])
    })

    test('a symbol is an attribute of a record, and not one of a patch', () => {
      const key = Symbol('key')
      const record = new Open(1, 2)
      write(record, key, 1)
      expect(entriesOf(copy(record, { a: 2, [Symbol('other')]: 2 } as never))).toEqual([[key, 1]])
    })

    test('of a patch only what it has itself, and can be enumerated, is taken', () => {
      const record = new Open(1, 2)
      const inherited = Object.create({ a: 5, color: 'red' }) as object
      const hidden = Object.defineProperties({ b: 3 }, { a: { value: 5 }, color: { value: 'red' } })
      const bare = Object.assign(Object.create(null) as object, { a: 7, color: 'blue' })
      class Given {
        a = 8
        get b(): number {
          return 9
        }
      }
      expect(toObject(copyAny(record, inherited) as never)).toEqual({ a: 1, b: 2 })
      expect(toObject(copyAny(record, hidden) as never)).toEqual({ a: 1, b: 3 })
      expect(toObject(copyAny(record, bare) as never)).toEqual({ a: 7, b: 2, color: 'blue' })
      expect(toObject(copyAny(record, new Given()) as never)).toEqual({ a: 8, b: 2 })
      expect(toObject(copyAny(record, ['x']) as never)).toEqual({ a: 1, b: 2, 0: 'x' })
      expect(toObject(copyAny(record, new Open(3, 4)) as never)).toEqual({ a: 3, b: 4 })
    })

    test('a patch that is not an object is refused', () => {
      for (const record of [new Open(1, 2), having(new Open(1, 2), { c: 1 })])
        for (const wrong of [null, 5, 'x', () => 1]) expect(codeOf(() => copyAny(record, wrong))).toBe('bad-value')
    })

    test('a getter of a patch is asked once, whatever stands beside it', () => {
      for (const beside of [{}, { color: 'red' }]) {
        let reads = 0
        const patch = { get a() { return ++reads }, ...beside } // prettier-ignore
        expect(copyAny(new Open(1, 2), patch)['a']).toBe(1)
        expect(reads).toBe(1)
      }
    })

    test('a Proxy may stand for a patch, and for a record without its attributes', () => {
      const record = having(new Open(1, 2), { color: 'red' })
      const proxied = new Proxy(record, {})
      expect(toObject(copy(record, new Proxy({ a: 5, size: 1 }, {})))).toEqual({ a: 5, b: 2, color: 'red', size: 1 })
      expect(toObject(copy(record, new Proxy({ a: 5 }, {})))).toEqual({ a: 5, b: 2, color: 'red' })
      expect(toObject(copy(proxied, { a: 5 }))).toEqual({ a: 5, b: 2 })
      expect([equals(proxied, new Open(1, 2)), equals(new Open(1, 2), proxied)]).toEqual([true, true])
      expect([equals(proxied, record), equals(record, proxied)]).toEqual([false, false])
    })

    test('of a closed class too a getter of a patch is asked once, and none that every object inherits', () => {
      class Closed extends defineSlots(['a', 'b']) {}
      let reads = 0
      const patch = { get a() { return ++reads } } // prettier-ignore
      expect(copyAny(new Closed(1, 2), patch)['a']).toBe(1)
      const everyObject: object = Object.prototype
      Object.defineProperty(everyObject, 'b', { get: () => ++reads, configurable: true })
      let copied: object
      try {
        copied = copyAny(new Closed(1, 2), { a: 5 })
      } finally {
        Reflect.deleteProperty(everyObject, 'b')
      }
      expect({ ...copied }).toEqual({ a: 5, b: 2 })
      expect(reads).toBe(1)
    })

    test('names that every object has', () => {
      const patch = JSON.parse('{ "__proto__": 1, "hasOwnProperty": 2, "toString": 3, "a": 4 }') as object
      const copied = copyAny(new Open(1, 2), patch)
      expect(entriesOf(copied)).toEqual([['__proto__', 1], ['hasOwnProperty', 2], ['toString', 3]]) // prettier-ignore
      expect(copied['a']).toBe(4)
      expect(equals(copied as never, copy(copied as never))).toBe(true)
      expect(equals(copied as never, new Open(4, 2) as never)).toBe(false)
    })

    test('names on Object.prototype are not in a patch', () => {
      const record = having(new Open(1, 2), { color: 'red' })
      let seen: unknown
      polluted({ a: 5, size: 7 }, () => {
        seen = [copy(record, { b: 3 }), copy(record, { b: 4, weight: 1 }), equals(record, copy(record, {}))]
      })
      const [slots, more, isEqual] = seen as [object, object, boolean]
      expect(toObject(slots as never)).toEqual({ a: 1, b: 3, color: 'red' })
      expect(toObject(more as never)).toEqual({ a: 1, b: 4, color: 'red', weight: 1 })
      expect(isEqual).toBe(true)
    })

    test.each([
      { title: 'open', make: (more: object) => having(new Open(1, 2), more) },
      { title: 'Dynamic', make: (more: object) => having(new Loose(1, 2), more) },
    ])('$title: equal by name and value, in any order', ({ make }) => {
      const same = (left: object, right: object): boolean => equals(make(left) as never, make(right) as never)
      expect(same({ x: 1, y: 2 }, { y: 2, x: 1 })).toBe(true)
      expect(same({ x: Number.NaN, y: 0 }, { x: Number.NaN, y: -0 })).toBe(true)
      expect(same({ x: new Open(1, 2) }, { x: new Open(1, 2) })).toBe(true)
      expect(same({ x: make({ z: 1 }) }, { x: make({ z: 1 }) })).toBe(true)
      expect(same({ x: make({ z: 1 }) }, { x: make({ z: 2 }) })).toBe(false)
      expect(same({ x: undefined }, { y: undefined })).toBe(false)
      expect(same({ x: undefined }, {})).toBe(false)
      expect(same({}, { x: undefined })).toBe(false)
      expect(same({ x: 1 }, { x: 1, y: 1 })).toBe(false)
      expect(same({ x: {} }, { x: {} })).toBe(false)
      expect(same({ a: 5 }, {})).toBe(false)
    })

    test('attributes that were deleted, or asked for, are none', () => {
      const record = having(new Open(1, 2), { color: 'red' })
      attributesOf(record).delete('color')
      const asked = new Open(1, 2)
      attributesOf(asked)
      expect([equals(record, new Open(1, 2)), equals(asked, record), equals(new Open(1, 2), asked)]).toEqual([
        true,
        true,
        true,
      ])
      expect(entriesOf(copy(record, { a: 2 }))).toEqual([])
      expect(toObject(record)).toEqual({ a: 1, b: 2 })
    })

    test('a hash is that of the slots', () => {
      expect(hash(having(new Open(1, 2), { color: 'red' }))).toBe(hash(new Open(1, 2)))
    })

    test('records in a circle of attributes are too deep', () => {
      for (const make of [() => new Open(1, 2), () => new Loose(1, 2)] as (() => object)[]) {
        const [left, right] = [make(), make()]
        write(left, 'self', left)
        write(right, 'self', right)
        expect(codeOf(() => equals(left as never, right as never))).toBe('too-deep')
      }
    })

    test('the first is not a record', () => {
      expect(codeOf(() => equals({} as never, new Open(1, 2) as never))).toBe('not-a-record')
      expect(equals(new Open(1, 2), undefined as never)).toBe(false)
      expect(equals(new Loose(1, 2), undefined as never)).toBe(false)
      expect(equals(new Loose(1, 2), Object.create(Loose.prototype) as never)).toBe(false)
    })

    test('Dynamic: an attribute that was deleted is not one that is undefined', () => {
      const [left, right] = [new Loose(undefined, 1), new Loose(undefined, 1)]
      attributesOf(left).delete('a')
      expect([equals(left, right), equals(right, left)]).toEqual([false, false])
    })
  })

  describe('attributes beside the slots of an extension', () => {
    test('its own slots are not attributes, though the base was copied first', () => {
      class Base extends defineSlots(['a'], { closed: 'open' })<{ a: number }> {}
      class Wider extends extendSlots(Base, ['b'])<{ b: number }> {}
      for (const change of [copy, assign] as ((record: object, patch?: object) => object)[])
        change(having(new Base(1), { color: 'red' }), { size: 1 })
      expect([equals(new Base(1), new Base(1)), clone(new Base(1))['color']]).toEqual([true, undefined])
      for (const patch of [{ b: 3 }, { b: 3, size: 5 }]) {
        const copied = copy(having(new Wider(1, 2), { color: 'red' }), patch)
        expect({ ...copied }).toEqual({ a: 1, b: 3 })
        expect(Object.fromEntries(attributesOf(copied))).toEqual({ color: 'red', ...patch, b: undefined })
      }
    })

    test('a subclass without slots is copied as itself', () => {
      class Named extends Open {
        get title(): string {
          return String(this.a)
        }
      }
      copy(new Open(1, 2), { a: 1 })
      const copied = copy(having(new Named(1, 2), { color: 'red' }), { a: 5 })
      expect([copied instanceof Named, copied.title, copied['color']]).toEqual([true, '5', 'red'])
      expect(equals(new Named(1, 2), new Open(1, 2) as never)).toBe(false)
    })
  })
}
