import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { anything, isChecked, unparsableOf, valuesOf } from '../support/property/kinds.js'
import { initially, modelOf, plainFields } from '../support/property/model.js'
import { unknownKey } from '../support/property/names.js'
import { expectFields, paths, pathsOf, refusal } from '../support/property/outcome.js'
import { recipe } from '../support/property/recipes.js'
import { World, type Fields, type RecordClass } from '../support/property/world.js'

const filled = recipe().chain((made) => fc.tuple(fc.constant(made), valuesOf(made)))

/** Input for `parse` with what may be wrong with it. */
const faulty = recipe({ isNested: false }).chain((made) => {
  const required = made.slots.filter(({ initial }) => initial === undefined).map(({ name }) => name)
  const wrong = fc.subarray(made.slots.filter(({ kind }) => isChecked(kind)))
  return fc.record({
    made: fc.constant(made),
    values: valuesOf(made),
    missing: fc.subarray(required),
    wrong: wrong.chain((some) =>
      fc.tuple(...some.map(({ kind, name }) => unparsableOf(kind).map((value) => [name, value] as const))),
    ),
    unknown: fc.uniqueArray(fc.oneof(unknownKey(made.names), fc.constantFrom('__proto__', 'constructor', 'toString')), {
      maxLength: 3,
    }),
    hidden: fc.subarray([...made.names]),
  })
})

/** An object whose every key is an own property, `__proto__` too. */
function ownObject(entries: Iterable<readonly [string, unknown]>): Fields {
  const object: Fields = {}
  for (const [key, value] of entries)
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
  return object
}

