import { accepts, Nested } from './kinds.js'
import { mapParts, partsIn, plainParts } from './parts.js'
import type { Level, Recipe, SlotRecipe } from './recipes.js'
import type { Fields } from './world.js'

/** An object of some keys, in their order; one that is not there is left out. */
export function pick(from: Readonly<Fields>, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(from, key)).map((key) => [key, from[key]]))
}

/** What an object holds itself, and not what every object inherits. */
function own(from: Readonly<Fields>, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined
}

/** Which slots a constructor takes by position, the base's first, and which in one object at the end. */
export function parametersOf({ levels, names }: Recipe): {
  readonly positional: readonly string[]
  readonly keywords: readonly string[]
  readonly arity: number
} {
  const positional = levels.flatMap(({ isArray, slots, args }) => (isArray ? slots.map(({ name }) => name) : args))
  const keywords = names.filter((name) => !positional.includes(name))
  const takesObject = keywords.length > 0 || (positional.length === 0 && !(levels.at(-1) as Level).isArray)
  return { positional, keywords, arity: positional.length + (takesObject ? 1 : 0) }
}

/** The arguments by which values are given to a constructor; those at the end that are not given are left out. */
export function argumentsFor(recipe: Recipe, given: Readonly<Fields>): unknown[] {
  const { positional, keywords, arity } = parametersOf(recipe)
  if (arity > positional.length) return [...positional.map((name) => own(given, name)), pick(given, keywords)]
  const last = Math.max(-1, ...positional.map((name, position) => (Object.hasOwn(given, name) ? position : -1)))
  return positional.slice(0, last + 1).map((name) => own(given, name))
}

/** What a slot holds that was given a value, or not. */
export function initially({ initial }: SlotRecipe, value: unknown): unknown {
  return value === undefined ? initial?.value : value
}

/** Does a patch write `undefined` into a slot, or leave the slot alone? */
function takesUndefined({ kind, initial }: SlotRecipe): boolean {
  if (kind.inner !== undefined) return true
  return kind.of === 'slot' && (initial === undefined || (!initial.isFactory && initial.value === undefined))
}

/** Does a patch say something of a slot? */
export function isPatched(slot: SlotRecipe, patch: Readonly<Fields>): boolean {
  return Object.hasOwn(patch, slot.name) && (patch[slot.name] !== undefined || takesUndefined(slot))
}

/** What a slot holds after a patch has said `value`. */
export function patched(slot: SlotRecipe, before: unknown, value: unknown): unknown {
  return isPatched(slot, { [slot.name]: value }) ? value : before
}

/** A record in the model: a plain object of its slots. */
export function modelOf({ slots }: Recipe, given: Readonly<Fields>): Fields {
  return Object.fromEntries(slots.map((slot) => [slot.name, initially(slot, own(given, slot.name))]))
}

/** Must a slot be given? A schema judges absence itself, and where nothing is checked it takes it. */
export function isRequired({ validate }: Recipe, { initial, kind }: SlotRecipe): boolean {
  return initial === undefined && !(kind.of === 'schema' && validate === 'never')
}

/** Is a value refused by the constructor? */
export function isRefused({ validate }: Recipe, { kind }: SlotRecipe, value: unknown): boolean {
  const isSchema = (kind.inner ?? kind).of === 'schema'
  return !accepts(kind, value) && (validate === 'always' || (validate === 'construct' && isSchema))
}

/** A value as plain data: nested records as plain objects, maps too, and vectors as arrays. */
export function plain(value: unknown): unknown {
  if (value instanceof Nested) return plainFields(fieldsOf(value))
  return plainParts(mapParts(value, (part) => (part instanceof Nested ? plain(part) : part)))
}

/** Values with objects in place of their nested records. */
export function plainRecords(fields: Readonly<Fields>): Fields {
  const object = (value: unknown): unknown => (value instanceof Nested ? modelOf(value.recipe, value.values) : value)
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, mapParts(value, object)]))
}

export function plainFields(fields: Readonly<Fields>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]))
}

/** Are two values of the model the same, as keys of a Map or as records are? */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left instanceof Nested && right instanceof Nested)
    return left.recipe === right.recipe && sameFields(fieldsOf(left), fieldsOf(right))
  const [parts, others] = [partsIn(left), partsIn(right)]
  if (parts === undefined || others === undefined) return new Set([left]).has(right)
  return parts.length === others.length && parts.every((part, index) => sameValue(part, others[index]))
}

export function sameFields(left: Readonly<Fields>, right: Readonly<Fields>): boolean {
  return Object.keys(left).every((name) => sameValue(left[name], right[name]))
}

/** How two values are ordered; `undefined` where they have no order. */
export function order(left: unknown, right: unknown): number | undefined {
  if (sameValue(left, right)) return 0
  if (left instanceof Nested && right instanceof Nested && left.recipe === right.recipe)
    return orderFields(fieldsOf(left), fieldsOf(right))
  const [parts, others] = [partsIn(left), partsIn(right)]
  if (parts !== undefined && others !== undefined) return orderParts(parts, others)
  const types = [typeof left, typeof right]
  const isNumeric = types.every((type) => type === 'number' || type === 'bigint')
  if (!isNumeric && types.join() !== 'string,string' && types.join() !== 'boolean,boolean') return undefined
  if ((left as number) < (right as number)) return -1
  return (left as number) > (right as number) ? 1 : undefined
}

function orderParts(left: readonly unknown[], right: readonly unknown[]): number | undefined {
  const differing = left.findIndex((part, index) => index >= right.length || !sameValue(part, right[index]))
  if (differing < 0) return -1
  return differing >= right.length ? 1 : order(left[differing], right[differing])
}

export function orderFields(left: Readonly<Fields>, right: Readonly<Fields>): number | undefined {
  const differing = Object.keys(left).find((name) => order(left[name], right[name]) !== 0)
  return differing === undefined ? 0 : order(left[differing], right[differing])
}

/** What a record of the model holds. */
export function fieldsOf({ recipe, values, isMade }: Nested): Readonly<Fields> {
  return isMade ? values : modelOf(recipe, values)
}
