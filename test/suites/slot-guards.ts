import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'

/** What `slot()` takes, and schemas that misbehave. */
export function slotGuards({ slotted, packed }: Form): void {
  const { copy, defineSlots, fromObject, optional, parse, slot, SlotError, slotsOf, text, toObject, u32 } = slotted

  const isDate = (value: unknown): value is Date => value instanceof Date
  class Item extends defineSlots({ sku: text, quantity: u32 }) {}

  describe('slot(predicate)', () => {
    class Event extends defineSlots({
      at: slot(isDate),
      until: slot(isDate, () => new Date(1)),
      maybe: optional(slot(isDate)),
    }) {}

    test('parse asks it, with a path; a constructor trusts', () => {
      const at = new Date(0)
      expect({ ...parse(Event, { at }) }).toEqual({ at, until: new Date(1), maybe: undefined })
      expect(refused(() => parse(Event, { at: 'now', maybe: 5 }))).toMatchObject({
        code: 'invalid-input',
        message:
          'Event: slot "at" must be a value that isDate() accepts, not "now"; slot "maybe" must be a value that isDate() accepts, not 5.',
      })
      expect(new Event({ at: 5 as never }).at).toBe(5)
      expect(codeOf(() => new Event({} as never))).toBe('missing-slot')
      expect(slotsOf(Event).map(({ kind, required }) => [kind, required])).toEqual([
        ['any', true],
        ['any', false],
        ['optional', false],
      ])
    })

    test("validate: 'always' asks it at every write", () => {
      class Always extends defineSlots({ at: slot(isDate) }, { validate: 'always' }) {}
      const always = new Always({ at: new Date(0) })
      for (const act of [
        () => new Always({ at: 5 as never }),
        () => write(always, 'at', 5),
        () => copy(always, { at: 5 as never }),
        () => fromObject(Always, { at: 5 as never }),
      ])
        expect(codeOf(act)).toBe('bad-value')
    })

    test('undefined in a patch leaves it alone', () => {
      expect(copy(new Event({ at: new Date(0) }), { at: undefined }).at).toEqual(new Date(0))
    })

    test('is kept in packed arrays as any value is', () => {
      const rows = packed.PackedArray.from(Event, [new Event({ at: new Date(0) })])
      expect(toObject(rows.at(0)).at).toEqual(new Date(0))
    })

    test('a schema in slot() is the slot that the schema is', () => {
      const schema = {
        '~standard': {
          version: 1,
          vendor: 'test',
          validate: (value: unknown) =>
            typeof value === 'string' ? { value: value.trim() } : { issues: [{ message: 'no text' }] },
        },
      } as const
      const Tag = defineSlots({ label: slot(schema) } as never) as unknown as new (init: object) => { label: string }
      expect(new Tag({ label: ' x ' }).label).toBe('x')
      expect(refused(() => new Tag({ label: 5 })).message).toContain('slot "label": no text')
    })

    test('a predicate that throws is not a refusal: its error passes', () => {
      class Broken extends defineSlots({
        at: slot((value: unknown): value is Date => (value as { x: { y: 1 } }).x.y === 1),
      }) {}
      expect(refused(() => parse(Broken, { at: 5 }))).not.toBeInstanceOf(SlotError)
    })
  })

  describe('a default that is not one', () => {
    test.each([[Map], [Date], [Error], [class Own {}], [String], [Promise]])('the class %s', (Class) => {
      expect(refused(() => slot(Class as never))).toMatchObject({
        code: 'bad-default',
        message: expect.stringContaining('cannot be a default. Write slot(() => new ') as string,
      })
      expect(refused(() => u32(Class as never))).toMatchObject({
        code: 'bad-default',
        message: expect.stringContaining('cannot be a default. Write u32(() => new ') as string,
      })
    })

    test('a record class, an object, a factory with parameters', () => {
      expect(refused(() => slot(Item as never)).message).toContain('or the class itself as the slot')
      expect(codeOf(() => slot([] as never))).toBe('bad-default')
      expect(refused(() => u32(((self: object) => Object.keys(self).length) as never)).message).toContain(
        'has parameters',
      )
      expect(codeOf(() => slot(isDate, ((self: object) => self) as never))).toBe('bad-default')
      expect(codeOf(() => slot(isDate, new Date(0) as never))).toBe('bad-default')
      const plain = function () {
        return 1
      }
      for (const factory of [() => 1, plain, async () => 1, (...rest: unknown[]) => rest.length])
        expect(slot(factory as never)).toBeDefined()
    })
  })

  describe('schemas that misbehave', () => {
    const classOf = (validate: (value: unknown) => unknown): new (init: object) => { value: unknown } =>
      defineSlots({ value: { '~standard': { version: 1, vendor: 'test', validate } } } as never, {
        name: 'Odd',
      }) as never

    test.each<[string, unknown, RegExp]>([
      ['undefined', undefined, /returned undefined\. A Standard Schema returns/],
      ['null', null, /returned null/],
      ['a string', 'no', /returned "no"/],
      ['true', true, /returned true/],
      ['issues that are a string', { issues: 'no' }, /returned issues that are "no"/],
      ['issues that are an object', { issues: {} }, /returned issues that are an object/],
    ])('%s is not a result', (_, result, message) => {
      const Odd = classOf(() => result)
      for (const act of [
        () => new Odd({ value: 1 }),
        () => parse(Odd as never, { value: 1 }),
        () => fromObject(Odd as never, { value: 1 } as never),
      ]) {
        expect(refused(act)).toMatchObject({ code: 'bad-schema', message: expect.stringMatching(message) as string })
        expect(refused(act).message).toContain('the schema of slot "value"')
      }
    })

    test.each<[string, unknown, string, PropertyKey[]]>([
      ['without a message', {}, 'slot "value" is refused by its schema', ['value']],
      ['null', null, 'slot "value" is refused by its schema', ['value']],
      ['a string', 'too long', 'slot "value": too long', ['value']],
      ['whose message is a number', { message: 5 }, 'slot "value" is refused by its schema', ['value']],
      ['whose path is a string', { message: 'm', path: 'a.b' }, 'slot "value": m', ['value']],
      ['whose path is an object', { message: 'm', path: { length: 1e9 } }, 'slot "value": m', ['value']],
      [
        'whose path has what is not a key',
        { message: 'm', path: [null, 'a', {}, { key: 1 }, true] },
        'slot "value.a.1": m',
        ['value', 'a', 1],
      ],
    ])('an issue %s is a refusal all the same', (_, issue, message, path) => {
      const Odd = classOf(() => ({ issues: [issue] }))
      expect(refused(() => new Odd({ value: 1 }))).toMatchObject({ code: 'bad-value', issues: [{ message, path }] })
    })

    test('what it throws passes; what a record class in it refuses are problems of the slot', () => {
      const Throwing = classOf(() => {
        throw new RangeError('from the schema')
      })
      for (const act of [() => new Throwing({ value: 1 }), () => parse(Throwing as never, { value: 1 })])
        expect(refused(act)).toMatchObject({ name: 'RangeError', message: 'from the schema' })
      const inner = (value: unknown): object => ({ value: (value as object[]).map((item) => parse(Item, item)) })
      // Some libraries catch what a schema throws, and answer with a promise.
      const late = (value: unknown): unknown => {
        try {
          return inner(value)
        } catch (error) {
          // oxlint-disable-next-line prefer-promise-reject-errors -- an error it is
          return Promise.reject(error)
        }
      }
      for (const validate of [inner, late]) {
        const Order = classOf(validate)
        expect((new Order({ value: [{ sku: 'a', quantity: 1 }] }).value as object[])[0]).toBeInstanceOf(Item)
        for (const act of [
          () => new Order({ value: [{ sku: 'a', quantity: -1 }] }),
          () => parse(Order as never, { value: [{ sku: 'a', quantity: -1 }] }),
        ]) {
          const error = refused(act) as unknown as { code: string; message: string; issues: { path: PropertyKey[] }[] }
          expect(error.code).not.toBe('async-schema')
          expect(error.issues[0]?.path).toEqual(['value', 'quantity'])
          expect(error.message).toContain('slot "value": slot "quantity" must be an integer')
        }
      }
      const Slow = classOf(() => Promise.resolve({ value: 1 }))
      expect(refused(() => new Slow({ value: 1 }))).toMatchObject({
        code: 'async-schema',
        message: expect.stringContaining('asynchronous, or something in it threw') as string,
      })
    })
  })

  test('messages tell values of different types apart', () => {
    class One extends defineSlots(['x'])<{ x: unknown }> {}
    const messageOf = (x: unknown, y: unknown): string => refused(() => slotted.compare(new One(x), new One(y))).message
    expect(messageOf(1n, '1')).toContain('1n and "1" have no order')
    expect(messageOf(1, '1')).toContain('1 and "1" have no order')
    expect(messageOf(Number.NaN, -0)).toContain('NaN and -0 have no order')
    expect(messageOf(1n, 1)).toContain('1n and 1 have no order')
    expect(slotted.compare(new One(0), new One(-0))).toBe(0)
  })
}
