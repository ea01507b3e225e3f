import { describe, expect, test } from 'vitest'
import { refused, type Form } from '../support/form.js'

interface Refusal {
  readonly code?: string
  readonly message: string
  readonly issues?: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[]
}

export function parsing({ slotted }: Form): void {
  const {
    bool,
    defineSlots,
    f32,
    f64,
    i16,
    i32,
    i64,
    i8,
    oneOf,
    optional,
    parse,
    schemaOf,
    slot,
    text,
    u16,
    u32,
    u64,
    u8,
  } = slotted

  class Point extends defineSlots({ x: f64, y: f64(0) }) {}
  class User extends defineSlots({ name: text, age: u8, role: oneOf('op', 'root')('op'), at: optional(Point) }) {}

  const problems = (action: () => unknown): Refusal => refused(action) as Refusal

  describe('parse', () => {
    test('makes a record of untrusted input, records inside it too', () => {
      const user = parse(User, JSON.parse('{"name":"Ada","age":36,"at":{"x":1}}'))
      expect(user).toBeInstanceOf(User)
      expect(user.at).toBeInstanceOf(Point)
      expect(slotted.toObject(user)).toEqual({ name: 'Ada', age: 36, role: 'op', at: { x: 1, y: 0 } })
      expect(parse(User, user)).toBe(user)
    })

    test('collects every problem, with its path, into one error', () => {
      const error = problems(() => parse(User, { nmae: 'Ada', age: 300, role: 'boss', at: { x: 'no', z: 1 } }))
      expect(error.code).toBe('invalid-input')
      expect(error.issues?.map(({ path }) => path.join('.'))).toEqual(['nmae', 'name', 'age', 'role', 'at.z', 'at.x'])
      expect(error.message).toBe(
        'User: there is no slot "nmae" (did you mean "name"?); slot "name" is missing; ' +
          'slot "age" must be an integer from 0 to 255, not 300; ' +
          'slot "role" must be one of "op", "root", not "boss"; there is no slot "at.z"; slot "at.x" must be a number, not "no".',
      )
    })

    test('checks every kind', () => {
      const kinds = [
        [f64, 0.5, '1'],
        [f32, 0.5, null],
        [i8, -128, 128],
        [u8, 255, -1],
        [i16, -32768, 32768],
        [u16, 65535, 1.5],
        [i32, -(2 ** 31), 2 ** 31],
        [u32, 2 ** 32 - 1, Number.NaN],
        [i64, -(2n ** 63n), 2n ** 63n],
        [u64, 2n ** 64n - 1n, 1.5],
        [bool, false, 0],
        [text, '', 5],
        [oneOf('a', 'b'), 'b', 'c'],
        [optional(u8), undefined, 'x'],
      ] as const
      for (const [kind, good, bad] of kinds) {
        const One = defineSlots({ value: kind } as never) as unknown as new (init: object) => { value: unknown }
        expect((parse(One as never, { value: good }) as { value: unknown }).value).toBe(good)
        expect(problems(() => parse(One as never, { value: bad })).issues?.length).toBe(1)
      }
    })

    test('reads own enumerable string keys only', () => {
      const inherited = Object.create({ name: 'Ada', age: 1 }) as object
      expect(problems(() => parse(User, inherited)).issues?.length).toBe(2)
      const hidden = Object.defineProperty({ age: 1 }, 'name', { value: 'Ada', enumerable: false })
      expect(problems(() => parse(User, hidden)).issues?.map(({ path }) => path)).toEqual([['name']])
      expect(parse(User, { name: 'Ada', age: 1, [Symbol('s')]: 1 }).age).toBe(1)
    })

    test('__proto__ in JSON is an unknown key and pollutes nothing', () => {
      const input = JSON.parse('{"name":"Ada","age":1,"__proto__":{"polluted":true}}') as unknown
      expect(problems(() => parse(User, input)).issues?.map(({ path }) => path)).toEqual([['__proto__']])
      const user = parse(User, input, { unknown: 'ignore' })
      expect((user as { polluted?: boolean }).polluted).toBe(undefined)
      expect(({} as { polluted?: boolean }).polluted).toBe(undefined)
    })

    test('leaves unknown keys alone if it is told to', () => {
      expect(parse(User, { name: 'Ada', age: 1, more: 2 }, { unknown: 'ignore' }).name).toBe('Ada')
      expect(problems(() => parse(User, {}, { unknown: 'skip' } as never)).code).toBe('bad-option')
    })

    test('refuses what is no object', () => {
      for (const wrong of [undefined, null, 5, 'x', true])
        expect(problems(() => parse(User, wrong)).code).toBe('invalid-input')
      expect(problems(() => parse(Object as never, {})).code).toBe('not-a-record-class')
    })

    test('stops after a hundred problems', () => {
      const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`x${index}`, 1]))
      expect(problems(() => parse(User, many)).issues?.length).toBe(100)
    })

    test('input nested without end is a clear error', () => {
      class Node extends defineSlots({ next: slot() }) {}
      class Chain extends defineSlots({ value: u8(0), next: optional(Node) }) {}
      void Chain
      const Recursive = defineSlots({ next: slot(() => null) })
      expect(parse(Recursive, { next: null }).next).toBe(null)
    })

    test('array form: what is missing is undefined', () => {
      class Pair extends defineSlots(['a', 'b'])<{ a: number; b: number }> {}
      expect({ ...parse(Pair, { a: 1 }) }).toEqual({ a: 1, b: undefined })
    })
  })

  describe('Standard Schema', () => {
    test('every class is one, subclasses too', () => {
      const standard = (
        User as unknown as { '~standard': { version: number; vendor: string; validate: (value: unknown) => unknown } }
      )['~standard']
      expect(standard.version).toBe(1)
      expect(standard.vendor).toBe('slotted')
      expect((standard.validate({ name: 'Ada', age: 1 }) as { value: unknown }).value).toBeInstanceOf(User)
      expect(standard.validate({ name: 5, age: 1 })).toEqual({
        issues: [{ message: 'slot "name" must be a string, not 5', path: ['name'] }],
      })
      const ada = new User({ name: 'Ada', age: 1 })
      expect(standard.validate(ada)).toEqual({ value: ada })
      expect(
        (schemaOf(User)['~standard'].validate({ name: 'Ada', age: 1 }) as { value: unknown }).value,
      ).toBeInstanceOf(User)
    })

    test('schemas in slots run at construction, and may change the value', () => {
      const trimmed = {
        '~standard': {
          version: 1,
          vendor: 'test',
          validate: (value: unknown) =>
            typeof value === 'string'
              ? { value: value.trim() }
              : { issues: [{ message: 'no text', path: ['deep', { key: 0 }] }] },
        },
      } as const
      const Tag = defineSlots({ label: trimmed, count: u8(0) } as never) as unknown as new (init: object) => {
        label: unknown
      }
      expect(new Tag({ label: ' x ' }).label).toBe('x')
      expect(problems(() => new Tag({ label: 5 }))).toMatchObject({
        code: 'bad-value',
        issues: [{ message: 'slot "label.deep.0": no text', path: ['label', 'deep', 0] }],
      })
      expect(
        (slotted.copy(new Tag({ label: 'x' }) as never, { label: ' y ' } as never) as { label: unknown }).label,
      ).toBe('y')
      const Never = defineSlots({ label: trimmed } as never, { validate: 'never' }) as unknown as new (
        init: object,
      ) => { label: unknown }
      expect(new Never({ label: 5 }).label).toBe(5)
    })

    test('an asynchronous schema is an error', () => {
      const slow = {
        '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => Promise.resolve({ value }) },
      } as const
      const Slow = defineSlots({ value: slow } as never) as unknown as new (init: object) => object
      expect(problems(() => new Slow({ value: 1 })).code).toBe('async-schema')
    })
  })
}
