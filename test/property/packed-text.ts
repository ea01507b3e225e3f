import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PACKED, ROWS } from '../../src/packed/array/array-parts.js'
import type { PackedClass } from '../../src/packed/columns/column.js'
import { Dictionary } from '../../src/packed/columns/dictionary.js'
import type { Store } from '../../src/packed/packed-types.js'
import type { Form } from '../support/form.js'
import { untyped, type Rows } from '../support/property/packed-world.js'
import { randomFrom } from '../support/property/random.js'
import { World, type Fields, type RecordClass } from '../support/property/world.js'

/** A long time in the life of an array. */
interface Churn {
  readonly seed: number
  readonly steps: number
  /** About so many rows, which come and go. */
  readonly rows: number
  /** Rows that are written to: the first ones. */
  readonly hot: number
  /** Of a hundred strings, how many have never been there before; and how many others there are. */
  readonly fresh: number
  readonly words: number
  /** Of a hundred slots of new rows that may be empty, how many are not. */
  readonly filled: number
  /** Are rows removed, too? */
  readonly isRemoved: boolean
}

const churn: fc.Arbitrary<Churn> = fc.record({
  seed: fc.integer(),
  steps: fc.constantFrom(3000, 12_000, 12_000),
  rows: fc.constantFrom(1, 3, 40, 300, 1500),
  hot: fc.constantFrom(2, 20, Number.POSITIVE_INFINITY),
  fresh: fc.constantFrom(2, 60, 100),
  words: fc.constantFrom(1, 5, 600),
  filled: fc.constantFrom(0, 1, 50),
  isRemoved: fc.integer({ min: 0, max: 3 }).map((chance) => chance > 0),
})

/** Strings that sorting moves to rows where there were none, before the dictionary is looked through. */
const SORTED: readonly Churn[] = [0, 1, 2].map((seed) => ({
  seed,
  steps: 12_000,
  rows: 300,
  hot: 20,
  fresh: 100,
  words: 1,
  filled: 0,
  isRemoved: true,
}))

/** Text in the record, in those inside of it, and in those inside of them. */
function classesWithText(
  { library }: World,
  slotted: Form['slotted'],
): { readonly Outer: RecordClass; readonly Inner: RecordClass } {
  const { text, i32, optional } = slotted as unknown as {
    text: unknown
    i32: unknown
    optional: (of: unknown) => unknown
  }
  const Deep = library.defineSlots({ word: text }, { name: 'Deep' })
  const Inner = library.defineSlots({ word: text, maybe: optional(text), deep: Deep }, { name: 'Inner' })
  return {
    Outer: library.defineSlots(
      { rank: i32, word: text, maybe: optional(text), near: Inner, far: optional(Inner) },
      { name: 'Outer' },
    ),
    Inner,
  }
}

function dictionariesOf(self: PackedClass, store: Store): readonly Dictionary[] {
  return self.columns.flatMap(({ fields, field, nested }): readonly Dictionary[] => {
    if (nested !== undefined) return dictionariesOf(nested, store[field] as Store)
    return fields.map((name) => Reflect.get(store, name)).filter((value) => value instanceof Dictionary)
  })
}

/** The objects of these tests are those that JSON tells apart, and much faster than `expect` does. */
function expectAlike(shown: Fields, row: Fields): void {
  if (JSON.stringify(shown) !== JSON.stringify(row)) expect(shown).toStrictEqual(row)
}

/** An array beside plain objects, and random changes of both. */
class Churned {
  readonly #array: Rows
  readonly #world: World
  readonly #Inner: RecordClass
  readonly #of: Churn
  readonly #random: (limit: number) => number
  #model: Fields[] = []
  /** One view for each index, taken when there first was a row, and another for the record inside. */
  readonly #views: { readonly view: Fields; readonly near: Fields }[] = []
  #fresh = 0
  #most = 0

