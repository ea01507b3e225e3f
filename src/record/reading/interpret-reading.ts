import type { RecordLayout } from '../../layout/record-layout.js'
import { initialOf, type SlotLayout } from '../../layout/slot-layout.js'
import { isGiven, isInherited } from '../../base/own.js'
import type { AnyClass } from '../record-class.js'
import { checksValues, isRequired, requiredArguments } from './read-slots.js'

type Read = (leaf: AnyClass, given: readonly unknown[]) => readonly unknown[]

/** The values of the own slots, as they are in the arguments and in the object of keywords. */
export type ReadAll = (init: object, given: readonly unknown[]) => unknown[]

/** What says what is wrong. */
interface Careful {
  readonly read: Read
  readonly refuse: (leaf: AnyClass, given: ArrayLike<unknown>) => void
  readonly isKnown: (leaf: AnyClass, key: string, init: object) => boolean
}

/** What a reader needs to know of one own slot. */
interface Plan {
  readonly name: string
  /** Where it stands among the arguments; −1 for a keyword. */
  readonly place: number
  readonly isRequired: boolean
  readonly make: (() => unknown) | undefined
}

/**
 * The interpreted twin of `emitReading`: the values of the own slots, from the arguments of a constructor; those of slots given by position
 * stand behind the arguments of the base. What is right is read at once; what may be wrong, or is to be checked, is left to `read`, which says
 * so.
 *
 * @param spelledOut Makes what reads the slots of one class alone, by their places among the arguments. Default: one loop for all classes.
 */
export function interpretReading(layout: RecordLayout, { read, refuse, isKnown }: Careful, spelledOut?: (places: readonly number[]) => ReadAll): Read {
  const { args, baseArgs, isKeyword, keywords, ownSlots, parameters, validate } = layout
  const most = parameters.length
  if (!isKeyword) return positionalReading(most, refuse)
  const careful: Read = (leaf, given) => {
    refuse(leaf, given)
    return read(leaf, given)
  }
  if (checksValues(validate, ownSlots)) return careful
  const known = new Set(keywords)
  const required = requiredArguments(layout)
  const plans = ownSlots.map((slot) => planOf(slot, args, baseArgs))
  const hasObject = most > baseArgs + args.length
  const readAll = spelledOut?.(plans.map(({ place }) => place)) ?? loopOver(plans)

  return (leaf, given) => {
    if (given.length < required || given[most] !== undefined) return careful(leaf, given)
    const init = (hasObject ? given[most - 1] : undefined) ?? NOTHING
    if (typeof init !== 'object' || (hasObject && given[most - 1] === null)) return careful(leaf, given)
    for (const key in init) if (!known.has(key) && !isKnown(leaf, key, init)) return careful(leaf, given)
    const values = readAll(init, given)
    let hasDefaults = false
    for (let position = 0; position < plans.length; position++) {
      if (values[position] !== undefined) continue
      const { name, place, isRequired: isNeeded } = plans[position] as Plan
      if (isNeeded && place < 0 && !isGiven(init, name)) return careful(leaf, given)
      hasDefaults = true
    }
    if (!hasDefaults) return values
    for (let position = 0; position < plans.length; position++) {
      const { make } = plans[position] as Plan
      if (make !== undefined && values[position] === undefined) values[position] = make()
    }
    return values
  }
}

const NOTHING = Object.freeze({})

function loopOver(plans: readonly Plan[]): ReadAll {
  return (init, given) => {
    // Not an array that begins empty: one of numbers only would hold all of them as doubles.
    const values: unknown[] = [undefined]
    for (let position = 0; position < plans.length; position++) {
      const { name, place } = plans[position] as Plan
      values[position] = place >= 0 ? given[place] : isInherited(name, init) ? undefined : (init as Record<string, unknown>)[name]
    }
    return values
  }
}

/** Slots given by position are the last arguments. */
function positionalReading(most: number, refuse: Careful['refuse']): Read {
  return (leaf, given) => {
    if (given.length > most) refuse(leaf, given)
    return given
  }
}

function planOf(slot: SlotLayout, args: readonly string[], baseArgs: number): Plan {
  const { initial, name } = slot
  const argument = args.indexOf(name)
  const hasDefault = initial !== undefined && ('make' in initial || initial.value !== undefined)
  return { name, place: argument < 0 ? -1 : baseArgs + argument, isRequired: isRequired(slot), make: hasDefault ? () => initialOf(slot) : undefined }
}
