import { trimStack } from './blame.js'
import { cut, MAX_MESSAGE } from './show.js'

/** What went wrong, for programs: codes are stable across versions, messages are not. */
export type SlotErrorCode =
  | 'bad-default'
  | 'bad-file'
  | 'bad-option'
  | 'bad-schema'
  | 'bad-slot'
  | 'bad-slot-name'
  | 'conflicting-options'
  | 'duplicate-key'
  | 'duplicate-slot'
  | 'field-over-slot'
  | 'hidden-slot'
  | 'invalid-input'
  | 'missing-slot'
  | 'mixed-forms'
  | 'no-attributes'
  | 'no-order'
  | 'private-members'
  | 'not-a-definition'
  | 'not-a-record'
  | 'not-a-record-class'
  | 'not-indexable'
  | 'not-packable'
  | 'not-shareable'
  | 'other-layout'
  | 'readonly-slot'
  | 'too-deep'
  | 'too-many-arguments'
  | 'unknown-option'
  | 'unknown-slot'
  | 'bad-value'
  | 'async-schema'
  | 'bad-data'

/** The error for a refused definition, construction, assignment or argument. */
export class SlotError extends TypeError {
  readonly code: SlotErrorCode
  /** Every problem of the given values, each with its path; `undefined` if the error is about something else. */
  declare readonly issues?: readonly Issue[]

  constructor(code: SlotErrorCode, message: string, issues?: readonly Issue[]) {
    super(cut(message, MAX_MESSAGE))
    this.code = code
    if (issues !== undefined) Object.assign(this, { issues })
    trimStack(this)
  }
}

/** One problem of one value, in the form that Standard Schema uses. */
export interface Issue {
  readonly message: string
  readonly path: readonly PropertyKey[]
}

/** Which limit was passed, for programs. */
type SlotRangeErrorCode = 'bad-value' | 'out-of-range' | 'too-many-rows' | 'too-many-slots'

/** The error for a number or an index out of range. */
export interface SlotRangeError extends RangeError {
  readonly code: SlotRangeErrorCode
}

/** Makes a `RangeError` with a code. */
export function rangeError(code: SlotRangeErrorCode, message: string): SlotRangeError {
  return trimStack(Object.assign(new RangeError(cut(message, MAX_MESSAGE)), { code }))
}
