import fc from 'fast-check'
import { Nested } from './nested.js'
import { isVector, SHARED, vectorOf, VECTORS } from './parts.js'
import type { Recipe } from './recipes.js'

export { Nested }

/** A kind of slot as data, from which either form of the library makes its own. */
export interface KindRecipe {
  /** The name of the function that makes it; `'record'` for a nested class, `'schema'` for a Standard Schema. */
  readonly of: string
  readonly values?: readonly string[]
  /** What an optional slot holds when it holds something. */
  readonly inner?: KindRecipe
  /** What is in a list, a map, a nullable or lazy slot, or a vector. */
  readonly part?: KindRecipe
  /** That of a vector. */
  readonly length?: number
  readonly recipe?: Recipe
}

interface Simple {
  readonly accepts: (value: unknown) => boolean
  readonly values: fc.Arbitrary<unknown>
}

const number: Simple = {
  accepts: (value) => typeof value === 'number',
  values: fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, Number.NaN, Infinity, 2 ** 31, 2 ** 53, 0.5)),
}

function integer(min: number, max: number): Simple {
  return {
    accepts: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
    values: fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max, 0, -0)),
  }
}

function bigInteger(min: bigint, max: bigint): Simple {
  return {
    accepts: (value) => typeof value === 'bigint' && value >= min && value <= max,
    values: fc.oneof(fc.bigInt({ min, max }), fc.constantFrom(min, max, 0n)),
  }
}

const string: Simple = {
  accepts: (value) => typeof value === 'string',
  values: fc.oneof(fc.constantFrom('', 'a', 'b', 'ab'), fc.string({ unit: 'binary' })),
}

/** Values without an order, without a primitive form, and the primitives. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(undefined, null, true, false, ...SHARED),
  number.values,
  string.values,
  fc.bigInt(),
)

const primitive: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(undefined, null, true, Symbol('default')),
  number.values,
  string.values,
  fc.bigInt(),
)

/** Numbers beyond single precision would become infinite. */
const fitsSingle = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(Math.fround(value)) === Number.isFinite(value)
const single: Simple = { accepts: fitsSingle, values: number.values.filter(fitsSingle) }

const SIMPLE: Readonly<Record<string, Simple>> = {
  slot: { accepts: () => true, values: anything },
  schema: string,
  f64: number,
  f32: single,
  i8: integer(-128, 127),
  u8: integer(0, 255),
  i16: integer(-32768, 32767),
  u16: integer(0, 65535),
  i32: integer(-(2 ** 31), 2 ** 31 - 1),
  u32: integer(0, 2 ** 32 - 1),
  i64: bigInteger(-(2n ** 63n), 2n ** 63n - 1n),
  u64: bigInteger(0n, 2n ** 64n - 1n),
  bool: { accepts: (value) => typeof value === 'boolean', values: fc.boolean() },
  text: string,
  u8c: {
    accepts: (value) => typeof value === 'number' && !Number.isNaN(value),
    values: number.values.filter((value) => !Number.isNaN(value)),
  },
  date: {
    accepts: (value) => value instanceof Date && !Number.isNaN(value.getTime()),
    values: fc.oneof(
      fc.date({ noInvalidDate: true }),
      fc.nat(3).map((time) => new Date(time)),
    ),
  },
}

/** A slot for `slot()` is likelier than each of the others. */
const simpleKind = fc.constantFrom('slot', 'slot', 'slot', ...Object.keys(SIMPLE)).map((of): KindRecipe => ({ of }))
const oneOfKind = fc
  .uniqueArray(string.values as fc.Arbitrary<string>, { minLength: 1, maxLength: 4 })
  .map((values): KindRecipe => ({ of: 'oneOf', values }))

const vectorKind = fc
  .tuple(fc.constantFrom(...Object.keys(VECTORS)), fc.integer({ min: 1, max: 6 }))
  .map(([of, length]): KindRecipe => ({ of: 'vec', part: { of }, length }))

/** Kinds whose values have parts, of any kinds that are checked. */
function compoundKind(nestedKind: fc.Arbitrary<KindRecipe>): fc.Arbitrary<KindRecipe> {
  const typed = simpleKind.filter(({ of }) => of !== 'slot' && of !== 'schema')
  const around = (part: fc.Arbitrary<KindRecipe>): fc.Arbitrary<KindRecipe> =>
    fc.record({ of: fc.constantFrom('list', 'list', 'mapOf', 'nullable', 'lazy'), part })
  const part = fc.oneof(typed, oneOfKind, vectorKind, nestedKind.filter(isChecked))
  return fc.oneof(vectorKind, around(part), around(part), around(around(part)))
}

