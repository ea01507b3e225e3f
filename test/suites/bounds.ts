import { describe, expect, test } from 'vitest'
import { refused, type Form } from '../support/form.js'

interface Refusal extends Error {
  readonly issues?: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[]
}

const bytesOf = (text: string): number => Buffer.byteLength(text)

/** What hostile input costs is counted, not timed: what is looked at, and how large errors become. */
export function bounds({ slotted, packed }: Form): void {
  const { assign, copy, defineSlots, fromObject, oneOf, optional, parse, slot, text, u8 } = slotted

  const problems = (action: () => unknown): Refusal => refused(action) as Refusal
  const wide = Object.fromEntries(Array.from({ length: 1020 }, (_, index) => [`measurementChannel${index}`, slot(0)]))
  class Wide extends defineSlots(wide as Record<string, never>) {}
  class Few extends defineSlots({ name: text, role: text('') }) {}
  const like = (count: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`mxasurxmentChxnnel${index}`, 1]))

  /** Reads of an object's values, and questions about its keys. */
  const watched = (object: object): { object: object; counts: { reads: number; asked: number } } => {
    const counts = { reads: 0, asked: 0 }
    const handler: ProxyHandler<object> = {
      get: (target, key, receiver) => (
        (counts.reads += typeof key === 'string' ? 1 : 0),
        Reflect.get(target, key, receiver) as unknown
      ),
      getOwnPropertyDescriptor: (target, key) => (counts.asked++, Reflect.getOwnPropertyDescriptor(target, key)),
    }
    return { object: new Proxy(object, handler), counts }
  }

  const isBounded = (error: Refusal): void => {
    expect(bytesOf(error.message)).toBeLessThanOrEqual(2000)
    expect(error.issues?.length ?? 0).toBeLessThanOrEqual(100)
    for (const issue of error.issues ?? []) expect(bytesOf(issue.message)).toBeLessThanOrEqual(1000)
  }

  describe('refusing costs no more than reading', () => {
    test.each([1, 200, 20_000])('%i unknown keys that are all nearly slots, of 1,020 and of two', (count) => {
      for (const Class of [Wide, Few]) {
        for (const act of [
          () => parse(Class, like(count)),
          () => fromObject(Class, like(count) as never),
          () => new Class(like(count) as never),
        ])
          isBounded(problems(act))
      }
      const wanted = new Wide({})
      for (const change of [copy, assign]) isBounded(problems(() => change(wanted, like(count) as never)))
      isBounded(problems(() => Object.assign(wanted, like(count))))
    })

    test('the search for the nearest name is the same work however many names are unknown', () => {
      // Every comparison reads letters of a name: strings cannot be watched, so what is counted is how many suggestions
      // there are.
      const error = problems(() => parse(Wide, like(20_000)))
      const suggestions = error.issues?.filter(({ message }) => message.includes('did you mean')).length
      expect(suggestions).toBeLessThan(10)
      expect(problems(() => parse(Few, { nmae: 'x' })).message).toContain('did you mean "name"')
      expect(problems(() => parse(Few, { nmae: 'x', rloe: 'x' })).message).toMatch(
        /did you mean "name".*did you mean "role"/,
      )
      expect(problems(() => parse(Wide, { measurementChanel7: 1 })).message).toContain(
        'did you mean "measurementChannel',
      )
    })

    test('a hundred problems are enough: the rest is not looked at', () => {
      const bad = Object.fromEntries(Object.keys(wide).map((name) => [name, 1]))
      const { object, counts } = watched({ ...like(500), ...bad })
      isBounded(problems(() => parse(Wide, object)))
      expect(counts.reads).toBeLessThanOrEqual(100)
      let ran = 0
      const counting = {
        '~standard': { version: 1, vendor: 'test', validate: () => (ran++, { issues: [{ message: 'no' }] }) },
      } as const
      const Many = defineSlots(
        Object.fromEntries(Object.keys(wide).map((name) => [name, counting])) as Record<string, never>,
      )
      isBounded(problems(() => parse(Many as never, bad)))
      expect(ran).toBeLessThanOrEqual(100)
    })

    test('each slot is read once, and unknown keys that are to be left alone not at all', () => {
      const { object, counts } = watched({ ...like(1000), name: 'Ada', role: 'op' })
      expect(parse(Few, object, { unknown: 'ignore' }).name).toBe('Ada')
      expect(counts.reads).toBe(2)
    })

    test('a schema may find a million problems', () => {
      const issues = Array.from({ length: 1_000_000 }, (_, index) => ({ message: 'm'.repeat(100), path: [index] }))
      const wrong = { '~standard': { version: 1, vendor: 'test', validate: () => ({ issues }) } } as const
      const One = defineSlots({ value: wrong } as never) as never
      isBounded(problems(() => new (One as new (init: object) => object)({ value: 1 })))
      isBounded(problems(() => parse(One, { value: 1 })))
    })

    test('a schema may have messages and paths without end', () => {
      const path = Array.from({ length: 100_000 }, () => 'deep')
      const wrong = {
        '~standard': {
          version: 1,
          vendor: 'test',
          validate: () => ({ issues: [{ message: 'm'.repeat(1_000_000), path }] }),
        },
      } as const
      const error = problems(() => parse(defineSlots({ value: wrong } as never) as never, { value: 1 }))
      isBounded(error)
      expect(error.issues?.[0]?.path.length).toBeLessThanOrEqual(101)
    })

    test('arrays and bytes have too many keys to be objects of slots', () => {
      class Free extends defineSlots({ a: slot(0), inner: optional(Few) }) {}
      const seen = { reads: 0 }
      const array = new Proxy([], { ownKeys: (target) => (seen.reads++, Reflect.ownKeys(target)) })
      for (const wrong of [[], array, new Uint8Array(8), { inner: [] }]) {
        const error = problems(() => parse(Free, wrong))
        expect(error.issues?.length).toBe(1)
        expect(error.message).toContain('must be an object of slots')
      }
      expect(seen.reads).toBe(0)
      expect(parse(Free, {}).a).toBe(0)
    })
  })

  describe('messages are short', () => {
    const huge = 'ж'.repeat(1_000_000)

    test('whatever is quoted: keys, values, choices', () => {
      const choices = Array.from({ length: 100_000 }, (_, index) => `choice number ${index} of very many`)
      class Chosen extends defineSlots({ choice: oneOf(choices[0] as string, ...choices.slice(1)) }) {}
      const error = problems(() => parse(Chosen, { choice: huge, [huge]: 1 }))
      isBounded(error)
      expect(error.message).toContain('"choice number 0 of very many"')
      expect(error.message).toContain(' and 99992 more')
      for (const value of [huge, Symbol(huge), 10n ** 1000n, { [huge]: 1 }, Object.assign(() => 1, { [huge]: 1 })]) {
        isBounded(problems(() => parse(defineSlots({ level: u8 }), { level: value })))
        if (typeof value !== 'string') isBounded(problems(() => defineSlots([value] as never)))
      }
      isBounded(
        problems(() =>
          parse(Few, Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${'\0'.repeat(200)}${index}`, 1]))),
        ),
      )
    })

    test('long names of classes, slots and options', () => {
      const Long = defineSlots(Array.from({ length: 10 }, (_, index) => `${index}${'ж'.repeat(10_000)}`) as never, {
        name: huge,
      }) as never as new (...values: unknown[]) => object
      isBounded(problems(() => Object.assign(new Long(), { x: 1 })))
      isBounded(problems(() => Reflect.apply(parse, undefined, [Long, { x: 1 }])))
      isBounded(problems(() => new Long(...Array.from({ length: 1000 }, () => 1))))
      isBounded(problems(() => defineSlots(['a'], { [huge]: 1 } as never)))
      isBounded(problems(() => defineSlots({ a: u8 }, { args: [huge] as never })))
      isBounded(problems(() => defineSlots(['a'], { closed: huge } as never)))
      isBounded(problems(() => oneOf(...(Array.from({ length: 100 }, () => huge) as [string]))))
      isBounded(problems(() => defineSlots(huge as never)))
      isBounded(problems(() => new packed.PackedArray(Few, { [huge]: 1 } as never)))
      isBounded(problems(() => new packed.PackedArray(Few).pushObject({ name: 'x', [huge]: 1 } as never)))
    })

    test('many short problems end in their number', () => {
      const error = problems(() => parse(Few, like(90)))
      expect(error.issues?.length).toBe(91)
      expect(error.message).toMatch(/; and \d+ more\.$/)
    })
  })
}
