import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { outcomeOf } from '../support/property/outcome.js'
import type { Library, RecordClass } from '../support/property/world.js'

// A class as a Standard Schema of its own is read by the careful reader, through all that is inside, and `schemaOf` by
// those that classes have for plain objects; and objects that inherit from another than `Object.prototype` are read by
// the careful reader too. Whatever is in a tree of objects, both must come to the same.

/** What a slot holds. */
type Shape =
  | { readonly of: 'number' }
  | { readonly of: 'text' }
  | { readonly of: 'strings' }
  | { readonly of: 'record'; readonly slots: Readonly<Record<string, Shape>> }
  | { readonly of: 'list' | 'map' | 'optional' | 'nullable' | 'lazy' | 'choice' | 'default'; readonly part: Shape }

const { shape: anyShape } = fc.letrec<{ shape: Shape; record: Shape }>((tie) => {
  const ofPart = (...names: ('list' | 'map' | 'optional' | 'nullable' | 'lazy' | 'choice')[]): fc.Arbitrary<Shape> =>
    fc.record({ of: fc.constantFrom(...names), part: tie('shape') })
  const leaf = fc.constantFrom<Shape>(
    { of: 'number' },
    { of: 'text' },
    { of: 'strings' },
    { of: 'default', part: { of: 'number' } },
  )
  const names = fc.constantFrom('a', 'b', 'c', 'd')
  return {
    shape: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      tie('record'),
      tie('record'),
      ofPart('list', 'map'),
      ofPart('optional', 'nullable', 'lazy', 'choice'),
    ),
    record: fc.record({
      of: fc.constant('record' as const),
      slots: fc.dictionary(names, tie('shape'), { minKeys: 1, maxKeys: 4 }),
    }),
  }
})
const root = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), anyShape, { minKeys: 1, maxKeys: 4 })
  .map((slots): Shape => ({ of: 'record', slots }))

/** Takes strings, and refuses all else. */
const STRINGS = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value: unknown) =>
      typeof value === 'string' ? { value } : { issues: [{ message: 'no string', path: ['in', 0] }] },
  },
}

type Wrap = (of: unknown, other?: unknown) => unknown

/** What happens while an object is read, in its order. */
type Log = unknown[]

/** The slot of a shape, or the class. */
function made(library: Library, shape: Shape, log: Log): unknown {
  const { u8, text, list, mapOf, optional, nullable, lazy, anyOf, slot } = library as unknown as Record<string, Wrap>
  if (shape.of === 'number') return u8
  if (shape.of === 'text') return text
  if (shape.of === 'strings') return slot?.(STRINGS)
  if (shape.of === 'record') {
    const slots = Object.entries(shape.slots).map(([name, part]) => [name, made(library, part, log)] as const)
    const setUp = (record: object): unknown => log.push(['set up', Object.keys(record)])
    return class Part extends library.defineSlots(Object.fromEntries(slots), { setUp }) {}
  }
  if (shape.of === 'default') return u8?.(() => log.push('default') % 7)
  const part = made(library, shape.part, log)
  if (shape.of === 'list') return list?.(part)
  if (shape.of === 'map') return mapOf?.(part)
  if (shape.of === 'optional') return optional?.(part)
  if (shape.of === 'nullable') return nullable?.(part)
  if (shape.of === 'lazy') return lazy?.(() => part)
  return anyOf?.(part, u8)
}

/** Objects as JSON has them, and others, which a reader doubts. */
type Dress = 'plain' | 'bare' | 'getters' | 'inherited' | 'entries'

interface Tree {
  readonly keys: Readonly<Record<string, unknown>>
  readonly dress: Dress
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && 'dress' in value

/** A value of a shape, in which some things are wrong. */
function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  const wrong = fc.constantFrom<unknown>(undefined, null, -1, 'text', [], { keys: {}, dress: 'entries' }, [[1]], true)
  return fc.oneof({ weight: 20, arbitrary: rightOf(shape) }, { weight: 1, arbitrary: wrong })
}

