import type { Kind, Place } from '../layout/kind.js'
import { readValue } from '../record/reading/read-slots.js'
import type { Place as ReadingPlace } from '../record/reading/reader.js'

/** Reads a part of a value, which stands at a key of it; without a key, at the place of the value itself. */
export function readPart(at: Place, kind: Kind, given: unknown, key?: PropertyKey): unknown {
  // Most parts are right, and need no place.
  if (kind.isPlain && kind.accepts(given)) return given
  const place = at as ReadingPlace
  return readValue(key === undefined ? place : place.at(key), kind, given)
}

/** What reads the parts of a value, each at a key of it. They share a place: its keys are put together at once. */
export function partReaderOf(at: Place, kind: Kind): (given: unknown, key: PropertyKey) => unknown {
  const place = (at as ReadingPlace).at('')
  return (given, key) => {
    if (kind.isPlain && kind.accepts(given)) return given
    place.key = key
    return readValue(place, kind, given)
  }
}

/** Reports that a value does not belong at its place. */
export function refuse({ reader, path }: Place, allowed: string, given: unknown, shown?: string): undefined {
  reader.reportValue(path, allowed, given, shown)
}

/** Is a value of the type of a kind, as far as a look at it alone can tell? Its parts may still be wrong. */
export function fits(kind: Kind, value: unknown): boolean {
  if (kind.inner !== undefined) return value === kind.nothing || fits(kind.inner, value)
  return kind.parts === undefined ? kind.accepts(value) : kind.parts.owns(value)
}

/** Is a value an object of no class? */
export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
