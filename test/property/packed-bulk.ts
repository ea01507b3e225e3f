import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { modelOf, order, sameValue } from '../support/property/model.js'
import { outcomeOf } from '../support/property/outcome.js'
import { packable } from '../support/property/packed-acts.js'
import { storedFields } from '../support/property/packed-model.js'
import { untyped, type BulkRows } from '../support/property/packed-world.js'
import { valuesOf, type KindRecipe } from '../support/property/kinds.js'
import type { Recipe } from '../support/property/recipes.js'
import { World, type Fields } from '../support/property/world.js'
import { expectShown } from './packed-rows.js'

// Methods that go over many rows at once, on an array of random records, against those of an array of plain objects.

interface By {
  readonly by: string
  readonly descending: boolean
  readonly nulls: 'first' | 'last'
}

type BulkAct =
  | { readonly verb: 'slice' | 'pushRange'; readonly from: number; readonly to: number | undefined }
  | { readonly verb: 'filter' | 'removeIf'; readonly mask: readonly boolean[]; readonly throwsAt: number | undefined }
  | { readonly verb: 'reverse' | 'clone' | 'concat' | 'pushSelf' | 'pushObjects' }
  | { readonly verb: 'sortBy'; readonly keys: readonly By[] }
  | { readonly verb: 'groupBy'; readonly slot: string; readonly isFunction: boolean }

/** Does a Map tell the values of a kind apart as they look? */
function isKey({ of, inner, part }: KindRecipe): boolean {
  if (inner !== undefined) return isKey(inner)
  return of === 'nullable' ? isKey(part as KindRecipe) : !['record', 'list', 'mapOf', 'lazy', 'vec'].includes(of)
}

const bound = fc.integer({ min: -9, max: 40 })
const mask = fc.array(fc.boolean(), { minLength: 1, maxLength: 9 })

function actsOn({ slots, names }: Recipe): fc.Arbitrary<BulkAct> {
  const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(6) })
  const keys = slots.filter(({ kind }) => isKey(kind)).map(({ name }) => name)
  const by = fc.record({
    by: fc.constantFrom(...names),
    descending: fc.boolean(),
    nulls: fc.constantFrom('first' as const, 'last' as const),
  })
  const acts: fc.Arbitrary<BulkAct>[] = [
    fc.record({
      verb: fc.constantFrom('slice' as const, 'pushRange' as const),
      from: bound,
      to: fc.option(bound, { nil: undefined }),
    }),
    fc.record({ verb: fc.constantFrom('filter' as const, 'removeIf' as const), mask, throwsAt: seldom }),
    fc.record({
      verb: fc.constantFrom(
        'reverse' as const,
        'clone' as const,
        'concat' as const,
        'pushSelf' as const,
        'pushObjects' as const,
      ),
    }),
    fc.record({ verb: fc.constant('sortBy' as const), keys: fc.array(by, { minLength: 1, maxLength: 3 }) }),
  ]
  if (keys.length > 0)
    acts.push(
      fc.record({ verb: fc.constant('groupBy' as const), slot: fc.constantFrom(...keys), isFunction: fc.boolean() }),
    )
  return fc.oneof(...acts)
}

/** Few different records, many times each. */
const history = packable()
  .filter(({ names }) => names.length > 0)
  .chain((made) =>
    fc.record({
      made: fc.constant(made),
      some: fc.array(valuesOf(made), { minLength: 1, maxLength: 6 }),
      places: fc.array(fc.nat(5), { maxLength: 30 }),
      acts: fc.array(actsOn(made), { maxLength: 8 }),
    }),
  )

const isNothing = (value: unknown): boolean => value === undefined || value === null

/** Have all values of a slot an order among each other? */
function hasOrder(rows: readonly Fields[], slot: string): boolean {
  const values = rows.map((row) => row[slot]).filter((value) => !isNothing(value))
  return values.every((left) => values.every((right) => order(left, right) !== undefined))
}

function sorted(rows: readonly Fields[], keys: readonly By[]): Fields[] {
  return [...rows].sort((left, right) => {
    for (const { by, descending, nulls } of keys) {
      const [a, b] = [left[by], right[by]]
      const absence = Number(isNothing(a)) - Number(isNothing(b))
      if (absence !== 0) return nulls === 'last' ? absence : -absence
      const found = isNothing(a) ? 0 : (order(a, b) as number)
      if (found !== 0) return descending ? -found : found
    }
    return 0
  })
}

/** An array beside plain objects. */
class BulkPair {
  array: BulkRows
  rows: Fields[]
  readonly #world: World

