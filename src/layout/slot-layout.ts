import { bare, freeze } from '../base/own.js'
import { ANY, mayHold, type Kind } from './kinds.js'

/** How a slot is filled that is not given: a constant, or a factory that is called for every record. */
export type Default = { readonly value: unknown } | { readonly make: () => unknown }

/** What is known of a slot but its name. */
export interface SlotData {
  readonly kind: Kind
  /** `undefined` for a slot that must be given. */
  readonly initial: Default | undefined
  readonly isReadonly: boolean
  readonly doc: string | undefined
  /** Is it left out of `equals`, `compare` and `hash`? */
  readonly isUncompared: boolean
}

export interface SlotLayout extends SlotData {
  readonly name: string
}

/** A slot of the array form: anything, and `undefined` where no argument is given. */
export function untypedSlot(name: string): SlotLayout {
  return { name, kind: ANY, initial: constant(undefined), isReadonly: false, doc: undefined, isUncompared: false }
}

/** A default that is the same for all records. It inherits nothing, so that what it is can be asked by name. */
export function constant(value: unknown): Default {
  return freeze(bare({ value }))
}

/** A default that is made for each record. */
export function madeBy(make: () => unknown): Default {
  return freeze(bare({ make }))
}

/** May a patch write `undefined` into a slot, as far as is known without its schema? */
export function mayBeUndefined({ kind, initial }: SlotData): boolean {
  if (mayHold(undefined, kind)) return true
  return kind === ANY && (initial === undefined || ('value' in initial && initial.value === undefined))
}

/** What a slot holds that was not given; for slots that need not be. */
export function initialOf({ initial }: SlotData): unknown {
  if (initial === undefined) return undefined
  return 'make' in initial ? initial.make() : initial.value
}

/** Must a slot be given? A schema that takes `undefined` has a default of its own, or is optional. */
export function isRequired({ initial, kind }: SlotData): boolean {
  return initial === undefined && kind.schema === undefined
}
