import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, writeSloppily, type Form } from '../support/form.js'

export function records({ slotted }: Form): void {
  const { defineDynamic, defineSlots, extendSlots, slot } = slotted
  const closings = ['sealed', 'guarded', 'frozen', 'open'] as const

  describe('records', () => {
    test.each(closings)('%s: the own keys are exactly the slots, in order', (closed) => {
      class User extends defineSlots(['name', 'identifier'], { closed })<{ name: string; identifier: number }> {}
      const ada = new User('Ada', 1)
      expect(Reflect.ownKeys(ada)).toEqual(['name', 'identifier'])
      expect(Object.assign({}, ada)).toEqual({ name: 'Ada', identifier: 1 })
      expect(JSON.stringify(ada)).toBe('{"name":"Ada","identifier":1}')
      expect(inspect(ada)).toBe("User { name: 'Ada', identifier: 1 }")
      expect(ada).toBeInstanceOf(User)
      expect(ada).toBeInstanceOf(Object)
      expect(ada.toString()).toBe('[object Object]')
      const seen: string[] = []
      for (const name in ada) seen.push(name)
      expect(seen).toEqual(['name', 'identifier'])
    })

    test('sealed and frozen records are not extensible; guarded and open ones are', () => {
      const states = closings.map((closed) => {
        const record = new (defineSlots(['a'], { closed }))(1)
        return [Object.isExtensible(record), Object.isSealed(record), Object.isFrozen(record)]
      })
      expect(states).toEqual([
        [false, true, false],
        [true, false, false],
        [false, true, true],
        [true, false, false],
      ])
    })

    test.each(['sealed', 'guarded', 'frozen'] as const)(
      '%s: a write to another name is refused, in strict and in sloppy code',
      (closed) => {
        class User extends defineSlots(['name', 'identifier'], { closed }) {}
        const ada = new User('Ada', 1)
        const symbol = Symbol('mark')
        for (const key of ['nmae', 'valueOf', '__proto__', '0', symbol, 'x'.repeat(10_000)]) {
          expect(codeOf(() => write(ada, key, 1))).toBe('unknown-slot')
          expect(codeOf(() => writeSloppily(ada, key, 1))).toBe('unknown-slot')
        }
        expect(codeOf(() => Reflect.set(ada, 'nmae', 1))).toBe('unknown-slot')
        expect(codeOf(() => Object.assign(ada, { nmae: 1 }))).toBe('unknown-slot')
        expect(codeOf(() => write(Object.create(ada) as object, 'nmae', 1))).toBe('unknown-slot')
        expect(codeOf(() => write(new Proxy(ada, {}), 'nmae', 1))).toBe('unknown-slot')
        expect(Reflect.ownKeys(ada)).toEqual(['name', 'identifier'])
      },
    )

    test.each(['sealed', 'guarded', 'frozen'] as const)(
      "%s: the engine's own messages call a record by its class, and toString is not written",
      (closed) => {
        class User extends defineSlots(['name'], { closed }) {
          get upper(): string {
            return 'ADA'
          }
        }
        const ada = new User('Ada')
        expect(() => write(ada, 'toString', 1)).toThrow(
          "Cannot assign to read only property 'toString' of object '#<User>'",
        )
        expect(() => write(ada, 'upper', 1)).toThrow('Cannot set property upper of #<User> which has only a getter')
        writeSloppily(ada, 'toString', 1)
        expect(Object.keys(ada)).toEqual(['name'])
        expect(String(ada)).toBe('[object Object]')
        expect('toString' in ada).toBe(true)
      },
    )

    test.each(['sealed', 'guarded', 'frozen'] as const)(
      '%s: absent names read as undefined, and are refused like any other',
      (closed) => {
        const absent = ['content', 'data']
        class Node extends defineSlots(['tag'], { closed, absent, strictReads: true })<{ tag: string }> {}
        absent.push('tag')
        class Leaf extends extendSlots(Node, ['data'], { absent: ['children'] })<{ data: number }> {}
        const node = new Node('p') as unknown as Record<string, unknown>
        const leaf = new Leaf('p', 1) as unknown as Record<string, unknown>
        expect(node['content']).toBe(undefined)
        expect(node['data']).toBe(undefined)
        expect(leaf['content']).toBe(undefined)
        expect(leaf['data']).toBe(1)
        expect(leaf['children']).toBe(undefined)
        expect(codeOf(() => node['children'])).toBe('unknown-slot')
        for (const [record, name] of [
          [node, 'data'],
          [leaf, 'content'],
          [leaf, 'children'],
        ] as const) {
          expect(refused(() => write(record, name, 1))).toMatchObject({
            code: 'unknown-slot',
            message: expect.stringContaining(`has no slot "${name}"`) as string,
          })
          expect(codeOf(() => writeSloppily(record, name, 1))).toBe('unknown-slot')
        }
        expect(Object.keys(node)).toEqual(['tag'])
        expect(Object.keys(leaf)).toEqual(['tag', 'data'])
        expect('content' in node).toBe(true)
        expect(JSON.stringify(leaf)).toBe('{"tag":"p","data":1}')
        const prototype = Node.prototype as unknown as Record<string, unknown>
        prototype['data'] = 2
        expect(node['data']).toBe(2)
        expect(leaf['data']).toBe(1)
      },
    )

    test('absent refuses slots, duplicates, non-strings, names on every object, and closed: "open" beside it', () => {
      for (const absent of [['a'], ['b', 'b'], [1], ['constructor'], ['valueOf']])
        expect(codeOf(() => defineSlots(['a'], { absent: absent as string[] }))).toBe('bad-option')
      expect(codeOf(() => defineSlots(['a'], { absent: 'b' as never }))).toBe('bad-option')
      expect(codeOf(() => defineSlots(['a'], { absent: ['b'], closed: 'open' }))).toBe('conflicting-options')
    })

    test('a constructor may go on writing to the prototype of a sealed or frozen class', () => {
      for (const closed of ['sealed', 'frozen'] as const) {
        class Vector extends defineSlots(['x'], { closed })<{ x: number }> {
          constructor(x: number) {
            super(x)
            ;(Vector.prototype as unknown as { isVector: boolean }).isVector = true
          }
        }
        const vectors = [1, 2, 3].map((x) => new Vector(x) as unknown as Record<string, unknown>)
        for (const vector of vectors) {
          expect(vector['isVector']).toBe(true)
          expect(() => write(vector, 'isVector', false)).toThrow(TypeError)
          expect(Object.keys(vector)).toEqual(['x'])
        }
      }
    })

    test.each(['sealed', 'frozen'] as const)('%s: defineProperty, delete and setPrototypeOf are refused', (closed) => {
      const record = new (defineSlots(['a'], { closed }))(1)
      expect(() => Object.defineProperty(record, 'b', { value: 1 })).toThrow(TypeError)
      expect(() => delete (record as { a?: unknown }).a).toThrow(TypeError)
      expect(() => Object.setPrototypeOf(record, null)).toThrow(TypeError)
      expect(Reflect.ownKeys(record)).toEqual(['a'])
    })

    test('frozen: the slots are read-only, for the subclass too', () => {
      class Point extends defineSlots(['x'], { closed: 'frozen' })<{ x: number }> {
        constructor(x: number) {
          super(x)
          write(this, 'x', 2)
        }
      }
      expect(() => new Point(1)).toThrow(TypeError)
      const point = new (defineSlots(['x'], { closed: 'frozen' }))(1)
      expect(() => write(point, 'x', 2)).toThrow(TypeError)
      writeSloppily(point, 'x', 2)
      expect(point.x).toBe(1)
    })

    test('the message names the class, the name, the nearest slot and the slots', () => {
      class User extends defineSlots(['name', 'identifier']) {}
      expect(refused(() => write(new User('Ada', 1), 'nmae', 'x'))).toMatchObject({
        name: 'TypeError',
        message: 'User has no slot "nmae". Did you mean "name"? Its slots are "name", "identifier".',
      })
      expect(refused(() => write(new User('Ada', 1), 'color', 'x')).message).toBe(
        'User has no slot "color". Its slots are "name", "identifier".',
      )
      expect(refused(() => write(new User('Ada', 1), Symbol('s'), 'x')).message).toBe(
        'User has no slot Symbol(s). Its slots are "name", "identifier".',
      )
    })

    test('the message shows eight slots and counts the others, and cuts long names', () => {
      const Wide = defineSlots(Array.from({ length: 10 }, (_, index) => `slot${index}`))
      const { message } = refused(() => write(new Wide(), 'x'.repeat(10_000), 1))
      expect(message).toContain('"slot7" and 2 more.')
      expect(message.length).toBeLessThan(300)
    })

    test('an argument that is missing leaves undefined, and undefined is a value like any other', () => {
      const Pair = defineSlots(['a', 'b'])
      const pair = new (Pair as unknown as new (a?: unknown) => { a: unknown; b: unknown })(1)
      expect(Object.entries(pair)).toEqual([
        ['a', 1],
        ['b', undefined],
      ])
      pair.a = undefined
      expect('a' in pair).toBe(true)
      expect(pair.a).toBe(undefined)
    })

    test('too many arguments are refused; a surplus undefined passes', () => {
      class User extends defineSlots(['name']) {}
      class Admin extends extendSlots(User, ['role']) {}
      class Tag extends defineSlots({ label: slot(''), size: slot(0) }, { args: ['label'] }) {}
      class Point extends defineSlots({ x: slot(), y: slot() }, { args: ['x', 'y'] }) {}
      class Reply extends extendSlots(Tag, { to: slot('') }) {}
      const construct = (Class: unknown, ...values: unknown[]): object =>
        new (Class as new (...values: unknown[]) => object)(...values)
      const error = refused(() => construct(User, 'Ada', 1))
      expect(error).toMatchObject({ code: 'too-many-arguments', message: 'User takes at most 1 argument, not 2.' })
      for (const [Class, ...values] of [
        [User, 'Ada'],
        [Admin, 'Ada', 'root'],
        [Tag, 'a', { size: 1 }],
        [Point, 1, 2],
        [Reply, 'a', { to: 'b' }],
        [defineDynamic(['a']), 1],
      ] as const) {
        expect(Object.entries(construct(Class, ...values, undefined, undefined))).toEqual(
          Object.entries(construct(Class, ...values)),
        )
        for (const surplus of [[null], [0, undefined], ['', 1]]) {
          expect(
            codeOf(() => construct(Class, ...values, ...surplus)),
            String(surplus),
          ).toBe('too-many-arguments')
        }
      }
    })

    test('an unknown name reads as undefined', () => {
      const record = new (defineSlots(['a']))(1) as unknown as Record<string, unknown>
      expect(record['b']).toBe(undefined)
      expect('b' in record).toBe(false)
      expect(record['toJSON']).toBe(undefined)
    })

    test('strictReads: reading an unknown name throws; what tools probe does not', async () => {
      class User extends defineSlots(['name'], { strictReads: true }) {
        greet(): string {
          return 'hello'
        }
      }
      const ada = new User('Ada')
      const loose = ada as unknown as Record<PropertyKey, unknown>
      expect(codeOf(() => loose['nmae'])).toBe('unknown-slot')
      for (const name of [
        '_private',
        '$$typeof',
        '@@iterator',
        'then',
        'toJSON',
        'inspect',
        'href',
        'protocol',
        'length',
        'size',
        'nodeType',
        'tagName',
        'asymmetricMatch',
      ]) {
        expect(loose[name]).toBe(undefined)
      }
      expect(loose[Symbol.iterator]).toBe(undefined)
      expect(ada.greet()).toBe('hello')
      expect(typeof loose['hasOwnProperty']).toBe('function')
      expect((User.prototype as unknown as Record<string, unknown>)['nmae']).toBe(undefined)
      expect(inspect(ada)).toBe("User { name: 'Ada' }")
      expect(JSON.stringify(ada)).toBe('{"name":"Ada"}')
      expect(await ada).toBe(ada)
      expect(ada).toEqual(new User('Ada'))
    })

    test('setUp runs once a record, with the slots written, before it is sealed', () => {
      const seen: unknown[] = []
      const User = defineSlots(['name', 'identifier'], {
        setUp(record) {
          seen.push({ ...record }, Object.isSealed(record))
          record.identifier = 7
        },
      })
      expect(new User('Ada', 1).identifier).toBe(7)
      expect(seen).toEqual([{ name: 'Ada', identifier: 1 }, false])
    })

    test('a constructor of the subclass may set up slots after super(), and nothing else', () => {
      class User extends defineSlots(['name', 'identifier'])<{ name: string; identifier: number }> {
        constructor(name: string, identifier: number) {
          super(name, identifier)
          this.setUp()
        }
        setUp(): void {
          this.name = this.name.trim()
        }
      }
      expect(new User(' Ada ', 1).name).toBe('Ada')
      class Bad extends defineSlots(['name']) {
        constructor(name: string) {
          super(name)
          write(this, 'extra', 1)
        }
      }
      expect(codeOf(() => new Bad('Ada'))).toBe('unknown-slot')
    })

    test('a subclass has statics, accessors and private members', () => {
      class Counter extends defineSlots(['count'])<{ count: number }> {
        static made = 0
        #secret = 5
        static start(): Counter {
          Counter.made++
          return new Counter(0)
        }
        get next(): number {
          return this.count + 1 + this.#secret
        }
      }
      expect(Counter.start().next).toBe(6)
      expect(Counter.made).toBe(1)
      expect(() => write(Counter.start(), 'next', 1)).toThrow(TypeError)
    })

    test('a record can be weakly held, awaited, spread and destructured', async () => {
      const Pair = defineSlots(['a', 'b'])
      const pair = new Pair(1, 2)
      expect(new WeakRef(pair).deref()).toBe(pair)
      expect(await Promise.resolve(pair)).toBe(pair)
      const { a, b } = pair
      expect(a).toBe(1)
      expect(b).toBe(2)
      expect(Object.entries(pair)).toEqual([
        ['a', 1],
        ['b', 2],
      ])
      expect(structuredClone(pair)).toEqual({ a: 1, b: 2 })
    })
  })
}
