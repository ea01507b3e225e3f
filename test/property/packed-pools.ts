import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { outcomeOf } from '../support/property/outcome.js'
import { givenTo, packable, type Given } from '../support/property/packed-acts.js'
import { RowsModel } from '../support/property/packed-model.js'
import { expectShown } from './packed-rows.js'
import { pushed, untyped, withSetUp, type Pool } from '../support/property/packed-world.js'
import type { Recipe } from '../support/property/recipes.js'
import { World, type Fields } from '../support/property/world.js'

type PoolAct =
  | { readonly verb: 'add'; readonly given: Given }
  /** Of the records that are there, the one at a place; or of those that have been removed. */
  | { readonly verb: 'remove' | 'removeAgain'; readonly place: number }
  | { readonly verb: 'write'; readonly place: number; readonly given: Given }
  | { readonly verb: 'compact' | 'clear' }

const history = packable().chain((made) => {
  const given = givenTo(made)
  const place = fc.nat(30)
  const act: fc.Arbitrary<PoolAct> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ verb: fc.constant('add' as const), given }) },
    {
      weight: 4,
      arbitrary: fc.record({
        verb: fc.constantFrom('remove' as const, 'remove' as const, 'remove' as const, 'removeAgain' as const),
        place,
      }),
    },
    { weight: 1, arbitrary: fc.record({ verb: fc.constant('write' as const), place, given }) },
    {
      weight: 1,
      arbitrary: fc.record({ verb: fc.constantFrom('compact' as const, 'compact' as const, 'clear' as const) }),
    },
  )
  const options: fc.Arbitrary<{ readonly capacity: number; readonly maxCapacity?: number }> = fc.oneof(
    fc.record({ capacity: fc.nat(3) }),
    fc.record({ capacity: fc.nat(1), maxCapacity: fc.integer({ min: 1, max: 4 }) }),
  )
  return fc.record({ made: fc.constant(made), acts: fc.array(act, { maxLength: 60 }), options, hasSetUp: fc.boolean() })
})

/** A pool beside a Map from handles to plain objects. */
class PoolPair {
  readonly world: World
  readonly #pool: Pool
  readonly #made: Recipe
  readonly #hasSetUp: boolean
  readonly #most: number
  readonly #model = new Map<number, Readonly<Fields>>()
  readonly #gone: number[] = []
  /** Views of the records that have not been moved since. */
  readonly #views = new Map<number, Fields>()
  #peak = 0

  constructor({ slotted, packed }: Form, made: Recipe, options: { readonly maxCapacity?: number }, hasSetUp: boolean) {
    this.world = new World(slotted, { hasSetUp })
    this.#pool = new (untyped(packed).PackedPool)(this.world.classOf(made), options)
    this.#made = made
    this.#hasSetUp = hasSetUp
    this.#most = options.maxCapacity ?? Number.POSITIVE_INFINITY
  }

