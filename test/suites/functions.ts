import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'

export function functions({ slotted }: Form): void {
  const {
    assign,
    compare,
    copy,
    defineDynamic,
    defineSlots,
    equals,
    extendSlots,
    f64,
    fromObject,
    hash,
    operationsOf,
    readonly,
    slot,
    text,
    toObject,
    toTuple,
    u32,
  } = slotted

  class Point extends defineSlots(['x', 'y'])<{ x: unknown; y: unknown }> {}
  class User extends defineSlots({ name: text, identifier: u32, tags: slot(() => [] as string[]) }) {}
  class Segment extends defineSlots({ from: Point, to: Point, label: slot('') }) {}
  class Admin extends extendSlots(User, { role: text }) {}

  describe('copy and assign', () => {
    test('copy is a new record of the same class, with slots replaced', () => {
      const ada = new User({ name: 'Ada', identifier: 1 })
      const bob = copy(ada, { name: 'Bob' })
      expect(bob).toBeInstanceOf(User)
      expect({ ...bob }).toEqual({ name: 'Bob', identifier: 1, tags: [] })
      expect(bob.tags).toBe(ada.tags)
      expect(ada.name).toBe('Ada')
      expect(Object.isSealed(bob)).toBe(true)
      expect(copy(ada)).not.toBe(ada)
      expect({ ...copy(new Admin({ name: 'Ada', identifier: 1, role: 'op' }), { role: 'root' }) }).toMatchObject({
        name: 'Ada',
        role: 'root',
      })
    })

    test('runs setUp, and no constructor of a subclass', () => {
      const ran: string[] = []
      class Counted extends defineSlots(['n'], { setUp: () => void ran.push('setUp') })<{ n: number }> {
        constructor(n: number) {
          super(n)
          ran.push('constructor')
        }
      }
      const first = new Counted(1)
      ran.length = 0
      expect(copy(first, { n: 2 }).n).toBe(2)
      expect(fromObject(Counted, { n: 3 }).n).toBe(3)
      expect(ran).toEqual(['setUp', 'setUp'])
    })

    test('refuses what is no slot, all at once, and what is no record', () => {
      const ada = new User({ name: 'Ada', identifier: 1 })
      for (const change of [copy, assign] as ((record: object, patch: object) => object)[]) {
        expect(refused(() => change(ada, { nmae: 1, x: 2 }))).toMatchObject({
          code: 'unknown-slot',
          message: 'User: there is no slot "nmae" (did you mean "name"?); there is no slot "x".',
        })
        for (const wrong of [null, 5, 'x']) expect(codeOf(() => change(ada, wrong as never))).toBe('bad-value')
        for (const wrong of [{}, null, 5, [], new Date(0)])
          expect(codeOf(() => change(wrong as never, {}))).toBe('not-a-record')
      }
      expect({ ...ada }).toEqual({ name: 'Ada', identifier: 1, tags: [] })
    })

    test('assign writes in place and returns the record', () => {
      const ada = new User({ name: 'Ada', identifier: 1 })
      expect(assign(ada, { identifier: 2 })).toBe(ada)
      expect(ada.identifier).toBe(2)
    })

    test('a frozen record is copied; a slot that is read-only may be replaced', () => {
      class Frozen extends defineSlots({ a: u32, b: readonly(u32) }, { closed: 'frozen' }) {}
      const copied = copy(new Frozen({ a: 1, b: 2 }), { b: 3 })
      expect({ ...copied }).toEqual({ a: 1, b: 3 })
      expect(Object.isFrozen(copied)).toBe(true)
    })

    test('attributes of open and dynamic records come along', () => {
      class Open extends defineSlots(['a'], { closed: 'open' })<{ a: number }> {}
      const open = new Open(1)
      open['color'] = 'red'
      expect(copy(open, { a: 2 })['color']).toBe('red')
      expect(toObject(copy(open, { a: 2, color: 'blue', size: 1 }))).toEqual({ a: 2, color: 'blue', size: 1 })
      expect(toObject(assign(open, { color: 'green' }))).toEqual({ a: 1, color: 'green' })
      expect(codeOf(() => copy(open, 5 as never))).toBe('bad-value')
      class Loose extends defineDynamic(['a'])<{ a: number }> {}
      const loose = new Loose(1)
      loose['color'] = 'red'
      const copied = copy(loose, { a: 2, size: 5 } as never)
      expect(toObject(copied)).toEqual({ a: 2, color: 'red', size: 5 })
      expect(copied).toBeInstanceOf(Loose)
      expect(toObject(loose)).toEqual({ a: 1, color: 'red' })
    })
  })

  describe('equals and hash', () => {
    test('compare slot by slot as the keys of a Map', () => {
      for (const value of [0, -0, Number.NaN, 'x', undefined, null, 1n, Symbol.iterator, write]) {
        expect(equals(new Point(value, 1), new Point(value, 1))).toBe(true)
        expect(hash(new Point(value, 1))).toBe(hash(new Point(value, 1)))
      }
      expect(equals(new Point(0, 1), new Point(-0, 1))).toBe(true)
      expect(hash(new Point(0, 1))).toBe(hash(new Point(-0, 1)))
      expect(equals(new Point(0, 1), new Point(1, 1))).toBe(false)
      expect(equals(new Point({}, 1), new Point({}, 1))).toBe(false)
      expect(equals(new Point(1, 1), new Point('1', 1))).toBe(false)
    })

    test('another class is never equal, nor is what is no record', () => {
      class Same extends defineSlots(['x', 'y']) {}
      class Sub extends Point {}
      const point = new Point(1, 2)
      for (const other of [new Same(1, 2), new Sub(1, 2), { x: 1, y: 2 }, null, undefined, 5] as Point[])
        expect(equals(point, other)).toBe(false)
      expect(equals(new Sub(1, 2), new Sub(1, 2))).toBe(true)
      expect(codeOf(() => equals({} as Point, point))).toBe('not-a-record')
    })

    test('records in slots are compared and hashed by value, typed or not', () => {
      const make = (x: number): Segment => new Segment({ from: new Point(x, new Point(x, 1)), to: new Point(2, 3) })
      expect(equals(make(1), make(1))).toBe(true)
      expect(hash(make(1))).toBe(hash(make(1)))
      expect(equals(make(1), make(2))).toBe(false)
      expect(hash(make(1))).not.toBe(hash(make(2)))
    })

    test('a class that extends another has operations of its own, whichever was used first', () => {
      class Base extends defineSlots(['a'])<{ a: number }> {}
      class Derived extends extendSlots(Base, ['b'])<{ b: number }> {}
      const [base, derived] = [new Base(1), new Derived(1, 2)]
      expect(equals(base, new Base(1))).toBe(true)
      expect(hash(base)).toBeGreaterThan(0)
      expect(compare(base, new Base(1))).toBe(0)
      expect(toTuple(base)).toEqual([1])
      expect(toObject(base)).toEqual({ a: 1 })
      expect({ ...copy(base) }).toEqual({ a: 1 })
      expect(equals(derived, new Derived(1, 3))).toBe(false)
      expect(compare(derived, new Derived(1, 3))).toBe(-1)
      expect(toTuple(derived)).toEqual([1, 2])
      expect(toObject(derived)).toEqual({ a: 1, b: 2 })
      expect({ ...copy(derived) }).toEqual({ a: 1, b: 2 })
      expect(hash(derived)).not.toBe(hash(new Derived(1, 3)))
      expect(toTuple(base)).toEqual([1])
      expect(operationsOf(Base).toTuple(derived)).toEqual([1, 2])
    })

    test('inherited slots count', () => {
      const make = (name: string, role: string): Admin => new Admin({ name, identifier: 1, tags: TAGS, role })
      expect(equals(make('Ada', 'op'), make('Ada', 'op'))).toBe(true)
      expect(equals(make('Ada', 'op'), make('Bob', 'op'))).toBe(false)
      expect(equals(make('Ada', 'op'), make('Ada', 'root'))).toBe(false)
    })

    test('a record inside that repeats the slots before it has a hash of its own', () => {
      class Inner extends defineSlots(['q']) {}
      class Outer extends defineSlots(['a', 'inner']) {}
      const hashes = [1, 2, 4.5, 'x'].map((value) => hash(new Outer(value, new Inner(value))))
      expect(new Set([...hashes, 0]).size).toBe(5)
    })

    test('a hash is a 32-bit number, and spreads', () => {
      const hashes = new Set(Array.from({ length: 1000 }, (_, index) => hash(new Point(index, `name${index}`))))
      expect(hashes.size).toBeGreaterThan(990)
      for (const value of hashes) expect(value).toBe(value >>> 0)
      const fractions = new Set(Array.from({ length: 1000 }, (_, index) => hash(new Point(index / 7, 0))))
      expect(fractions.size).toBeGreaterThan(980)
      const pairs = [...'abc\0'].flatMap((first) => [...'abc\0', ''].map((second) => first + second))
      const texts = ['', ...pairs, ...pairs.map((pair) => `${pair}x`), ...pairs.map((pair) => `xy${pair}`)]
      expect(new Set(texts.map((value) => hash(new Point(value, 0)))).size).toBe(new Set(texts).size)
    })

    test('attributes of dynamic and open records count', () => {
      const Loose = defineDynamic(['a'])
      const make = (color: string): InstanceType<typeof Loose> => Object.assign(new Loose(1), { color })
      expect(equals(make('red'), make('red'))).toBe(true)
      expect(equals(make('red'), make('blue'))).toBe(false)
      expect(equals(make('red'), new Loose(1))).toBe(false)
      const Open = defineSlots(['a'], { closed: 'open' })
      expect(equals(new Open(1), new Open(1))).toBe(true)
      expect(equals(new Open(1), Object.assign(new Open(1), { b: 2 }))).toBe(false)
    })
  })

  describe('compare', () => {
    test('orders by the first slot that differs', () => {
      const points = [new Point(2, 1), new Point(1, 2), new Point(1, 1)]
      expect(points.sort(compare).map(toTuple)).toEqual([
        [1, 1],
        [1, 2],
        [2, 1],
      ])
      expect(compare(new Point('a', 1n), new Point('a', 2))).toBeLessThan(0)
      expect(compare(new Point(false, 0), new Point(true, 0))).toBeLessThan(0)
      expect(compare(new Point(Number.NaN, undefined), new Point(Number.NaN, undefined))).toBe(0)
      expect(compare(new Point(new Point(1, 2), 0), new Point(new Point(1, 3), 0))).toBeLessThan(0)
    })

    test('refuses values without an order, and records of two classes', () => {
      for (const [x, y] of [
        [1, 'a'],
        [1, undefined],
        [Number.NaN, 1],
        [{}, {}],
        [Symbol('a'), Symbol('b')],
        [null, 0],
        [true, 1],
      ]) {
        expect(codeOf(() => compare(new Point(x, 0), new Point(y, 0)))).toBe('no-order')
      }
      for (const other of [new (defineSlots(['x', 'y']))(1, 2), {}, null])
        expect(codeOf(() => compare(new Point(1, 2), other as Point))).toBe('no-order')
    })
  })

  describe('toObject, toTuple and fromObject', () => {
    test('toObject makes plain objects of records in slots too, and fromObject rebuilds them', () => {
      const segment = new Segment({ from: new Point(1, 2), to: new Point(3, 4) })
      const object = toObject(segment)
      expect(object).toEqual({ from: { x: 1, y: 2 }, to: { x: 3, y: 4 }, label: '' })
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
      const rebuilt = fromObject(Segment, object as never)
      expect(rebuilt.from).toBeInstanceOf(Point)
      expect(equals(rebuilt, segment)).toBe(true)
    })

    test('toTuple is in the order of the slots', () => {
      expect(toTuple(new User({ name: 'Ada', identifier: 1, tags: TAGS }))).toEqual(['Ada', 1, TAGS])
    })

    test('fromObject takes keywords, whatever the form of the constructor', () => {
      expect({ ...fromObject(Point, { y: 2, x: 1 }) }).toEqual({ x: 1, y: 2 })
      expect(fromObject(Point, { x: 1 } as never).y).toBe(undefined)
      expect(codeOf(() => fromObject(User, { name: 'Ada' } as never))).toBe('missing-slot')
      expect(codeOf(() => fromObject(Point, { z: 1 } as never))).toBe('unknown-slot')
      expect(codeOf(() => fromObject(class {} as never, {} as never))).toBe('not-a-record-class')
      expect(refused(() => fromObject(Segment, { from: { x: 1, z: 2 }, to: 5 } as never)).message).toContain('"from.z"')
      const ada = new User({ name: 'Ada', identifier: 1 })
      expect(fromObject(User, ada)).toBe(ada)
    })

    test('a Dynamic is built from any attributes', () => {
      class Loose extends defineDynamic(['a'])<{ a: number }> {}
      const loose = fromObject(Loose as never, { a: 1, color: 'red' } as never) as Loose
      expect(loose).toBeInstanceOf(Loose)
      expect(toObject(loose)).toEqual({ a: 1, color: 'red' })
    })
  })

  describe('long chains', () => {
    class Node extends defineSlots(['value', 'next'])<{ value: number; next: unknown }> {}
    const chain = (length: number): Node =>
      Array.from({ length }).reduce<Node>((next, _, index) => new Node(index, next), new Node(0, null))

    test('a thousand records inside each other are no trouble', () => {
      expect(equals(chain(1000), chain(1000))).toBe(true)
      expect(hash(chain(1000))).toBe(hash(chain(1000)))
      expect(compare(chain(1000), chain(1000))).toBe(0)
      expect(equals(fromObject(Node, toObject(chain(400)) as never), chain(400))).toBe(false)
    })

    test('fifty thousand, and a circle, are a clear error', () => {
      const circle = new Node(1, null)
      circle.next = circle
      for (const deep of [chain(50_000), circle]) {
        for (const operation of [hash, toObject, (record: Node) => equals(record, chain(50_000))] as ((
          record: Node,
        ) => unknown)[]) {
          if (deep === circle && operation !== hash && operation !== toObject) continue
          expect(refused(() => operation(deep)).code).toBe('too-deep')
        }
      }
      expect(hash(chain(10))).toBe(hash(chain(10)))
    })
  })

  describe('operationsOf', () => {
    test("hands out the class's own operations", () => {
      const operations = operationsOf(User)
      const ada = new User({ name: 'Ada', identifier: 1, tags: TAGS })
      expect({ ...operations.copy(ada, { name: 'Bob' }) }).toEqual({ name: 'Bob', identifier: 1, tags: TAGS })
      expect(operations.equals(ada, operations.fromObject({ name: 'Ada', identifier: 1, tags: TAGS }))).toBe(true)
      expect(operations.hash(ada)).toBe(hash(ada))
      expect(operations.compare(ada, ada)).toBe(0)
      expect(operations.toObject(ada)).toEqual({ ...ada })
      expect(operations.toTuple(ada)).toEqual(['Ada', 1, TAGS])
      expect(codeOf(() => operationsOf(Object as never))).toBe('not-a-record-class')
    })
  })

  describe('withMethods', () => {
    test('puts with, equals and toJSON on the prototype', () => {
      class Vector extends slotted.withMethods(defineSlots({ x: f64, y: f64 })) {}
      const vector = new Vector({ x: 1, y: 2 })
      expect(vector.with({ x: 3 }).equals(new Vector({ x: 3, y: 2 }))).toBe(true)
      expect(JSON.stringify(vector)).toBe('{"x":1,"y":2}')
      expect(Object.keys(vector)).toEqual(['x', 'y'])
    })

    test('refuses a slot of such a name', () => {
      expect(codeOf(() => slotted.withMethods(defineSlots(['with']) as never))).toBe('hidden-slot')
      expect(codeOf(() => slotted.withMethods(Object as never))).toBe('not-a-record-class')
    })
  })
}

const TAGS: string[] = []
