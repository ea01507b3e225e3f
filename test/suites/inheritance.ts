import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'

export function inheritance({ slotted }: Form): void {
  const { defineSlots, extendSlots, defineDynamic, slot } = slotted

  describe('inheritance', () => {
    test('a subclass without slots stays closed', () => {
      class User extends defineSlots(['name']) {}
      class Admin extends User {}
      expect(codeOf(() => write(new Admin('Ada'), 'role', 1))).toBe('unknown-slot')
      expect(refused(() => write(new Admin('Ada'), 'role', 1)).message).toMatch(/^Admin has no slot/)
    })

    test("the base's slots come first, its methods and statics stay, and it is one class to instanceof", () => {
      class User extends defineSlots(['name', 'identifier'])<{ name: string; identifier: number }> {
        static kind = 'user'
        greet(): string {
          return `Hello, ${this.name}`
        }
      }
      class Admin extends extendSlots(User, ['role', 'since'])<{ role: string; since: number }> {
        override greet(): string {
          return `${super.greet()} (${this.role})`
        }
      }
      const ada = new Admin('Ada', 1, 'root', 1843)
      expect(Reflect.ownKeys(ada)).toEqual(['name', 'identifier', 'role', 'since'])
      expect(ada.greet()).toBe('Hello, Ada (root)')
      expect(Admin.kind).toBe('user')
      expect(ada).toBeInstanceOf(User)
      expect(Object.isSealed(ada)).toBe(true)
      expect(codeOf(() => write(ada, 'rolle', 1))).toBe('unknown-slot')
      expect(codeOf(() => new (Admin as unknown as new (...values: unknown[]) => object)(1, 2, 3, 4, 5))).toBe(
        'too-many-arguments',
      )
      expect(Object.isSealed(new User('Bob', 2))).toBe(true)
    })

    test.each(['sealed', 'guarded', 'frozen', 'open'] as const)(
      '%s: extensions of extensions are closed as their base is',
      (closed) => {
        class A extends defineSlots(['a'], { closed }) {}
        class B extends extendSlots(A, ['b']) {}
        class C extends extendSlots(B, ['c']) {}
        const record = new C(1, 2, 3)
        const root = new A(1)
        expect({ ...record }).toEqual({ a: 1, b: 2, c: 3 })
        expect(Object.isExtensible(record)).toBe(Object.isExtensible(root))
        expect(Object.isFrozen(record)).toBe(Object.isFrozen(root))
      },
    )

    test('only the leaf seals: an extension may be closed otherwise than its base', () => {
      class User extends defineSlots(['name'], { closed: 'frozen' }) {}
      class Admin extends extendSlots(User, ['role'], { closed: 'guarded' }) {}
      expect(Object.isExtensible(new Admin('Ada', 'root'))).toBe(true)
      expect(Object.isFrozen(new User('Ada'))).toBe(true)
    })

    test("what a base's constructor writes into a derived slot is overwritten", () => {
      class User extends defineSlots(['name'])<{ name: string }> {
        constructor(name: string) {
          super(name)
          write(this, 'role', 'from the base')
        }
      }
      class Admin extends extendSlots(User, ['role'])<{ role: string }> {}
      expect(new Admin('Ada', 'root').role).toBe('root')
      expect(codeOf(() => new User('Ada'))).toBe('unknown-slot')
    })

    test('the base takes as many leading arguments as its constructor has, or as baseArgs says', () => {
      class Named extends defineSlots(['first', 'last'])<{ first: string; last: string }> {
        constructor(full: string) {
          const [first = '', last = ''] = full.split(' ')
          super(first, last)
        }
      }
      class Staff extends extendSlots(Named, ['role'])<{ role: string }> {}
      expect({ ...new Staff('Ada Lovelace', 'root') }).toEqual({ first: 'Ada', last: 'Lovelace', role: 'root' })

      class Fixed extends defineSlots(['kind'])<{ kind: string }> {
        constructor() {
          super('fixed')
        }
      }
      class Given extends extendSlots(Fixed, ['size'])<{ size: number }> {}
      expect({ ...new Given(5) }).toEqual({ kind: 'fixed', size: 5 })
      class Said extends extendSlots(Fixed, ['size'], { baseArgs: 1 })<{ size: number }> {}
      expect({ ...new (Said as unknown as new (...values: unknown[]) => object)('ignored', 5) }).toEqual({
        kind: 'fixed',
        size: 5,
      })

      class Optional extends defineSlots(['a', 'b'])<{ a?: number; b?: number }> {
        constructor(...values: [number?, number?]) {
          super(...values)
        }
      }
      class More extends extendSlots(Optional, ['c'])<{ c: number }> {}
      expect({ ...new More(1, 2, 3) }).toEqual({ a: 1, b: 2, c: 3 })
    })

    test('a parameter of the base that has a default is one of its arguments, as in its type', () => {
      class User extends defineSlots(['name', 'level'])<{ name: string; level: number }> {
        constructor(name: string, level = 0) {
          super(name, level)
        }
      }
      class Admin extends extendSlots(User, ['role'])<{ role: string }> {}
      expect(slotted.toTuple(new Admin('Ada', 5, 'root'))).toEqual(['Ada', 5, 'root'])
      expect(slotted.toTuple(new Admin('Ada', undefined, 'root'))).toEqual(['Ada', 0, 'root'])
      class Keyed extends extendSlots(User, { role: slot('none'), since: slot(1) }, { args: ['role'] }) {}
      expect({ ...new Keyed('Ada', 5, 'root', { since: 2 }) }).toEqual({
        name: 'Ada',
        level: 5,
        role: 'root',
        since: 2,
      })
      expect({ ...new Keyed('Ada', 5) }).toEqual({ name: 'Ada', level: 5, role: 'none', since: 1 })
      class All extends defineSlots({ x: slot<number>(), y: slot<number>(), tag: slot('') }, { args: ['x', 'y'] }) {
        constructor(x = 1, y = [2, 3].length, init: { tag?: string } = { tag: 'a, b' }) {
          super(x, y, init)
        }
      }
      class Space extends extendSlots(All, { z: slot(0) }, { args: ['z'] }) {}
      expect({ ...new Space(5, undefined, 7, { tag: 't' }) }).toEqual({ x: 5, y: 2, tag: 't', z: 7 })
    })

    test('a constructor that the base inherits is the one whose arguments come first', () => {
      class Named extends defineSlots(['first', 'last'])<{ first: string; last: string }> {
        constructor(full: string, { separator = ', ' }: { separator?: string } = {}) {
          const [last = '', first = ''] = full.split(separator)
          super(first, last)
        }
      }
      class Between extends Named {
        constructor(full: string) {
          super(full)
        }
      }
      class Last extends Between {}
      class Staff extends extendSlots(Last, ['role'])<{ role: string }> {}
      expect({ ...new Staff('Lovelace, Ada', 'root') }).toEqual({ first: 'Ada', last: 'Lovelace', role: 'root' })
      class Apart extends extendSlots(Named, ['role'])<{ role: string }> {}
      expect({ ...new Apart('Lovelace-Ada', { separator: '-' }, 'root') }).toEqual({
        first: 'Ada',
        last: 'Lovelace',
        role: 'root',
      })
    })

    test('setUp of the base runs first, once a record, when all slots are written', () => {
      const ran: string[] = []
      const step = (name: string) => (record: object) => void ran.push(`${name} ${Object.keys(record).join()}`)
      class A extends defineSlots(['a'], { setUp: step('A') }) {}
      class B extends extendSlots(A, ['b'], { setUp: step('B') }) {}
      new B(1, 2)
      expect(ran).toEqual(['A a,b', 'B a,b'])
      new A(1)
      expect(ran.slice(2)).toEqual(['A a'])
    })

    test('a slot that the base has is refused, and so is one that hides a method of it', () => {
      class User extends defineSlots(['name']) {
        greet(): void {}
      }
      expect(refused(() => extendSlots(User, ['name'] as never))).toMatchObject({
        code: 'duplicate-slot',
        message: 'extendSlots(): User already has slot "name". Define new slots only.',
      })
      expect(codeOf(() => extendSlots(User, ['greet'] as never))).toBe('hidden-slot')
      expect(codeOf(() => extendSlots(User, ['role', 'role'] as never))).toBe('duplicate-slot')
    })

    test('what the guard does cannot change on the way down', () => {
      class Sealed extends defineSlots(['a']) {}
      class Open extends defineSlots(['a'], { closed: 'open' }) {}
      expect(codeOf(() => extendSlots(Sealed, ['b'], { closed: 'open' }))).toBe('conflicting-options')
      expect(codeOf(() => extendSlots(Open, ['b'], { closed: 'sealed' }))).toBe('conflicting-options')
      expect(codeOf(() => extendSlots(Sealed, ['b'], { strictReads: true }))).toBe('conflicting-options')
    })

    test('what has no slots cannot be extended', () => {
      for (const wrong of [class {}, Object, null, {}, defineDynamic(['a']), slotted.Dynamic]) {
        expect(codeOf(() => extendSlots(wrong as never, ['b'] as never))).toBe('not-a-record-class')
      }
    })

    test.each(['sealed', 'guarded', 'frozen', 'open'] as const)(
      '%s: a class field in a middle class is refused',
      (closed) => {
        class Beside extends defineSlots(['name'], { closed }) {
          extra = 1
        }
        class Over extends defineSlots(['name'], { closed }) {
          override name = 'overwritten'
        }
        class A extends extendSlots(Beside, ['role']) {}
        class B extends extendSlots(Over, ['role']) {}
        for (let turn = 0; turn < 2; turn++) {
          expect(codeOf(() => new A('Ada', 'root'))).toBe('field-over-slot')
          expect(codeOf(() => new B('Ada', 'root'))).toBe('field-over-slot')
        }
      },
    )

    test.each(['sealed', 'frozen'] as const)(
      '%s: what a middle class with a constructor adds is refused before the leaf seals',
      (closed) => {
        class Middle extends defineSlots(['name'], { closed }) {
          extra = 1
          constructor(name: unknown) {
            super(name)
          }
        }
        class Leaf extends extendSlots(Middle, ['role']) {}
        for (let turn = 0; turn < 2; turn++) expect(codeOf(() => new Leaf('Ada', 'root'))).toBe('field-over-slot')
      },
    )

    test('a base that is a mixin of a class with slots is extended like any other', () => {
      // oxlint-disable-next-line typescript/no-explicit-any -- as TypeScript wants it of a mixin
      const Printable = <Base extends new (...values: any[]) => object>(base: Base) =>
        class extends base {
          print(): string {
            return Object.keys(this).join()
          }
        }
      class Point extends Printable(defineSlots(['x', 'y']))<{ x: number; y: number }> {}
      class Solid extends extendSlots(Point, ['z'])<{ z: number }> {}
      expect(new Point(1, 2).print()).toBe('x,y')
      expect(new Solid(1, 2, 3).print()).toBe('x,y,z')
    })
  })
}
