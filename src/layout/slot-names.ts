import { badSlotName, duplicateSlot, notADefinition, tooManySlots } from '../errors.js'

/** V8 turns an object with more properties into a dictionary: no fixed shape, six times the memory. */
const MAX_SLOTS = 1020

/**
 * Strings that are no slot names: names that JavaScript itself looks up on objects, and array indices, which engines store elsewhere and
 * move to the front of the key order.
 */
const NO_SLOT_NAME = /^(|0|[1-9]\d*|constructor|__proto__|toJSON|toString|valueOf)$/

/**
 * Copies an array of slot names, once, after checking every one.
 *
 * @throws {SlotError} `not-a-definition`, `bad-slot-name`, `duplicate-slot`.
 * @throws {RangeError} `too-many-slots`.
 */
export function checkSlotNames(who: string, definition: unknown): readonly string[] {
  if (!Array.isArray(definition)) throw notADefinition(who, definition)
  const names = checkSlotCount(who, Array.from<string>(definition))
  for (const [position, name] of names.entries()) {
    if (typeof name !== 'string' || NO_SLOT_NAME.test(name)) throw badSlotName(who, name, position)
    const first = names.indexOf(name)
    if (first !== position) throw duplicateSlot(who, name, `at positions ${first} and ${position}`)
  }
  return names
}

/** @throws {RangeError} `too-many-slots`. */
export function checkSlotCount(who: string, names: readonly string[]): readonly string[] {
  if (names.length > MAX_SLOTS) throw tooManySlots(who, names.length, MAX_SLOTS)
  return Object.freeze(names)
}
