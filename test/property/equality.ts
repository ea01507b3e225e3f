import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { anything, Nested, valueOf, valuesOf } from '../support/property/kinds.js'
import { modelOf, order, orderFields, sameFields } from '../support/property/model.js'
import { outcomeOf } from '../support/property/outcome.js'
import { recipe, type Recipe } from '../support/property/recipes.js'
import { World, type Fields } from '../support/property/world.js'

/** Values that are easily taken for each other. */
const ALIKE = [
  0,
  -0,
  Number.NaN,
  0n,
  '',
  false,
  null,
  undefined,
  1,
  1n,
  '1',
  true,
  -1,
  2 ** 31,
  2 ** 32,
  2n ** 31n,
  'a',
  'b',
]
const alike = fc.constantFrom(...ALIKE)

/** Few of them, so that they meet. */
const pool = fc.oneof(
  fc.constantFrom([0, -0], [Number.NaN, 0], [0, 0n, -0, false, '']),
  fc.shuffledSubarray(ALIKE, { minLength: 2, maxLength: 4 }),
)

/** Two or three records of one class, alike but for a slot or two. */
const family = recipe({ validate: ['construct', 'always'] }).chain((made) => {
  const values = valuesOf(made)
  const changed = fc
    .tuple(values, fc.subarray([...made.slots], { maxLength: Math.min(2, made.slots.length) }))
    .chain(([first, slots]) =>
      fc
        .tuple(
          ...slots.map(({ kind }) =>
            fc.oneof(valueOf(kind), valueOf(kind), kind.of === 'slot' ? alike : valueOf(kind)),
          ),
        )
        .map(
          (others) =>
            [
              first,
              { ...first, ...Object.fromEntries(slots.map(({ name }, index) => [name, others[index]])) },
            ] as const,
        ),
    )
  return fc.record({ made: fc.constant(made), pair: fc.oneof(changed, fc.tuple(values, values)), third: values })
})

/** Records whose every slot holds something of the few values that are easily taken for each other. */
const similar = fc.integer({ min: 1, max: 4 }).chain((count) => {
  const names = ['a', 'b', 'c', 'd'].slice(0, count)
  const records = pool.chain((values) => {
    const value = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: anything })
    const row = fc.tuple(...names.map(() => value))
    const fields = row.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index]])) as Fields)
    return fc.array(fields, { minLength: 2, maxLength: 6 })
  })
  return fc.record({ names: fc.constant(names), isArray: fc.boolean(), records })
})

/** The order of two records as it came out: a sign, or the code of the refusal. */
function orderOf(compare: () => number): number | string | undefined {
  const outcome = outcomeOf(compare)
  return 'error' in outcome ? outcome.error.code : Math.sign(outcome.value as number)
}

const negated = (sign: number | string | undefined): number | string | undefined =>
  typeof sign === 'number' ? 0 - sign : sign

function expectAgreement(
  world: World,
  left: Fields,
  right: Fields,
  isEqual: boolean,
  expected: number | undefined,
): void {
  const { equals, hash, compare } = world.library
  expect(equals(left, right)).toBe(isEqual)
  expect(equals(right, left)).toBe(isEqual)
  if (isEqual) expect(hash(left)).toBe(hash(right))
  expect(hash(left)).toBe(hash(left))
  expect(hash(left)).toBe(hash(left) >>> 0)
  const sign = orderOf(() => compare(left, right))
  expect(sign).toBe(expected ?? 'no-order')
  expect(orderOf(() => compare(right, left))).toEqual(negated(sign))
  expect(sign === 0).toBe(isEqual)
}

export function equalityProperties({ slotted }: Form): void {
  describe('equality', () => {
    test('equals compares as keys of a Map, hash agrees, and compare is antisymmetric and 0 for equals alone', () => {
      fc.assert(
        fc.property(family, ({ made, pair: [left, right] }) => {
          const world = new World(slotted)
          const [first, second] = [modelOf(made, left), modelOf(made, right)]
          expectAgreement(
            world,
            world.make(made, left),
            world.make(made, right),
            sameFields(first, second),
            orderFields(first, second),
          )
        }),
        { numRuns: 120 },
      )
    })

    test('values that are easily taken for each other are told apart, all in one class', () => {
      fc.assert(
        fc.property(similar, ({ names, isArray, records }) => {
          const world = new World(slotted)
          const { slot } = slotted as unknown as { slot(): unknown }
          const Class = world.library.defineSlots(
            isArray ? names : Object.fromEntries(names.map((name) => [name, slot()])),
            isArray ? {} : { args: names },
          )
          const made = records.map((fields) => new Class(...Object.values(fields)))
          for (const [index, left] of made.entries()) {
            for (const [otherIndex, right] of made.entries()) {
              const [first, second] = [records[index], records[otherIndex]] as [Fields, Fields]
              expectAgreement(world, left, right, sameFields(first, second), orderFields(first, second))
            }
          }
        }),
        { numRuns: 120 },
      )
    })

    test('compare sorts as a plain sort of tuples does', () => {
      const cell = fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.bigInt({ min: -10n, max: 10n }).map(Number))
      fc.assert(
        fc.property(fc.array(fc.tuple(cell, fc.string(), fc.boolean()), { maxLength: 20 }), (rows) => {
          const { library } = new World(slotted)
          const Class = library.defineSlots(['a', 'b', 'c'])
          const sorted = rows.map((row) => new Class(...row)).sort(library.compare)
          const naive = [...rows].sort(
            (left, right) =>
              [0, 1, 2].map((column) => order(left[column], right[column]) ?? 0).find((sign) => sign !== 0) ?? 0,
          )
          expect(sorted.map((record) => library.toTuple(record))).toEqual(naive)
        }),
      )
    })

    test('records of two classes are never equal, whatever they hold', () => {
      fc.assert(
        fc.property(
          recipe().chain((made) => fc.tuple(fc.constant(made), valuesOf(made))),
          ([made, values]) => {
            const [world, other] = [new World(slotted), new World(slotted)]
            // Nested records are the same ones, so that only the classes differ.
            const real = world.real(values)
            const left = world.make(made, values)
            const twin: Recipe = { ...made, slots: made.slots.map((slot) => ({ ...slot, kind: { of: 'slot' } })) }
            const right = other.library.defineSlots([...twin.names])
            const second = new right(...Object.values(real))
            expect(world.library.equals(left, second)).toBe(false)
            expect(world.library.equals(second, left)).toBe(false)
            expect(orderOf(() => world.library.compare(left, second))).toBe('no-order')
            for (const value of [null, undefined, 1, {}, { ...left }, Object.values(left)])
              expect(world.library.equals(left, value)).toBe(false)
          },
        ),
      )
    })

    test('records inside of records are compared by what they hold', () => {
      const inner = recipe({ levels: 1, isNested: false, closed: ['sealed'], validate: ['construct'] })
      const pairs = inner.chain((made) => fc.tuple(fc.constant(made), valuesOf(made), valuesOf(made), fc.boolean()))
      fc.assert(
        fc.property(pairs, ([made, first, other, isSame]) => {
          const world = new World(slotted)
          const [left, right] = [new Nested(made, first), new Nested(made, isSame ? first : other)]
          const Outer = world.library.defineSlots(['inner', 'after'])
          const [one, two] = [left, right].map((value) => new Outer(...world.real([value, 1]))) as [Fields, Fields]
          const [model, otherModel] = [{ inner: left }, { inner: right }]
          expectAgreement(world, one, two, sameFields(model, otherModel), orderFields(model, otherModel))
        }),
      )
    })
  })
}
