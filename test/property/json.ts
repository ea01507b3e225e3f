import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../support/form.js'
import { Nested, valuesOf, type KindRecipe } from '../support/property/kinds.js'
import { isAlike, isVector, mapParts } from '../support/property/parts.js'
import { isPackable } from '../support/property/packed-acts.js'
import { untyped } from '../support/property/packed-world.js'
import { recipe, type Recipe, type SlotRecipe } from '../support/property/recipes.js'
import { World, type Fields, type RecordClass } from '../support/property/world.js'

/** The value with numbers that JSON has. */
function finite(value: unknown): unknown {
  return mapParts(value, (part) => {
    if (part instanceof Nested) return new Nested(part.recipe, finiteFields(part.values))
    if (isVector(part)) return part.slice().map((element) => finite(element))
    return typeof part === 'number' && !Number.isFinite(part) ? 0 : part
  })
}

function finiteFields(fields: Readonly<Fields>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, finite(value)]))
}

/** Has JSON all values of a slot? What stands in an untyped slot may be anything. */
function isWritten({ kind, initial }: SlotRecipe): boolean {
  return isTyped(kind) && isAlike(finite(initial?.value), initial?.value)
}

function isTyped({ of, inner, part, recipe: inside }: KindRecipe): boolean {
  const kinds = [inner, part].filter((kind) => kind !== undefined)
  return of !== 'slot' && kinds.every(isTyped) && (inside?.slots.every(isWritten) ?? true)
}

/** A class of what JSON has, and values of its records. */
const filled = recipe()
  .map(only)
  .chain((made) => fc.tuple(fc.constant(made), valuesOf(made).map(finiteFields)))

/** The recipe without the slots that JSON cannot write. */
function only(made: Recipe): Recipe {
  const levels = made.levels.map((level) => {
    const slots = level.isArray ? [] : level.slots.filter(isWritten)
    return { ...level, slots, args: level.args.filter((arg) => slots.some(({ name }) => name === arg)) }
  })
  const slots = levels.flatMap((level) => level.slots)
  return { ...made, levels, slots, names: slots.map(({ name }) => name) }
}

interface Makers {
  readonly anyOf: (...choices: unknown[]) => unknown
  readonly list: (of: unknown) => unknown
  readonly text: unknown
}

export function jsonProperties({ slotted, packed }: Form): void {
  /** JSON of a record, read back. */
  const readBack = (world: World, Class: RecordClass, record: Fields): Fields => {
    const words = JSON.stringify(record)
    const again = world.library.parse(Class, JSON.parse(words))
    expect(JSON.stringify(again)).toBe(words)
    return again
  }

  describe('JSON', () => {
    test('parse reads what JSON.stringify wrote of a record, and of a row, as an equal record', () => {
      fc.assert(
        fc.property(filled, ([made, values]) => {
          const world = new World(slotted)
          const Class = world.classOf(made)
          const record = world.make(made, values)
          const again = readBack(world, Class, record)
          expect(world.library.equals(again, record)).toBe(true)
          expect(world.library.hash(again)).toBe(world.library.hash(record))
          if (!isPackable(made)) return
          const rows = new (untyped(packed).PackedArray)(Class)
          rows.pushObject(record)
          const row = rows.at(0)
          expect(world.library.equals(readBack(world, Class, row), world.library.copy(row))).toBe(true)
        }),
        { numRuns: 300 },
      )
    })

    test('a tag says which class a record has, and the first choice that fits is read', () => {
      const pairs = fc.tuple(filled, filled, fc.boolean(), fc.string())
      fc.assert(
        fc.property(pairs, ([[first, values], [second, others], isFirst, word]) => {
          const world = new World(slotted)
          const { anyOf, list, text } = slotted as unknown as Makers
          const tag = 'type of the shape'
          const choice = anyOf({ on: tag, first: world.classOf(first), second: world.classOf(second) })
          const Outer = world.library.defineSlots({
            one: choice,
            all: list(choice),
            word: anyOf(text, world.classOf(first)),
          })
          const made = [world.make(first, values), world.make(second, others)]
          const record = new Outer({ one: made[isFirst ? 0 : 1], all: made, word: isFirst ? word : made[0] })
          expect(world.library.equals(readBack(world, Outer, record), record)).toBe(true)
          expect((JSON.parse(JSON.stringify(record)) as { all: Fields[] }).all.map((one) => one[tag])).toEqual([
            'first',
            'second',
          ])
        }),
        { numRuns: 150 },
      )
    })
  })
}
