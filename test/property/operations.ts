import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { isChecked, valueOf, valuesOf, wrongValueOf } from '../support/property/kinds.js'
import { isRefused, modelOf, patched } from '../support/property/model.js'
import { unknownKey } from '../support/property/names.js'
import { expectFields, outcomeOf, paths, pathsOf, refusal } from '../support/property/outcome.js'
import { recipe, type Recipe, type SlotRecipe } from '../support/property/recipes.js'
import { World, type Fields } from '../support/property/world.js'

/** A change of some slots; a value may be wrong for its slot. */
interface Step {
  readonly verb: 'write' | 'assign' | 'copy' | 'unknown' | 'define' | 'delete'
  readonly values: Readonly<Fields>
  readonly key: string
}

function steps(made: Recipe): fc.Arbitrary<readonly Step[]> {
  const valueOrWrong = (slot: SlotRecipe): fc.Arbitrary<readonly [string, unknown]> => {
    const right = valueOf(slot.kind)
    const arbitrary = isChecked(slot.kind)
      ? fc.oneof({ weight: 4, arbitrary: right }, { weight: 1, arbitrary: wrongValueOf(slot.kind) })
      : right
    return arbitrary.map((value) => [slot.name, value] as const)
  }
  return fc.array(
    fc.record({
      verb: fc.constantFrom('write', 'write', 'assign', 'assign', 'copy', 'copy', 'unknown', 'define', 'delete'),
      values: fc
        .subarray([...made.slots])
        .chain((some) => fc.tuple(...some.map(valueOrWrong)).map((entries) => Object.fromEntries(entries) as Fields)),
      key: unknownKey(made.names),
    }),
    { maxLength: 12 },
  )
}

const history = recipe().chain((made) =>
  fc.record({ made: fc.constant(made), values: valuesOf(made), sequence: steps(made) }),
)

/**
 * A record beside the plain object that it must be like, and what a plain object cannot know: which slots may be
 * written.
 */
class Pair {
  readonly world: World
  readonly made: Recipe
  record: Fields
  model: Fields

  constructor(world: World, made: Recipe, given: Readonly<Fields>) {
    this.world = world
    this.made = made
    this.record = world.make(made, given)
    this.model = { ...this.record }
  }

  take({ verb, values: symbolic, key }: Step): void {
    const { library } = this.world
    const values = this.world.real(symbolic)
    // The values are judged as the model has them: a nested record is one of the model there.
    const wrong = this.made.slots.filter(
      (slot) => Object.hasOwn(symbolic, slot.name) && isRefused(this.made, slot, symbolic[slot.name]),
    )
    const fixed = this.made.slots.filter(
      ({ name, isReadonly }) => Object.hasOwn(values, name) && (isReadonly || this.made.closed === 'frozen'),
    )
    if (verb === 'write') this.#write(values, symbolic)
    if (verb === 'assign') {
      const outcome = outcomeOf(() => library.assign(this.record, values))
      if (wrong.length > 0)
        expect(pathsOf((outcome as { error: object }).error)).toEqual(paths(...wrong.map(({ name }) => name)))
      else if (fixed.some((slot) => !(values[slot.name] === undefined && patched(slot, this, undefined) === this)))
        expect(outcome).toMatchObject({ error: { code: 'readonly-slot' } })
      else {
        expect(outcome).toEqual({ value: this.record })
        this.#patch(values)
      }
    }
    if (verb === 'copy') {
      const before = this.record
      const outcome = outcomeOf(() => library.copy(before, values))
      if (wrong.length > 0)
        expect(pathsOf((outcome as { error: object }).error)).toEqual(paths(...wrong.map(({ name }) => name)))
      else {
        expectFields(before, this.model)
        this.record = (outcome as { value: Fields }).value
        expect(this.record).not.toBe(before)
        expect(Object.getPrototypeOf(this.record)).toBe(Object.getPrototypeOf(before))
        this.#patch(values)
      }
    }
    if (verb === 'unknown') this.#writeUnknown(key)
    if (verb === 'define')
      expect(Reflect.defineProperty(this.record, key, { value: 1, configurable: true })).toBe(
        Object.isExtensible(this.record),
      )
    if (verb === 'define') Reflect.deleteProperty(this.record, key)
    if (verb === 'delete' && Object.isSealed(this.record))
      for (const name of Object.keys(values)) expect(Reflect.deleteProperty(this.record, name)).toBe(false)
    expectFields(this.record, this.model)
  }