  constructor(form: Form, of: Churn) {
    this.#world = new World(form.slotted, { hasSetUp: false })
    const { Outer, Inner } = classesWithText(this.#world, form.slotted)
    this.#Inner = Inner
    this.#array = new (untyped(form.packed).PackedArray)(Outer, { capacity: 1 })
    this.#of = of
    this.#random = randomFrom(of.seed)
  }

  run(): void {
    const { steps, rows } = this.#of
    while (this.#model.length < rows) this.#push()
    for (let step = 1; step <= steps; step++) {
      this.#step()
      if (step % (steps / 4) === 0) this.#check()
      if (step % 8 === 0) this.#checkRow(this.#model.length - 1)
    }
    // Rows that are gone may have been written to since.
    while (this.#model.length < this.#most) this.#push()
    this.#array.clear()
    this.#model = []
    this.#push()
    this.#check()
    this.#forget()
  }

  #step(): void {
    const chance = this.#random(1000)
    const { length } = this.#model
    if (length === 0 || (length < this.#of.rows && chance < 200)) return this.#push()
    if (chance < 900 || !this.#of.isRemoved) return this.#write(this.#random(Math.min(length, this.#of.hot)))
    if (chance < 930) return this.#writeGone()
    if (chance < 960) {
      const row = this.#random(length)
      this.#array.swapRemove(row)
      this.#model[row] = this.#model.at(-1) as Fields
      this.#model.pop()
    } else if (chance < 990) {
      expectAlike(this.#world.library.toObject(this.#array.pop()), this.#model.pop() as Fields)
    } else if (chance < 993) {
      const kept = length - this.#random(Math.ceil(length / 4))
      this.#array.truncate(kept)
      this.#model.length = kept
    } else {
      const sign = this.#random(2) === 0 ? -1 : 1
      this.#array.sort((left, right) => sign * ((left['rank'] as number) - (right['rank'] as number)))
      this.#model.sort((left, right) => sign * ((left['rank'] as number) - (right['rank'] as number)))
    }
  }

  #push(): void {
    const row = {
      rank: this.#random(2 ** 30),
      word: this.#word(),
      maybe: this.#maybe(),
      near: this.#inside(),
      far: this.#isFilled() ? this.#inside() : undefined,
    }
    this.#array.pushObject(row)
    const index = this.#model.push(row) - 1
    if (index === this.#views.length)
      this.#views.push({ view: this.#array.at(index), near: this.#array.at(index)['near'] as Fields })
    this.#most = Math.max(this.#most, index + 1)
  }

  #write(index: number): void {
    const row = this.#model[index] as Fields
    const { view, near } = this.#views[index] as { view: Fields; near: Fields }
    const inside = this.#random(2) === 0 ? 'near' : 'far'
    const write = (record: Fields, model: Fields, slot: string, value: unknown): void =>
      void (record[slot] = model[slot] = value)
    switch (this.#random(6)) {
      case 0:
      case 1:
        return write(view, row, 'maybe', this.#random(10) === 0 ? undefined : this.#word())
      case 2:
        return write(near, row['near'] as Fields, this.#random(2) === 0 ? 'word' : 'maybe', this.#word())
      case 3:
        if (row[inside] !== undefined)
          write(
            (view[inside] as Fields)['deep'] as Fields,
            (row[inside] as Fields)['deep'] as Fields,
            'word',
            this.#word(),
          )
        return
      case 4:
        row[inside] = inside === 'near' || this.#isFilled() ? this.#inside() : undefined
        view[inside] = row[inside] === undefined ? undefined : this.#world.library.fromObject(this.#Inner, row[inside])
        return
      default:
        return write(view, row, 'word', this.#word())
    }
  }

  /** Writes to a row that is not there any more, by views of earlier days. */
  #writeGone(): void {
    const gone = this.#views.length - this.#model.length
    if (gone === 0) return
    const { view, near } = this.#views[this.#model.length + this.#random(gone)] as { view: Fields; near: Fields }
    view['word'] = this.#word()
    view['maybe'] = this.#maybe()
    near['maybe'] = this.#word()
    view['near'] = this.#array.at(0)['near']
  }

  #check(): void {
    expect(this.#array).toHaveLength(this.#model.length)
    for (const index of this.#model.keys()) this.#checkRow(index)
    // At a look at a column no more are in use than it has rows; until the next one there are as many writes at most,
    // or 1,024.
    for (const { strings } of dictionariesOf(this.#array[PACKED], this.#array[ROWS]))
      expect(strings.length).toBeLessThanOrEqual(2 * Math.max(1024, this.#most) + 4)
  }

  #checkRow(index: number): void {
    if (index >= 0) expectAlike(this.#world.library.toObject(this.#views[index]?.view), this.#model[index] as Fields)
  }

  /** Of the rows that are gone, no string is left when the dictionary has been looked through. */
  #forget(): void {
    const words = dictionariesOf(this.#array[PACKED], this.#array[ROWS])[0] as Dictionary
    const last = this.#array.at(0)
    for (let write = 0; write <= 2 * Math.max(1024, this.#most); write++) last['word'] = `last ${write}`
    expect(words.strings.filter((word) => word !== '' && !word.startsWith('last'))).toEqual([])
  }

  #word(): string {
    const { fresh, words } = this.#of
    return this.#random(100) < fresh ? `fresh ${this.#fresh++}` : `word ${this.#random(words)}`.slice(0, -1)
  }

  #isFilled(): boolean {
    return this.#random(100) < this.#of.filled
  }

  #maybe(): string | undefined {
    return this.#isFilled() ? this.#word() : undefined
  }

  #inside(): Fields {
    return { word: this.#word(), maybe: this.#maybe(), deep: { word: this.#word() } }
  }
}

export function packedTextProperties(form: Form): void {
  describe('text in columns', { timeout: 60_000 }, () => {
    test('every row has its strings after many writes, removals and sorts, and dictionaries stay small', () => {
      fc.assert(
        fc.property(churn, (of) => new Churned(form, of).run()),
        { numRuns: 30, examples: SORTED.map((of) => [of]) },
      )
    })
  })
}
