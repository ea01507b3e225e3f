import { bool, defineDynamic, defineSlots, f64, i32, i64, slot, text, u32 } from '../../index.js'
import type { AnyClass } from './construct.js'
import { otherNumberOfValues } from '../messages.js'
import { plainClass } from './plain-class.js'
import { toSource, type KeptSource } from './record-source.js'

/** The ways to make a record that are compared, and what they are called: keys of {@link LABELS}. */
export type BuiltInVariant = 'dynamic' | 'plain' | 'sealed' | 'guarded' | 'frozen' | 'packed'

/** What the variants are called, in the order in which they are shown. */
export const LABELS: Readonly<Record<BuiltInVariant, string>> = {
  dynamic: 'Dynamic (a Map)',
  plain: 'plain class',
  sealed: 'slots, sealed',
  guarded: 'slots, guarded',
  frozen: 'slots, frozen',
  packed: 'slots, packed',
}

export function isBuiltIn(name: unknown): name is BuiltInVariant {
  return typeof name === 'string' && Object.hasOwn(LABELS, name)
}

/**
 * Records with these slots, all of the same values, made in one of the ways.
 *
 * @param values By position; or one object of them by name.
 * @throws {SlotError} `bad-option` for more or fewer values than slots; whatever `defineSlots` throws for names that
 * are none.
 */
export function builtInSource(
  who: string,
  variant: BuiltInVariant,
  slots: readonly string[],
  values: readonly unknown[],
): KeptSource {
  const given = byPosition(slots, values)
  if (given.length !== slots.length) throw otherNumberOfValues(who, given.length, slots)
  return toSource(who, classOf(variant, slots, given), { values: given, packed: variant === 'packed' })
}

/** One object whose keys are slots gives the values by name, as it would to a constructor with keywords. */
function byPosition(slots: readonly string[], values: readonly unknown[]): readonly unknown[] {
  const [init, ...more] = values
  if (more.length > 0 || typeof init !== 'object' || init === null || !slots.some((name) => Object.hasOwn(init, name)))
    return values
  return slots.map((name) => (init as Record<string, unknown>)[name])
}

function classOf(variant: BuiltInVariant, slots: readonly string[], values: readonly unknown[]): AnyClass {
  if (variant === 'dynamic') return defineDynamic(slots)
  if (variant === 'plain') return plainClass(slots)
  if (variant === 'packed')
    return defineSlots(Object.fromEntries(slots.map((name, position) => [name, kindOf(values[position])])), {
      args: slots as never,
    })
  return defineSlots(slots, { closed: variant })
}

/** The kind that a column needs to hold a value, and others like it. */
function kindOf(value: unknown) {
  if (typeof value === 'number') return Object.is(value >>> 0, value) ? u32 : Object.is(value | 0, value) ? i32 : f64
  if (typeof value === 'bigint') return i64
  if (typeof value === 'boolean') return bool
  if (typeof value === 'string') return text
  return slot()
}
