import { badAbsence, badArgs, conflictingOptions, inheritedSlot, mixedForms } from '../base/errors.js'
import type { OptionTypes } from '../base/options.js'
import { bare, freeze } from '../base/own.js'
import type { SlotLayout } from './slot-layout.js'
import { checkSlotCount } from './slot-names.js'

/** How a record is closed to names that are not slots. */
export type Closing = 'sealed' | 'guarded' | 'frozen' | 'open'

/** When the values of slots are checked: at every write, at construction, never. */
export type Validation = 'always' | 'construct' | 'never'

/** Runs on every new record, after its slots are written and before it is sealed. */
export type SetUp = (record: never) => void

/** Options of a definition as the user gives them. */
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
  /** Those of them that are given by position. */
  readonly args: readonly string[]
  /** Names of this definition that are no slots, and that readers ask for. */
  readonly absent: readonly string[]
  /** The keys that a last argument may have: the other slots, and those of the base where it shares that argument. */
  readonly keywords: readonly string[]
  /** Defined by an object: the root's constructor can be handed all values as they are. */
  readonly isKeyword: boolean
  /**
   * What each argument of the constructor is, the base's included: a slot, or `undefined` for an object of keywords.
   */
  readonly parameters: readonly (string | undefined)[]
  /** How many leading arguments go to the base's constructor as they are; 0 for a root. */
  readonly baseArgs: number
  /**
   * An extension whose last argument holds the keywords of the base too, and goes to the base's constructor after the
   * leading ones.
   */
  readonly sharesKeywords: boolean
  /**
   * Are the slots of the base given by the same arguments, so that a constructor can tell at once what is missing of
   * both?
   */
  readonly knowsBaseArguments: boolean
  readonly closed: Closing | 'dynamic'
  readonly strictReads: boolean
  readonly validate: Validation
  /** The base's first. */
  readonly setUps: readonly SetUp[]
}

/**
 * What a layout is built upon: the layout of the class it extends, and how many arguments that class's constructor
 * takes.
 */
export interface Base {
  readonly layout: RecordLayout
  readonly name: string
  readonly length: number
}

const NO_SLOTS = { slots: [], names: [], ownSlots: [], args: [], absent: [], keywords: [], parameters: [], setUps: [] }
const NO_BASE: Base = {
  layout: {
    ...NO_SLOTS,
    name: '',
    isNamed: false,
    isKeyword: false,
    baseArgs: 0,
    sharesKeywords: false,
    knowsBaseArguments: false,
    closed: 'sealed',
    strictReads: false,
    validate: 'construct',
  },
  name: '',
  length: 0,
}

/**
 * Lays out the slots of one definition, with checked options, upon its base if it has one.
 *
 * @throws {SlotError} `duplicate-slot` for a slot that the base has, `conflicting-options`, `bad-option`,
 * `mixed-forms`.
 * @throws {RangeError} `too-many-slots`.
 */
export function layOut(
  who: string,
  { slots: ownSlots, isArray }: { readonly slots: readonly SlotLayout[]; readonly isArray: boolean },
  wanted: DefinitionOptions,
  base: Base = NO_BASE,
): RecordLayout {
  const inherited = base.layout
  const options: DefinitionOptions = Object.assign(bare({}), wanted)
  const {
    closed = inherited.closed,
    strictReads = inherited.strictReads,
    validate = inherited.validate,
    name = 'Slots',
    setUp,
  } = options
  const ownNames = ownSlots.map((slot) => slot.name)
  const names = checkSlotCount(who, [...inherited.names, ...ownNames])
  const double = ownNames.find((ownName) => inherited.names.includes(ownName))
  if (double !== undefined) throw inheritedSlot(who, double, base.name)
  if (base !== NO_BASE) {
    // One guard serves a whole family of classes, and records are checked or not, so neither can change on the way
    // down.
    if ((closed === 'open') !== (inherited.closed === 'open')) {
      throw conflictingOptions(
        who,
        `${base.name} is '${inherited.closed}', so a class that extends it cannot be '${closed}'`,
      )
    }
    if (strictReads !== inherited.strictReads)
      throw conflictingOptions(who, `option "strictReads" must be ${inherited.strictReads}, as in ${base.name}`)
    if (validate !== inherited.validate)
      throw conflictingOptions(who, `option "validate" must be '${inherited.validate}', as in ${base.name}`)
    if (isArray && inherited.isKeyword) throw mixedForms(who, base.name)
  }
  if (isArray && options.args !== undefined)
    throw conflictingOptions(
      who,
      'option "args" is only for slots in an object; names in an array are given by position',
    )
  const args = isArray ? ownNames : freeze([...(options.args ?? [])])
  const wrong = args.find((arg, position) => !ownNames.includes(arg) || args.indexOf(arg) !== position)
  if (wrong !== undefined) throw badArgs(who, wrong, ownNames)
  const absent = [...(options.absent ?? [])]
  if (absent.length > 0 && closed === 'open')
    throw conflictingOptions(
      who,
      'option "absent" is only for classes that refuse other names, and this one is \'open\'',
    )
  const badAbsent = absent.find(
    (one, position) =>
      typeof one !== 'string' || one in Object.prototype || names.includes(one) || absent.indexOf(one) !== position,
  )
  if (badAbsent !== undefined) throw badAbsence(who, badAbsent)
  const sharesKeywords =
    inherited.parameters.at(-1) === undefined &&
    inherited.isKeyword &&
    options.baseArgs === undefined &&
    base.length > 0
  const baseArgs = (options.baseArgs ?? base.length) - (sharesKeywords ? 1 : 0)
  const keywords = [
    ...(sharesKeywords ? inherited.keywords : []),
    ...ownNames.filter((ownName) => !args.includes(ownName)),
  ]
  const takesObject = sharesKeywords || keywords.length > 0 || (!isArray && args.length + baseArgs === 0)
  return Object.freeze({
    name,
    isNamed: options.name !== undefined,
    slots: [...inherited.slots, ...ownSlots],
    names,
    ownSlots,
    args,
    absent,
    keywords,
    isKeyword: !isArray,
    parameters: [
      ...Array.from({ length: baseArgs }, (_, position) => inherited.parameters[position]),
      ...args,
      ...(takesObject ? [undefined] : []),
    ],
    baseArgs,
    sharesKeywords,
    knowsBaseArguments:
      inherited.isKeyword && options.baseArgs === undefined && base.length === inherited.parameters.length,
    closed,
    strictReads,
    validate,
    setUps: setUp === undefined ? inherited.setUps : [...inherited.setUps, setUp],
  })
}
