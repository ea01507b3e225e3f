import { block, code, list, type Source, type Statement } from '../../codegen/source.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import type { Signature } from '../../layout/signature.js'
import { initialOf, isRequired, type SlotLayout } from '../../layout/slot-layout.js'
import { isGiven, isInherited } from '../../base/own.js'
import type { AnyClass } from '../record-class.js'
import { checksValues } from './read-slots.js'

type Read = (leaf: AnyClass, given: readonly unknown[]) => readonly unknown[]

/** What a constructor takes, and whether it checks it. */
type Arguments = Pick<RecordLayout, 'signature' | 'validate'>

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
 * The interpreted twin of `emitReading`: the values of the own slots, from the arguments of a constructor; those of
 * slots given by position stand behind the arguments of the base. What is right is read at once; what may be wrong, or
 * is to be checked, is left to `read`, which says so.
 *
 * @param spelledOut Makes what reads the slots of one class alone, by their places among the arguments. Default: one
 * loop for all classes.
 */
export function interpretReading(
  { signature, validate }: Arguments,
  { read, refuse, isKnown }: Careful,
  spelledOut?: (places: readonly number[]) => ReadAll,
): Read {
  const { isKeyword, keywords, parameters, required, slots } = signature
  const max = parameters.length
  if (!isKeyword) return readPositions(max, refuse)
  const careful: Read = (leaf, given) => {
    refuse(leaf, given)
    return read(leaf, given)
  }
  if (checksValues(validate, slots)) return careful
  const known = new Set(keywords)
  const plans = slots.map((slot) => planOf(slot, signature))
  const hasObject = signature.takesObject
  const readAll = spelledOut?.(plans.map(({ place }) => place)) ?? loopOver(plans)

  return (leaf, given) => {
    if (given.length < required || given[max] !== undefined) return careful(leaf, given)
    const init = (hasObject ? given[max - 1] : undefined) ?? NOTHING
    if (typeof init !== 'object' || (hasObject && given[max - 1] === null)) return careful(leaf, given)
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

function readPositions(max: number, refuse: Careful['refuse']): Read {
  return (leaf, given) => {
    if (given.length > max) refuse(leaf, given)
    return given
  }
}

function loopOver(plans: readonly Plan[]): ReadAll {
  return (init, given) => {
    // Not an array that begins empty: one of numbers only would hold all of them as doubles.
    const values: unknown[] = [undefined]
    for (let position = 0; position < plans.length; position++) {
      const { name, place } = plans[position] as Plan
      values[position] =
        place >= 0 ? given[place] : isInherited(name, init) ? undefined : (init as Record<string, unknown>)[name]
    }
    return values
  }
}

function planOf(slot: SlotLayout, { args, baseArgs }: Signature): Plan {
  const { initial, name } = slot
  const argument = args.indexOf(name)
  const hasDefault = initial !== undefined && ('make' in initial || initial.value !== undefined)
  return {
    name,
    place: argument < 0 ? -1 : baseArgs + argument,
    isRequired: isRequired(slot),
    make: hasDefault ? () => initialOf(slot) : undefined,
  }
}

// Compiled

/**
 * The statements that read the values `v0, v1 …` of the own slots without making anything: whatever is wrong is found
 * out by `fail`.
 */
export function emitReading({ signature, validate }: Arguments): Statement[] {
  const { args, required, slots, takesObject } = signature
  if (checksValues(validate, slots)) {
    const values = slots.map((_, position) => code`v${position} = values[${position}];`)
    return [code`const values = read(new.target, [...arguments]);`, ...values]
  }
  const positions = new Map(slots.map(({ name }, position) => [name, position]))
  const positional = args.map((name, argument) => code`v${positions.get(name) as number} = a${argument};`)
  const hasChecks = required > 0 || takesObject
  return [
    hasChecks && code`let isBad = ${required === 0 ? code`false` : code`arguments.length < ${required}`};`,
    takesObject && emitReadingOfKeywords(signature),
    ...positional,
    hasChecks && code`(isBad ? THROW : PASS).take(new.target, fail, arguments);`,
    ...slots.map(emitDefault),
  ]
}

function emitReadingOfKeywords({ args, keywords, slots }: Signature): Source {
  const isKeyword = ({ name }: SlotLayout): boolean => !args.includes(name)
  const reads = slots.flatMap((slot, position): Statement[] => {
    const { name } = slot
    const read = code`v${position} = ${name} in O && !hasOwn(init, ${name}) ? undefined : init[${name}];`
    const check = code`if (v${position} === undefined && !${emitIsGiven(name)}) isBad = true;`
    return isKeyword(slot) ? [read, isRequired(slot) && check] : []
  })
  const cases = [...keywords.map((name) => code`case ${name}:`), ...(keywords.length > 0 ? [code`break;`] : [])]
  const unknown = code`default: if (!isKnown(new.target, key, init)) isBad = true;`
  const keys = code`for (const key in init) switch (key) { ${list([...cases, unknown], ' ')} }`
  const isNeeded = slots.some((slot) => isKeyword(slot) && isRequired(slot))
  return code`if (init === undefined) {${isNeeded ? code` isBad = true;` : code``} }
else if (typeof init !== "object" || init === null) isBad = true;
${block(code`else`, [keys, ...reads])}`
}

/** What every object inherits from `Object.prototype`, now or later, is not given by it. */
function emitIsGiven(name: string): Source {
  return code`(${name} in O ? hasOwn(init, ${name}) : ${name} in init)`
}

/** What a slot holds that was not given. */
export function emitDefault({ initial }: SlotLayout, position: number): Statement {
  if (initial === undefined || ('value' in initial && initial.value === undefined)) return undefined
  const made = emitInitial('value' in initial ? initial.value : initial, position)
  return code`if (v${position} === undefined) v${position} = ${made};`
}

function emitInitial(value: unknown, position: number): Source {
  if (typeof value === 'string' || (Number.isFinite(value) && !Object.is(value, -0)))
    return code`${value as string | number}`
  if (typeof value === 'boolean') return value ? code`true` : code`false`
  return code`initials[${position}]()`
}
