import { slotNames, type AnyRecordClass } from '../index.js'
import { rowMembersOf } from '../packed/row-members.js'

/** A method of a class, or a getter, as something that is called with a row. */
export interface RowMethod {
  /** As messages call it: `Trip.fare()`, or `Trip.fare` for a getter. */
  readonly title: string
  readonly call: (row: unknown) => unknown
}

type Row = Readonly<Record<string, unknown>> & Readonly<Record<string, () => unknown>>

/**
 * Finds a method or a getter of a class, its own or an inherited one.
 *
 * @throws {Error} if there is none of that name, or it is that of a slot.
 * @throws {SlotError} for a class whose records cannot be packed.
 */
export function methodOf(Class: AnyRecordClass, className: string, name: string): RowMethod {
  const { members } = rowMembersOf('pipe', Class)
  const own = members.filter(({ owner, kind }) => owner !== undefined && kind !== 'set')
  const found = own.find(({ key }) => key === name)
  if (found === undefined) {
    if (slotNames(Class).includes(name)) throw new Error(`${className}.${name} is a slot, not a method`)
    const names = new Set(own.flatMap(({ key }) => (typeof key === 'string' ? [key] : [])))
    const known = names.size === 0 ? 'It has none' : `Its methods are ${[...names].join(', ')}`
    throw new Error(`${className} has no method ${JSON.stringify(name)}. ${known}`)
  }
  return found.kind === 'method'
    ? { title: `${className}.${name}()`, call: (row) => (row as Row)[name]?.() }
    : { title: `${className}.${name}`, call: (row) => (row as Row)[name] }
}
