import type { Kind, Place } from '../layout/kind.js'

/** Reads a part of a value, which stands at a key of it; without a key, at the place of the value itself. */
export function readPart({ reader, path, read }: Place, kind: Kind, given: unknown, key?: PropertyKey): unknown {
  return read(reader, kind, given, key === undefined ? path : [...path, key])
}

/** Reports that a value does not belong at its place. */
export function refuse({ reader, path }: Place, allowed: string, given: unknown): undefined {
  reader.reportValue(path, allowed, given)
}
