import { describe, expect, test } from 'vitest'
import { countShapes, hasFastProperties } from '../../src/shape/index.js'
import { codeOf, refused, write, type Form } from '../support/form.js'

/** A call that TypeScript would refuse. */
const make = (Class: unknown, ...values: readonly unknown[]): unknown =>
  Reflect.construct(Class as new () => object, values)

export function objectForm({ slotted }: Form): void {
  const { bool, defineSlots, doc, extendSlots, f64, oneOf, optional, readonly, slot, slotsOf, text, u32, u8 } = slotted

  describe('the object form', () => {
    class Account extends defineSlots({
      name: slot<string>(),
      identifier: u32,
      tags: slot(() => [] as string[]),
      active: bool(true),
      role: oneOf('op', 'root')('op'),
    }) {}

    test('constructs from keywords, with defaults, in the order of the definition', () => {
      const account = new Account({ identifier: 1, name: 'Ada' })
      expect(Object.entries(account)).toEqual([
        ['name', 'Ada'],
        ['identifier', 1],
        ['tags', []],
        ['active', true],
        ['role', 'op'],
      ])
      expect(new Account({ name: 'Bob', identifier: 2, active: false }).active).toBe(false)
    })

    test('a factory makes a default for every record, and only where it is needed', () => {
      let made = 0
      const Counted = defineSlots({ value: slot(() => ++made) })
      expect(new Counted({}).value).toBe(1)
      expect(new Counted({ value: 9 }).value).toBe(9)
      expect(new Counted({}).value).toBe(2)
    })

    test('undefined means the default; where there is none, it is a value', () => {
      const Both = defineSlots({ a: slot<number | undefined>(), b: slot(5) })
      expect(Object.entries(new Both({ a: undefined, b: undefined } as never))).toEqual([
        ['a', undefined],
        ['b', 5],
      ])
    })

    test('all that is missing, unknown and misspelt is named at once', () => {
      const error = refused(() => make(Account, { nmae: 'Ada', color: 'red' })) as Error & { issues?: unknown }
      expect(error).toMatchObject({ name: 'TypeError', code: 'unknown-slot' })
      expect(error.message).toBe(
        'Account: there is no slot "nmae" (did you mean "name"?); there is no slot "color"; slot "name" is missing; slot "identifier" is missing.',
      )
      expect((error.issues as { path: unknown }[]).map(({ path }) => path)).toEqual([
        ['nmae'],
        ['color'],
        ['name'],
        ['identifier'],
      ])
      expect(codeOf(() => make(Account, {}))).toBe('missing-slot')
      expect(codeOf(() => make(Account))).toBe('missing-slot')
    })

    test('what is no object is refused, and so are too many arguments', () => {
      for (const wrong of [null, 5, 'text', true]) expect(codeOf(() => make(Account, wrong))).toBe('bad-value')
      expect(codeOf(() => make(Account, { name: 'Ada', identifier: 1 }, 2))).toBe('too-many-arguments')
    })

    test('args are given by position, the rest in a last object', () => {
      class Particle extends defineSlots({ tag: slot(''), x: f64, v: f64(0) }, { args: ['x', 'v'] }) {}
      expect(Object.entries(new Particle(1, 2, { tag: 'a' }))).toEqual([
        ['tag', 'a'],
        ['x', 1],
        ['v', 2],
      ])
      expect({ ...new Particle(1) }).toEqual({ tag: '', x: 1, v: 0 })
      expect({ ...new Particle(1, undefined) }).toEqual({ tag: '', x: 1, v: 0 })
      expect(codeOf(() => make(Particle))).toBe('missing-slot')
      expect(codeOf(() => make(Particle, 1, 2, { x: 3 }))).toBe('unknown-slot')
      expect(codeOf(() => make(Particle, 1, 2, {}, 4))).toBe('too-many-arguments')
      class Point extends defineSlots({ x: f64, y: f64 }, { args: ['x', 'y'] }) {}
      expect({ ...new Point(1, 2) }).toEqual({ x: 1, y: 2 })
      expect(codeOf(() => make(Point, 1, 2, {}))).toBe('too-many-arguments')
    })

    test('args that are no slots, or stand twice, are refused', () => {
      for (const args of [['z'], ['x', 'x'], [5]])
        expect(codeOf(() => defineSlots({ x: f64 }, { args } as never))).toBe('bad-option')
      expect(codeOf(() => defineSlots({ x: f64 }, { args: 'x' } as never))).toBe('bad-option')
      expect(codeOf(() => defineSlots(['x'], { args: ['x'] } as never))).toBe('conflicting-options')
    })

    test('what is no slot is refused, with its name', () => {
      for (const wrong of [5, null, undefined, {}, 'u32', class {}, () => 1])
        expect(codeOf(() => defineSlots({ a: wrong } as never))).toBe('bad-slot')
      expect(refused(() => defineSlots({ age: Number } as never)).message).toBe(
        'defineSlots(): slot "age" is Number, which is not a slot. Write slot(), a kind such as u32, a record class or a Standard Schema.',
      )
      expect(codeOf(() => defineSlots({ '0': u32 } as never))).toBe('bad-slot-name')
      expect(codeOf(() => defineSlots({ toJSON: u32 } as never))).toBe('bad-slot-name')
    })

    test('an object as constant default is refused, because records would share it', () => {
      for (const shared of [[], {}, new Date(0)]) expect(codeOf(() => slot(shared as never))).toBe('bad-default')
      expect(codeOf(() => u8(300))).toBe('bad-default')
      expect(codeOf(() => oneOf('a', 'b')('c' as never))).toBe('bad-default')
      for (const choices of [['a', 'a'], [], ['a', 5]] as never[][])
        expect(codeOf(() => (oneOf as (...values: unknown[]) => unknown)(...choices))).toBe('bad-slot')
    })

    test('definitions are copied: later changes of them change nothing', () => {
      const definition: Record<string, unknown> = { a: u32(1) }
      const One = defineSlots(definition as never)
      definition['b'] = u32(2)
      definition['a'] = text('x')
      expect({ ...(make(One, {}) as object) }).toEqual({ a: 1 })
    })

    test('slot groups are spread', () => {
      const stamps = { createdAt: f64, updatedAt: f64(0) }
      class Post extends defineSlots({ ...stamps, title: text }) {}
      expect(Object.keys(new Post({ createdAt: 1, title: 'x' }))).toEqual(['createdAt', 'updatedAt', 'title'])
    })

    test('names that every object inherits are not taken for given', () => {
      const Odd = defineSlots({ hasOwnProperty: slot(5), isPrototypeOf: slot() })
      expect(Object.values(make(Odd, { isPrototypeOf: 1 }) as object)).toEqual([5, 1])
      expect(codeOf(() => make(Odd, {}))).toBe('missing-slot')
    })

    test('readonly slots are refused after construction, and copied; frozen ones too', () => {
      class Keyed extends defineSlots({ key: readonly(text), value: u32(0) }) {}
      const keyed = new Keyed({ key: 'k' })
      expect(() => write(keyed, 'key', 'other')).toThrow(TypeError)
      keyed.value = 5
      expect(keyed.key).toBe('k')
      expect(keyed.value).toBe(5)
      expect(codeOf(() => slotted.assign(keyed, { key: 'x', value: 1 } as never))).toBe('readonly-slot')
      expect(keyed.value).toBe(5)
      expect({ ...slotted.copy(keyed, { key: 'other' }) }).toEqual({ key: 'other', value: 5 })
      class Frozen extends defineSlots({ a: u32 }, { closed: 'frozen' }) {}
      expect(codeOf(() => slotted.assign(new Frozen({ a: 1 }), { a: 2 } as never))).toBe('readonly-slot')
    })

    test('optional slots may be left out', () => {
      class Person extends defineSlots({ name: text, nick: optional(text) }) {}
      expect({ ...new Person({ name: 'Ada' }) }).toEqual({ name: 'Ada', nick: undefined })
      expect(new Person({ name: 'Ada', nick: 'A' }).nick).toBe('A')
    })

    test('slotsOf() tells kind, default, doc and width of every slot', () => {
      const Described = defineSlots({
        a: doc(u32(7), 'the answer'),
        b: readonly(doc(bool, 'a bit')),
        c: slot(),
        d: optional(text),
        e: Account,
      })
      expect(slotsOf(Described)).toEqual([
        { name: 'a', kind: 'u32', required: false, readonly: false, default: 7, doc: 'the answer', bytes: 4 },
        { name: 'b', kind: 'bool', required: true, readonly: true, default: undefined, doc: 'a bit', bytes: 1 / 8 },
        {
          name: 'c',
          kind: 'any',
          required: true,
          readonly: false,
          default: undefined,
          doc: undefined,
          bytes: undefined,
        },
        {
          name: 'd',
          kind: 'optional',
          required: false,
          readonly: false,
          default: undefined,
          doc: undefined,
          bytes: 4 + 1 / 8,
        },
        {
          name: 'e',
          kind: 'record',
          required: true,
          readonly: false,
          default: undefined,
          doc: undefined,
          bytes: undefined,
        },
      ])
      expect(slotted.slotNames(Described)).toEqual(['a', 'b', 'c', 'd', 'e'])
    })

    test('validate: always lets set-up write a frozen record before it is frozen', () => {
      class Sum extends defineSlots(
        { a: f64, b: f64 },
        {
          validate: 'always',
          closed: 'frozen',
          setUp(record) {
            record.b = record.a + record.b
          },
        },
      ) {}
      const sum = new Sum({ a: 1, b: 2 })
      expect(sum.b).toBe(3)
      expect(codeOf(() => write(sum, 'b', 9))).toBe('readonly-slot')
    })

    test('optional(optional(slot)) is optional(slot)', () => {
      class Maybe extends defineSlots({ a: optional(optional(u32)) }) {}
      const { parse } = slotted
      expect(new Maybe({}).a).toBe(undefined)
      expect(parse(Maybe, { a: 5 }).a).toBe(5)
      expect(codeOf(() => parse(Maybe, { a: 'x' }))).toBe('invalid-input')
    })

    test('the constructor trusts typed kinds; validate: always checks every write', () => {
      const Trusting = defineSlots({ age: u8 })
      expect((make(Trusting, { age: 300 }) as { age: number }).age).toBe(300)
      class Strict extends defineSlots({ age: u8, name: text, key: readonly(text) }, { validate: 'always' }) {}
      const strict = new Strict({ age: 1, name: 'Ada', key: 'k' })
      strict.age = 255
      const error = refused(() => write(strict, 'age', 256))
      expect(error).toMatchObject({
        code: 'bad-value',
        message: 'Strict: slot "age" must be an integer from 0 to 255, not 256.',
      })
      expect(strict.age).toBe(255)
      expect(codeOf(() => slotted.assign(strict, { name: 'Bob', age: -1 }))).toBe('bad-value')
      expect(strict.name).toBe('Ada')
      expect(() => write(strict, 'key', 'x')).toThrow(TypeError)
      expect(codeOf(() => write(strict, 'nmae', 'x'))).toBe('unknown-slot')
      expect(JSON.stringify(strict)).toBe('{"age":255,"name":"Ada","key":"k"}')
      expect(Object.keys(strict)).toEqual(['age', 'name', 'key'])
      expect(
        (refused(() => make(Strict, { age: 1.5, name: 5 })) as Error & { issues?: unknown[] }).issues?.length,
      ).toBe(3)
    })

    test('setUp sees keywords and defaults', () => {
      class Named extends defineSlots(
        { first: text, last: text, full: slot('') },
        { setUp: (record) => void (record.full = `${String(record.first)} ${String(record.last)}`) },
      ) {}
      expect(new Named({ first: 'Ada', last: 'Lovelace' }).full).toBe('Ada Lovelace')
    })

    test.each(['sealed', 'guarded', 'frozen', 'open'] as const)(
      '%s: typed slots have one hidden class from the first record, whatever comes first',
      (closed) => {
        const Mixed = defineSlots({ a: f64, b: u32, c: slot(), d: text, e: bool(false) }, { closed })
        const values = [0, 0.5, -0, 2 ** 31, 1e300, Number.NaN]
        const all = values.map(
          (a, index) =>
            make(Mixed, { a, b: index % 2 ? 2 ** 32 - 1 : 1, c: [1, 'x', {}][index % 3], d: 'x' }) as object,
        )
        expect(countShapes(all)).toBe(1)
        expect(all.filter((one) => !hasFastProperties(one))).toEqual([])
      },
    )

    test('throw-away records run no code of the user', () => {
      let ran = 0
      class Counting extends defineSlots({ a: f64, b: slot(() => ++ran) }, { setUp: () => void ran++ }) {}
      new Counting({ a: 1 })
      expect(ran).toBe(2)
    })

    test('readonly and checked slots keep one hidden class too', () => {
      for (const options of [{}, { validate: 'always' }] as const) {
        const Keyed = defineSlots({ key: readonly(text), n: u32 }, options)
        expect(countShapes([1, 2, 3].map((n) => new Keyed({ key: 'k', n })))).toBe(1)
      }
    })
  })

  describe('extending the object form', () => {
    class Account extends defineSlots({ name: text, level: u8(0) }) {
      greet(): string {
        return `Hello, ${this.name}`
      }
    }

    test('object on object: one argument with both', () => {
      class Admin extends extendSlots(Account, { role: text, since: f64(0) }) {}
      const admin = new Admin({ role: 'root', name: 'Ada' })
      expect(Object.entries(admin)).toEqual([
        ['name', 'Ada'],
        ['level', 0],
        ['role', 'root'],
        ['since', 0],
      ])
      expect(admin.greet()).toBe('Hello, Ada')
      expect(refused(() => make(Admin, { rolle: 1 })).message).toBe(
        'Admin: there is no slot "rolle" (did you mean "role"?); slot "name" is missing; slot "role" is missing.',
      )
      class Deep extends extendSlots(Admin, { deep: u32(3) }) {}
      expect({ ...new Deep({ name: 'Ada', role: 'op' }) }).toEqual({
        name: 'Ada',
        level: 0,
        role: 'op',
        since: 0,
        deep: 3,
      })
      expect(codeOf(() => make(Deep, { name: 'Ada', role: 'op', x: 1 }))).toBe('unknown-slot')
    })

    test('object on an object with args: arguments of the base, then args, then the keywords of both', () => {
      class Point extends defineSlots({ x: f64, y: f64, tag: slot('') }, { args: ['x', 'y'] }) {}
      class Solid extends extendSlots(Point, { z: f64, unit: text('m') }, { args: ['z'] }) {}
      expect({ ...new Solid(1, 2, 3) }).toEqual({ x: 1, y: 2, tag: '', z: 3, unit: 'm' })
      expect({ ...new Solid(1, 2, 3, { tag: 'a', unit: 'km' }) }).toEqual({ x: 1, y: 2, tag: 'a', z: 3, unit: 'km' })
      expect(codeOf(() => make(Solid, 1, 2, 3, { x: 5 }))).toBe('unknown-slot')
      expect(codeOf(() => make(Solid, 1, 2))).toBe('missing-slot')
      class Plain extends defineSlots({ x: f64 }, { args: ['x'] }) {}
      class More extends extendSlots(Plain, { y: f64 }) {}
      expect({ ...new More(1, { y: 2 }) }).toEqual({ x: 1, y: 2 })
    })

    test("object on array: the base's arguments, then args, then the object", () => {
      class Named extends defineSlots(['first', 'last'])<{ first: string; last: string }> {}
      class Staff extends extendSlots(Named, { level: u8, role: text('op') }, { args: ['level'] }) {}
      expect({ ...new Staff('Ada', 'Lovelace', 3, { role: 'root' }) }).toEqual({
        first: 'Ada',
        last: 'Lovelace',
        level: 3,
        role: 'root',
      })
      expect({ ...new Staff('Ada', 'Lovelace', 3) }).toEqual({ first: 'Ada', last: 'Lovelace', level: 3, role: 'op' })
      expect(codeOf(() => make(Staff, 'Ada', 'Lovelace'))).toBe('missing-slot')
      class Plain extends extendSlots(Named, { role: text }) {}
      expect({ ...new Plain('Ada', 'Lovelace', { role: 'op' }) }).toEqual({
        first: 'Ada',
        last: 'Lovelace',
        role: 'op',
      })
    })

    test('array on object is refused', () => {
      expect(refused(() => extendSlots(Account as never, ['role'] as never))).toMatchObject({ code: 'mixed-forms' })
    })

    test('a base constructor of the user runs, and may change the keywords', () => {
      class Trimmed extends defineSlots({ name: text }) {
        constructor(init: { name: string }) {
          super({ ...init, name: init.name.trim() })
        }
      }
      class Admin extends extendSlots(Trimmed, { role: text }) {}
      expect({ ...new Admin({ name: ' Ada ', role: 'root' }) }).toEqual({ name: 'Ada', role: 'root' })
    })

    test('extended typed slots keep one hidden class', () => {
      class Base extends defineSlots(['a']) {}
      class Typed extends extendSlots(Base, { x: f64, n: u32 }) {}
      const all = [0, 0.5, 1e300].map((x) => make(Typed, 'a', { x, n: 2 ** 31 + 1 }) as object)
      expect(countShapes(all)).toBe(1)
    })
  })
}
