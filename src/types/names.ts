import type { Writable } from './brand.js'
import type { SlotLike } from './slots.js'

/** Names of slots, in their order. */
export type Names = readonly string[]

/** Slots by name. */
export interface Slots {
  readonly [name: string]: SlotLike
}

/** What `defineSlots` takes: names, or slots by name. */
export type Definition = Names | Slots

/** Slot names that JavaScript itself looks up on objects. */
export type ReservedName = 'constructor' | '__proto__' | 'toJSON' | 'toString' | 'valueOf'

// One test sorts out nearly every name that is sound.
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

/** `Sound` for a name that is sound, and a message for another. */
export type CheckedName<Name, Sound> = Name extends Suspect
  ? [Reason<Name>] extends [never]
    ? Sound
    : Reason<Name>
  : Sound

/** Each name with the position, or positions, it stands at. */
export type Positions<Array> = { [Position in keyof Array & `${number}` as Array[Position] & string]: Position }

// `P[Name & string]`, where `Name & keyof P` would compute the keys anew at every use: quadratic in the number of
// slots.
export type Single<Name, Position, P extends Record<string, unknown>> = P[Name & string] extends Position
  ? Name
  : `duplicate slot name '${Name & string}'`

/**
 * Names as they are where they are sound, and a message in place of each that is not; beside a slot by name, `unknown`
 * or a message.
 */
export type Checked<D> = {
  [Key in keyof D]: D extends Names ? CheckedName<D[Key], Single<D[Key], Key, Positions<D>>> : CheckedName<Key, unknown>
}

// Through a mapped type alone an object would be inferred as a copy of itself, which renaming and finding references do
// not see through.
export type AsWritten<D> = [D] extends [Names] ? unknown : D

/** The name that an enum's string stands for: as a key the two are not the same to TypeScript. */
// oxlint-disable-next-line typescript/no-unnecessary-template-expression -- it makes a string of a member of an enum
export type Plain<Name> = `${Name & string}`

/** A definition as a class keeps it. */
export type Kept<D> = D extends Names ? { -readonly [Position in keyof D]: Plain<D[Position]> } : Writable<D>

/** Names as they are where they are sound; a message in place of each that is not. */
export type CheckedNames<D> = { [Key in keyof D]: CheckedName<D[Key], Single<D[Key], Key, Positions<D>>> }
