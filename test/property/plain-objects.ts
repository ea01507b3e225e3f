import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { keywords, made, type Keywords } from '../support/property/keywords.js'
import { outcomeOf } from '../support/property/outcome.js'
import { recipe } from '../support/property/recipes.js'
import { World, type Fields, type RecordClass } from '../support/property/world.js'

// An object that inherits from another than `Object.prototype` is read by the careful reader, and a plain one by the
// reader that its class has for such. Whatever is in the object, both must come to the same.

type Taker = (world: World, Class: RecordClass, input: object) => unknown

const TAKERS: Readonly<Record<string, Taker>> = {
  parse: ({ library }, Class, input) => library.parse(Class, input),
  tolerate: ({ library }, Class, input) => library.parse(Class, input, { unknown: 'ignore' }),
  fromObject: ({ library }, Class, input) => library.fromObject(Class, input),
  validate: ({ library }, Class, input) => library.schemaOf(Class)['~standard'].validate(input),
}

/** What is done to the object before it is read. */
const CHANGES: Readonly<Record<string, (input: object, key: string) => unknown>> = {
  none: () => undefined,
  'one key hidden': (input, key) =>
    Object.hasOwn(input, key) && Reflect.defineProperty(input, key, { enumerable: false }),
  'a symbol beside': (input) => Reflect.set(input, Symbol('beside'), 1),
  'one more key': (input, key) => Reflect.defineProperty(input, `${key}!`, { value: 1, enumerable: true }),
  '__proto__ as a key': (input) => Reflect.defineProperty(input, '__proto__', { value: {}, enumerable: true }),
}

/** The same object, which the careful reader reads. */
function doubtful(input: object): object {
  return Object.setPrototypeOf(input, Object.create(Object.getPrototypeOf(input) as object | null) as object) as object
}

/** A record by what is in it, values themselves where they are taken as they are. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown)
  if (value instanceof Map) return new Map([...value].map(([key, part]) => [key, shown(part)]))
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Date) return value
  return {
    of: (Object.getPrototypeOf(value) as object | null)?.constructor,
    isSealed: Object.isSealed(value),
    fields: Reflect.ownKeys(value).map((key) => [key, shown((value as Fields)[key as string])]),
  }
}

function resultOf(action: () => unknown): unknown {
  const outcome = outcomeOf(action)
  if (!('error' in outcome)) return shown(outcome.value)
  const { name, message, code, issues } = outcome.error
  return { name, message, code, issues }
}

const cases = recipe().chain((of) =>
  fc.record({
    of: fc.constant(of),
    input: keywords(of),
    change: fc.constantFrom('none', ...Object.keys(CHANGES)),
    changed: fc.constantFrom('a', ...of.names),
    polluted: fc.option(fc.constantFrom('a', ...of.names), { nil: undefined, freq: 3 }),
  }),
)

export function plainObjectProperties({ slotted }: Form): void {
  describe('plain objects', () => {
    test.each(Object.keys(TAKERS))(
      '%s comes to the same by the careful reader and by that of plain objects',
      (taker) => {
        fc.assert(
          fc.property(cases, ({ of, input, change, changed, polluted }) => {
            const world = new World(slotted)
            const Class = world.classOf(of)
            const values = world.real(input.values)
            // A class looks at its names when it reads its first object.
            outcomeOf(() => TAKERS[taker]?.(world, Class, {}))
            const setUps: unknown[] = []
            world.onSetUp = (level, record) => setUps.push([level, shown(record)])
            const read = (isDoubtful: boolean): unknown => {
              setUps.length = 0
              const dressed = (): object => {
                const object = made(input, values)
                CHANGES[change]?.(object, changed)
                return isDoubtful ? doubtful(object) : object
              }
              const isPolluted = polluted !== undefined && !(polluted in Object.prototype)
              const pollution = { value: 'inherited', enumerable: true, configurable: true, writable: true }
              if (isPolluted) Reflect.defineProperty(Object.prototype, polluted, pollution)
              try {
                return [resultOf(() => TAKERS[taker]?.(world, Class, dressed())), [...setUps]]
              } finally {
                if (isPolluted) Reflect.deleteProperty(Object.prototype, polluted)
              }
            }
            expect(read(false)).toEqual(read(true))
          }),
          { numRuns: 300 },
        )
      },
    )

    test('each value is read once at most, also where a value is wrong', () => {
      const counted = recipe().chain((of) => fc.record({ of: fc.constant(of), input: keywords(of), taker: takerNames }))
      fc.assert(
        fc.property(counted, ({ of, input, taker }) => {
          const world = new World(slotted)
          const Class = world.classOf(of)
          const reads: string[] = []
          const object = counting(world.real(input.values), reads)
          outcomeOf(() => TAKERS[taker]?.(world, Class, object))
          expect(new Set(reads).size).toBe(reads.length)
        }),
        { numRuns: 200 },
      )
    })
  })
}

const takerNames = fc.constantFrom(...Object.keys(TAKERS))

/** An object of getters that say when they are asked. */
function counting(values: Readonly<Keywords['values']>, reads: string[]): object {
  const fields = Object.keys(values).map((key) => {
    const get = (): unknown => {
      reads.push(key)
      return values[key]
    }
    return [key, { get, enumerable: true }] as const
  })
  return Object.defineProperties({}, Object.fromEntries(fields))
}
