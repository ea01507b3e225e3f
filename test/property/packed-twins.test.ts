import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as slotted from '../../src/index.js'
import * as packed from '../../src/packed/index.js'
import { inForm } from '../support/form.js'
import { outcomeOf } from '../support/property/outcome.js'
import { actsOn, givenTo, packable, room, type Given } from '../support/property/packed-acts.js'
import { pushed, Stage, untyped, withSetUp, type Pool } from '../support/property/packed-world.js'
import type { Recipe } from '../support/property/recipes.js'
import { World, type Fields, type RecordClass } from '../support/property/world.js'

// A recipe is defined twice, once in each form, and a Player has an array and a pool of one of the two classes. Both
// play the same random acts (support/property/packed-acts.ts): what comes of an act, a value or an error in all its
// words, and all that can be seen of the rows, must be the same. There is no model: packed-rows.ts has one.

/** One form of a class, and what is made of its rows. */
class Player {
  readonly world: World
  readonly Class: RecordClass
  readonly stage: Stage
  readonly pool: Pool
  readonly #recipe: Recipe

  constructor(recipe: Recipe, options: object, hasSetUp: boolean, isCompiled: boolean) {
    this.#recipe = recipe
    this.world = new World(slotted, { hasSetUp })
    this.Class = inForm(slotted, isCompiled, () => this.world.classOf(recipe))
    this.stage = new Stage(packed, this.world, recipe, options)
    this.pool = new (untyped(packed).PackedPool)(this.Class, options)
  }

  /** What an action came to: its value, with records and views taken apart, or its error in all words. */
  play(action: (player: Player) => unknown): unknown {
    const outcome = outcomeOf(() => this.#shown(action(this)))
    if (!('error' in outcome)) return outcome.value
    const { name, message, code, issues } = outcome.error
    return { name, message, code, issues }
  }

  add(given: Given): number {
    const values = pushed(this.world, this.#recipe, given)
    return withSetUp(this.world, this.#recipe, given, () => this.pool.add(...values))
  }

  /** All that can be seen of the array. */
  content(): unknown {
    const { array } = this.stage
    const { columns, length } = array as unknown as { columns: Readonly<Record<string, unknown>>; length: number }
    const numbers = Object.values(columns).filter((column) => ArrayBuffer.isView(column)) as unknown as Uint32Array[]
    // Of a column of bits, an eighth of the elements is in use.
    return [
      [...array],
      length,
      array.capacity,
      Object.keys(columns),
      numbers.map((column) => Array.from(column.subarray(0, length >>> 3))),
    ]
  }

  #shown(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((inner) => this.#shown(inner))
    const isRecord =
      Object(value) === value &&
      typeof (value as Fields).constructor === 'function' &&
      '~standard' in (value as Fields).constructor
    return isRecord
      ? {
          name: (value as Fields).constructor.name,
          sealed: Object.isSealed(value),
          fields: this.world.library.toObject(value),
        }
      : value
  }
}

describe('packed twins', { timeout: 60_000 }, () => {
  test('both forms of an array come to the same, by value or by error, whatever is done to them', () => {
    const history = packable({ validate: ['construct', 'construct', 'always', 'never'] }).chain((made) =>
      fc.record({ made: fc.constant(made), acts: actsOn(made, 20), options: room, hasSetUp: fc.boolean() }),
    )
    fc.assert(
      fc.property(history, ({ made, acts, options, hasSetUp }) => {
        const [compiled, interpreted] = [
          new Player(made, options, hasSetUp, true),
          new Player(made, options, hasSetUp, false),
        ]
        expect(slotted.isCompiled(compiled.Class as never)).toBe(true)
        expect(slotted.isCompiled(interpreted.Class as never)).toBe(false)
        for (const act of acts) {
          for (const action of [({ stage }: Player) => stage.take(act), (player: Player) => player.content()])
            expect(interpreted.play(action)).toStrictEqual(compiled.play(action))
        }
        for (const action of [
          ({ stage }: Player) => inspect(stage.array, { depth: 4 }),
          ({ stage }: Player) => JSON.stringify(stage.array),
          ({ Class }: Player) => packed.packedLayout(Class as never),
        ])
          expect(interpreted.play(action)).toStrictEqual(compiled.play(action))
      }),
      { numRuns: 300 },
    )
  })

  test('both forms of a pool give the same handles for the same records, and refuse the same', () => {
    const history = packable().chain((made) => {
      const act = fc.oneof(
        givenTo(made).map((given) => (player: Player) => player.add(given)),
        fc.nat(12).map(
          (place) =>
            ({ pool }: Player) =>
              [...pool.handles()]
                .slice(place, place + 1)
                .map((handle) => [pool.get(handle), pool.remove(handle), pool.get(handle)]),
        ),
        fc.constant(({ pool }: Player) => pool.compact()),
      )
      return fc.record({
        made: fc.constant(made),
        actions: fc.array(act, { maxLength: 30 }),
        options: room,
        hasSetUp: fc.boolean(),
      })
    })
    fc.assert(
      fc.property(history, ({ made, actions, options, hasSetUp }) => {
        const [compiled, interpreted] = [
          new Player(made, options, hasSetUp, true),
          new Player(made, options, hasSetUp, false),
        ]
        for (const action of actions) {
          for (const step of [action, ({ pool }: Player) => [pool.size, pool.capacity, [...pool.handles()], [...pool]]])
            expect(interpreted.play(step)).toStrictEqual(compiled.play(step))
        }
      }),
      { numRuns: 120 },
    )
  })
})
