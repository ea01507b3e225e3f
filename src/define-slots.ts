import { hiddenSlot, mixedForms } from './errors.js'
import { checkAgainstBase, checkOptions, EXTENSION_OPTIONS, SLOTS_OPTIONS, type Closing } from './layout/options.js'
import { layOut } from './layout/record-layout.js'
import { checkSlotNames } from './layout/slot-names.js'
import { isGenerated, prototypesOf } from './record/leaves.js'
import { nameOf, recordClassOf, type AnyClass } from './record/protocol.js'
import { makeRecordClass } from './record/record-class.js'
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
  const checkedNames = checkSlotNames(who, names)
  const layout = layOut(who, checkedNames, checkOptions(who, options, SLOTS_OPTIONS))
  return makeRecordClass(layout) as never
}

/**
 * Defines a class that extends `Base` by the slots `names`: the slots, methods and statics of `Base` stay, and its arguments come first.
 * Options that are left out are those of `Base`.
 *
 * @throws {SlotError} as `defineSlots`; `not-a-record-class`; `duplicate-slot` and `hidden-slot` for a name that `Base` has already;
 * `mixed-forms` for a `Base` made by `defineDynamic`; `conflicting-options` where `closed: 'open'` or `strictReads` is not as in `Base`.
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
  const baseName = nameOf(Base, base)
  if (base.layout.closed === 'dynamic') throw mixedForms(who, baseName)
  const checkedNames = checkSlotNames(who, names)
  const checkedOptions = checkOptions(who, options, EXTENSION_OPTIONS)
  checkAgainstBase(who, checkedOptions, base.layout)
  const layout = layOut(who, checkedNames, checkedOptions, { layout: base.layout, name: baseName, length: lengthOf(Base) })
  for (const prototype of prototypesOf(Base, base.root) ?? []) {
    const hidden = isGenerated(prototype) ? undefined : checkedNames.find((name) => Object.hasOwn(prototype, name))
    if (hidden !== undefined) throw hiddenSlot(who, hidden)
  }
  return makeRecordClass(layout, Base, base) as never
}

function lengthOf(Class: AnyClass): number {
  const length = Object.getOwnPropertyDescriptor(Class, 'length')?.value as unknown
  return typeof length === 'number' ? length : 0
}

/** The definition as its error messages call it. */
function whoDefines(verb: string, options: unknown): string {
  const name = (options as { name?: unknown } | null | undefined)?.name
  return typeof name === 'string' ? `${verb}(${JSON.stringify(name)})` : `${verb}()`
}
