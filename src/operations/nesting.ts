import { tooDeep } from '../base/errors.js'
import { findRecordClass, type RecordClass } from '../record/record-class.js'

/** Records nested deeper would overflow the stack where that is half used already. */
const DEEPEST = 1000

let depth = 0

/**
 * Begins an operation on a record inside another; {@link leaveNested} must follow, whatever happens. Two calls instead
 * of one with a function spare the stack a frame for every record.
 *
 * @throws {SlotError} `too-deep`, long before the stack overflows, and for records in a circle.
 */
export function enterNested(who: string): void {
  if (depth === DEEPEST) throw tooDeep(who, DEEPEST)
  depth++
}

/** Is an operation on a record under way, of which another was called on what a slot holds? */
export function isNested(): boolean {
  return depth > 0
}

export function leaveNested(): void {
  depth--
}

/** The class of a value that may be a record: what only looks like one is found out by the operation. */
export function nestedClassOf(value: unknown): RecordClass | undefined {
  return typeof value === 'object' ? findRecordClass(value) : undefined
}
