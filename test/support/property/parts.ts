import fc from 'fast-check'
import { Nested } from './nested.js'

// Values of the model that have parts: arrays, Maps, Dates and typed arrays, each of which stands for itself. A value of
// an untyped slot has no parts for the library, whatever it is: those of the tests are known by their identity.

/** Objects for untyped slots, which only they hold. */
export const SHARED: readonly unknown[] = [
  {},
  [1, 2],
  () => 1,
  Symbol('s'),
  new Date(0),
  new Map(),
  Object.create(null) as object,
]

export type Vector = ArrayLike<unknown> & {
  [index: number]: unknown
  slice(): Vector
  map(change: (element: unknown) => unknown): Vector
}
type Vectors = Readonly<Record<string, new (length: number) => Vector>>

/** The typed arrays of vectors, by the kinds of their elements. */
export const VECTORS: Vectors = {
  f64: Float64Array,
  f32: Float32Array,
  u8: Uint8Array,
  u8c: Uint8ClampedArray,
  i32: Int32Array,
  i64: BigInt64Array,
  u64: BigUint64Array,
} as unknown as Vectors

export function isVector(value: unknown): value is Vector {
  return ArrayBuffer.isView(value)
}

/** The parts of a value, in their order; `undefined` for a value that has none. */
export function partsIn(value: unknown): readonly unknown[] | undefined {
  if (SHARED.includes(value)) return undefined
  if (Array.isArray(value)) return value as unknown[]
  if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1)).flat()
  if (value instanceof Date) return [value.getTime()]
  return isVector(value) ? Array.from(value) : undefined
}

/** The same value with other parts; one that has none is handed over itself. */
export function mapParts(value: unknown, change: (part: unknown) => unknown): unknown {
  if (SHARED.includes(value)) return value
  if (Array.isArray(value)) return value.map((part) => mapParts(part, change))
  if (value instanceof Map)
    return new Map(Array.from(value as Map<string, unknown>, ([key, part]) => [key, mapParts(part, change)]))
  return change(value)
}

/** Is there a record of the model in a value? */
export function hasNested(value: unknown): boolean {
  return value instanceof Nested || (partsIn(value)?.some(hasNested) ?? false)
}

/** Are two values the same, or alike where they have parts? `-0` is not `0` here. */
export function isAlike(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  const [parts, others] = [partsIn(left), partsIn(right)]
  return (
    parts !== undefined &&
    others?.length === parts.length &&
    Object.getPrototypeOf(left) === Object.getPrototypeOf(right) &&
    parts.every((part, index) => isAlike(part, others[index]))
  )
}

/** A value as plain data, where its records are plain already. */
export function plainParts(value: unknown): unknown {
  if (SHARED.includes(value)) return value
  if (Array.isArray(value)) return value.map(plainParts)
  if (value instanceof Map)
    return Object.fromEntries(Array.from(value as Map<string, unknown>, ([key, part]) => [key, plainParts(part)]))
  return isVector(value) ? Array.from(value) : value
}

export function vectorOf(of: string, length: number, values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const Elements = VECTORS[of] as Vectors[string]
  return fc
    .array(values, { minLength: length, maxLength: length })
    .map((elements) => Object.assign(new Elements(length), elements))
}
