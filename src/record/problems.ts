import { issueOf, noSuchSlot, type Issue, type SlotErrorCode } from '../errors.js'
import type { Effort } from '../nearest-name.js'

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

export function report(problems: Problems, code: SlotErrorCode, message: string, path: readonly PropertyKey[]): undefined {
  problems.code ??= code
  if (!isFull(problems)) problems.issues.push(issueOf(message, path))
}

export function reportUnknown(problems: Problems, path: readonly PropertyKey[], known: readonly string[]): void {
  report(problems, 'unknown-slot', noSuchSlot(path, known, problems.effort), path)
}
