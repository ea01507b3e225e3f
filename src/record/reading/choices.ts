import type { Kind } from '../../layout/kind.js'
import type { Path, Reader } from './reader.js'

type Read = (reader: Reader, kind: Kind, given: unknown, path: Path) => unknown

/**
 * Reads a value as the first kind that it fits. If it fits none, the problems are those of the kind with the fewest of
 * them, or one problem where the value is of another type altogether.
 *
 * Inside a trial each value is tried once as each kind: values that may be several things, nested in each other, would
 * otherwise take a time that is exponential in their depth.
 */
export function readFirst(reader: Reader, kinds: readonly Kind[], given: unknown, path: Path, read: Read): unknown {
  let nearest: Reader | undefined
  for (const kind of kinds) {
    const { reader: trial, made } = tryKind(reader, kind, given, path, read)
    if (trial.code === undefined) return made
    if (nearest === undefined || trial.issues.length < nearest.issues.length) nearest = trial
  }
  const isOtherwise = nearest?.issues.every((issue) => issue.path.length === path.length) ?? true
  const allowed = kinds.map((kind) => kind.allowed).join(', or ')
  if (nearest === undefined || isOtherwise) return reader.reportValue(path, allowed, given)
  for (const { message, path: place } of nearest.issues) reader.report(nearest.code ?? 'bad-value', message, place)
  return undefined
}

function tryKind(
  reader: Reader,
  kind: Kind,
  given: unknown,
  path: Path,
  read: Read,
): { readonly reader: Reader; readonly made: unknown } {
  const isObject = typeof given === 'object' && given !== null
  const known = isObject ? reader.tried?.get(kind)?.get(given) : undefined
  if (known !== undefined) return known
  const trial = reader.trial()
  const outcome = { reader: trial, made: read(trial, kind, given, path) }
  if (isObject && reader.tried !== undefined) {
    const tried = reader.tried.get(kind) ?? new WeakMap()
    reader.tried.set(kind, tried.set(given, outcome))
  }
  return outcome
}
