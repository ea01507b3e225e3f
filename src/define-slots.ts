import { notARecordClass, quote } from './errors.js'
import { EXTENSION_OPTIONS, layOut, SLOTS_OPTIONS, type Closing } from './layout/record-layout.js'
import { checkOptions } from './options.js'
import { checkHidden } from './record/leaves.js'
import { nameOf, recordClassOf } from './record/protocol.js'
import { makeRecordClass } from './record/record-class.js'
import { readDefinition } from './slots.js'
import type {
  AnyRecordClass,
  CheckedNames,
  CheckedNewNames,
  ClosingOf,
  ExtendedSlots,
  ExtensionOptions,
  SlotsClass,
  SlotsOptions,
  Writable,
} from './types.js'

/**
 * Defines a class with the slots `names`, in their order: the order of its constructor's arguments and of its keys. Its records have one
 * hidden class for ever and refuse every other name.
 *
 * @throws {SlotError} `not-a-definition`, `bad-slot-name`, `duplicate-slot`, `unknown-option`, `bad-option`.
 * @throws {RangeError} `too-many-slots` above 1,020.
 * @example
 * class User extends defineSlots(['name', 'identifier'])<{ name: string; identifier: number }> {}
 * new User('Ada', 1).name //=> 'Ada'
 */
export function defineSlots<const Names extends readonly string[], const Closed extends Closing = 'sealed'>(
  names: CheckedNames<Names>,
  options?: SlotsOptions<Names, Closed>,
): SlotsClass<Writable<Names>, Closed> {
  const who = whoDefines('defineSlots', options)
  return makeRecordClass(layOut(who, readDefinition(who, names), checkOptions(who, options, SLOTS_OPTIONS))) as never
}

/**
 * Defines a class that extends `Base` by the slots `names`: the slots, methods and statics of `Base` stay, and its arguments come first.
 * Options that are left out are those of `Base`.
 *
 * @throws {SlotError} as `defineSlots`; `not-a-record-class`; `duplicate-slot` and `hidden-slot` for a name that `Base` has already;
 * `conflicting-options` where `closed: 'open'` or `strictReads` is not as in `Base`.
 * @example
 * class User extends defineSlots(['name'])<{ name: string }> {}
 * class Admin extends extendSlots(User, ['role'])<{ role: string }> {}
 * new Admin('Ada', 'root').role //=> 'root'
 */
export function extendSlots<
  Base extends AnyRecordClass,
  const Names extends readonly string[],
  const Closed extends Closing = ClosingOf<Base> & Closing,
  const BaseArgs extends number = number,
>(Base: Base, names: CheckedNewNames<Base, Names>, options?: ExtensionOptions<Names, Closed, BaseArgs>): ExtendedSlots<Base, Writable<Names>, Closed, BaseArgs> {
  const who = whoDefines('extendSlots', options)
  const base = recordClassOf(who, Base)
  const name = nameOf(Base, base)
  if (base.layout.closed === 'dynamic') throw notARecordClass(who, Base)
  const definition = readDefinition(who, names)
  const { length } = Base as unknown as { length: number }
  const layout = layOut(who, definition, checkOptions(who, options, EXTENSION_OPTIONS), { layout: base.layout, name, length })
  checkHidden(who, layout.ownSlots.map((slot) => slot.name), Base, base.root)
  return makeRecordClass(layout, Base, base) as never
}

/** The definition as its error messages call it. */
function whoDefines(verb: string, options: unknown): string {
  const name = (options as { name?: unknown } | null | undefined)?.name
  return `${verb}(${typeof name === 'string' ? quote(name) : ''})`
}
