import { freeze } from '../base/own.js'
import { named, withArticle } from '../base/show.js'

/** What a slot may hold, as far as it is known: for `parse`, for the shape of objects, and for columns. */
export interface Kind {
  readonly name: string
  /** Does a value belong to it? */
  readonly accepts: (value: unknown) => boolean
  /** What belongs to it, in words. */
  readonly allowed: string
  /** Bytes that a value takes in a column, 1/8 for a bit; `undefined` where a column is a JavaScript array. */
  readonly byteWidth?: number | undefined
  /**
   * Values that sample records hold to give the slot its representation; none where V8 finds it by itself, as for a
   * hand-written class.
   */
  readonly shapeSamples?: readonly unknown[] | undefined
  /** The kind of an optional slot when it holds something. */
  readonly inner?: Kind | undefined
  /** The values of `oneOf`. */
  readonly values?: readonly string[] | undefined
  /** The class of a nested record. */
  readonly recordClass?: unknown
  readonly schema?: StandardSchema | undefined
  /** Is it a function of the caller's that says what belongs to it? */
  readonly isGuarded?: boolean
}

/** The part of Standard Schema v1 that is used here. */
export interface StandardSchema {
  readonly '~standard': { readonly validate: (value: unknown) => unknown }
}

/** A representation that takes anything: a small integer first, then an object. */
export const ANYTHING: readonly unknown[] = [0, {}]

/** A kind that has all its properties itself: what every object inherits says nothing about it. */
function kindOf(properties: Kind): Kind {
  return freeze({
    byteWidth: undefined,
    shapeSamples: ANYTHING,
    inner: undefined,
    values: undefined,
    recordClass: undefined,
    schema: undefined,
    isGuarded: false,
    ...properties,
  })
}

export const ANY: Kind = /* @__PURE__ */ kindOf({
  name: 'any',
  accepts: () => true,
  allowed: 'anything',
  shapeSamples: undefined,
})

export function float(name: string, byteWidth: number): Kind {
  // Single precision rounds, and would make infinite what lies beyond it.
  const fits =
    byteWidth === 8
      ? isNumber
      : (value: unknown): boolean => isNumber(value) && Number.isFinite(Math.fround(value)) === Number.isFinite(value)
  return kindOf({
    name,
    byteWidth,
    accepts: fits,
    allowed: byteWidth === 8 ? 'a number' : 'a number up to 3.4e38',
    shapeSamples: [0.5],
  })
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

/** @param bits 8, 16 or 32. */
export function integer(name: string, bits: number, isSigned: boolean): Kind {
  const [min, max] = isSigned ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1]
  return kindOf({
    name,
    byteWidth: bits / 8,
    accepts: (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
    allowed: `an integer from ${min} to ${max}`,
    // Its samples are objects too: V8 keeps a whole number in a box when it came out of a list with fractions, a
    // Float64Array or arithmetic.
  })
}

export function bigInteger(name: string, isSigned: boolean): Kind {
  // Not by BigInt.asUintN: QuickJS gets 2⁶⁴ − 1 wrong.
  // Shifted: compilers for old targets make `Math.pow` of `**`, which takes no bigint.
  const [min, max] = isSigned ? [-(1n << 63n), (1n << 63n) - 1n] : [0n, (1n << 64n) - 1n]
  return kindOf({
    name,
    byteWidth: 8,
    accepts: (value) => typeof value === 'bigint' && value >= min && value <= max,
    allowed: `a bigint that fits ${name}`,
  })
}

export const BOOL: Kind = /* @__PURE__ */ kindOf({
  name: 'bool',
  byteWidth: 1 / 8,
  accepts: (value) => typeof value === 'boolean',
  allowed: 'true or false',
})

export const TEXT: Kind = /* @__PURE__ */ kindOf({
  name: 'text',
  byteWidth: 4,
  accepts: (value) => typeof value === 'string',
  allowed: 'a string',
})

export function oneOfKind(values: readonly string[]): Kind {
  const allowed = `one of ${named(values)}`
  const set = new Set<unknown>(values)
  return kindOf({
    name: 'oneOf',
    byteWidth: values.length > 256 ? (values.length > 65_536 ? 4 : 2) : 1,
    accepts: (value) => set.has(value),
    allowed,
    values,
  })
}

export function optionalKind(inner: Kind): Kind {
  const byteWidth = inner.byteWidth === undefined ? undefined : inner.byteWidth + 1 / 8
  return kindOf({
    name: 'optional',
    byteWidth,
    accepts: (value) => value === undefined || inner.accepts(value),
    allowed: `${inner.allowed}, or undefined`,
    inner,
  })
}

/** What a slot holds when it holds something: `optional` adds nothing else, and never stands inside another. */
export function storedKind(kind: Kind): Kind {
  return kind.inner ?? kind
}

export function schemaKind(schema: StandardSchema): Kind {
  return kindOf({ ...ANY, name: 'schema', schema })
}

/** @param accepts Is a value a record of the class? */
export function recordKind(Class: unknown, name: string, accepts: (value: unknown) => boolean): Kind {
  return kindOf({ name: 'record', accepts, allowed: withArticle(name), recordClass: Class, shapeSamples: undefined })
}

/** What a function says of a value: `parse` asks it. */
export function guardedKind(accepts: (value: unknown) => unknown, name: string | undefined): Kind {
  return kindOf({
    ...ANY,
    accepts: (value) => Boolean(accepts(value)),
    allowed: name === undefined ? 'a value that its guard accepts' : `a value that ${name}() accepts`,
    isGuarded: true,
  })
}
