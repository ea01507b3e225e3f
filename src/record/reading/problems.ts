import type { Issue, SlotErrorCode } from '../../base/slot-error.js'
import { nearestName, type Effort } from '../../base/nearest-name.js'
import { cut, MAX_ISSUE_MESSAGE, quote, quotePath } from '../../base/show.js'

/** Problems found so far: none is looked for when there are {@link MAX_ISSUES}. */
export interface Problems {
  readonly issues: Issue[]
  /** That of the first problem. */
  code: SlotErrorCode | undefined
  /** What may be spent on suggestions for all of them. */
  readonly effort: Effort
}

const MAX_ISSUES = 100

/** Some suggestions, and no more time than reading the input took. */
const SUGGESTING = 2000

export function noProblems(): Problems {
  return { issues: [], code: undefined, effort: { left: SUGGESTING } }
}

/** Are there enough of them? */
export function isFull({ issues }: Problems): boolean {
  return issues.length >= MAX_ISSUES
}

export function report(
  problems: Problems,
  code: SlotErrorCode,
  message: string,
  path: readonly PropertyKey[],
): undefined {
  problems.code ??= code
  if (!isFull(problems)) problems.issues.push({ message: cut(message, MAX_ISSUE_MESSAGE), path })
}

/** A name that no slot has; effort is spent on a suggestion while there is some. */
export function reportUnknown(problems: Problems, path: readonly PropertyKey[], known: readonly string[]): void {
  const nearest = nearestName(String(path.at(-1)), known, problems.effort)
  const hint = nearest === undefined ? '' : ` (did you mean ${quote(nearest)}?)`
  report(problems, 'unknown-slot', `there is no slot ${quotePath(path)}${hint}`, path)
}
