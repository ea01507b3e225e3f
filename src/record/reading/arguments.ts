import { invalidValues, tooManyArguments } from '../../base/errors.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { SlotLayout } from '../../layout/slot-layout.js'
import { findRecordClass, nameOf, type AnyClass } from '../record-class.js'
import { noProblems, type Problems } from './problems.js'
import { constructorReading, readSlots } from './read-slots.js'

/**
 * @throws {SlotError} `too-many-arguments` if the first argument beyond the last parameter is not `undefined`: compiled
 * constructors look at it alone.
 */
export function refuseSurplus(
  caller: string,
  { signature: { parameters } }: RecordLayout,
  given: ArrayLike<unknown>,
): void {
  if (given[parameters.length] !== undefined) throw tooManyArguments(caller, parameters.length, given.length)
}

/**
 * Reads what a constructor was given: the values of its own slots.
 *
 * @throws {SlotError} naming all that is missing, unknown and ill-typed at once, of the slots of the base too where
 * they share an argument.
 */
export function readArguments(leaf: AnyClass, layout: RecordLayout, given: readonly unknown[]): unknown[] {
  const { names, signature, slots } = layout
  const { keywords, parameters, takesObject } = signature
  const self = findRecordClass(leaf)
  const who = self === undefined ? layout.name : nameOf(leaf, self)
  const positional = new Map(
    given.flatMap((value, position) =>
      parameters[position] === undefined ? [] : [[parameters[position], value] as const],
    ),
  )
  // A class that extends this one hands on its own keywords too.
  const known = [...keywords, ...(self?.layout.names ?? []).filter((name) => !names.includes(name))]
  const init = takesObject ? given[parameters.length - 1] : undefined
  const read = (some: readonly SlotLayout[], problems: Problems): unknown[] =>
    readSlots(who, some, known, init, positional, constructorReading(layout), problems)
  const own: Problems = noProblems()
  const values = read(signature.slots, own)
  if (own.code === undefined && given.length >= signature.required) return values
  const all: Problems = noProblems()
  read(signature.knowsBase ? slots : signature.slots, all)
  if (all.code === undefined) return values
  throw invalidValues(who, own.code ?? all.code, all.issues)
}
