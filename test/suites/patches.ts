import { describe, expect, test } from 'vitest'
import { codeOf, type Form } from '../support/form.js'

/** `undefined` in a patch: one rule for all that take one. */
export function patches({ slotted, packed }: Form): void {
  const {
    assign,
    bool,
    copy,
    defineDynamic,
    defineSlots,
    extendSlots,
    f64,
    oneOf,
    operationsOf,
    optional,
    readonly,
    slot,
    text,
    toObject,
    withMethods,
  } = slotted
  const validate = (value: unknown): object =>
    typeof value === 'number' ? { value } : { issues: [{ message: 'no number' }] }
  const strict = { '~standard': { version: 1, vendor: 'test', validate } } as const
  const lenient = {
    '~standard': {
      version: 1,
      vendor: 'test',
      validate: (value: unknown) => (value === undefined ? { value } : validate(value)),
    },
  } as const
  const defaulting = {
    '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value: value ?? 'default' }) },
  } as const

  class Inner extends defineSlots({ x: f64 }) {}
  class Typed extends defineSlots({
    name: text,
    level: f64(0),
    role: oneOf('op', 'root')('op'),
    on: bool(false),
    made: text(() => 'made'),
    tag: slot(''),
    list: slot(() => [] as string[]),
    inner: Inner,
  }) {}
  class Free extends defineSlots({
    any: slot(),
    maybe: optional(text),
    maybeMade: optional(text('x')),
    nothing: slot(undefined),
  }) {}
  class Names extends defineSlots(['a', 'b'])<{ a: unknown; b: unknown }> {}
  class Schemas extends defineSlots({
    strict: strict as never,
    lenient: lenient as never,
    defaulting: defaulting as never,
    may: optional(strict as never),
  }) {}

  const typed = (): Typed =>
    new Typed({
      name: 'Ada',
      level: 7,
      role: 'root',
      on: true,
      made: 'by hand',
      tag: 'x',
      list: ['y'],
      inner: new Inner({ x: 1 }),
    })
  const free = (): Free => new Free({ any: 1, maybe: 'x', maybeMade: 'y', nothing: 2 } as never)
  const undefinedOf = (record: object): never =>
    Object.fromEntries(Object.keys(toObject(record as never)).map((name) => [name, undefined])) as never
  type Change = (record: never, patch: never) => object
  class Methodical extends withMethods(Typed) {}

  const changes: readonly [string, Change][] = [
    ['copy', copy as Change],
    ['assign', assign as Change],
    [
      'operationsOf().copy',
      (record, patch) => operationsOf((record as object).constructor as typeof Typed).copy(record, patch),
    ],
    [
      'a view, assigned to',
      (record, patch) => {
        const rows = packed.PackedArray.from((record as object).constructor as typeof Typed, [record])
        return copy(assign(rows.at(0), patch))
      },
    ],
    [
      'a view, copied',
      (record, patch) => {
        const rows = packed.PackedArray.from((record as object).constructor as typeof Typed, [record])
        return copy(rows.at(0), patch)
      },
    ],
  ]

  describe('undefined in a patch', () => {
    test.each(changes)('%s: leaves a slot alone that has a kind, or a default', (_, change) => {
      expect(toObject(change(typed() as never, undefinedOf(typed())) as never)).toEqual(toObject(typed()))
      expect(toObject(change(typed() as never, { level: undefined, name: 'Bob' } as never) as never)).toMatchObject({
        name: 'Bob',
        level: 7,
      })
    })

    test.each(changes)('%s: is written where a slot may hold it', (_, change) => {
      expect(toObject(change(free() as never, undefinedOf(free())) as never)).toEqual({
        any: undefined,
        maybe: undefined,
        maybeMade: undefined,
        nothing: undefined,
      })
      expect(toObject(change(new Names(1, 2) as never, { a: undefined } as never) as never)).toEqual({
        a: undefined,
        b: 2,
      })
    })

    test.each(changes)('%s: is written where the schema of a slot has it as a value', (_, change) => {
      const record = new Schemas({ strict: 1, lenient: 2, defaulting: 'x', may: 3 } as never)
      expect(toObject(change(record as never, undefinedOf(record)) as never)).toEqual({
        strict: 1,
        lenient: undefined,
        defaulting: 'x',
        may: undefined,
      })
    })

    test('the methods of withMethods follow it, and so do classes that extend and check', () => {
      const method = new Methodical({ ...typed() })
      expect({ ...method.with({ level: undefined }) }).toEqual({ ...typed() })
      class More extends extendSlots(Typed, { more: f64 }) {}
      expect(copy(new More({ ...typed(), more: 5 }), { more: undefined, level: undefined }).more).toBe(5)
      class Checked extends defineSlots({ level: f64, maybe: optional(f64) }, { validate: 'always' }) {}
      const checked = new Checked({ level: 1, maybe: 2 })
      expect({ ...copy(checked, { level: undefined, maybe: undefined }) }).toEqual({ level: 1, maybe: undefined })
      expect({ ...assign(checked, { level: undefined, maybe: undefined }) }).toEqual({ level: 1, maybe: undefined })
      class Never extends defineSlots({ strict: strict as never, level: f64 }, { validate: 'never' }) {}
      expect({
        ...copy(new Never({ strict: 1 as never, level: 1 }), { strict: undefined, level: undefined } as never),
      }).toEqual({ strict: 1, level: 1 })
    })

    test('a read-only slot that is left alone is not refused', () => {
      class Fixed extends defineSlots({ key: readonly(f64), maybe: readonly(optional(f64)) }) {}
      const fixed = new Fixed({ key: 1, maybe: 2 })
      expect(assign(fixed, { key: undefined } as never).key).toBe(1)
      expect(codeOf(() => assign(fixed, { maybe: undefined } as never))).toBe('readonly-slot')
      class Frozen extends defineSlots({ x: f64 }, { closed: 'frozen' }) {}
      expect(assign(new Frozen({ x: 1 }), { x: undefined } as never).x).toBe(1)
    })

    test('attributes have no kind', () => {
      class Open extends defineSlots({ x: f64 }, { closed: 'open' }) {}
      expect(toObject(copy(new Open({ x: 1 }), { x: undefined, color: undefined }))).toEqual({ x: 1, color: undefined })
      class Loose extends defineDynamic(['x'])<{ x: number }> {}
      expect(toObject(copy(new Loose(1), { x: undefined } as never))).toEqual({ x: undefined })
    })

    test('a slot whose name every object has is not taken from there', () => {
      class Odd extends defineSlots({ hasOwnProperty: slot<unknown>(), level: f64 }) {}
      const odd = new Odd({ hasOwnProperty: 1, level: 2 })
      expect({ ...copy(odd, {}) }).toEqual({ hasOwnProperty: 1, level: 2 })
      expect({ ...copy(odd, { hasOwnProperty: undefined }) }).toEqual({ hasOwnProperty: undefined, level: 2 })
    })

    test('a getter is asked once', () => {
      let reads = 0
      const patch = { get level() { return reads++ } } // prettier-ignore
      copy(typed(), patch)
      assign(typed(), patch)
      expect(reads).toBe(2)
    })
  })
}