export function objectProperties({ slotted }: Form): void {
  describe('plain objects', () => {
    test('toObject and toTuple show all slots in order, toObject with nested records as plain objects', () => {
      fc.assert(
        fc.property(filled, ([made, values]) => {
          const world = new World(slotted)
          const record = world.make(made, values)
          const object = world.library.toObject(record)
          expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
          expect(Reflect.ownKeys(object)).toEqual(made.names)
          expect(object).toStrictEqual(plainFields(modelOf(made, values)))
          const tuple = world.library.toTuple(record)
          for (const [index, value] of tuple.entries()) expect(value).toBe(record[made.names[index] as string])
          expect(tuple).toHaveLength(made.names.length)
        }),
        { numRuns: 120 },
      )
    })

    test('fromObject and parse make an equal record of what toObject gave', () => {
      fc.assert(
        fc.property(filled, ([made, values]) => {
          const world = new World(slotted)
          const { library } = world
          const Class = world.classOf(made)
          const record = world.make(made, values)
          for (const from of [library.fromObject, library.parse]) {
            const again = from(Class, library.toObject(record))
            expect(again).not.toBe(record)
            expect(again).toBeInstanceOf(Class)
            expect(library.equals(again, record)).toBe(true)
            expect(library.toObject(again)).toStrictEqual(library.toObject(record))
            expect(Object.isSealed(again)).toBe(Object.isSealed(record))
            expect(Object.isFrozen(again)).toBe(Object.isFrozen(record))
            expect(from(Class, record)).toBe(record)
          }
        }),
        { numRuns: 120 },
      )
    })

    test('parse names all that is missing, unknown and ill-typed at once, and schemas of classes say the same', () => {
      fc.assert(
        fc.property(faulty, ({ made, values, missing, wrong, unknown }) => {
          const world = new World(slotted)
          const Class = world.classOf(made)
          let setUps = 0
          world.onSetUp = () => setUps++
          const given = { ...values, ...Object.fromEntries(wrong) }
          const keys = Object.keys(given).filter((name) => !missing.includes(name))
          const input = ownObject([
            ...keys.map((name) => [name, given[name]] as const),
            ...unknown.map((key) => [key, { polluted: true }] as const),
          ])
          const illTyped = wrong.map(([name]) => name).filter((name) => !missing.includes(name))
          const expected = paths(...missing, ...unknown, ...illTyped)
          expectParsed(world, Class, input, expected, {})
          expectParsed(world, Class, input, paths(...missing, ...illTyped), { unknown: 'ignore' })
          const isTolerable = missing.length + illTyped.length === 0
          expect(setUps).toBe(made.levels.length * (isTolerable ? (unknown.length > 0 ? 1 : 2) : 0))
          setUps = 0
          const result = world.library.schemaOf(Class)['~standard'].validate(input)
          expect(pathsOf(result as Parameters<typeof pathsOf>[0])).toEqual(expected)
          if (expected.length > 0) expect(setUps).toBe(0)
          expect({}).not.toHaveProperty('polluted')
        }),
        { numRuns: 120 },
      )
    })

    test('parse sees own enumerable string keys and nothing else', () => {
      fc.assert(
        fc.property(faulty, fc.boolean(), ({ made, values, hidden }, isInherited) => {
          const world = new World(slotted)
          const Class = world.classOf(made)
          // What is hidden stands on the prototype, or is not enumerable.
          const input = isInherited ? (Object.create(values) as Fields) : ownObject([])
          const own = made.names.filter((name) => !isInherited || !hidden.includes(name))
          for (const name of own)
            Object.defineProperty(input, name, { value: values[name], enumerable: !hidden.includes(name) })
          Object.defineProperty(input, Symbol('beside'), { value: 1, enumerable: true })
          Object.defineProperty(input, 'beside', { value: 1, enumerable: false })
          const missing = made.slots
            .filter(({ name, initial }) => hidden.includes(name) && initial === undefined)
            .map(({ name }) => name)
          const record = expectParsed(world, Class, input, paths(...missing), {})
          const seen = Object.fromEntries(
            made.slots.map((slot) => [
              slot.name,
              initially(slot, hidden.includes(slot.name) ? undefined : values[slot.name]),
            ]),
          )
          if (record !== undefined) expectFields(record, seen)
        }),
        { numRuns: 120 },
      )
    })

    test('the attributes of an open record come back too', () => {
      const open = recipe({ closed: ['open'], isNested: false }).chain((made) =>
        fc.tuple(fc.constant(made), valuesOf(made), fc.dictionary(unknownKey(made.names), anything)),
      )
      fc.assert(
        fc.property(open, ([made, values, attributes]) => {
          const world = new World(slotted)
          const { library } = world
          const record = Object.assign(world.make(made, values), attributes)
          const again = library.fromObject(world.classOf(made), library.toObject(record))
          expect([...library.attributesOf(again)]).toEqual([...library.attributesOf(record)])
          expect(library.equals(again, record)).toBe(true)
          expect(library.equals(library.copy(record), record)).toBe(true)
          expectFields(again, modelOf(made, values))
        }),
      )
    })

    test('JSON comes back as it went, and pollutes nothing', () => {
      const json = recipe({ closed: ['sealed', 'guarded', 'frozen'], isNested: false }).chain((made) =>
        fc.tuple(fc.constant(made), fc.jsonValue(), fc.boolean()),
      )
      fc.assert(
        fc.property(json, ([made, value, isHostile]) => {
          const { library } = new World(slotted)
          const Class = library.defineSlots([...made.names])
          const record = new Class(...made.names.map(() => value))
          const words = JSON.stringify(record)
          expect(JSON.stringify(library.parse(Class, JSON.parse(words)))).toBe(words)
          const more = isHostile ? ',"constructor":{"prototype":{"polluted":1}}' : ''
          const hostile = `{"__proto__":{"polluted":1}${more}}`
          expect(pathsOf(refusal(() => library.parse(Class, JSON.parse(hostile))))).toEqual(
            paths('__proto__', ...(isHostile ? ['constructor'] : [])),
          )
          const tolerant = library.parse(Class, JSON.parse(hostile), { unknown: 'ignore' })
          expect(Object.getPrototypeOf(tolerant)).toBe(Class.prototype)
          expect({}).not.toHaveProperty('polluted')
        }),
      )
    })

    test('problems of nested records come with their path', () => {
      const inner = faulty.filter(({ made: { names, closed } }) => names.length > 0 && closed !== 'open')
      fc.assert(
        fc.property(inner, ({ made, values, missing, unknown }) => {
          const world = new World(slotted)
          const { optional } = slotted as unknown as { optional(of: unknown): unknown }
          const Outer = world.library.defineSlots({ near: world.classOf(made), far: optional(world.classOf(made)) })
          const given = ownObject([
            ...Object.entries(values).filter(([name]) => !missing.includes(name)),
            ...unknown.map((key) => [key, 1] as const),
          ])
          const problems = [...missing, ...unknown]
            .flatMap((name) => [JSON.stringify(['near', name]), JSON.stringify(['far', name])])
            .sort()
          for (const from of [world.library.parse, world.library.fromObject] as const) {
            const input = { near: given, far: given }
            if (problems.length > 0) expect(pathsOf(refusal(() => from(Outer, input)))).toEqual(problems)
            else expect(from(Outer, input)['near'] as Fields).toBeInstanceOf(world.classOf(made))
          }
        }),
      )
    })
  })
}

/** What `parse` made of an input, or the paths of all that is wrong with it. */
function expectParsed(
  { library }: World,
  Class: RecordClass,
  input: unknown,
  expected: readonly string[],
  options: object,
): Fields | undefined {
  if (expected.length === 0) return library.parse(Class, input, options)
  const error = refusal(() => library.parse(Class, input, options))
  expect(error.code).toBe('invalid-input')
  expect(pathsOf(error)).toEqual(expected)
  return undefined
}
