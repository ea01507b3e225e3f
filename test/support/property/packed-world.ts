import type { PACKED, ROWS } from '../../../src/packed/array/array-parts.js'
import type { PackedClass } from '../../../src/packed/columns/column.js'
import type { Store } from '../../../src/packed/packed-types.js'
import type { Packed } from '../form.js'
import { argumentsFor, parametersOf, plainRecords } from './model.js'
import { recipeInside, type Act, type Given } from './packed-acts.js'
import { sortKey } from './packed-model.js'
import type { Recipe } from './recipes.js'
import type { Fields, RecordClass, World } from './world.js'

type Visit<Result> = (record: Fields, index: number, array: unknown) => Result

/** An array without its types: the classes are random here. */
export interface Rows extends Iterable<Fields> {
  readonly [ROWS]: Store
  readonly [PACKED]: PackedClass
  readonly length: number
  readonly capacity: number
  at(index: number): Fields
  push(...given: readonly unknown[]): number
  pushObject(init: unknown): number
  set(index: number, init: unknown): void
  swapRemove(index: number): void
  pop(): Fields | undefined
  truncate(length: number): void
  clear(): void
  sort(compare: (left: Fields, right: Fields) => number): Rows
  find(test: Visit<boolean>): Fields | undefined
  findIndex(test: Visit<boolean>): number
  forEach(visit: Visit<void>): void
  toRecords(): Fields[]
  column(name: string): unknown
}

/** The methods that go over many rows at once. */
export interface BulkRows extends Rows {
  rows(from?: number, to?: number): Iterable<Fields> & { readonly length: number }
  entries(): Iterable<[number, Fields]>
  map<Result>(make: Visit<Result>): Result[]
  filter(test: Visit<unknown>): BulkRows
  removeIf(test: Visit<unknown>): number
  slice(from?: number, to?: number): BulkRows
  reduce<Result>(add: (result: Result, record: Fields, index: number) => Result, initial: Result): Result
  some(test: Visit<unknown>): boolean
  every(test: Visit<unknown>): boolean
  clone(): BulkRows
  concat(...others: readonly Iterable<unknown>[]): BulkRows
  pushAll(records: Iterable<unknown>): number
  reverse(): BulkRows
  sortBy(...keys: readonly unknown[]): BulkRows
  groupBy(
    by: string | ((row: Fields) => unknown),
  ): Map<unknown, Iterable<Fields> & { readonly length: number; readonly numbers: Uint32Array }>
  countBy(by: string | ((row: Fields) => unknown)): Map<unknown, number>
}

export interface Pool extends Iterable<Fields> {
  readonly size: number
  readonly capacity: number
  add(...given: readonly unknown[]): number
  has(handle: number): boolean
  get(handle: number): Fields | undefined
  remove(handle: number): boolean
  clear(): void
  handles(): Iterable<number>
  forEach(visit: (record: Fields, handle: number) => void): void
  compact(remap?: (from: number, to: number) => void): void
}

export interface PackedLibrary {
  readonly PackedArray: {
    new (Class: RecordClass, options?: object): Rows
    adopt(Class: RecordClass, columns: object, length: number): Rows
  }
  readonly PackedPool: new (Class: RecordClass, options?: object) => Pool
}

export function untyped(packed: Packed): PackedLibrary {
  return packed as unknown as PackedLibrary
}

/** The error by which set-up and a comparison fail that are to fail. */
export function thrown(): Error {
  return Object.assign(new Error('thrown'), { code: 'thrown' })
}

/**
 * Does something while the set-up of a class does what is asked of it; that of the classes inside does nothing but
 * fail.
 */
export function withSetUp<Result>(world: World, recipe: Recipe, { setUp }: Given, action: () => Result): Result {
  const Class = world.classOf(recipe)
  world.onSetUp = (level, record) => {
    if (setUp === 'throws') throw thrown()
    if (setUp !== undefined && level === 0 && record.constructor === Class)
      record[setUp.slot] = world.real([setUp.value])[0]
  }
  try {
    return action()
  } finally {
    world.onSetUp = () => {}
  }
}

/**
 * The arguments of `push` and `add`. One too many are two: below a class without slots the last may be an object of
 * none.
 */
export function pushed(world: World, recipe: Recipe, { values, isSurplus }: Given): readonly unknown[] {
  const given = argumentsFor(recipe, world.real(values))
  return isSurplus
    ? [...given, ...Array.from({ length: parametersOf(recipe).arity - given.length + 2 }, () => null)]
    : given
}

