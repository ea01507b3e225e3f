import type { Flat } from './brand.js'
import type { Names, Plain } from './names.js'
import type { PlainRecord } from './plain.js'
import type { InputOf, PlainOf } from './plain-slots.js'
import type { Access, Given, Presence, Read } from './slot-types.js'
import type { OpenSlot } from './slots.js'

// Types that the heritage clause gives to bare names and to `slot()`.

type OpenKeys<Slots> = [Extract<Slots[keyof Slots], OpenSlot>] extends [never]
  ? never
  : { [Name in keyof Slots]: Slots[Name] extends OpenSlot ? Name : never }[keyof Slots]

/** The slots of a definition that have no type yet. */
export type OpenNames<D> = D extends Names ? D[number] : OpenKeys<D>

/** The slots without a type, each as `unknown`. */
export type Untyped<D> = { [Name in OpenNames<D> & string]: unknown }

/** Constrains the heritage type argument to name all slots without a type and nothing else. */
export type TypesFor<D, Types> = [keyof Types, OpenNames<D>] extends [OpenNames<D>, Plain<keyof Types>]
  ? unknown
  : Mismatch<OpenNames<D>, Types>

type Mismatch<Open, Types> = [keyof Types] extends [Open]
  ? { [Name in Exclude<Open, keyof Types> & string]: unknown }
  : { [Name in keyof Types]: Name extends Open ? unknown : `no slot without a type is named '${Name & string}'` }

/** Without a heritage argument `Types` is `any`, which `InstanceType` erases to an index signature. */
export type Typed<D, Types> = unknown extends Types
  ? Untyped<D>
  : string extends keyof Types
    ? string extends OpenNames<D>
      ? Types
      : Untyped<D>
    : [OpenNames<D>] extends [keyof Types]
      ? Types
      : { [Name in keyof Types as Plain<Name>]: Types[Name] }

// Slots by name. Each type looks at the union of the distinct slot types first, so that the common cases cost one plain
// mapped type.

type AccessOf<Slot> = Slot extends OpenSlot ? 'open' : Access<Slot>
type PresenceOf<Slot> = Slot extends OpenSlot ? 'open' : Presence<Slot>

// For a schema that does not take its own output, assignments take the output, unless the schema runs on them too.
type WritableAccess<Validate> = 'always' extends Validate ? 'mutable' : 'mutable' | 'transformed'

type ReadBy<Slots, Validate> = [AccessOf<Slots[keyof Slots]>] extends [WritableAccess<Validate>]
  ? { -readonly [Name in keyof Slots]: Read<Slots[Name]> } & {}
  : Flat<
      {
        -readonly [Name in keyof Slots as AccessOf<Slots[Name]> extends WritableAccess<Validate> ? Name : never]: Read<
          Slots[Name]
        >
      } & {
        readonly [
          Name in keyof Slots as AccessOf<Slots[Name]> extends WritableAccess<Validate> | 'open' ? never : Name
        ]: Read<Slots[Name]>
      }
    >

// Many classes have a default, so this is the cheap way: it costs half of two mapped types with `as`, but loses the
// written order.
type GivenBy<Slots> = [PresenceOf<Slots[keyof Slots]>] extends ['required']
  ? { -readonly [Name in keyof Slots]: Given<Slots[Name]> } & {}
  : GivenEach<
      Pick<Slots, Exclude<keyof Slots, OptionalKeys<Slots> | OpenKeys<Slots>>> &
        Partial<Pick<Slots, OptionalKeys<Slots>>>
    >

type OptionalKeys<Slots> = {
  [Name in keyof Slots]: PresenceOf<Slots[Name]> extends 'optional' ? Name : never
}[keyof Slots]
type GivenEach<Slots> = { -readonly [Name in keyof Slots]: Given<Slots[Name] & {}> } & {}

// Every slot exists from birth. The type stays itself if possible, because editors show no documentation on mapped
// properties.
type Always<Types> = Types extends Required<Types> ? Types : { [Name in keyof Required<Types>]: Types[Name] }

type Mutable<D, Types, Validate> = D extends Names
  ? Always<Types>
  : [keyof Types] extends [never]
    ? ReadBy<D, Validate>
    : Flat<Always<Types> & ReadBy<D, Validate>>

/** The slots of a definition as they are read. */
export type Fields<D, Types, Closed, Validate> = [Closed] extends ['frozen']
  ? Readonly<Mutable<D, Types, Validate>>
  : Mutable<D, Types, Validate>

/** The slots of a definition as `assign` takes them: a slot with a transforming schema takes what the schema takes. */
export type Assigned<D, Closed, Fields> = D extends Names
  ? Fields
  : 'transformed' extends AccessOf<D[keyof D]>
    ? [Closed] extends ['frozen']
      ? Fields
      : Flat<Omit<Fields, TransformedKeys<D>> & { [Name in TransformedKeys<D>]: Given<D[Name]> }>
    : Fields

type TransformedKeys<Slots> = {
  [Name in keyof Slots]: AccessOf<Slots[Name]> extends 'transformed' ? Name : never
}[keyof Slots]

/** The slots of a definition as the constructor takes them. */
export type Init<D, Types> = D extends Names
  ? Types
  : [keyof Types] extends [never]
    ? GivenBy<D>
    : Flat<Types & GivenBy<D>>

/** The slots of a definition as `toObject` returns them. */
export type PlainFields<D, Fields> = {
  [Name in keyof Fields]: D extends Names
    ? PlainRecord<Fields[Name]>
    : Name extends keyof D
      ? D[Name] extends OpenSlot
        ? PlainRecord<Fields[Name]>
        : PlainOf<D[Name]>
      : PlainRecord<Fields[Name]>
} & {}

/** The slots of a definition as `fromObject` takes them. */
export type InputFields<D, Init> = D extends Names
  ? Init
  : {
      [Name in keyof Init]:
        Init[Name] | (Name extends keyof D ? (D[Name] extends OpenSlot ? never : InputOf<D[Name]>) : never)
    } & {}

/** The slots of a definition as `setUp` sees them. */
export type SetUpFields<D> =
  Mutable<D, Untyped<D>, 'construct'> extends infer All ? { -readonly [Name in keyof All]: All[Name] } : never
