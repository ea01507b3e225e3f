import { notAPatch, readonlySlot } from '../base/errors.js'
import { writeValues } from '../record/reading/checked-slots.js'
import { showRecord } from '../record/naming.js'
import { findRecordClass, nameOf, type AnyClass } from '../record/record-class.js'
import { recordClassOfRecord } from '../record/real.js'
import { readPatch, splitPatch, writeAttributes } from '../record/reading/patch.js'
import type { AnyRecord } from '../types/brand.js'
import type { Assignment, HasFields } from '../types/operations.js'

/**
 * Writes the slots of `patch` into a record, all of them or, where one is refused, none; returns the record. Other
 * names become attributes, where the record takes any. `undefined` leaves a slot alone as in {@link copy}.
 *
 * @throws {SlotError} `unknown-slot`, `readonly-slot`, `bad-value` under `validate: 'always'`; `not-a-record`.
 */
export function assign<Record extends AnyRecord, Fields, Attributes>(
  record: Record | HasFields<Fields, Attributes>,
  patch: Assignment<NoInfer<Fields>, NoInfer<Attributes>>,
): Record
export function assign(record: AnyRecord, patch: object): object {
  const self = recordClassOfRecord('assign()', record)
  const { layout } = self
  if (self.elsewhere !== undefined) return Object.assign(record, patch)
  const Class = record.constructor as AnyClass
  const caller = nameOf(Class, self)
  const other = findRecordClass(patch)
  if (other !== undefined && other !== self) throw notAPatch(caller, showRecord(patch, Class))
  const [slots, others] = splitPatch(self, patch)
  const changes = readPatch(caller, layout, slots)
  for (const { name, isReadonly } of layout.slots) {
    if (changes.has(name) && (isReadonly || layout.closed === 'frozen')) throw readonlySlot(caller, name)
  }
  writeValues(record, layout.names, changes)
  writeAttributes(self, record, others)
  return record
}
