import { inheritedSlot } from '../errors.js'
import type { Closing, DefinitionOptions, SetUp } from './options.js'
import { checkSlotCount } from './slot-names.js'

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
  /** What the positional arguments are called, the base's first. */
  readonly parameters: readonly string[]
  /** `'dynamic'`: there are no slots but attributes in a Map. */
  readonly closed: Closing | 'dynamic'
  readonly strictReads: boolean
  /** The base's first. */
  readonly setUps: readonly SetUp[]
}

type LayoutOptions = Omit<DefinitionOptions, 'closed'> & { readonly closed?: RecordLayout['closed'] }

/** What a layout is built upon: the layout of the class it extends, and that class's constructor as users see it. */
export interface Base {
  readonly layout: RecordLayout
  readonly name: string
  readonly length: number
}

/**
 * Lays out the slots of one definition, with checked names and options, upon its base if it has one.
 *
 * @throws {SlotError} `duplicate-slot` for a slot that the base has.
 * @throws {RangeError} `too-many-slots`.
 */
export function layOut(who: string, ownNames: readonly string[], options: LayoutOptions, base?: Base): RecordLayout {
  const inherited = base?.layout.names ?? []
  const taken = new Set(inherited)
  for (const name of ownNames) if (taken.has(name)) throw inheritedSlot(who, name, base?.name ?? '')
  const baseArgs = options.baseArgs ?? (base?.length || base?.layout.parameters.length) ?? 0
  return Object.freeze({
    name: options.name ?? 'Slots',
    names: checkSlotCount(who, Object.freeze([...inherited, ...ownNames])),
    ownNames,
    baseArgs,
    parameters: Object.freeze([...parametersOf(base, baseArgs), ...ownNames]),
    closed: options.closed ?? base?.layout.closed ?? 'sealed',
    strictReads: options.strictReads ?? base?.layout.strictReads ?? false,
    setUps: Object.freeze([...(base?.layout.setUps ?? []), ...(options.setUp === undefined ? [] : [options.setUp])]),
  })
}

/** A base constructor of the user's own may take other arguments than the slots; those have no names here. */
function parametersOf(base: Base | undefined, count: number): string[] {
  const known = base?.layout.parameters ?? []
  return Array.from({ length: count }, (_, position) => (count === known.length ? known[position] : undefined) ?? `argument ${position + 1}`)
}
