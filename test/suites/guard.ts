import { createRequire } from 'node:module'
import { describe, expect, test, vi } from 'vitest'
import { codeOf, refused, write, writeSloppily, type Form } from '../support/form.js'

type Define = new (...values: unknown[]) => object

/** Classes as compilers write them for old targets, by their names. */
const { lowered } = createRequire(import.meta.url)('../fixtures/lowered.cjs') as {
  lowered: Record<string, (Base: Define) => Define>
}

export function guard({ slotted }: Form): void {
  const { attributesOf, defineSlots, defineDynamic } = slotted

  const closings = ['sealed', 'guarded', 'frozen', 'open'] as const

  describe('the guard and adoption', () => {
    test('assigning to a prototype before the first record adds a method', () => {
      class User extends defineSlots(['name'])<{ name: string }> {}
      write(User.prototype, 'greet', function (this: User) {
        return `Hello, ${this.name}`
      })
      write(User.prototype, 'greet', function (this: User) {
        return `Hello ${this.name}`
      })
      Object.assign(User.prototype, { shout: () => 'HELLO' })
      const ada = new User('Ada') as User & { greet: () => string; shout: () => string }
      expect(ada.greet()).toBe('Hello Ada')
      expect(ada.shout()).toBe('HELLO')
      expect(Object.keys(ada)).toEqual(['name'])
    })

    test('a method assigned after the first record works, and cannot be replaced on a record', () => {
      class User extends defineSlots(['name'], { closed: 'guarded' }) {}
      const ada = new User('Ada')
      write(User.prototype, 'late', () => 'late')
      expect((ada as unknown as { late: () => string }).late()).toBe('late')
      expect(() => write(ada, 'late', 1)).toThrow(TypeError)
      expect(Object.keys(ada)).toEqual(['name'])
    })

    test('a receiver that does not inherit from the class gets an ordinary write', () => {
      class User extends defineSlots(['name']) {}
      const stranger: Record<string, unknown> = {}
      expect(Reflect.set(User.prototype, 'x', 1, stranger)).toBe(true)
      expect(stranger).toEqual({ x: 1 })
      expect(Reflect.set(User.prototype, 'x', 1, 5)).toBe(false)
    })

    test('messages name the leaf, whatever a record says its constructor is', () => {
      class User extends defineSlots(['name'], { closed: 'guarded' }) {}
      const ada = new User('Ada')
      Object.defineProperty(User.prototype, 'constructor', { value: class Wrong {} })
      expect(refused(() => write(ada, 'nmae', 1)).message).toMatch(/^User has no slot/)
    })

    test('a class whose static name is no string is called by its generated name', () => {
      class Odd extends defineSlots(['a'], { name: 'OddBase' }) {
        static override name(): string {
          return 'no'
        }
      }
      expect(refused(() => write(new Odd(1), 'b', 1)).message).toMatch(/^OddBase has no slot/)
    })

    test.each(['sealed', 'guarded', 'frozen', 'open'] as const)(
      '%s: methods cannot be replaced on a record',
      (closed) => {
        class User extends defineSlots(['name'], { closed }) {
          greet(): string {
            return 'hello'
          }
          get shout(): string {
            return 'HELLO'
          }
        }
        const ada = new User('Ada')
        for (const key of ['greet', 'shout', 'constructor', 'toJSON']) {
          if (closed === 'open' && key === 'toJSON') continue
          expect(() => write(ada, key, () => 'no')).toThrow(TypeError)
          writeSloppily(ada, key, () => 'no')
        }
        expect(ada.greet()).toBe('hello')
        expect(Reflect.ownKeys(ada)).toEqual(['name'])
      },
    )

    test('methods can be replaced on the prototype, by spies', () => {
      class User extends defineSlots(['name']) {
        greet(): string {
          return 'hello'
        }
      }
      const ada = new User('Ada')
      const spy = vi.spyOn(User.prototype, 'greet').mockReturnValue('spied')
      expect(ada.greet()).toBe('spied')
      spy.mockRestore()
      expect(ada.greet()).toBe('hello')
    })

    test('a method or accessor that hides a slot is refused, on every new', () => {
      class Hiding extends defineSlots(['name']) {
        // @ts-expect-error -- a method is no slot
        name(): void {}
      }
      for (let turn = 0; turn < 3; turn++) {
        expect(refused(() => new Hiding('Ada'))).toMatchObject({
          code: 'hidden-slot',
          message: expect.stringMatching(/^Hiding: a method or accessor hides slot "name"/) as string,
        })
      }
    })

    test.each(['guarded', 'open'] as const)('%s: a class field over a slot is refused, on every new', (closed) => {
      class Bad extends defineSlots(['name'], { closed }) {
        override name = 'overwritten'
      }
      for (let turn = 0; turn < 3; turn++) expect(codeOf(() => new Bad('Ada'))).toBe('field-over-slot')
    })

    test.each(closings)(
      '%s: a class field is refused before anything runs, over a slot and beside it, whatever else the class holds',
      (closed) => {
        let ran = 0
        const define = (): new (...values: unknown[]) => object => defineSlots(['name', 'colour'], { closed }) as never
        const bad = [
          class extends define() {
            name = ++ran
          },
          class extends define() {
            name = ++ran
            /* see issue #12, constructor */ hex() {
              return '#fff'
            }
          },
          class extends define() {
            colour = `#${++ran}`
          },
          class extends define() {
            readonly #token = ++ran
            name = this.#token
          },
          class extends define() {
            name: unknown
            isUnderConstructor() {}
          },
          class extends define() {
            constructor(name: string) {
              super(name)
              ran++
            }
            name = ++ran
          },
          class extends class extends define() {
            name = ++ran
          } {},
          class extends define() {
            beside = ++ran
          },
          class extends define() {
            upper = (this as unknown as { name: string }).name.toUpperCase() + ++ran
          },
        ] as unknown as (new (...values: unknown[]) => object)[]
        for (const [index, Class] of bad.entries())
          for (let turn = 0; turn < 3; turn++)
            expect(
              codeOf(() => new Class('Ada')),
              String(index),
            ).toBe('field-over-slot')
        expect(ran).toBe(0)
      },
    )

    test.each(Object.entries(lowered))(
      'a class field over a slot is refused, lowered by %s',
      (_compiler, classOver) => {
        for (const closed of closings) {
          const User = classOver(defineSlots(['name'], { closed }) as never)
          for (let turn = 0; turn < 2; turn++)
            expect(
              codeOf(() => new User('Ada')),
              closed,
            ).toBe('field-over-slot')
        }
      },
    )

    test.each(['guarded', 'open'] as const)(
      '%s: private members that a compiler has made properties are not fields',
      (closed) => {
        class Counter extends defineSlots(['name'], { closed })<{ name: string }> {
          constructor(name: string) {
            super(name)
            Object.defineProperty(this, '__private_0_count', { writable: true, value: 1 })
          }
        }
        for (let turn = 0; turn < 3; turn++) expect(JSON.stringify(new Counter('Ada'))).toBe('{"name":"Ada"}')
      },
    )

    test('a key or computed field added to an extensible record is found when the second one is made', () => {
      class Late extends defineSlots(['name'], { closed: 'guarded' })<{ name: string }> {
        constructor(name: string) {
          super(name)
          Object.defineProperty(this, 'extra', { value: 1 })
        }
      }
      const key = 'extra'
      class Computed extends defineSlots(['name'], { closed: 'guarded' })<{ name: string }> {
        [key] = 1
      }
      for (const Class of [Late, Computed]) {
        const first = new Class('Ada')
        for (let turn = 0; turn < 3; turn++) expect(codeOf(() => new Class('Bob'))).toBe('field-over-slot')
        expect(first.name).toBe('Ada')
      }
    })

    test('looking for class fields runs no constructor and leaves the class as it was', () => {
      let constructed = 0
      class User extends defineSlots(['name'], { closed: 'guarded' })<{ name: string }> {
        readonly #token = ++constructed
        get token(): number {
          return this.#token
        }
      }
      class Plain extends defineSlots(['name'], { closed: 'guarded' }) {}
      const base = Object.getPrototypeOf(Plain) as unknown
      expect(new User('Ada').token).toBe(1)
      new Plain('Ada')
      expect(Object.getPrototypeOf(Plain)).toBe(base)
    })

    test('a class that `new` is never called on may have fields that are declared', () => {
      class User extends defineSlots(['name'], { closed: 'guarded' }) {
        declare name: string
      }
      expect(new User('Ada').name).toBe('Ada')
    })

    test('a new.target of another family is refused', () => {
      class User extends defineSlots(['name']) {}
      class Stranger {}
      for (let turn = 0; turn < 2; turn++)
        expect(codeOf(() => Reflect.construct(User, ['Ada'], Stranger))).toBe('not-a-record-class')
    })

    test('a class that is frozen, proxied or bound constructs like any other', () => {
      class User extends defineSlots(['name'])<{ name: string }> {}
      Object.freeze(User)
      Object.freeze(User.prototype)
      expect(new User('Ada').name).toBe('Ada')
      const Proxied = new Proxy(User, {})
      expect(new Proxied('Bob').name).toBe('Bob')
      expect(new Proxied('Bob')).toBeInstanceOf(User)
      const Bound = User.bind(null)
      expect(new Bound('Cid').name).toBe('Cid')
    })

    test('nothing that is put on Object.prototype becomes a trap of the guard', () => {
      const record = new (defineSlots(['a'], { closed: 'guarded' }))(1) as unknown as Record<string, unknown>
      const traps = ['get', 'has', 'ownKeys', 'getPrototypeOf'] as const
      let seen: unknown
      try {
        for (const trap of traps) (Object.prototype as Record<string, unknown>)[trap] = () => 'trapped'
        seen = [record['b'], 'b' in record]
      } finally {
        for (const trap of traps) delete (Object.prototype as Record<string, unknown>)[trap]
      }
      expect(seen).toEqual([undefined, false])
    })

    test('open: other names are attributes beside the slots, which stay', () => {
      class User extends defineSlots(['name'], { closed: 'open' })<{ name: string }> {
        color(): unknown {
          return this['hue']
        }
      }
      const ada = new User('Ada')
      ada['hue'] = 'red'
      writeSloppily(ada, 'size', 5)
      write(ada, 'toString', 'text')
      expect(ada.color()).toBe('red')
      expect(ada['size']).toBe(5)
      expect(ada['toString']).toBe('text')
      expect(Object.keys(ada)).toEqual(['name'])
      expect([...attributesOf(ada)]).toEqual([
        ['hue', 'red'],
        ['size', 5],
        ['toString', 'text'],
      ])
      expect(new User('Bob')['hue']).toBe(undefined)
      expect(JSON.stringify(ada)).toBe('{"name":"Ada","hue":"red","size":5,"toString":"text"}')
      attributesOf(ada).delete('hue')
      expect(ada.color()).toBe(undefined)
    })

    test('open with strictReads: an attribute that was never written throws', () => {
      const record = new (defineSlots(['name'], { closed: 'open', strictReads: true }))('Ada') as unknown as Record<
        string,
        unknown
      >
      expect(codeOf(() => record['hue'])).toBe('unknown-slot')
      record['hue'] = 'red'
      expect(record['hue']).toBe('red')
    })

    test('attributesOf() takes open and dynamic records alone', () => {
      for (const wrong of [new (defineSlots(['a']))(1), {}, null, 5, new Map(), Object.create(null)]) {
        expect(codeOf(() => attributesOf(wrong as never))).toBe('no-attributes')
      }
      expect(attributesOf(new (defineDynamic(['a']))(1))).toBeInstanceOf(Map)
      expect(attributesOf(new (defineSlots(['a'], { closed: 'open' }))(1)).size).toBe(0)
    })
  })
}