  constructor({ slotted, packed }: Form, made: Recipe, rows: readonly Fields[]) {
    this.#world = new World(slotted, { hasSetUp: false })
    this.array = new (untyped(packed).PackedArray)(this.#world.classOf(made), { capacity: 1 }) as BulkRows
    for (const row of rows) this.array.pushObject(this.#world.real(row))
    this.rows = rows.map((row) => storedFields(made, modelOf(made, row)))
  }

  take(act: BulkAct): void {
    const { rows, array } = this
    switch (act.verb) {
      case 'slice':
        return this.#become(array.slice(act.from, act.to), rows.slice(act.from, act.to))
      case 'pushRange': {
        const range = array.rows(act.from, act.to)
        const chosen = rows.slice(act.from, act.to)
        expect(range).toHaveLength(chosen.length)
        expectShown([...range], chosen)
        array.pushAll(range)
        return this.#become(array, [...rows, ...chosen])
      }
      case 'filter':
      case 'removeIf':
        return this.#test(act)
      case 'reverse':
        array.reverse()
        return this.#become(
          array,
          [...rows.keys()].map((row) => rows[rows.length - 1 - row] as Fields),
        )
      case 'clone':
        return this.#become(array.clone(), rows)
      case 'concat':
        return this.#become(array.concat(array.rows(1), []), [...rows, ...rows.slice(1)])
      case 'pushSelf':
        if (rows.length > 60) return
        array.pushAll(array)
        return this.#become(array, [...rows, ...rows])
      case 'pushObjects':
        expect(array.pushAll(array.toRecords().slice(0, 3))).toBe(rows.length + Math.min(3, rows.length))
        return this.#become(array, [...rows, ...rows.slice(0, 3)])
      case 'sortBy':
        return this.#sort(act.keys)
      case 'groupBy':
      default:
        return this.#group(act.slot, act.isFunction)
    }
  }

  check(): void {
    const { array, rows } = this
    expect(array).toHaveLength(rows.length)
    expectShown([...array], rows)
    expectShown(
      array.map((view) => view),
      rows,
    )
    const entries = [...array.entries()]
    expect(entries.map(([index]) => index)).toEqual([...rows.keys()])
    expectShown(
      entries.map(([, view]) => view),
      rows,
    )
    expect(array.reduce((sum: number, _: Fields, index: number) => sum + index, 0)).toBe(
      rows.reduce((sum, _, index) => sum + index, 0),
    )
    expect(array.some((_, index) => index === 2)).toBe(rows.length > 2)
    expect(array.every((_, index) => index < 2)).toBe(rows.length <= 2)
  }

  #become(array: BulkRows, rows: readonly Fields[]): void {
    // What it was must not be what it has become.
    if (array !== this.array) this.array.clear()
    this.array = array
    this.rows = [...rows]
  }

  #test({ verb, mask: holds, throwsAt }: Extract<BulkAct, { verb: 'filter' | 'removeIf' }>): void {
    const { rows, array } = this
    const keeps = (index: number): boolean => holds[index % holds.length] === (verb === 'filter')
    const outcome = outcomeOf(() =>
      array[verb]((view, index, of) => {
        if (index === throwsAt) throw Object.assign(new Error('thrown'), { code: 'thrown' })
        expect(of).toBe(array)
        expectShown([view], [rows[index] as Fields])
        return holds[index % holds.length]
      }),
    )
    const chosen = rows.filter((_, index) => keeps(index))
    if (throwsAt !== undefined && throwsAt < rows.length) return expect('error' in outcome).toBe(true)
    if ('error' in outcome) throw outcome.error as unknown as Error
    if (verb === 'filter') return this.#become(outcome.value as BulkRows, chosen)
    expect(outcome.value).toBe(rows.length - chosen.length)
    return this.#become(array, chosen)
  }

  #sort(keys: readonly By[]): void {
    const { rows, array } = this
    const outcome = outcomeOf(() => array.sortBy(...keys))
    const isOrdered = keys.every(({ by }) => hasOrder(rows, by))
    if ('error' in outcome) {
      expect(isOrdered).toBe(false)
      expect(outcome.error.code).toMatch(/no-order|too-deep/)
    } else {
      expect(outcome.value).toBe(array)
      // Where records have no order because of what is inside of them, it may be that it was not asked for.
      if (isOrdered) this.rows = sorted(rows, keys)
      else this.#become(array.slice(0, 0), [])
    }
  }

  #group(slot: string, isFunction: boolean): void {
    const { rows, array } = this
    const groups: { key: unknown; numbers: number[] }[] = []
    for (const [number, row] of rows.entries()) {
      const found = groups.find(({ key }) => sameValue(key, row[slot]))
      if (found === undefined) groups.push({ key: row[slot], numbers: [number] })
      else found.numbers.push(number)
    }
    const isDate = rows.some((row) => row[slot] instanceof Date)
    const by = isFunction && !isDate ? (row: Fields) => row[slot] : slot
    const found = [...array.groupBy(by)]
    expect(found).toHaveLength(groups.length)
    for (const [place, { key, numbers }] of groups.entries()) {
      const [foundKey, group] = found[place] as (typeof found)[number]
      expect(sameValue(foundKey, key)).toBe(true)
      expect([...group.numbers]).toEqual(numbers)
      expect(group).toHaveLength(numbers.length)
      expectShown(
        [...group],
        numbers.map((number) => rows[number] as Fields),
      )
    }
    expect([...array.countBy(by).values()]).toEqual(groups.map(({ numbers }) => numbers.length))
  }
}

export function packedBulkProperties(form: Form): void {
  describe('many rows at once', { timeout: 60_000 }, () => {
    test('are sliced, filtered, removed, sorted and grouped as plain objects are', () => {
      fc.assert(
        fc.property(history, ({ made, some, places, acts }) => {
          const pair = new BulkPair(
            form,
            made,
            places.map((place) => some[place % some.length] as Fields),
          )
          pair.check()
          for (const act of acts) {
            pair.take(act)
            pair.check()
          }
        }),
        { numRuns: 120 },
      )
    })
  })
}