  take(act: PoolAct): void {
    const handles = [...this.#model.keys()]
    switch (act.verb) {
      case 'add':
        return this.#add(act.given)
      case 'remove':
        return this.#remove(handles[act.place % handles.length])
      case 'removeAgain':
        return this.#remove(this.#gone[act.place % this.#gone.length])
      case 'write':
        return this.#write(handles[act.place % handles.length], act.given)
      case 'clear':
        this.#pool.clear()
        for (const handle of handles) this.#forget(handle)
        return
      case 'compact':
      default:
        this.#pool.compact((from, to) => {
          const row = this.#model.get(from)
          expect(row).not.toBe(undefined)
          expect(this.#model.has(to)).toBe(false)
          expect(this.#gone.includes(to)).toBe(false)
          this.#forget(from)
          this.#model.set(to, row as Fields)
        })
        // No row is passed over now: the next records go behind those that are there.
        expect([...this.#pool.handles()]).toHaveLength(this.#model.size)
    }
  }

  check(): void {
    const pool = this.#pool
    expect(pool.size).toBe(this.#model.size)
    const handles = [...pool.handles()]
    expect(new Set(handles)).toEqual(new Set(this.#model.keys()))
    const rows = handles.map((handle) => this.#model.get(handle) as Fields)
    expectShown([...pool], rows)
    expectShown(
      handles.map((handle) => pool.get(handle) as Fields),
      rows,
    )
    const visited: unknown[] = []
    pool.forEach((record, handle) => visited.push([handle, record.constructor === this.world.classOf(this.#made)]))
    expect(visited).toEqual(handles.map((handle) => [handle, true]))
    for (const [handle, view] of this.#views) expectShown([view], [this.#model.get(handle) as Fields])
    for (const handle of handles) expect(pool.has(handle)).toBe(true)
    for (const handle of this.#gone) {
      expect(pool.has(handle)).toBe(false)
      expect(pool.get(handle)).toBe(undefined)
    }
    for (const other of [0, -1, 0.5, Number.NaN, Infinity, 2 ** 53, ...handles.map((handle) => -handle)]) {
      expect(pool.has(other)).toBe(false)
      expect(pool.get(other)).toBe(undefined)
    }
    expect(pool.capacity).toBeLessThanOrEqual(Math.max(16, 2 * this.#peak))
  }

  #add(given: Given): void {
    // An array with room for one more, if the pool has some, takes and refuses what the pool must.
    const one = new RowsModel(this.#made, this.#model.size < this.#most ? 1 : 0, this.#hasSetUp)
    const { codes } = one.take({ verb: 'push', given })
    const values = pushed(this.world, this.#made, given)
    const outcome = outcomeOf(() => withSetUp(this.world, this.#made, given, () => this.#pool.add(...values)))
    if ('error' in outcome) {
      if (codes === undefined) throw outcome.error as unknown as Error
      expect(codes).toContain(outcome.error.code)
      return
    }
    expect(codes).toBeUndefined()
    const handle = outcome.value as number
    expect(Number.isSafeInteger(handle)).toBe(true)
    expect(handle).toBeGreaterThan(0)
    expect(this.#model.has(handle)).toBe(false)
    expect(this.#gone.includes(handle)).toBe(false)
    this.#model.set(handle, one.rows[0] as Fields)
    this.#views.set(handle, this.#pool.get(handle) as Fields)
    this.#peak = Math.max(this.#peak, this.#model.size)
  }

  #remove(handle: number | undefined): void {
    if (handle === undefined) return
    expect(this.#pool.remove(handle)).toBe(this.#model.has(handle))
    if (this.#model.has(handle)) this.#forget(handle)
  }

  #write(handle: number | undefined, { values }: Given): void {
    const slot = this.#made.slots.find(({ name }) => Object.hasOwn(values, name))
    if (handle === undefined || slot === undefined) return
    const one = new RowsModel(this.#made, 1, false)
    one.rows = [this.#model.get(handle) as Fields]
    one.take({ verb: 'write', at: 0, isKept: false, slot: slot.name, value: values[slot.name] })
    outcomeOf(() => ((this.#pool.get(handle) as Fields)[slot.name] = this.world.real([values[slot.name]])[0]))
    this.#model.set(handle, one.rows[0] as Fields)
  }

  #forget(handle: number): void {
    this.#model.delete(handle)
    this.#views.delete(handle)
    this.#gone.push(handle)
  }
}

export function packedPoolProperties(form: Form): void {
  describe('packed pools', { timeout: 60_000 }, () => {
    test('a pool holds what a Map from handles to objects holds, and never finds or reuses a removed handle', () => {
      fc.assert(
        fc.property(history, ({ made, acts, options, hasSetUp }) => {
          const pair = new PoolPair(form, made, options, hasSetUp)
          for (const act of acts) {
            pair.take(act)
            pair.check()
          }
        }),
        { numRuns: 400 },
      )
    })
  })
}
