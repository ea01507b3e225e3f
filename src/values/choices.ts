import type { Kind, Place, PlaceReader } from '../layout/kind.js'

interface Outcome {
  readonly reader: PlaceReader
  readonly made: unknown
}

/**
 * Reads a value as the first kind that it fits. If it fits none, the problems are those of the kind with the fewest of
 * them, or one problem where the value is of another type altogether.
 */
export function readFirst(kinds: readonly Kind[], given: unknown, at: Place): unknown {
  let nearest: PlaceReader | undefined
  for (const kind of kinds) {
    const { reader, made } = tryKind(kind, given, at)
    if (reader.issues.length === 0) return made
    if (nearest === undefined || reader.issues.length < nearest.issues.length) nearest = reader
  }
  const issues = nearest?.issues ?? []
  const isInside = issues.some(({ path }) => path.length > at.path.length)
  if (isInside) return at.reader.repeat(issues)
  return at.reader.reportValue(at.path, kinds.map(({ allowed }) => allowed).join(', or '), given)
}

/**
 * Inside a trial each value is tried once as each kind: values that may be several things, nested in each other, would
 * otherwise take a time that is exponential in their depth.
 */
function tryKind(kind: Kind, given: unknown, { reader, path, read }: Place): Outcome {
  const { tried } = reader
  const isObject = typeof given === 'object' && given !== null
  const known = isObject ? tried?.get(kind)?.get(given) : undefined
  if (known !== undefined) return known
  const trial = reader.trial()
  const outcome: Outcome = { reader: trial, made: read(trial, kind, given, path) }
  if (!isObject || tried === undefined) return outcome
  const outcomes = tried.get(kind) ?? new WeakMap<object, Outcome>()
  tried.set(kind, outcomes.set(given, outcome))
  return outcome
}
