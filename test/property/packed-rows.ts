import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { Nested } from '../support/property/kinds.js'
import { fieldsOf, plain } from '../support/property/model.js'
import { partsIn } from '../support/property/parts.js'
import { outcomeOf } from '../support/property/outcome.js'
import { actsOn, packable, room } from '../support/property/packed-acts.js'
import { RowsModel } from '../support/property/packed-model.js'
import { Stage, type Rows } from '../support/property/packed-world.js'
import { World, type Fields } from '../support/property/world.js'

/** A history of an array of some class. */
const history = packable({ validate: ['construct', 'construct', 'always', 'never'] }).chain((made) =>
  fc.record({ made: fc.constant(made), acts: actsOn(made), options: room, hasSetUp: fc.boolean() }),
)

/** Does a record or a view show a row of the model? `-0` is not `0` here, and objects are the same, not only alike. */
export function shows(record: Fields, row: Readonly<Fields>): boolean {
  return Object.entries(row).every(([name, value]) => showsValue(record[name], value))
}

function showsValue(shown: unknown, value: unknown): boolean {
  if (value instanceof Nested) return Object(shown) === shown && shows(shown as Fields, fieldsOf(value))
  const [parts, others] = [partsIn(value), partsIn(shown)]
  if (parts === undefined || others === undefined) return Object.is(shown, value)
  return parts.length === others.length && parts.every((part, index) => showsValue(others[index], part))
}

export function expectShown(records: readonly Fields[], rows: readonly Readonly<Fields>[]): void {
  expect(records).toHaveLength(rows.length)
  for (const [index, row] of rows.entries()) {
    const record = records[index] as Fields
    if (!shows(record, row)) expect({ index, ...record }).toStrictEqual({ index, ...row })
  }
}

function expectRows(array: Rows, rows: readonly Readonly<Fields>[]): void {
  expect(array).toHaveLength(rows.length)
  expectShown(
    rows.map((_, index) => array.at(index)),
    rows,
  )
}

/** Every view that was kept shows its row, and those of rows that are gone can be read. */
function expectKept({ kept, world }: Stage, model: RowsModel): void {
  for (const [index, { row, insides }] of model.kept.entries()) {
    const { view, insides: views } = kept[index] as Stage['kept'][number]
    const content = model.rows[row]
    if (content === undefined) world.library.toObject(view)
    else expectShown([view], [content])
    for (const name of insides) {
      const inside = content?.[name]
      if (inside instanceof Nested) expectShown([views[name] as Fields], [inside.values])
      else world.library.toObject(views[name])
    }
  }
}

export function packedRowProperties({ slotted, packed, isCompiled }: Form): void {
  describe('packed arrays', { timeout: 60_000 }, () => {
    test('an array does what an array of plain objects does, and refuses, unchanged, what its class forbids', () => {
      fc.assert(
        fc.property(history, ({ made, acts, options, hasSetUp }) => {
          const world = new World(slotted, { hasSetUp })
          expect(world.library.isCompiled(world.classOf(made))).toBe(isCompiled)
          const stage = new Stage(packed, world, made, options)
          const model = new RowsModel(made, 'maxCapacity' in options ? options.maxCapacity : undefined, hasSetUp)
          for (const act of acts) {
            const { codes, value, rows } = model.take(act)
            const outcome = outcomeOf(() => stage.take(act))
            if ('error' in outcome) {
              if (codes === undefined) throw outcome.error as unknown as Error
              expect(codes).toContain(outcome.error.code)
            } else {
              expect(codes).toBeUndefined()
              if (value !== undefined) expect(outcome.value).toBe(value)
              if (rows !== undefined) expectShown(outcome.value as Fields[], rows)
            }
            expectRows(stage.array, model.rows)
            expectKept(stage, model)
          }
          expectRows(stage.adopted(), model.rows)
        }),
        { numRuns: 600 },
      )
    })

    test('a view equals its copy, hashes, compares and writes JSON as it does, and shows what the model holds', () => {
      fc.assert(
        fc.property(history, ({ made, acts, options }) => {
          const world = new World(slotted, { hasSetUp: false })
          const { copy, equals, hash, compare, toObject, toTuple } = world.library
          const stage = new Stage(packed, world, made, options)
          const model = new RowsModel(made, 'maxCapacity' in options ? options.maxCapacity : undefined, false)
          for (const act of acts) {
            model.take(act)
            outcomeOf(() => stage.take(act))
          }
          const views = [...stage.array]
          const json = (value: unknown): unknown => {
            const outcome = outcomeOf(() => JSON.stringify(value))
            return 'error' in outcome ? outcome.error.message : outcome.value
          }
          for (const [index, view] of views.slice(0, 8).entries()) {
            const record = copy(view)
            const row = model.rows[index] as Fields
            expect(Reflect.ownKeys(record)).toEqual(made.names)
            expectShown([record], [row])
            expect(equals(view, record)).toBe(true)
            expect(equals(record, view)).toBe(true)
            expect(equals(view, stage.array.at(index))).toBe(true)
            expect(hash(view)).toBe(hash(record))
            expect(compare(view, record)).toBe(0)
            expect(compare(record, view)).toBe(0)
            expect(toObject(view)).toStrictEqual(
              Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
            )
            expect(toTuple(view).map((value) => (Object(value) === value ? 'object' : value))).toEqual(
              toTuple(record).map((value) => (Object(value) === value ? 'object' : value)),
            )
            expect(json(view)).toBe(json(record))
            for (const other of views.slice(0, 4)) {
              const isEqual = equals(record, copy(other))
              expect(equals(view, other)).toBe(isEqual)
              expect(equals(view, copy(other))).toBe(isEqual)
            }
            expectDetached(record, view, row)
          }
          expect(json(stage.array)).toBe(json(stage.array.toRecords()))
        }),
        { numRuns: 120 },
      )
    })
  })
}

/** A copy, and what is inside of it, is no view: what is written to the row later is not seen in it. */
function expectDetached(record: Fields, view: Fields, row: Readonly<Fields>): void {
  expect(record.constructor).toBe(view.constructor)
  for (const [name, value] of Object.entries(row)) {
    if (value instanceof Nested) expect(Reflect.ownKeys(record[name] as Fields)).toEqual(value.recipe.names)
  }
}