function rightOf(shape: Shape): fc.Arbitrary<unknown> {
  const dress = fc.oneof(
    { weight: 12, arbitrary: fc.constant<Dress>('plain') },
    fc.constantFrom<Dress>('bare', 'getters', 'inherited'),
  )
  if (shape.of === 'number' || shape.of === 'default') return fc.nat(255)
  if (shape.of === 'text' || shape.of === 'strings') return fc.string({ maxLength: 3 })
  if (shape.of === 'record') {
    const slots = Object.fromEntries(Object.entries(shape.slots).map(([name, part]) => [name, valueOf(part)]))
    const keys = fc.oneof(
      { weight: 8, arbitrary: fc.record(slots) },
      { weight: 1, arbitrary: fc.record(slots, { requiredKeys: [] }) },
      { weight: 1, arbitrary: fc.record({ ...slots, aa: fc.constant(1) }) },
    )
    return fc.record({ keys, dress })
  }
  const part = valueOf(shape.part)
  if (shape.of === 'list')
    return fc.oneof(
      { weight: 9, arbitrary: fc.array(part, { maxLength: 4 }) },
      fc.array(part, { minLength: 30, maxLength: 130 }),
    )
  if (shape.of === 'map')
    return fc.record({ keys: fc.dictionary(fc.constantFrom('x', 'y'), part), dress: fc.constant('entries') })
  if (shape.of === 'optional') return fc.option(part, { nil: undefined })
  return shape.of === 'nullable' ? fc.option(part, { nil: null }) : part
}

/** The objects themselves; `isDoubtful` are those that the careful reader is to read. */
function dressed(value: unknown, isDoubtful = false): unknown {
  if (Array.isArray(value)) return value.map((part) => dressed(part, isDoubtful))
  if (!isTree(value)) return value
  const object = dressedAs(value, (part) => dressed(part, isDoubtful))
  if (!isDoubtful || value.dress === 'entries') return object
  const above = Object.create(Object.getPrototypeOf(object) as object | null) as object
  return Object.setPrototypeOf(object, above) as object
}

function dressedAs(value: Tree, part: (value: unknown) => unknown): object {
  const keys = Object.fromEntries(Object.entries(value.keys).map(([key, inside]) => [key, part(inside)]))
  if (value.dress === 'plain' || value.dress === 'entries') return keys
  if (value.dress === 'inherited') return Object.assign(Object.create({ inherited: 1 }) as object, keys)
  if (value.dress === 'bare') return Object.assign(Object.create(null) as object, keys)
  const getters = Object.entries(keys).map(([key, inside]) => {
    return [key, { get: () => inside, enumerable: true }] as const
  })
  return Object.defineProperties({}, Object.fromEntries(getters))
}

type Taker = (library: Library, Class: RecordClass, input: object) => unknown

const TAKERS: Readonly<Record<string, Taker>> = {
  parse: (library, Class, input) => library.parse(Class, input),
  tolerate: (library, Class, input) => library.parse(Class, input, { unknown: 'ignore' }),
  fromObject: (library, Class, input) => library.fromObject(Class, input),
}

interface Schema {
  readonly '~standard': { validate(value: unknown): unknown }
}

export function nestedObjectProperties({ slotted }: Form): void {
  const library = slotted as unknown as Library

  describe('records inside records', () => {
    const cases = root.chain((of) => fc.record({ of: fc.constant(of), input: valueOf(of) }))

    test('the careful reader and those of plain objects come to the same', () => {
      fc.assert(
        fc.property(cases, ({ of, input }) => {
          const log: Log = []
          const Class = made(library, of, log) as RecordClass
          const read = (schema: Schema): unknown => {
            log.length = 0
            const outcome = outcomeOf(() => schema['~standard'].validate(dressed(input)))
            return [outcome, [...log]]
          }
          expect(read(library.schemaOf(Class))).toEqual(read(Class as unknown as Schema))
        }),
        { numRuns: 300 },
      )
    })

    test.each(Object.keys(TAKERS))(
      '%s comes to the same by the careful reader and by those of plain objects',
      (name) => {
        fc.assert(
          fc.property(cases, ({ of, input }) => {
            const log: Log = []
            const Class = made(library, of, log) as RecordClass
            const read = (isDoubtful: boolean): unknown => {
              log.length = 0
              const outcome = outcomeOf(() => TAKERS[name]?.(library, Class, dressed(input, isDoubtful) as object))
              return [outcome, [...log]]
            }
            expect(read(false)).toEqual(read(true))
          }),
          { numRuns: 150 },
        )
      },
    )
  })
}
