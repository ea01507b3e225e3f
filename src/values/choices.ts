import type { Kind, Place } from '../layout/kind.js'
import { readValue } from '../record/reading/read-slots.js'
import { Place as ReadingPlace, Reader } from '../record/reading/reader.js'

interface Outcome {
  readonly trial: Reader
  readonly made: unknown
}

/** What was tried inside a trial, by kinds and values. */
const outcomesOf = new WeakMap<Reader, Map<Kind, WeakMap<object, Outcome>>>()

/**
 * Reads a value as the first kind that it fits. If it fits none, the problems are those of the kind with the fewest of
 * them, among those of whose type it is; one problem where it is of none.
 */
export function readFirst(kinds: readonly Kind[], given: unknown, at: Place): unknown {
  const place = at as ReadingPlace
  const { reader, depth } = place
  let nearest: Reader | undefined
  for (const kind of kinds) {
    const { trial, made } = tryKind(place, kind, given)
    if (trial.code === undefined) return made
    const isInside = trial.issues.some((issue) => issue.path.length > depth)
    if (isInside && trial.issues.length < (nearest?.issues.length ?? Infinity)) nearest = trial
  }
  if (nearest === undefined)
    return reader.reportValue(place.path, kinds.map(({ allowed }) => allowed).join(', or '), given)
  for (const { message, path } of nearest.issues) reader.report(nearest.code ?? 'bad-value', message, path)
  return undefined
}

/**
 * Inside a trial each value is tried once as each kind: values that may be several things, nested in each other, would
 * otherwise take a time that is exponential in their depth.
 */
function tryKind({ reader, above, key }: ReadingPlace, kind: Kind, given: unknown): Outcome {
  const outcomes = outcomesOf.get(reader)
  const isObject = typeof given === 'object' && given !== null
  const known = isObject ? outcomes?.get(kind)?.get(given) : undefined
  if (known !== undefined) return known
  const trial = new Reader(reader.caller, { ...reader.mode, checks: 'all' })
  trial.effort = reader.effort
  outcomesOf.set(trial, outcomes ?? new Map())
  const outcome: Outcome = { trial, made: readValue(new ReadingPlace(trial, above, key), kind, given) }
  if (isObject) outcomes?.set(kind, (outcomes.get(kind) ?? new WeakMap<object, Outcome>()).set(given, outcome))
  return outcome
}