export function kindRecipe(nestedRecipe?: fc.Arbitrary<Recipe>): fc.Arbitrary<KindRecipe> {
  const nestedKind = nestedRecipe?.map((recipe): KindRecipe => ({ of: 'record', recipe }))
  const flat = fc.oneof(
    { weight: 5, arbitrary: simpleKind },
    { weight: 1, arbitrary: oneOfKind },
    { weight: 2, arbitrary: nestedKind ?? simpleKind },
    { weight: 3, arbitrary: compoundKind(nestedKind ?? oneOfKind) },
  )
  return fc.oneof(
    { weight: 4, arbitrary: flat },
    { weight: 1, arbitrary: flat.map((inner): KindRecipe => ({ of: 'optional', inner })) },
  )
}

/** Does a value of the model belong to a kind? */
export function accepts(kind: KindRecipe, value: unknown): boolean {
  const { of, values, inner, recipe } = kind
  if (inner !== undefined) return value === undefined || accepts(inner, value)
  if (values !== undefined) return values.includes(value as string)
  if (recipe !== undefined) return value instanceof Nested && value.recipe === recipe
  return kind.part === undefined ? (SIMPLE[of]?.accepts(value) ?? false) : acceptsParts(kind, kind.part, value)
}

function acceptsParts({ of, length }: KindRecipe, part: KindRecipe, value: unknown): boolean {
  const isPart = (inside: unknown): boolean => accepts(part, inside)
  if (of === 'list') return Array.isArray(value) && value.every(isPart)
  if (of === 'mapOf') return value instanceof Map && [...value.values()].every(isPart)
  if (of === 'vec') return isVector(value) && value.length === length && value.constructor === VECTORS[part.of]
  return (of === 'nullable' && value === null) || isPart(value)
}

/** Values of the model that belong to a kind. */
export function valueOf(kind: KindRecipe): fc.Arbitrary<unknown> {
  const { of, values, inner, recipe } = kind
  if (inner !== undefined) return fc.oneof(fc.constant(undefined), valueOf(inner))
  if (values !== undefined) return fc.constantFrom(...values)
  if (recipe !== undefined) return valuesOf(recipe).map((nested) => new Nested(recipe, nested))
  return kind.part === undefined ? (SIMPLE[of]?.values ?? fc.constant(undefined)) : valueOfParts(kind, kind.part)
}

const mapKey = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'toString', '0'), fc.string({ maxLength: 4 }))

function valueOfParts({ of, length = 0 }: KindRecipe, part: KindRecipe): fc.Arbitrary<unknown> {
  const value = valueOf(part)
  if (of === 'list') return fc.array(value, { maxLength: 4 })
  if (of === 'mapOf') return fc.array(fc.tuple(mapKey, value), { maxLength: 3 }).map((entries) => new Map(entries))
  if (of === 'vec') return vectorOf(part.of, length, value)
  return of === 'nullable' ? fc.oneof(fc.constant(null), value) : value
}

/** Primitives that do not belong to a kind, `undefined` apart, which may mean a default. */
export function wrongValueOf(kind: KindRecipe): fc.Arbitrary<unknown> {
  return fc
    .oneof(fc.constantFrom(null, 'no such word', 1.5, -1, 300, 1n, -1n, 2n ** 64n, true, 2 ** 40))
    .filter((value) => !accepts(kind, value))
}

/** Values by which `parse` cannot be misled: it takes numbers for bigints, as JSON has none. */
export function unparsableOf(kind: KindRecipe): fc.Arbitrary<unknown> {
  return wrongValueOf(kind).filter((value) => !parses(kind, value))
}

function parses(kind: KindRecipe, value: unknown): boolean {
  const inside = kind.inner ?? (kind.of === 'nullable' || kind.of === 'lazy' ? kind.part : undefined)
  if (inside !== undefined) return parses(inside, value)
  const isBig = kind.of === 'i64' || kind.of === 'u64'
  return isBig && Number.isSafeInteger(value) && accepts(kind, BigInt(value as number))
}

/** Is there a value that a kind does not take? */
export function isChecked(kind: KindRecipe): boolean {
  return kind.of !== 'slot' && kind.inner?.of !== 'slot'
}

/** A value for every slot of a recipe. */
export function valuesOf({ slots }: Recipe): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .tuple(...slots.map(({ kind }) => valueOf(kind)))
    .map((values) => Object.fromEntries(slots.map(({ name }, index) => [name, values[index]])))
}

/** Is a record of the model among the values of a kind? A factory has no World to make one of it. */
export function holdsRecords({ recipe, inner, part }: KindRecipe): boolean {
  return recipe !== undefined || [inner, part].some((kind) => kind !== undefined && holdsRecords(kind))
}

/** Constant defaults that a kind may have; `undefined` where it has none, because they would be shared. */
export function constantOf(kind: KindRecipe): fc.Arbitrary<unknown> | undefined {
  if (kind.of === 'nullable') return fc.constant(null)
  if (kind.of === 'slot') return primitive
  return kind.part !== undefined || kind.of === 'date' ? undefined : valueOf(kind)
}
