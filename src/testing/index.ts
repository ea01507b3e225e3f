/** Equality of records for `expect` in vitest and jest. */
import { attributesOf } from '../define/dynamic.js'
import { equals } from '../operations/equals.js'
import { realClassOf } from '../record/real.js'

/** What test tools pass to a tester as `this`: their own equality, which knows asymmetric matchers and all testers. */
export interface TesterContext {
  // oxlint-disable-next-line typescript/no-explicit-any -- as the tools have it
  readonly equals: (left: any, right: any, testers?: any[]) => boolean
}

/** A tester for `expect.addEqualityTesters` of vitest and jest. `undefined` leaves the answer to other testers. */
// oxlint-disable-next-line typescript/no-explicit-any -- as the tools have it
export type EqualityTester = (this: TesterContext, left: any, right: any, testers: any[]) => boolean | undefined

/**
 * Lets `toEqual` and similar matchers compare records and views, also inside other values, by what they hold. Two of
 * one class are equal if `equals` says so, or if the test tool finds their slots equal, asymmetric matchers included.
 * Two of different classes are not equal. Anything else is left to the tool.
 *
 * @example
 * expect.addEqualityTesters(equalityTesters)
 */
export const equalityTesters: EqualityTester[] = [areEqualRecords]

/** Pairs that are being compared: records in a circle lead back to one of them. */
const begun: (readonly [unknown, unknown])[] = []

function areEqualRecords(
  this: TesterContext,
  left: unknown,
  right: unknown,
  testers: EqualityTester[],
): boolean | undefined {
  const mine = realClassOf(left)
  const theirs = realClassOf(right)
  if (mine === undefined || theirs === undefined) return undefined
  const [a, b] = [left as Fields, right as Fields]
  if (a.constructor !== b.constructor) return false
  if (a === b || begun.some((pair) => pair[0] === a && pair[1] === b)) return true
  begun.push([a, b])
  try {
    const same = (x: unknown, y: unknown): boolean => isSame(x, y) || this.equals(x, y, testers)
    return (
      mine.layout.names.every((name) => same(a[name], b[name])) &&
      (mine.root.attributesOf === undefined || same(attributesIn(a), attributesIn(b)))
    )
  } finally {
    begun.pop()
  }
}

interface Fields {
  readonly [slot: string]: unknown
}

/** Whether two values are the same to `equals`: `0` and `-0` are. */
function isSame(x: unknown, y: unknown): boolean {
  return x === y || (realClassOf(x) !== undefined && realClassOf(y) !== undefined && isEqual(x, y))
}

/** Calls `equals`; records that are nested too deep are left to the tool. */
function isEqual(x: unknown, y: unknown): boolean {
  try {
    return equals(x as never, y as never)
  } catch {
    return false
  }
}

function attributesIn(record: object): ReadonlyMap<PropertyKey, unknown> {
  return new Map(attributesOf(record))
}
