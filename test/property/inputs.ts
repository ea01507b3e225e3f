import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { valuesOf } from '../support/property/kinds.js'
import { modelOf, patched } from '../support/property/model.js'
import { expectFields } from '../support/property/outcome.js'
import { recipe } from '../support/property/recipes.js'
import { World, type Fields, type RecordClass } from '../support/property/world.js'

/** Counts what is done to an input. */
interface Watch {
  readonly reads: Map<PropertyKey, number>
  readonly changes: string[]
}

function count({ reads }: Watch, key: PropertyKey): void {
  reads.set(key, (reads.get(key) ?? 0) + 1)
}

/** The same fields, dressed up. */
const DRESSES: Readonly<Record<string, (fields: Readonly<Fields>, watch: Watch) => Fields>> = {
  plain: (fields) => ({ ...fields }),
  'without a prototype': (fields) => Object.assign(Object.create(null) as Fields, fields),
  frozen: (fields) => Object.freeze({ ...fields }),
  'with symbols': (fields) =>
    ({ ...fields, [Symbol('beside')]: 1, [Symbol.toPrimitive]: 1, [Symbol.iterator]: 1 }) as Fields,
  'of getters': (fields, watch) =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => {
          const get = (): unknown => {
            count(watch, name)
            return value
          }
          return [name, { get, set: () => watch.changes.push(`set ${name}`), enumerable: true, configurable: true }]
        }),
      ),
    ),
  'below a prototype of setters': (fields, watch) => {
    const setters = Object.keys(fields).map(
      (name) => [name, { set: () => watch.changes.push(`set ${name}`), configurable: true }] as const,
    )
    const object = Object.create(Object.defineProperties({}, Object.fromEntries(setters))) as Fields
    for (const [name, value] of Object.entries(fields)) Object.defineProperty(object, name, { value, enumerable: true })
    return object
  },
  'behind a proxy': (fields, watch) =>
    new Proxy(
      { ...fields },
      {
        get(target, key, receiver) {
          count(watch, key)
          return Reflect.get(target, key, receiver) as unknown
        },
        ...Object.fromEntries(
          (['set', 'defineProperty', 'deleteProperty', 'setPrototypeOf', 'preventExtensions'] as const).map((trap) => [
            trap,
            () => watch.changes.push(trap) === 0,
          ]),
        ),
      },
    ),
}

type Taker = (world: World, Class: RecordClass, input: Fields, full: Fields) => Fields

/** All that takes an object of slots. */
const TAKERS: Readonly<Record<string, Taker>> = {
  new: (_, Class, input) => new Class(input),
  copy: ({ library }, Class, input, full) => library.copy(new Class(full), input),
  assign: ({ library }, Class, input, full) => library.assign(new Class(full), input),
  fromObject: ({ library }, Class, input) => library.fromObject(Class, input),
  parse: ({ library }, Class, input) => library.parse(Class, input),
}

const ROOT = { levels: 1, closed: ['sealed', 'guarded', 'open'] } as const

const dressed = recipe(ROOT)
  .filter(
    ({ levels: [level], slots }) =>
      level?.isArray === false && level.args.length === 0 && slots.every(({ isReadonly }) => !isReadonly),
  )
  .chain((made) =>
    fc.record({
      made: fc.constant(made),
      values: valuesOf(made),
      partial: fc.subarray(made.slots.filter(({ initial }) => initial !== undefined).map(({ name }) => name)),
      dress: fc.constantFrom(...Object.keys(DRESSES)),
    }),
  )

export function inputProperties({ slotted }: Form): void {
  describe('inputs', () => {
    test.each(Object.keys(TAKERS))(
      '%s takes objects of every make, reads each slot once at most, and changes nothing',
      (taker) => {
        fc.assert(
          fc.property(dressed, ({ made, values, partial, dress }) => {
            const world = new World(slotted)
            const Class = world.classOf(made)
            const full = world.real(values)
            const given = Object.fromEntries(Object.entries(full).filter(([name]) => !partial.includes(name)))
            const watch: Watch = { reads: new Map(), changes: [] }
            const input = DRESSES[dress]?.(given, watch) as Fields
            const record = TAKERS[taker]?.(world, Class, input, full) as Fields
            const isPatch = taker === 'copy' || taker === 'assign'
            expectFields(
              record,
              isPatch
                ? {
                    ...modelOf(made, full),
                    ...Object.fromEntries(
                      made.slots
                        .filter(({ name }) => Object.hasOwn(given, name))
                        .map((slot) => [slot.name, patched(slot, modelOf(made, full)[slot.name], given[slot.name])]),
                    ),
                  }
                : modelOf(made, given),
            )
            expect(watch.changes).toEqual([])
            expect([...watch.reads].filter(([key, reads]) => reads > 1 && typeof key === 'string')).toEqual([])
          }),
          { numRuns: 60 },
        )
      },
    )

    test('a setter on Object.prototype is never called by what makes, reads or writes records', () => {
      const names = ['polluted', 'tainted', 'stained']
      fc.assert(
        fc.property(
          fc.subarray(names, { minLength: 1 }),
          fc.boolean(),
          fc.constantFrom('sealed', 'guarded', 'open'),
          (some, isBefore, closed) => {
            const { library } = new World(slotted)
            const calls: string[] = []
            const pollute = (): void => {
              const get = (): string => 'inherited'
              const accessor = (name: string): PropertyDescriptor => ({
                get,
                set: () => void calls.push(name),
                configurable: true,
              })
              for (const name of some) Reflect.defineProperty(Object.prototype, name, accessor(name))
            }
            const define = (): readonly RecordClass[] => {
              const { slot } = slotted as unknown as { slot(value: unknown): unknown }
              return [
                library.defineSlots(names, { closed }),
                library.defineSlots(Object.fromEntries(names.map((name) => [name, slot(1)])), { closed, args: names }),
              ]
            }
            try {
              const early = isBefore ? define() : []
              pollute()
              for (const Class of isBefore ? early : define()) {
                const record = new Class(1, 2, 3)
                const fields = { polluted: 1, tainted: 2, stained: 3 }
                expectFields(record, fields)
                expectFields(library.copy(record), fields)
                expectFields(library.toObject(record), fields)
                expectFields(library.fromObject(Class, fields), fields)
                expectFields(library.parse(Class, fields), fields)
                expectFields(library.assign(record, { polluted: 4 }), { ...fields, polluted: 4 })
                expect(library.toTuple(record)).toEqual([4, 2, 3])
              }
            } finally {
              for (const name of names) Reflect.deleteProperty(Object.prototype, name)
            }
            expect(calls).toEqual([])
          },
        ),
        { numRuns: 30 },
      )
    })

    test('arrays with holes, and any other object in a slot, stay what they are', () => {
      const holed = fc.sparseArray(fc.integer(), { maxNumElements: 4, maxLength: 12 })
      fc.assert(
        fc.property(holed, fc.object(), (array, object) => {
          const { library } = new World(slotted)
          const Class = library.defineSlots(['array', 'object'])
          const record = new Class(array, object)
          for (const made of [
            record,
            library.copy(record),
            library.fromObject(Class, { ...record }),
            library.parse(Class, { ...record }),
          ]) {
            expect(made['array']).toBe(array)
            expect(made['object']).toBe(object)
            expect(library.equals(made, record)).toBe(true)
            expect(library.hash(made)).toBe(library.hash(record))
          }
          expect(library.equals(record, new Class([...array], object))).toBe(false)
        }),
      )
    })
  })
}
