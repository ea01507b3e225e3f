import fc from 'fast-check'
import type { Recipe } from './recipes.js'

/** A kind of slot as data, from which either form of the library makes its own. */
export interface KindRecipe {
  /** The name of the function that makes it; `'record'` for a nested class, `'schema'` for a Standard Schema. */
  readonly of: string
  readonly values?: readonly string[]
  readonly inner?: KindRecipe
  readonly recipe?: Recipe
}

/** A nested record in the model: each form makes its own of it. */
export class Nested {
  readonly recipe: Recipe
  readonly values: Readonly<Record<string, unknown>>

  constructor(recipe: Recipe, values: Readonly<Record<string, unknown>>) {
    this.recipe = recipe
    this.values = values
  }
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

const shared = { objects: [{}, [1, 2], () => 1, Symbol('s'), new Date(0), new Map(), Object.create(null)] as const }

/** Values without an order, without a primitive form, and the primitives. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(undefined, null, true, false, ...shared.objects),
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
}

/** A slot for `slot()` is likelier than each of the others. */
const simpleKind = fc.constantFrom('slot', 'slot', 'slot', ...Object.keys(SIMPLE)).map((of): KindRecipe => ({ of }))
const oneOfKind = fc
  .uniqueArray(string.values as fc.Arbitrary<string>, { minLength: 1, maxLength: 4 })
  .map((values): KindRecipe => ({ of: 'oneOf', values }))

export function kindRecipe(nestedRecipe?: fc.Arbitrary<Recipe>): fc.Arbitrary<KindRecipe> {
  const nestedKind = nestedRecipe?.map((recipe): KindRecipe => ({ of: 'record', recipe })) ?? simpleKind
  const flat = fc.oneof(
    { weight: 5, arbitrary: simpleKind },
    { weight: 1, arbitrary: oneOfKind },
    { weight: 2, arbitrary: nestedKind },
  )
  return fc.oneof(
    { weight: 4, arbitrary: flat },
    { weight: 1, arbitrary: flat.map((inner): KindRecipe => ({ of: 'optional', inner })) },
  )
}

/** Does a value of the model belong to a kind? */
export function accepts({ of, values, inner, recipe }: KindRecipe, value: unknown): boolean {
  if (inner !== undefined) return value === undefined || accepts(inner, value)
  if (values !== undefined) return values.includes(value as string)
  if (recipe !== undefined) return value instanceof Nested && value.recipe === recipe
  return SIMPLE[of]?.accepts(value) ?? false
}

/** Values of the model that belong to a kind. */
export function valueOf({ of, values, inner, recipe }: KindRecipe): fc.Arbitrary<unknown> {
  if (inner !== undefined) return fc.oneof(fc.constant(undefined), valueOf(inner))
  if (values !== undefined) return fc.constantFrom(...values)
  if (recipe !== undefined) return valuesOf(recipe).map((nested) => new Nested(recipe, nested))
  return SIMPLE[of]?.values ?? fc.constant(undefined)
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
  const { of } = kind.inner ?? kind
  const isBig = of === 'i64' || of === 'u64'
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

/** Constant defaults that a kind may have; none for a nested record. */
export function constantOf(kind: KindRecipe): fc.Arbitrary<unknown> {
  return kind.of === 'slot' ? primitive : valueOf(kind)
}
