import { badOption, duplicateSlot } from '../errors.js'
import type { OptionTypes } from '../options.js'
import { checkSlotCount } from './slot-names.js'

/** How a record is closed to names that are not slots. */
export type Closing = 'sealed' | 'guarded' | 'frozen' | 'open'

/** Runs on every new record, after its slots are written and before it is sealed. */
export type SetUp = (record: never) => void

/** Options of a definition as the user gives them. */
export interface DefinitionOptions {
  /** `'dynamic'`, which only the library itself asks for: there are no slots but attributes in a Map. */
  readonly closed?: Closing | 'dynamic'
  readonly strictReads?: boolean
  readonly setUp?: SetUp
  readonly name?: string
  readonly baseArgs?: number
}

export const DYNAMIC_OPTIONS: OptionTypes = { name: 'string', setUp: 'function' }
export const SLOTS_OPTIONS: OptionTypes = { closed: ['sealed', 'guarded', 'frozen', 'open'], strictReads: 'boolean', ...DYNAMIC_OPTIONS }
export const EXTENSION_OPTIONS: OptionTypes = { ...SLOTS_OPTIONS, baseArgs: 'whole number' }

/** The frozen description of a record class, from which both of its forms are made. */
export interface RecordLayout {
  /** The name of the generated class; errors prefer that of the leaf. */
  readonly name: string
  /** All slots in the order of the keys: the base's first. */
  readonly names: readonly string[]
  /** The slots that this definition adds. */
  readonly ownNames: readonly string[]
  /** How many leading arguments go to the base's constructor; 0 for a root. */
  readonly baseArgs: number
  /** How many arguments the constructor takes, the base's included. */
  readonly arity: number
  readonly closed: Closing | 'dynamic'
  readonly strictReads: boolean
  /** The base's first. */
  readonly setUps: readonly SetUp[]
}

/** What a layout is built upon: the layout of the class it extends, and how many arguments that class's constructor takes. */
export interface Base {
  readonly layout: RecordLayout
  readonly name: string
  readonly length: number
}

const NO_BASE: Base = {
  layout: { name: '', names: [], ownNames: [], baseArgs: 0, arity: 0, closed: 'sealed', strictReads: false, setUps: [] },
  name: '',
  length: 0,
}

/**
 * Lays out the slots of one definition, with checked names and options, upon its base if it has one.
 *
 * @throws {SlotError} `duplicate-slot` for a slot that the base has, `conflicting-options`.
 * @throws {RangeError} `too-many-slots`.
 */
export function layOut(who: string, ownNames: readonly string[], options: DefinitionOptions, base: Base = NO_BASE): RecordLayout {
  const inherited = base.layout
  const { closed = inherited.closed, strictReads = inherited.strictReads, name = 'Slots', baseArgs = base.length || inherited.arity, setUp } = options
  const double = ownNames.find((ownName) => inherited.names.includes(ownName))
  if (double !== undefined) throw duplicateSlot(who, double, `${base.name} has it already`)
  if (base !== NO_BASE) {
    // One guard serves a whole family of classes, so what it does cannot change on the way down.
    const conflict = (closed === 'open') !== (inherited.closed === 'open') ? 'closed' : strictReads !== inherited.strictReads && 'strictReads'
    if (conflict) throw badOption(who, conflict, `that of ${base.name}`, 'conflicting-options')
  }
  return Object.freeze({
    name,
    names: checkSlotCount(who, [...inherited.names, ...ownNames]),
    ownNames,
    baseArgs,
    arity: baseArgs + ownNames.length,
    closed,
    strictReads,
    setUps: setUp === undefined ? inherited.setUps : [...inherited.setUps, setUp],
  })
}
