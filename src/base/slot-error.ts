import { trimStack } from './blame.js'
import { cut, MAX_MESSAGE } from './show.js'

/** What went wrong, for programs: stable across versions, unlike the message. */
export type SlotErrorCode =
  | 'bad-default'
  | 'bad-option'
  | 'bad-schema'
  | 'bad-slot'
  | 'bad-slot-name'
  | 'conflicting-options'
  | 'duplicate-slot'
  | 'field-over-slot'
  | 'hidden-slot'
  | 'invalid-input'
  | 'missing-slot'
  | 'mixed-forms'
  | 'no-attributes'
  | 'no-order'
  | 'not-a-definition'
  | 'not-a-record'
  | 'not-a-record-class'
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

/** A definition, a construction or an assignment that is refused. */
export class SlotError extends TypeError {
  readonly code: SlotErrorCode
  /** Every problem of the values given, each with its path; `undefined` where the error is about something else. */
  declare readonly issues?: readonly Issue[]

  constructor(code: SlotErrorCode, message: string, issues?: readonly Issue[]) {
    super(cut(message, MAX_MESSAGE))
    this.code = code
    if (issues !== undefined) Object.assign(this, { issues })
    trimStack(this)
  }
}

/** One problem of a value, in the form of Standard Schema. */
export interface Issue {
  readonly message: string
  readonly path: readonly PropertyKey[]
}

/** What is out of range, for programs. */
export type SlotRangeErrorCode = 'bad-value' | 'out-of-range' | 'too-many-rows' | 'too-many-slots'

/** A number that is out of range. */
export interface SlotRangeError extends RangeError {
  readonly code: SlotRangeErrorCode
}

export function rangeError(code: SlotRangeErrorCode, message: string): SlotRangeError {
  return trimStack(Object.assign(new RangeError(cut(message, MAX_MESSAGE)), { code }))
}
