import { keywordsChanged } from '../../base/errors.js'
import { isInherited } from '../../base/own.js'
import { PASS, THROW } from '../../codegen/gate.js'
import { code, lines, list, type Source } from '../../codegen/source.js'
import { storedKind, type Kind } from '../../layout/kinds.js'
import type { RecordLayout } from '../../layout/record-layout.js'
import { byKeyword, flatten as flattened } from '../../layout/signature.js'
import { initialOf } from '../../layout/slot-layout.js'
import { parametersOf } from '../../record/making/constructor.js'
import { readArguments, refuseSurplus } from '../../record/reading/arguments.js'
import { emitReading } from '../../record/reading/keywords.js'
import { checksValues, readSlots } from '../../record/reading/read-slots.js'
import { constructorMode, Place, Reader } from '../../record/reading/reader.js'
import type { RecordClass } from '../../record/record-class.js'
import type { PackedPlan } from '../columns/column.js'
import { isExactly, valuesOf } from '../columns/taken.js'
import { notAnInit, otherRecord, recordForSlots } from '../messages.js'

/**
 * The layout of a class as if it extended no other: what its generated constructors take, base first, is read in one
 * step.
 */
export function flatten({ layout }: RecordClass): RecordLayout {
  return { ...layout, ownSlots: layout.slots, signature: flattened(layout) }
}

/**
 * The parameters of a generated constructor, and the statements that make of them the values `v0, v1 …` of all slots,
 * checked as a constructor does.
 */
export function emitArguments({ layout }: PackedPlan): Readonly<Record<'parameters' | 'reading' | 'values', Source>> {
  const numbered = list(
    layout.slots.map((_, position) => code`v${position}`),
    ', ',
  )
  const parameters = parametersOf(layout.signature, false)
  const { isKeyword } = layout.signature
  const locals = isKeyword && layout.slots.length > 0 ? [code`let ${numbered};`] : []
  const reading = [
    code`if (arguments.length > ${layout.signature.parameters.length}) refuseSurplus(arguments);`,
    ...locals,
    ...(isKeyword ? emitReading(layout) : []),
  ]
  return { parameters: list(parameters, ', '), reading: lines(reading, 2), values: numbered }
}

/** May an object or array stand for a value of a kind? */
function needsLook({ name, parts, recordClass }: Kind): boolean {
  return recordClass !== undefined || (parts !== undefined && name !== 'date')
}

/**
 * The statements that make the values `v0, v1 …` of one object of all slots, called `init`; `undefined` for a class that needs a
 * closer look at what it is given, because of records or lists inside, or of schemas.
 */
export function emitInit({ layout }: PackedPlan): Source | undefined {
  if (layout.slots.length === 0 || checksValues(layout.validate, layout.slots)) return undefined
  if (layout.slots.some(({ kind }) => needsLook(storedKind(kind)))) return undefined
  return lines(emitReading({ signature: byKeyword(layout), validate: layout.validate }), 3)
}

/**
 * The statements that read the values of a record, or of a view, called `init`; `slow` for one that has not all slots
 * of its own. A slot that is not `undefined` is its own: the prototype has `undefined` in its place.
 */
export function emitRecord({ layout }: PackedPlan, slow: Source): Source {
  return lines(
    layout.names.flatMap((name, position) => [
      code`v${position} = init[${name}];`,
      code`if (v${position} === undefined && !isView && !hasOwn(init, ${name})) ${slow}`,
    ]),
    3,
  )
}

/**
 * What the statements of {@link emitArguments} call; they hand over the class that `new` was called on, and there is
 * none.
 */
export function argumentParts(plan: PackedPlan): Readonly<Record<string, unknown>> {
  const { layout, name } = plan
  return {
    refuseSurplus: (given: ArrayLike<unknown>) => refuseSurplus(name, layout, given),
    read: (_: unknown, given: readonly unknown[]) => readGiven(plan, given),
    fail(_: unknown, given: ArrayLike<unknown>) {
      readGiven(plan, Array.from(given))
      throw keywordsChanged(name)
    },
    failInit(_: unknown, given: ArrayLike<unknown>) {
      readInit(plan, given[0])
      throw keywordsChanged(name)
    },
    isKnown: (_: unknown, key: string, init: object) => isInherited(key, init),
    PASS,
    THROW,
    O: Object.prototype,
    hasOwn: Object.hasOwn,
    initials: layout.slots.map((slot) => () => initialOf(slot)),
  }
}

/** The values of all slots, from the arguments of the generated constructors. */
export function readGiven({ layout, leaf, name }: PackedPlan, given: readonly unknown[]): readonly unknown[] {
  refuseSurplus(name, layout, given)
  if (!layout.signature.isKeyword) return given
  try {
    return readArguments(leaf, layout, given)
  } catch (error) {
    throw given.length === 1 && given[0] instanceof leaf ? recordForSlots(name) : error
  }
}

/**
 * The values of all slots, from a record of the class or an object of keywords, in which objects may stand for the
 * records inside.
 *
 * @throws {SlotError} as `fromObject`.
 */
export function readInit(plan: PackedPlan, init: unknown): readonly unknown[] {
  const { layout, leaf, name } = plan
  if (init instanceof leaf) {
    if (!isExactly(plan, init)) throw otherRecord(name, init)
    return valuesOf(plan, init)
  }
  if (typeof init !== 'object' || init === null) throw notAnInit(name, init)
  const reader = new Reader(name, { ...constructorMode(layout), isNested: true })
  const values = readSlots(new Place(reader), layout.slots, layout.names, init, new Map())
  reader.finish()
  return values
}
