import { closeFinished } from '../record/closing/closing.js'
import { recordClassOfRecord } from '../record/real.js'
import type { AnyRecord } from '../types/brand.js'

/**
 * Closes a record as its class says, and returns it: the last step of the constructor of a class that has private
 * members (`#name`, `accessor name`) and is `'sealed'` or `'frozen'`. Engines of today close such records before it,
 * and then it changes nothing. In engines that refuse to add a private member to a closed object, a record that nobody
 * closes is as one of a `'guarded'` class.
 *
 * @throws {SlotError} `not-a-record`.
 * @example
 * class Counter extends defineSlots(['step']) {
 *   #count = 0
 *   constructor(step) {
 *     super(step)
 *     close(this)
 *   }
 * }
 */
export function close<Record extends AnyRecord>(record: Record): Record {
  closeFinished(record, recordClassOfRecord('close()', record).layout)
  return record
}
