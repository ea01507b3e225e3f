import { conflictingOptions } from '../base/errors.js'
import { checkOptions, type OptionTypes } from '../base/options.js'
import type { AnyRecordClass } from '../types/brand.js'
import type { TextPath } from '../types/derived.js'
import { tooManyRows } from './messages.js'

/** Options of `PackedArray` and `PackedPool`; a pool is not shared. */
export interface PackedOptions<Class = AnyRecordClass> {
  /** Rows to make room for at once. Costs no memory before they are written. Default: 16. */
  readonly capacity?: number
  /** Rows there may ever be room for. Default: 2³¹ − 1; of a shared array its capacity, since it does not grow. */
  readonly maxCapacity?: number
  /**
   * Columns in shared memory, for `share()` and `attach`: `capacity` must be given, and every slot be a number, a date,
   * a vector, `bool` or `oneOf`, an optional or nullable one too, or `text` that `text` names.
   */
  readonly shared?: boolean
  /**
   * Of a shared array the strings of each `text` slot, by its name, and by the path of one of a record inside: it takes
   * no others.
   */
  readonly text?: { readonly [Path in TextPath<Class>]?: readonly string[] }
}

/** The largest index that engines compute with as a small integer. */
export const MAX_ROWS = 2 ** 31 - 1

export const POOL_OPTIONS: OptionTypes = { capacity: 'whole number', maxCapacity: 'whole number' }
export const ARRAY_OPTIONS: OptionTypes = { ...POOL_OPTIONS, shared: 'boolean', text: 'object' }

/**
 * Checks options, and fills in those that are missing.
 *
 * @throws {SlotError} `unknown-option`, `bad-option`, `conflicting-options`.
 * @throws {RangeError} `too-many-rows`.
 */
export function readOptions(
  caller: string,
  options: PackedOptions | undefined,
  types: OptionTypes,
): { capacity: number; max: number; shared: boolean; text: object } {
  const { capacity, maxCapacity, shared = false, text } = checkOptions(caller, options, types)
  if (shared && capacity === undefined)
    throw conflictingOptions(caller, 'a shared array does not grow, so option "shared" needs "capacity"')
  if (shared && maxCapacity !== undefined)
    throw conflictingOptions(caller, 'a shared array does not grow, so option "shared" excludes "maxCapacity"')
  if (!shared && text !== undefined)
    throw conflictingOptions(caller, 'an array of its own takes any string, so option "text" needs "shared"')
  const max = maxCapacity ?? (shared ? (capacity ?? 0) : MAX_ROWS)
  if (Math.max(capacity ?? 0, max) > MAX_ROWS) throw tooManyRows(caller, MAX_ROWS)
  if (capacity !== undefined && capacity > max)
    throw conflictingOptions(caller, `option "capacity" (${capacity}) exceeds "maxCapacity" (${max})`)
  // V8 may have kept what it read as a double, and would give this array's store another hidden class.
  return { capacity: (capacity ?? Math.min(16, max)) | 0, max: max | 0, shared, text: text === undefined ? {} : text }
}
