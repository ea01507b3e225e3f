import fc from 'fast-check'
import { Nested, valuesOf, type KindRecipe } from './kinds.js'
import { isPackable } from './packed-acts.js'
import { isAlike, mapParts, SHARED } from './parts.js'
import { recipe, type Recipe, type SlotRecipe } from './recipes.js'
import type { Fields } from './world.js'

// Random classes that tables of other libraries can hold, and values of their records.

/** Kinds that no table has. */
const UNTRANSLATED = new Set(['slot', 'schema', 'lazy', 'anyOf'])

/** A class whose slots all have types in a table, and some records of it. */
export const tables: fc.Arbitrary<readonly [Recipe, readonly Fields[]]> = recipe()
  .map(only)
  .filter((made) => made.slots.length > 0 && isPackable(made))
  .chain((made) =>
    fc.tuple(
      fc.constant(made),
      fc.array(
        valuesOf(made).map((fields) => heldFields(made, fields)),
        { maxLength: 12 },
      ),
    ),
  )

/** The recipe without the slots that a table cannot hold. */
function only(made: Recipe): Recipe {
  const levels = made.levels.map((level) => {
    const slots = level.isArray ? [] : level.slots.filter(isTranslated)
    return { ...level, slots, args: level.args.filter((arg) => slots.some(({ name }) => name === arg)) }
  })
  const slots = levels.flatMap((level) => level.slots)
  return { ...made, levels, slots, names: slots.map(({ name }) => name) }
}

function isTranslated({ name, kind, initial }: SlotRecipe): boolean {
  return (
    isEncodable(name) &&
    isKindTranslated(kind) &&
    (initial === undefined || isAlike(held(kind, initial.value), initial.value))
  )
}

function isKindTranslated({ of, inner, part, values = [], recipe: inside }: KindRecipe): boolean {
  const within = inner ?? part
  // There is one way to hold nothing, where here there are two.
  if (inner?.of === 'nullable' || (of === 'nullable' && part?.of === 'nullable')) return false
  if (UNTRANSLATED.has(of) || !values.every(isEncodable)) return false
  if (inside?.closed === 'open') return false
  return (inside?.slots.every(isTranslated) ?? true) && (within === undefined || isKindTranslated(within))
}

const LONE = /\p{Surrogate}/gu

/** Has UTF-8 all strings of a value? */
function isEncodable(value: unknown): boolean {
  let isWell = true
  mapParts(value, (part) => {
    if (part instanceof Nested) isWell &&= Object.values(part.values).every(isEncodable)
    if (typeof part === 'string') isWell &&= part.search(LONE) < 0
    return part
  })
  return isWell && !SHARED.includes(value)
}

/**
 * Values that a table has: with a question mark in place of half a surrogate pair, and numbers in lists and maps as
 * columns hold them.
 */
function heldFields({ slots }: Recipe, fields: Readonly<Fields>): Fields {
  return Object.fromEntries(slots.map(({ name, kind }) => [name, held(kind, fields[name])]))
}

function held({ of, inner, part, recipe: inside }: KindRecipe, value: unknown): unknown {
  const kind = inner ?? part
  if (typeof value === 'string') return value.replace(LONE, '?')
  if (value instanceof Nested)
    return inside ? new Nested(inside, heldFields(inside, value.values)) : held(kind as KindRecipe, value)
  if (value instanceof Map && kind)
    return of === 'mapOf'
      ? new Map(Array.from(value as Map<string, unknown>, ([key, one]) => [key.replace(LONE, '?'), held(kind, one)]))
      : held(kind, value)
  if (Array.isArray(value) && kind) return of === 'list' ? value.map((one) => held(kind, one)) : held(kind, value)
  if (typeof value !== 'number') return value
  if (kind !== undefined) return held(kind, value)
  if (of === 'f32') return Math.fround(value)
  if (of === 'u8c') return new Uint8ClampedArray([value])[0]
  return of === 'f64' ? value : value + 0
}
