import { freeze } from '../base/own.js'
import { named, withArticle } from '../base/show.js'
import type { Kind, StandardSchema } from './kind.js'

export type { Kind, StandardSchema }

/** A representation that takes anything: a small integer first, then an object. */
export const ANYTHING: readonly unknown[] = [0, {}]

/**
 * A kind that has all its properties itself: what every object inherits says nothing about it. All are listed, so that V8
 * finds the properties of every kind at one place.
 */
export function kindOf(properties: Kind): Kind {
  const kind = {
    name: '',
    accepts: undefined,
    allowed: '',
    byteWidth: undefined,
    shapeSamples: ANYTHING,
    inner: undefined,
    nothing: undefined,
    isPlain: true,
    values: undefined,
    recordClass: undefined,
    schema: undefined,
    isGuarded: false,
    hasSchema: false,
    parts: undefined,
    element: undefined,
    vector: undefined,
    fromPlain: undefined,
    toText: undefined,
    showInJson: undefined,
    ...(properties as Kind | undefined),
  } as Kind & { isPlain: boolean }
  const { schema, recordClass, parts, fromPlain, isGuarded } = storedKind(kind)
  kind.isPlain = !(schema || recordClass || parts || fromPlain || isGuarded)
  return freeze(kind)
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

/** Half precision; beyond 65,519 a number would become infinite. */
export function half(): Kind {
  return kindOf({
    name: 'f16',
    byteWidth: 2,
    accepts: (value) => isNumber(value) && (Math.abs(value) < 65_520 || !Number.isFinite(value)),
    allowed: 'a number up to 65504',
    shapeSamples: [0.5],
  })
}

/** Rounded and clamped to a byte. */
export function clamped(): Kind {
  return kindOf({
    name: 'u8c',
    byteWidth: 1,
    accepts: (value) => isNumber(value) && !Number.isNaN(value),
    allowed: 'a number',
    shapeSamples: [0.5],
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

/** @param nothing What a slot holds that holds nothing: `undefined` or `null`. */
export function optionalKind(inner: Kind, nothing?: null): Kind {
  const { byteWidth, hasSchema, showInJson } = inner
  return kindOf({
    name: nothing === null ? 'nullable' : 'optional',
    byteWidth: byteWidth === undefined ? undefined : byteWidth + 1 / 8,
    accepts: (value) => value === nothing || inner.accepts(value),
    allowed: `${inner.allowed}, or ${nothing}`,
    inner,
    nothing,
    hasSchema,
    showInJson,
  })
}

/** What a slot holds when it holds something: `optional` and `nullable` add nothing else. */
export function storedKind(kind: Kind): Kind {
  return kind.inner === undefined ? kind : storedKind(kind.inner)
}

/** Is it said of a kind that its slots may hold `undefined`, or that they may hold `null`? */
export function mayHold(nothing: null | undefined, kind: Kind): boolean {
  return kind.inner !== undefined && (kind.nothing === nothing || mayHold(nothing, kind.inner))
}

export function schemaKind(schema: StandardSchema): Kind {
  return kindOf({ ...ANY, name: 'schema', schema, hasSchema: true })
}

/**
 * @param slots Those of the class.
 * @param accepts Is a value a record of the class?
 */
export function recordKind(
  Class: unknown,
  name: string,
  slots: readonly { readonly kind: Kind }[],
  accepts: (value: unknown) => boolean,
): Kind {
  return kindOf({
    name: 'record',
    accepts,
    allowed: withArticle(name),
    recordClass: Class,
    shapeSamples: undefined,
    showInJson: slots.find(({ kind }) => kind.showInJson)?.kind.showInJson,
  })
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