/** An array on which acts are done, and the views that have been kept of it. */
export class Stage {
  readonly world: World
  readonly array: Rows
  /** Views, and views of the records inside by their slots. */
  readonly kept: { readonly view: Fields; readonly insides: Readonly<Record<string, Fields>> }[] = []
  readonly #recipe: Recipe
  readonly #library: PackedLibrary

  constructor(packed: Packed, world: World, recipe: Recipe, options: object) {
    this.world = world
    this.#recipe = recipe
    this.#library = untyped(packed)
    this.array = new this.#library.PackedArray(world.classOf(recipe), options)
  }

  /** An array over the columns of the array. */
  adopted(): Rows {
    const { array, world } = this
    const columns = Object.fromEntries(this.#recipe.names.map((name) => [name, array.column(name)]))
    return this.#library.PackedArray.adopt(world.classOf(this.#recipe), columns, array.length)
  }

  /** Does an act; what comes of it is a number, an array of records or views, or nothing of interest. */
  take(act: Act): unknown {
    const { array, world } = this
    switch (act.verb) {
      case 'push': {
        const given = pushed(world, this.#recipe, act.given)
        return withSetUp(world, this.#recipe, act.given, () => array.push(...given))
      }
      case 'pushObject': {
        const init = this.#init(act.given)
        return withSetUp(world, this.#recipe, act.given, () => array.pushObject(init))
      }
      case 'set': {
        const init = this.#init(act.given)
        return withSetUp(world, this.#recipe, act.given, () => array.set(act.at, init))
      }
      case 'pushRow': {
        const view = array.at(act.at)
        for (let time = 0; time < act.times; time++) array.pushObject(view)
        return array.length
      }
      case 'setRow':
        return array.set(act.at, array.at(act.from))
      case 'keep':
        return this.#keep(array.at(act.at))
      case 'at':
        return [array.at(act.at)]
      case 'swapRemove':
      case 'truncate':
        return array[act.verb](act.at)
      case 'pop': {
        const record = array.pop()
        return record === undefined ? [] : [record]
      }
      case 'clear':
        return array.clear()
      case 'sort':
        return void array.sort(this.#comparison(act))
      case 'find':
      case 'findIndex': {
        const key = sortKey(array.at(act.from)[act.slot])
        const found = array[act.verb]((record) => sortKey(record[act.slot]) === key)
        return act.verb === 'find' ? [found] : found
      }
      case 'iterate':
        return [...array]
      case 'forEach': {
        const views: Fields[] = []
        array.forEach((view, index) => (views[index] = view))
        return views
      }
      case 'toRecords':
        return array.toRecords()
      case 'write':
      case 'writeInside':
      case 'writeRow':
      case 'writeUnknown':
      case 'assign':
      default:
        return this.#change(act)
    }
  }

  #change(act: Extract<Act, { isKept: boolean }>): void {
    const kept = act.isKept ? this.kept[Math.abs(act.at) % this.kept.length] : undefined
    if (act.isKept && kept === undefined) return
    const view = kept?.view ?? this.array.at(act.at)
    switch (act.verb) {
      case 'write':
        view[act.slot] = this.world.real([act.value])[0]
        return
      case 'writeInside': {
        const inside = kept === undefined ? (view[act.slot] as Fields | null | undefined) : kept.insides[act.slot]
        if (inside) inside[act.inner] = act.value
        return
      }
      case 'writeRow': {
        const value = this.array.at(act.from)[act.slot]
        view[act.slot] = value
        return
      }
      case 'writeUnknown':
        view[act.key] = 1
        return
      case 'assign':
      default:
        this.world.library.assign(view, this.world.real(act.values))
    }
  }

  #keep(view: Fields): void {
    const slots = this.#recipe.slots.filter(({ kind }) => recipeInside(kind) !== undefined)
    const insides = slots
      .map(({ name }) => [name, view[name] as Fields | null | undefined] as const)
      .filter(([, inside]) => inside !== undefined && inside !== null)
    this.kept.push({ view, insides: Object.fromEntries(insides) as Record<string, Fields> })
  }

  #init({ values, make }: Given): Fields {
    if (make === 'record') return this.world.make(this.#recipe, values)
    return make === 'plain' ? plainRecords(values) : this.world.real(values)
  }

  #comparison({ slot, isReversed, throwsAt }: Extract<Act, { verb: 'sort' }>): (left: Fields, right: Fields) => number {
    let until = Math.min(throwsAt ?? Number.POSITIVE_INFINITY, this.array.length - 2)
    return (left, right) => {
      if (throwsAt !== undefined && until-- === 0) throw thrown()
      const [first, second] = [sortKey(left[slot]), sortKey(right[slot])]
      const sign = first < second ? -1 : first > second ? 1 : 0
      return isReversed ? -sign : sign
    }
  }
}
