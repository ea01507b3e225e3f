import { tooManyArguments } from '../../base/errors.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { findRecordClass, nameOf, type AnyClass } from '../record-class.js'
import { readSlots } from './read-slots.js'
import { constructorMode, Place, Reader } from './reader.js'

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
  const caller = self === undefined ? layout.name : nameOf(leaf, self)
  const positional = new Map(
    given.flatMap((value, position) =>
      parameters[position] === undefined ? [] : [[parameters[position], value] as const],
    ),
  )
  // A class that extends this one hands on its own keywords too.
  const known = [...keywords, ...(self?.layout.names ?? []).filter((name) => !names.includes(name))]
  const init = takesObject ? given[parameters.length - 1] : undefined
  const mode = constructorMode(layout)
  const own = new Reader(caller, mode)
  const values = readSlots(new Place(own), signature.slots, known, init, positional)
  if (own.code === undefined && given.length >= signature.required) return values
  const all = new Reader(caller, mode)
  readSlots(new Place(all), signature.knowsBase ? slots : signature.slots, known, init, positional)
  all.finish(all.code && (own.code ?? all.code))
  return values
}
