import { invalidValues, tooManyArguments } from '../../base/errors.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { SlotLayout } from '../../layout/slot-layout.js'
import { findRecordClass, nameOf, type AnyClass } from '../record-class.js'
import { noProblems, type Problems } from './problems.js'
import { constructorReading, readSlots } from './read-slots.js'

/** How many arguments there must be at least, those of the base included where they are known. */
export function requiredArguments({ baseArgs, knowsBaseArguments, parameters, slots }: RecordLayout): number {
  const isNeeded = (name: string | undefined, position: number): boolean =>
    (knowsBaseArguments || position >= baseArgs) && slots.some((slot) => slot.name === name && isRequired(slot))
  return Math.max(0, ...parameters.map((name, position) => (isNeeded(name, position) ? position + 1 : 0)))
}

/** A schema that takes `undefined` has a default of its own, or is optional. */
export function isRequired({ initial, kind }: SlotLayout): boolean {
  return initial === undefined && kind.schema === undefined
}

/**
 * @throws {SlotError} `too-many-arguments` if the first argument beyond the last parameter is not `undefined`: compiled
 * constructors look at it alone.
 */
export function refuseSurplus(who: string, { parameters }: RecordLayout, given: ArrayLike<unknown>): void {
  if (given[parameters.length] !== undefined) throw tooManyArguments(who, parameters.length, given.length)
}

/**
 * Reads what a constructor was given: the values of its own slots.
 *
 * @throws {SlotError} naming all that is missing, unknown and ill-typed at once, of the slots of the base too where
 * they share an argument.
 */
export function readArguments(leaf: AnyClass, layout: RecordLayout, given: readonly unknown[]): unknown[] {
  const { keywords, knowsBaseArguments, names, ownSlots, parameters, slots } = layout
  const self = findRecordClass(leaf)
  const who = self === undefined ? layout.name : nameOf(leaf, self)
  const positional = new Map(
    given.flatMap((value, position) =>
      parameters[position] === undefined ? [] : [[parameters[position], value] as const],
    ),
  )
  // A class that extends this one hands on its own keywords too.
  const known = [...keywords, ...(self?.layout.names ?? []).filter((name) => !names.includes(name))]
  const init = parameters.at(-1) === undefined ? given[parameters.length - 1] : undefined
  const read = (some: readonly SlotLayout[], problems: Problems): unknown[] =>
    readSlots(who, some, known, init, positional, constructorReading(layout), problems)
  const own: Problems = noProblems()
  const values = read(ownSlots, own)
  if (own.code === undefined && given.length >= requiredArguments(layout)) return values
  const all: Problems = noProblems()
  read(knowsBaseArguments ? slots : ownSlots, all)
  if (all.code === undefined) return values
  throw invalidValues(who, own.code ?? all.code, all.issues)
}