  #patch(values: Readonly<Fields>): void {
    for (const slot of this.made.slots) {
      if (Object.hasOwn(values, slot.name))
        this.model[slot.name] = patched(slot, this.model[slot.name], values[slot.name])
    }
  }

  #write(values: Readonly<Fields>, symbolic: Readonly<Fields>): void {
    for (const slot of this.made.slots.filter(({ name }) => Object.hasOwn(values, name))) {
      const outcome = outcomeOf(() => (this.record[slot.name] = values[slot.name]))
      const isFixed = slot.isReadonly || this.made.closed === 'frozen'
      const isWrong = this.made.validate === 'always' && isRefused(this.made, slot, symbolic[slot.name])
      if (isFixed) expect(outcome).toMatchObject({ error: expect.any(TypeError) as unknown })
      else if (isWrong) expect(outcome).toMatchObject({ error: { code: 'bad-value', issues: [{ path: [slot.name] }] } })
      else {
        expect(outcome).toHaveProperty('value')
        this.model[slot.name] = values[slot.name]
      }
    }
  }

  #writeUnknown(key: string): void {
    const { attributesOf, assign, copy } = this.world.library
    const outcome = outcomeOf(() => (this.record[key] = 1))
    if (this.made.closed !== 'open') {
      for (const action of [assign, copy])
        expect(refusal(() => action(this.record, { [key]: 1 })).code).toBe('unknown-slot')
      expect(outcome).toMatchObject({ error: { code: 'unknown-slot' } })
      return
    }
    expect(this.record[key]).toBe(1)
    expect(attributesOf(this.record).get(key)).toBe(1)
    expect(attributesOf(copy(this.record)).get(key)).toBe(1)
    attributesOf(this.record).delete(key)
  }
}

export function operationProperties({ slotted }: Form): void {
  describe('operations', () => {
    test('a record does what a plain object does, and refuses, unchanged, what its definition forbids', () => {
      fc.assert(
        fc.property(history, ({ made, values, sequence }) => {
          const pair = new Pair(new World(slotted), made, values)
          for (const step of sequence) pair.take(step)
        }),
        { numRuns: 200 },
      )
    })

    test('records that came from copy, fromObject and parse obey the same rules as constructed ones', () => {
      fc.assert(
        fc.property(history, fc.constantFrom('copy', 'fromObject', 'parse'), ({ made, values, sequence }, origin) => {
          const world = new World(slotted)
          const pair = new Pair(world, made, values)
          const { copy, fromObject, parse } = world.library
          const Class = world.classOf(made)
          const plainCopy = { ...pair.record }
          pair.record =
            origin === 'copy'
              ? copy(pair.record)
              : origin === 'parse'
                ? parse(Class, plainCopy)
                : fromObject(Class, plainCopy)
          expectFields(pair.record, modelOf(made, plainCopy))
          pair.model = { ...pair.record }
          for (const step of sequence) pair.take(step)
        }),
        { numRuns: 160 },
      )
    })

    test("the class's own operations are the free functions", () => {
      fc.assert(
        fc.property(history, ({ made, values }) => {
          const world = new World(slotted)
          const [left, right] = [world.make(made, values), world.make(made, values)]
          const { library } = world
          const operations = library.operationsOf(world.classOf(made))
          expect(operations['equals']?.(left, right)).toBe(library.equals(left, right))
          expect(operations['hash']?.(left)).toBe(library.hash(left))
          expect(operations['toTuple']?.(left)).toEqual(library.toTuple(left))
          expect(operations['toObject']?.(left)).toEqual(library.toObject(left))
          expect(operations['compare']?.(left, left)).toBe(0)
          expectFields(operations['copy']?.(left) as Fields, { ...left })
          expectFields(operations['fromObject']?.({ ...left }) as Fields, modelOf(made, { ...left }))
        }),
      )
    })

    test('a schema judges and changes every value once', () => {
      const counting = {
        '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value: [value] }) },
      }
      fc.assert(
        fc.property(
          fc.constantFrom('construct', 'always'),
          fc.constantFrom('sealed', 'guarded', 'open'),
          fc.nat(),
          (validate, closed, value) => {
            const { library } = new World(slotted)
            const Class = library.defineSlots({ a: counting, b: (slotted as { u8: unknown }).u8 }, { validate, closed })
            const record = new Class({ a: value, b: 1 })
            expect(record['a']).toEqual([value])
            expect(library.copy(record, { b: 2 })['a']).toEqual([value])
            expect(library.copy(record, { a: 'c' })['a']).toEqual(['c'])
            expect(library.assign(record, { a: 'd' })['a']).toEqual(['d'])
            expect(library.fromObject(Class, { a: value, b: 1 })['a']).toEqual([value])
            expect(library.parse(Class, { a: value, b: 1 })['a']).toEqual([value])
          },
        ),
      )
    })
  })
}
