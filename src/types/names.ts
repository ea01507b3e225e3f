import type { Writable } from './brand.js'
import type { SlotLike } from './slot-types.js'

/** Names of slots, in their order. */
export type Names = readonly string[]

/** Slots by name. */
interface Slots {
  readonly [name: string]: SlotLike
}

/** What `defineSlots` takes: names, or slots by name. */
export type Definition = Names | Slots

/** Names that JavaScript looks up on every object, and so cannot name slots. */
type ReservedName = 'constructor' | '__proto__' | 'toJSON' | 'toString' | 'valueOf'

// One test accepts nearly every sound name.
type Suspect = ReservedName | '' | `${bigint}` | number | symbol

type Reason<Name> = Name extends symbol
  ? 'a slot name is a string'
  : Name extends ''
    ? 'a slot name cannot be empty'
    : Name extends ReservedName
      ? `slot name '${Name}' is reserved`
      : `${Name & (string | number)}` extends `-${string}`
        ? never
        : `${Name & (string | number)}` extends `${bigint}`
          ? `slot name '${Name & (string | number)}' looks like an array index`
          : never

/** `Sound` for a name that can name a slot, and a message for any other. */
export type CheckedName<Name, Sound> = Name extends Suspect
  ? [Reason<Name>] extends [never]
    ? Sound
    : Reason<Name>
  : Sound

/** Each name with the position, or positions, where it stands. */
export type Positions<Array> = { [Position in keyof Array & `${number}` as Array[Position] & string]: Position }

/** The name if it stands once, and a message if it stands twice. */
// `Name & keyof P` in place of `Name & string` would compute the keys at every use: quadratic in the number of slots.
export type Single<Name, Position, P extends Record<string, unknown>> = P[Name & string] extends Position
  ? Name
  : `duplicate slot name '${Name & string}'`

/**
 * An array of names, with a message in place of each bad name; or, for slots by name, `unknown` or a message for each.
 */
export type Checked<D> = {
  [Key in keyof D]: D extends Names ? CheckedName<D[Key], Single<D[Key], Key, Positions<D>>> : CheckedName<Key, unknown>
}

/** A definition in an object as it is written. */
// From a mapped type alone TypeScript would infer a copy of the object, and editors could not rename slots or find
// them.
export type AsWritten<D> = [D] extends [Names] ? unknown : D

/** The plain string of a name: as keys, an enum member and its string differ to TypeScript. */
// oxlint-disable-next-line typescript/no-unnecessary-template-expression -- it turns an enum member into a string
export type Plain<Name> = `${Name & string}`

/** A definition as a class keeps it. */
export type Kept<D> = D extends Names ? { -readonly [Position in keyof D]: Plain<D[Position]> } : Writable<D>

/** An array of names, with a message in place of each bad name. */
export type CheckedNames<D> = { [Key in keyof D]: CheckedName<D[Key], Single<D[Key], Key, Positions<D>>> }
