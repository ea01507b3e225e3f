import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { isChecked, valuesOf, wrongValueOf } from '../support/property/kinds.js'
import {
  argumentsFor,
  initially,
  isRefused,
  isRequired,
  modelOf,
  parametersOf,
  pick,
} from '../support/property/model.js'
import { refusedName, slotName, unknownKey } from '../support/property/names.js'
import { entriesOf, expectFields, paths, pathsOf, refusal } from '../support/property/outcome.js'
import { recipe, type Recipe } from '../support/property/recipes.js'
import { World, type Fields } from '../support/property/world.js'

/** A recipe, values for its slots, and the slots that are not given although they could be. */
const construction = recipe().chain((made) =>
  fc.record({
    made: fc.constant(made),
    values: valuesOf(made),
    absent: fc.subarray(made.slots.filter(({ initial }) => initial !== undefined).map(({ name }) => name)),
    asUndefined: fc.boolean(),
  }),
)

/** The values of slots but some, which are `undefined` or not there. */
function without(values: Readonly<Fields>, absent: readonly string[], asUndefined: boolean): Fields {
  const rest = pick(
    values,
    Object.keys(values).filter((name) => !absent.includes(name)),
  )
  return asUndefined ? { ...values, ...Object.fromEntries(absent.map((name) => [name, undefined])) } : rest
}

