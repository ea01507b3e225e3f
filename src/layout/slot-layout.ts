import { ANY, type Kind } from './kinds.js'

/** How a slot is filled that is not given: a constant, or a factory that is called for every record. */
export type Default = { readonly value: unknown } | { readonly make: () => unknown }

/** What is known of a slot but its name. */
export interface SlotData {
  readonly kind: Kind
  /** `undefined` for a slot that must be given. */
  readonly initial: Default | undefined
  readonly isReadonly: boolean
  readonly doc: string | undefined
}

export interface SlotLayout extends SlotData {
  readonly name: string
}

/** A slot of the array form: anything, and `undefined` where no argument is given. */
export function untypedSlot(name: string): SlotLayout {
  return { name, kind: ANY, initial: { value: undefined }, isReadonly: false, doc: undefined }
}

/** What a slot holds that was not given; for slots that need not be. */
export function initialOf({ initial }: SlotData): unknown {
  if (initial === undefined) return undefined
  return 'make' in initial ? initial.make() : initial.value
}
