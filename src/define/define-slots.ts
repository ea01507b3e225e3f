import { notARecordClass } from '../base/errors.js'
import {
  EXTENSION_OPTIONS,
  layOut,
  SLOTS_OPTIONS,
  type Closing,
  type DefinitionOptions,
  type Validation,
} from '../layout/record-layout.js'
import { checkOptions } from '../base/options.js'
import { countArguments } from '../record/closing/base-arguments.js'
import { checkHidden } from '../record/leaves.js'
import { nameOf, recordClassOf } from '../record/record-class.js'
import { makeRecordClass } from '../record/making/make-class.js'
import { quote } from '../base/show.js'
import { readDefinition } from './definition.js'
import type { AnyRecordClass } from '../types/brand.js'
import type { SlotsClass } from '../types/classes.js'
import type { CheckedExtension, ExtendedSlots } from '../types/extension.js'
import type { AsWritten, Checked, Definition, Kept } from '../types/names.js'
import type { ArgName, ExtensionOptions, GivenOptions, SlotsOptions } from '../types/options.js'

/**
 * Defines a class. Slots named by an array are given to its constructor by position, and get their types in the
 * heritage clause; slots in an object are given by keyword, those in `args` by position. The order of the definition is
 * that of the keys. Records have one hidden class for ever and refuse every other name.
 *
 * @throws {SlotError} `not-a-definition`, `bad-slot-name`, `bad-slot`, `duplicate-slot`, `unknown-option`,
 * `bad-option`, `conflicting-options`.
 * @throws {RangeError} `too-many-slots` above 1,020.
 * @example
 * class User extends defineSlots(['name', 'identifier'])<{ name: string; identifier: number }> {}
 * new User('Ada', 1).name //=> 'Ada'
 * class Particle extends defineSlots({ x: f64, v: f64, tag: slot('') }, { args: ['x', 'v'] }) {}
 * new Particle(0, 1, { tag: 'a' }).tag //=> 'a'
 */
export function defineSlots<
  const D extends Definition,
  const Closed extends Closing = never,
  const Args extends readonly ArgName<D>[] = [],
  const Validate extends Validation = never,
>(
  definition: Checked<D> & AsWritten<D>,
  options?: SlotsOptions<D, Closed, Args, Validate>,
): SlotsClass<Kept<D>, GivenOptions<Closed, Args, number, Validate>> {
  const caller = callerOf('defineSlots', options)
  return makeRecordClass(
    layOut(caller, readDefinition(caller, definition), checkOptions<DefinitionOptions>(caller, options, SLOTS_OPTIONS)),
  ) as never
}

/**
 * Defines a class that extends `Base` by slots: the slots, methods and statics of `Base` stay. The arguments of `Base`
 * come first; where both take keywords, one object has those of both. Options that are left out are those of `Base`;
 * `setUp` runs after that of `Base`.
 *
 * @throws {SlotError} as `defineSlots`; `not-a-record-class`; `duplicate-slot` and `hidden-slot` for a name that `Base`
 * has already; `mixed-forms` for an array of names on a `Base` with keywords; `conflicting-options` where `closed:
 * 'open'` or `strictReads` is not as in `Base`.
 * @example
 * class User extends defineSlots(['name'])<{ name: string }> {}
 * class Admin extends extendSlots(User, ['role'])<{ role: string }> {}
 * new Admin('Ada', 'root').role //=> 'root'
 */
export function extendSlots<
  Base extends AnyRecordClass,
  const D extends Definition,
  const Closed extends Closing = never,
  const Args extends readonly ArgName<D>[] = [],
  const BaseArgs extends number = number,
>(
  Base: Base,
  definition: CheckedExtension<Base, D> & AsWritten<D>,
  options?: ExtensionOptions<D, Closed, Args, BaseArgs>,
): ExtendedSlots<Base, Kept<D>, GivenOptions<Closed, Args, BaseArgs>> {
  const caller = callerOf('extendSlots', options)
  const base = recordClassOf(caller, Base)
  const name = nameOf(Base, base)
  if (base.layout.closed === 'dynamic') throw notARecordClass(caller, Base)
  const ownSlots = readDefinition(caller, definition)
  const layout = layOut(caller, ownSlots, checkOptions<DefinitionOptions>(caller, options, EXTENSION_OPTIONS), {
    layout: base.layout,
    name,
    length: countArguments(Base, base),
  })
  checkHidden(
    caller,
    layout.ownSlots.map((slot) => slot.name),
    Base,
    base.root,
  )
  return makeRecordClass(layout, Base, base) as never
}

/** The definition as its error messages call it. */
function callerOf(verb: string, options: unknown): string {
  const name = (options as { name?: unknown } | null | undefined)?.name
  return `${verb}(${typeof name === 'string' ? quote(name) : ''})`
}