export function constructionProperties({ slotted, isCompiled }: Form): void {
  describe('construction', () => {
    test('a record holds what its constructor was given, and defaults for the rest, in the written order', () => {
      fc.assert(
        fc.property(construction, ({ made, values, absent, asUndefined }) => {
          const world = new World(slotted)
          const Class = world.classOf(made)
          expect(world.library.isCompiled(Class)).toBe(isCompiled)
          const given = world.real(without(values, absent, asUndefined))
          const record = new Class(...argumentsFor(made, given))
          expectFields(record, modelOf(made, given))
          expect(Object.keys(record)).toEqual(made.names)
          expect(world.library.slotNames(Class)).toEqual(made.names)
          const isClosed = made.closed === 'sealed' || made.closed === 'frozen'
          expect(Object.isExtensible(record)).toBe(!isClosed)
          expect(Object.isSealed(record)).toBe(isClosed)
        }),
        { numRuns: 160 },
      )
    })

    test('all that is missing, unknown and ill-typed is named at once, and nothing is made', () => {
      const faulty = recipe({ isNested: false }).chain((made) => {
        const { keywords } = parametersOf(made)
        const required = made.slots
          .filter((slot) => isRequired(made, slot) && keywords.includes(slot.name))
          .map(({ name }) => name)
        const wrong = made.slots.filter(({ kind, name }) => isChecked(kind) && keywords.includes(name))
        return fc.record({
          made: fc.constant(made),
          values: valuesOf(made),
          missing: fc.subarray(required),
          unknown: fc.uniqueArray(unknownKey(made.names), { maxLength: keywords.length > 0 ? 3 : 0 }),
          wrong: fc
            .subarray(wrong)
            .chain((some) =>
              fc.tuple(...some.map(({ kind, name }) => wrongValueOf(kind).map((value) => [name, value] as const))),
            ),
        })
      })
      fc.assert(
        fc.property(faulty, ({ made, values, missing, unknown, wrong }) => {
          const world = new World(slotted)
          let setUps = 0
          const Class = world.classOf(made)
          world.onSetUp = () => setUps++
          const given = argumentsFor(made, without({ ...values, ...Object.fromEntries(wrong) }, missing, false))
          if (unknown.length > 0)
            Object.assign(given.at(-1) as Fields, Object.fromEntries(unknown.map((key) => [key, 1])))
          const illTyped = wrong
            .filter(([name, value]) => !missing.includes(name) && isRefused(made, slotOf(made, name), value))
            .map(([name]) => name)
          const problems = [...missing, ...unknown, ...illTyped]
          if (problems.length === 0) {
            new Class(...given)
            return
          }
          const error = refusal(() => new Class(...given))
          expect(pathsOf(error)).toEqual(paths(...problems))
          expect(setUps).toBe(0)
          expect(['unknown-slot', 'missing-slot', 'bad-value']).toContain(error.code)
        }),
        { numRuns: 160 },
      )
    })

    test('a constructor without arguments names every slot that must be given, of all levels', () => {
      fc.assert(
        fc.property(recipe({ validate: ['construct'] }), (made) => {
          const world = new World(slotted)
          const Class = world.classOf(made)
          const required = made.slots.filter(({ initial }) => initial === undefined).map(({ name }) => name)
          if (required.length > 0) expect(pathsOf(refusal(() => new Class()))).toEqual(paths(...required))
          else expectFields(new Class(), modelOf(made, {}))
        }),
      )
    })

    test('arguments too many are refused', () => {
      fc.assert(
        fc.property(construction, fc.integer({ min: 2, max: 4 }), ({ made, values }, more) => {
          const world = new World(slotted)
          const Class = world.classOf(made)
          const given = argumentsFor(made, world.real(values))
          const filled = [
            ...given,
            ...Array.from({ length: parametersOf(made).arity - given.length + more }, () => null),
          ]
          expect(refusal(() => new Class(...filled)).code).toBe('too-many-arguments')
        }),
      )
    })

    test("set-up runs once for each definition, the base's first, on all slots, before the record is closed", () => {
      fc.assert(
        fc.property(
          recipe({ isNested: false }).chain((made) => fc.tuple(fc.constant(made), valuesOf(made))),
          ([made, values]) => {
            const world = new World(slotted)
            const Class = world.classOf(made)
            const seen: unknown[] = []
            world.onSetUp = (level, record) => seen.push([level, Object.isExtensible(record), entriesOf(record)])
            const entries = Object.entries(modelOf(made, values))
            const expected = made.levels.map((_, level) => [level, true, entries])
            const make = [
              () => world.make(made, values),
              () => world.library.fromObject(Class, values),
              () => world.library.copy(new Class(...argumentsFor(made, values)), {}),
            ]
            for (const [index, action] of make.entries()) {
              seen.length = 0
              action()
              expect(seen.slice(index === 2 ? made.levels.length : 0)).toEqual(expected)
            }
          },
        ),
      )
    })

    test('a factory makes a new value for every record that needs one, and none for the others', () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(slotName, { minLength: 1, maxLength: 6 }),
          fc.infiniteStream(fc.boolean()),
          (names, isGiven) => {
            const made: object[] = []
            const { slot } = slotted as unknown as { slot(make: () => unknown): unknown }
            const make = (): object => made[made.push({}) - 1] as object
            const Class = new World(slotted).library.defineSlots(
              Object.fromEntries(names.map((name) => [name, slot(make)])),
            )
            for (let turn = 0; turn < 3; turn++) {
              const given = names.filter(() => isGiven.next().value)
              made.length = 0
              const record = new Class(Object.fromEntries(given.map((name) => [name, turn])))
              for (const [index, name] of names.filter((one) => !given.includes(one)).entries())
                expect(record[name]).toBe(made[index])
              expect(made).toHaveLength(names.length - given.length)
            }
          },
        ),
      )
    })
  })

  describe('definitions', () => {
    test('a name that is reserved, twice there, no string or a hole is refused', () => {
      const wrong = fc.oneof(
        refusedName.map((name) => [name, 'bad-slot-name']),
        fc.constantFrom(1, null, Symbol('s'), undefined, {}).map((name) => [name, 'bad-slot-name']),
      )
      fc.assert(
        fc.property(
          fc.uniqueArray(slotName, { minLength: 1, maxLength: 5 }),
          wrong,
          fc.nat(),
          (names, [name, code], seed) => {
            const { library } = new World(slotted)
            const position = seed % (names.length + 1)
            const at = (value: unknown): unknown[] => [...names.slice(0, position), value, ...names.slice(position)]
            expect(refusal(() => library.defineSlots(at(name))).code).toBe(code)
            expect(refusal(() => library.defineSlots(at(names[0]))).code).toBe('duplicate-slot')
            const holed = at('hole')
            Reflect.deleteProperty(holed, position)
            expect(refusal(() => library.defineSlots(holed)).code).toBe('bad-slot-name')
          },
        ),
      )
    })

    test('later changes of the definition and of its options change nothing', () => {
      fc.assert(
        fc.property(fc.uniqueArray(slotName, { minLength: 1, maxLength: 10 }), fc.boolean(), (names, isArray) => {
          const { library } = new World(slotted)
          const definition = isArray
            ? [...names]
            : Object.fromEntries(
                names.map((name) => [name, (slotted as unknown as { slot(value: unknown): unknown }).slot(1)]),
              )
          const args = [...names]
          const Class = library.defineSlots(definition, isArray ? {} : { args })
          args.unshift('more')
          if (Array.isArray(definition)) definition.unshift('more')
          else for (const name of names) delete definition[name]
          expect(Object.entries(new Class(...names))).toEqual(names.map((name) => [name, name]))
        }),
      )
    })

    test('a class describes its slots as they were written', () => {
      fc.assert(
        fc.property(recipe(), (made) => {
          const world = new World(slotted)
          const described = world.library.slotsOf(world.classOf(made))
          for (const [index, slot] of made.slots.entries()) {
            const kind = { slot: 'any' }[slot.kind.of] ?? slot.kind.of
            const { isReadonly, doc, initial } = slot
            expect(described[index]).toMatchObject({
              name: slot.name,
              kind,
              required: initial === undefined,
              readonly: isReadonly,
              doc,
            })
            // An optional slot whose default would be undefined is written without one.
            if (initial?.isFactory && !(slot.kind.inner && initial.value === undefined))
              expect((described[index] as { default: () => unknown }).default()).toBe(initially(slot, undefined))
            else expect(described[index]?.['default']).toBe(initial?.value)
          }
        }),
      )
    })
  })
}

function slotOf({ slots }: Recipe, name: string): Recipe['slots'][number] {
  return slots.find((slot) => slot.name === name) as Recipe['slots'][number]
}
