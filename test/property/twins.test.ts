import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as slotted from '../../src/index.js'
import { inForm } from '../support/form.js'
import { anything } from '../support/property/kinds.js'
import { keywords, made, type Keywords } from '../support/property/keywords.js'
import { argumentsFor } from '../support/property/model.js'
import { unknownKey } from '../support/property/names.js'
import { outcomeOf } from '../support/property/outcome.js'
import { recipe, type Recipe } from '../support/property/recipes.js'
import { World, type Fields, type RecordClass } from '../support/property/world.js'

// A recipe is defined twice, once in each form, and a Player has one of the two classes and the records it makes. Both
// play the same random acts: what comes of an act, a value or an error in all its words, and what set-up saw, must be
// the same. There is no model: the forms judge each other, and construction.ts and its neighbours judge each by one.

type Act =
  | { readonly verb: 'fromObject' | 'parse' | 'tolerate' | 'copy' | 'assign' | 'construct'; readonly with: Keywords }
  | { readonly verb: 'arguments'; readonly with: readonly unknown[] }
  | { readonly verb: 'write'; readonly key: string; readonly with: unknown }
  | { readonly verb: 'show' }

function acts(of: Recipe): fc.Arbitrary<readonly Act[]> {
  const input = keywords(of)
  const act = fc.oneof(
    fc.record({
      verb: fc.constantFrom('fromObject', 'parse', 'tolerate', 'copy', 'assign', 'construct', 'construct'),
      with: input,
    }) as fc.Arbitrary<Act>,
    fc.record({
      verb: fc.constant('arguments'),
      with: fc.array(
        fc.oneof(
          anything,
          input.map(({ values }) => values),
        ),
        { maxLength: 5 },
      ),
    }) as fc.Arbitrary<Act>,
    fc.record({
      verb: fc.constant('write'),
      key: fc.oneof(unknownKey([]), fc.constantFrom('a', ...of.names)),
      with: anything,
    }) as fc.Arbitrary<Act>,
    fc.constant({ verb: 'show' } as const),
  )
  return fc.array(act, { minLength: 1, maxLength: 12 })
}

/** One form of a class, the record that was made last, and one from before. */
class Player {
  readonly world = new World(slotted)
  readonly recipe: Recipe
  readonly Class: RecordClass
  readonly setUps: unknown[] = []
  record: Fields | undefined
  before: Fields | undefined

  constructor(of: Recipe, isCompiled: boolean) {
    this.recipe = of
    this.Class = inForm(slotted, isCompiled, () => this.world.classOf(of))
    this.world.onSetUp = (level, record) => this.setUps.push([level, shown(record)])
  }

  play(act: Act): unknown {
    const outcome = outcomeOf(() => this.#act(act))
    if (!('error' in outcome)) return shown(outcome.value)
    const { name, message, code, issues } = outcome.error
    return { name, message, code, issues }
  }

  #act(act: Act): unknown {
    const { world, Class } = this
    const { library } = world
    switch (act.verb) {
      case 'arguments':
        return this.#keep(new Class(...world.real(act.with)))
      case 'write':
        if (this.record !== undefined) this.record[act.key] = act.with
        return this.record
      case 'construct':
        return this.#keep(
          new Class(
            ...argumentsFor(this.recipe, world.real(act.with.values)).map((value) => this.#dress(act.with, value)),
          ),
        )
      case 'fromObject':
        return this.#keep(library.fromObject(Class, this.#input(act.with)))
      case 'parse':
        return this.#keep(library.parse(Class, this.#input(act.with)))
      case 'tolerate':
        return this.#keep(library.parse(Class, this.#input(act.with), { unknown: 'ignore' }))
      case 'copy':
      case 'assign':
        return this.record === undefined ? undefined : this.#keep(library[act.verb](this.record, this.#input(act.with)))
      case 'show':
      default:
        return this.#show()
    }
  }

  #input(input: Keywords): object {
    return made(input, this.world.real(input.values))
  }

  /** The keywords among the arguments take on the make. */
  #dress(input: Keywords, value: unknown): unknown {
    const isKeywords =
      typeof value === 'object' &&
      value !== null &&
      Object.getPrototypeOf(value) === Object.prototype &&
      !Object.values(input.values).includes(value)
    return isKeywords ? made(input, value as Fields) : value
  }

  #keep(record: Fields): Fields {
    this.before = this.record
    this.record = record
    return record
  }

  #show(): unknown {
    const { record, before } = this
    if (record === undefined) return undefined
    const { toObject, toTuple, equals, compare, hash, slotNames, slotsOf } = this.world.library
    const others =
      before === undefined
        ? []
        : [equals(record, before), equals(before, record), outcomeOf(() => compare(record, before))]
    const described = slotsOf(this.Class).map(({ name, kind, required, readonly, doc, bytes }) => [
      name,
      kind,
      required,
      readonly,
      doc,
      bytes,
    ])
    // Objects are hashed by a number of their own, and each form may have been given another one.
    const hashed = toTuple(record).some((value) => Object(value) === value) ? typeof hash(record) : hash(record)
    return [
      toObject(record),
      toTuple(record).map(shown),
      ...others,
      hashed,
      slotNames(this.Class),
      described,
      Reflect.ownKeys(record),
    ]
  }
}

/** A value with records taken apart: those of two forms are of two classes. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown)
  if (value instanceof Map) return new Map([...value].map(([key, part]) => [key, shown(part)]))
  if (
    typeof value !== 'object' ||
    value === null ||
    typeof Object.getPrototypeOf(value)?.constructor?.['~standard'] !== 'object'
  )
    return value
  return {
    name: (value as Fields).constructor.name,
    sealed: Object.isSealed(value),
    fields: Object.entries(value).map(([name, field]) => [name, shown(field)]),
  }
}

describe('twins', () => {
  test('both forms come to the same, by value or by error, whatever is done to them', () => {
    fc.assert(
      fc.property(
        recipe().chain((of) => fc.tuple(fc.constant(of), acts(of))),
        ([of, sequence]) => {
          const [compiled, interpreted] = [new Player(of, true), new Player(of, false)]
          expect(slotted.isCompiled(compiled.Class as never)).toBe(true)
          expect(slotted.isCompiled(interpreted.Class as never)).toBe(false)
          for (const act of sequence) {
            expect(interpreted.play(act)).toEqual(compiled.play(act))
            expect(interpreted.setUps).toEqual(compiled.setUps)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
