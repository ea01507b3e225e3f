import { badAbsence, badArgs, inheritedSlot, mixedForms } from '../base/definition-errors.js'
import { conflictingOptions } from '../base/errors.js'
import type { OptionTypes } from '../base/options.js'
import { bare, freeze } from '../base/own.js'
import { signatureOf, type Signature } from './signature.js'
import type { SlotLayout } from './slot-layout.js'
import { checkSlotCount } from './slot-names.js'

/** How a record is closed to names that are not slots. */
export type Closing = 'sealed' | 'guarded' | 'frozen' | 'open'

/** When the values of slots are checked: at every write, at construction, never. */
export type Validation = 'always' | 'construct' | 'never'

/** Runs on every new record, after its slots are written and before it is sealed. */
export type SetUp = (record: never) => void

/** Options of a definition, as they are given. */
export interface DefinitionOptions {
  /** `'dynamic'`, which only the library itself asks for: there are no slots but attributes in a Map. */
  readonly closed?: Closing | 'dynamic'
  readonly strictReads?: boolean
  readonly setUp?: SetUp
  readonly name?: string
  readonly validate?: Validation
  readonly args?: readonly string[]
  readonly absent?: readonly string[]
  readonly baseArgs?: number
}

export const DYNAMIC_OPTIONS: OptionTypes = { name: 'string', setUp: 'function' }
export const SLOTS_OPTIONS: OptionTypes = {
  closed: ['sealed', 'guarded', 'frozen', 'open'],
  strictReads: 'boolean',
  validate: ['always', 'construct', 'never'],
  args: 'array',
  absent: 'array',
  ...DYNAMIC_OPTIONS,
}
export const EXTENSION_OPTIONS: OptionTypes = { ...SLOTS_OPTIONS, baseArgs: 'whole number' }

/** The frozen description of a record class, from which both of its forms are made. */
export interface RecordLayout {
  /** The name of the generated class; errors prefer that of the leaf. */
  readonly name: string
  /** Was it given by the definition? */
  readonly isNamed: boolean
  /** All slots in the order of the keys: the base's first. */
  readonly slots: readonly SlotLayout[]
  readonly names: readonly string[]
  /** The slots that this definition adds. */
  readonly ownSlots: readonly SlotLayout[]
  /** Names of this definition that are not slots, and that readers ask for. */
  readonly absent: readonly string[]
  /** What the constructor takes. */
  readonly signature: Signature
  readonly closed: Closing | 'dynamic'
  readonly strictReads: boolean
  readonly validate: Validation
  /** The base's first. */
  readonly setUps: readonly SetUp[]
}

/** The class that a layout extends, and how many arguments the constructor of that class takes. */
interface Base {
  readonly layout: RecordLayout
  readonly name: string
  readonly length: number
}

/** The slots of one definition, by an array of names or by an object. */
interface OwnSlots {
  readonly slots: readonly SlotLayout[]
  readonly isArray: boolean
}

/**
 * Lays out the slots of one definition, with checked options, upon its base if it has one.
 *
 * @throws {SlotError} `duplicate-slot` for a slot that the base has, `conflicting-options`, `bad-option`,
 * `mixed-forms`.
 * @throws {RangeError} `too-many-slots`.
 */
export function layOut(caller: string, own: OwnSlots, wanted: DefinitionOptions, base?: Base): RecordLayout {
  const options: DefinitionOptions = Object.assign(bare({}), wanted)
  const { slots: ownSlots, isArray } = own
  const inherited = base?.layout
  const traits = traitsOf(options, inherited)
  const ownNames = ownSlots.map((slot) => slot.name)
  const names = checkSlotCount(caller, [...(inherited?.names ?? []), ...ownNames])
  if (base !== undefined) checkExtension(caller, own, traits, base)
  const args = checkArgs(caller, ownNames, isArray, options.args)
  const absent = checkAbsent(caller, names, traits, options.absent)
  const { name = 'Slots', setUp, baseArgs } = options
  return freeze({
    name,
    isNamed: options.name !== undefined,
    slots: [...(inherited?.slots ?? []), ...ownSlots],
    names,
    ownSlots,
    absent,
    signature: signatureOf({ slots: ownSlots, isKeyword: !isArray, args }, base, baseArgs),
    ...traits,
    setUps: [...(inherited?.setUps ?? []), ...(setUp === undefined ? [] : [setUp])],
  })
}

/** What a class says of its records, and its extensions say again. */
type Traits = Pick<RecordLayout, 'closed' | 'strictReads' | 'validate'>

function traitsOf(options: DefinitionOptions, inherited?: Traits): Traits {
  const {
    closed = inherited?.closed ?? 'sealed',
    strictReads = inherited?.strictReads ?? false,
    validate = inherited?.validate ?? 'construct',
  } = options
  return { closed, strictReads, validate }
}

/** One guard serves a whole family of classes, and records are checked or not: neither can change on the way down. */
function checkExtension(caller: string, { slots, isArray }: OwnSlots, traits: Traits, { layout, name }: Base): void {
  const double = slots.find((slot) => layout.names.includes(slot.name))
  if (double !== undefined) throw inheritedSlot(caller, double.name, name)
  if ((traits.closed === 'open') !== (layout.closed === 'open')) {
    const problem = `${name} is '${layout.closed}', so a class that extends it cannot be '${traits.closed}'`
    throw conflictingOptions(caller, problem)
  }
  if (traits.strictReads !== layout.strictReads)
    throw conflictingOptions(caller, `option "strictReads" must be ${layout.strictReads}, as in ${name}`)
  if (traits.validate !== layout.validate)
    throw conflictingOptions(caller, `option "validate" must be '${layout.validate}', as in ${name}`)
  if (isArray && layout.signature.isKeyword) throw mixedForms(caller, name)
}

/** The slots that are given by position: all of an array of names, and those in `args` of an object. */
function checkArgs(
  caller: string,
  ownNames: readonly string[],
  isArray: boolean,
  args: DefinitionOptions['args'],
): readonly string[] {
  if (isArray && args !== undefined)
    throw conflictingOptions(
      caller,
      'option "args" is only for slots in an object; names in an array are given by position',
    )
  const copy = isArray ? ownNames : [...(args ?? [])]
  const wrong = copy.find((arg, position) => !ownNames.includes(arg) || copy.indexOf(arg) !== position)
  if (wrong !== undefined) throw badArgs(caller, wrong, ownNames)
  return freeze(copy)
}

function checkAbsent(
  caller: string,
  names: readonly string[],
  { closed }: Traits,
  absent: DefinitionOptions['absent'] = [],
): readonly string[] {
  const copy = [...absent]
  if (copy.length > 0 && closed === 'open')
    throw conflictingOptions(
      caller,
      'option "absent" is only for classes that refuse other names, and this one is \'open\'',
    )
  const wrong = copy.find(
    (one, position) =>
      typeof one !== 'string' || one in Object.prototype || names.includes(one) || copy.indexOf(one) !== position,
  )
  if (wrong !== undefined) throw badAbsence(caller, wrong)
  return copy
}
