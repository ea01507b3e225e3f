import { runInThisContext } from 'node:vm'
import { bool, defineDynamic, defineSlots, f64, i32, i64, slot, text, u32 } from '../../index.js'
import type { Constructor } from './construct.js'
import { otherNumberOfValues } from '../messages.js'
import { toSource, type KeptSource } from './record-source.js'

/** The library's own ways to make a record, in the order in which they are shown. */
export const VARIANTS = ['dynamic', 'plain', 'sealed', 'guarded', 'frozen', 'packed'] as const

/** One of the library's own ways to make a record. */
export type BuiltInVariant = (typeof VARIANTS)[number]

/** What each variant is called. */
export const LABELS: Readonly<Record<BuiltInVariant, string>> = {
  dynamic: 'Dynamic (a Map)',
  plain: 'plain class',
  sealed: 'slots, sealed',
  guarded: 'slots, guarded',
  frozen: 'slots, frozen',
  packed: 'slots, packed',
}

/** Whether a value names one of the library's own ways. */
export function isBuiltIn(name: unknown): name is BuiltInVariant {
  return typeof name === 'string' && Object.hasOwn(LABELS, name)
}

/**
 * Makes a source of records with these slots, all with the same values, in one of the library's own ways.
 *
 * @param values By position, or one object of them by name.
 * @throws {SlotError} `bad-option` for more or fewer values than slots; and what `defineSlots` throws for bad names.
 */
export function builtInSource(
  caller: string,
  variant: BuiltInVariant,
  slots: readonly string[],
  values: readonly unknown[],
): KeptSource {
  const given = byPosition(slots, values)
  if (given.length !== slots.length) throw otherNumberOfValues(caller, given.length, slots)
  return toSource(caller, classOf(variant, slots, given), { values: given, packed: variant === 'packed' })
}

/** A single object whose keys are slots gives the values by name, as it would to a constructor with keywords. */
function byPosition(slots: readonly string[], values: readonly unknown[]): readonly unknown[] {
  const [init, ...more] = values
  if (more.length > 0 || typeof init !== 'object' || init === null || !slots.some((name) => Object.hasOwn(init, name)))
    return values
  return slots.map((name): unknown => Reflect.get(init, name))
}

function classOf(variant: BuiltInVariant, slots: readonly string[], values: readonly unknown[]): unknown {
  if (variant === 'dynamic') return defineDynamic(slots)
  if (variant === 'plain') return plainClass(slots)
  if (variant === 'packed')
    return defineSlots(Object.fromEntries(slots.map((name, position) => [name, kindOf(values[position])])), {
      args: slots as never,
    })
  return defineSlots(slots, { closed: variant })
}

/**
 * A class as it is written by hand, with the names of its properties in its text: V8 reads from the text how many there
 * will be, and gives records of a class whose constructor loops over names another layout. Names enter the text as
 * quoted literals, after `this` and in brackets.
 */
function plainClass(names: readonly string[]): Constructor {
  const parameters = names.map((_, position) => `v${position}`)
  const assignments = names.map((name, position) => `this[${JSON.stringify(name)}] = v${position}`)
  const source = `(class Plain { constructor(${parameters.join(', ')}) { ${assignments.join('; ')} } })`
  const Plain: Constructor = runInThisContext(source, { filename: 'slotted-plain-class' })
  return Plain
}

/** The kind that a column needs to hold a value and others like it. */
function kindOf(value: unknown) {
  if (typeof value === 'number') return Object.is(value >>> 0, value) ? u32 : Object.is(value | 0, value) ? i32 : f64
  if (typeof value === 'bigint') return i64
  if (typeof value === 'boolean') return bool
  if (typeof value === 'string') return text
  return slot()
}
