import { untypedSlot, type SlotLayout } from '../layout/slot-layout.js'
import { checkSlotNames } from '../layout/slot-names.js'
import { slotDataOf } from './slot-data.js'

/**
 * Copies a definition, once, after checking it: an array of names, or an object of slots.
 *
 * @throws {SlotError} `not-a-definition`, `bad-slot-name`, `duplicate-slot`, `bad-slot`.
 * @throws {RangeError} `too-many-slots`.
 */
export function readDefinition(
  caller: string,
  definition: unknown,
): { readonly isArray: boolean; readonly slots: readonly SlotLayout[] } {
  const isSchema = typeof definition === 'object' && definition !== null && !(Symbol.iterator in definition)
  const keys = isSchema ? [...Object.keys(definition), ...Object.getOwnPropertySymbols(definition)] : definition
  const names = checkSlotNames(caller, keys)
  const slotOf = (name: string): SlotLayout =>
    Object.assign({ name }, slotDataOf(caller, (definition as Record<string, unknown>)[name], name))
  const slots = names.map(isSchema ? slotOf : untypedSlot)
  return { isArray: !isSchema, slots }
}
