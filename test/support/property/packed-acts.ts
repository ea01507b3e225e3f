import fc from 'fast-check'
import { isChecked, valueOf, valuesOf, wrongValueOf, type KindRecipe } from './kinds.js'
import { parametersOf } from './model.js'
import { unknownKey } from './names.js'
import { recipe, type Limits, type Recipe, type SlotRecipe } from './recipes.js'
import type { Fields } from './world.js'

/** What a new row is made of, right or wrong. */
export interface Given {
  /** Slots that are not there are not given. */
  readonly values: Readonly<Fields>
  /** One argument more than there are slots for. */
  readonly isSurplus: boolean
  /** What set-up does: it throws, or writes a slot. */
  readonly setUp: 'throws' | { readonly slot: string; readonly value: unknown } | undefined
  /** What `pushObject` and `set` are given: an object, one with objects for the records inside, or a record. */
  readonly make: 'object' | 'plain' | 'record'
}

/** Something done to an array. Rows are named by an index, which may be out of range, or a view that has been kept. */
export type Act =
  | { readonly verb: 'push' | 'pushObject'; readonly given: Given }
  | { readonly verb: 'set'; readonly at: number; readonly given: Given }
  | { readonly verb: 'pushRow'; readonly at: number; readonly times: number }
  | { readonly verb: 'setRow'; readonly at: number; readonly from: number }
  | {
      readonly verb: 'write'
      readonly at: number
      readonly isKept: boolean
      readonly slot: string
      readonly value: unknown
    }
  | {
      readonly verb: 'writeInside'
      readonly at: number
      readonly isKept: boolean
      readonly slot: string
      readonly inner: string
      readonly value: unknown
    }
  | {
      readonly verb: 'writeRow'
      readonly at: number
      readonly isKept: boolean
      readonly slot: string
      readonly from: number
    }
  | { readonly verb: 'writeUnknown'; readonly at: number; readonly isKept: boolean; readonly key: string }
  | { readonly verb: 'assign'; readonly at: number; readonly isKept: boolean; readonly values: Readonly<Fields> }
  | { readonly verb: 'keep' | 'at' | 'swapRemove' | 'truncate'; readonly at: number }
  | {
      readonly verb: 'sort'
      readonly slot: string
      readonly isReversed: boolean
      readonly throwsAt: number | undefined
    }
  | { readonly verb: 'find' | 'findIndex'; readonly slot: string; readonly from: number }
  | { readonly verb: 'pop' | 'clear' | 'iterate' | 'forEach' | 'toRecords' }

/** Classes that can be packed: none of them, or inside of them, takes any attribute. */
export function packable(limits: Limits = {}): fc.Arbitrary<Recipe> {
  const closed = { closed: ['sealed', 'guarded', 'frozen'] } as const
  return recipe({ ...closed, ...limits }).filter(isPackable)
}

export function isPackable({ closed, slots }: Recipe): boolean {
  return closed !== 'open' && slots.every(({ kind }) => recipeInside(kind)?.closed !== 'open')
}

/** The class of the record whose slots have columns inside of a slot, if there is one. */
export function recipeInside({ of, inner, part, recipe: own }: KindRecipe): Recipe | undefined {
  const held = inner ?? (of === 'nullable' ? part : undefined)
  return held === undefined ? own : recipeInside(held)
}

function rightOrWrong({ kind }: SlotRecipe): fc.Arbitrary<unknown> {
  if (!isChecked(kind)) return valueOf(kind)
  return fc.oneof({ weight: 6, arbitrary: valueOf(kind) }, { weight: 1, arbitrary: wrongValueOf(kind) })
}

/** Values of all slots; as a rule they are right ones. */
export function givenTo(made: Recipe): fc.Arbitrary<Given> {
  const { keywords } = parametersOf(made)
  const seldom = <Value>(arbitrary: fc.Arbitrary<Value>, usual: Value): fc.Arbitrary<Value> =>
    fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary })
  const wrong = fc
    .subarray([...made.slots])
    .chain((some) => fc.tuple(...some.map((slot) => rightOrWrong(slot).map((value) => [slot.name, value] as const))))
  const omissible = made.slots
    .filter(({ name, initial }) => initial !== undefined || keywords.includes(name))
    .map(({ name }) => name)
  const writable = made.slots.map(({ name, kind }) => valueOf(kind).map((value) => ({ slot: name, value })))
  return fc
    .record({
      values: valuesOf(made),
      wrong: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: wrong }),
      absent: seldom(fc.subarray(omissible), []),
      isSurplus: seldom(fc.constant(true), false),
      setUp: fc.oneof(
        { weight: 8, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constant('throws' as const) },
        ...writable,
      ),
      make: fc.constantFrom('object' as const, 'plain' as const, 'record' as const),
    })
    .map(({ values, wrong: others, absent, isSurplus, setUp, make }) => {
      const all = Object.entries(Object.assign({}, values, Object.fromEntries(others)))
      return { values: Object.fromEntries(all.filter(([name]) => !absent.includes(name))), isSurplus, setUp, make }
    })
}

const index = fc.oneof({ weight: 3, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.integer({ min: -4, max: 20 }) })

/** What can be done to one slot. */
function slotActs(made: Recipe): readonly fc.Arbitrary<Act>[] {
  const where = { at: index, isKept: fc.boolean() }
  return made.slots.flatMap((slot) => {
    const name = fc.constant(slot.name)
    const inside = recipeInside(slot.kind)?.slots ?? []
    const write = fc.record({ verb: fc.constant('write' as const), ...where, slot: name, value: rightOrWrong(slot) })
    const writeInside = inside.map((inner) =>
      fc.record({
        verb: fc.constant('writeInside' as const),
        ...where,
        slot: name,
        inner: fc.constant(inner.name),
        value: rightOrWrong(inner),
      }),
    )
    const writeRow = fc.record({ verb: fc.constant('writeRow' as const), ...where, slot: name, from: index })
    const throwsAt = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.nat(5) })
    const sort = fc.record({ verb: fc.constant('sort' as const), slot: name, isReversed: fc.boolean(), throwsAt })
    const find = fc.record({ verb: fc.constantFrom('find' as const, 'findIndex' as const), slot: name, from: index })
    return [write, write, fc.oneof(write, ...writeInside), writeRow, sort, find] as fc.Arbitrary<Act>[]
  })
}

export function actsOn(made: Recipe, maxLength = 30): fc.Arbitrary<readonly Act[]> {
  const given = givenTo(made)
  const some = fc
    .subarray([...made.slots])
    .chain((slots) => fc.tuple(...slots.map((slot) => rightOrWrong(slot).map((value) => [slot.name, value] as const))))
    .map((entries) => Object.fromEntries(entries) as Fields)
  const add = fc.record({ verb: fc.constantFrom('push' as const, 'push' as const, 'pushObject' as const), given })
  const repeat = fc.record({ verb: fc.constant('pushRow' as const), at: index, times: fc.integer({ min: 1, max: 20 }) })
  const others: fc.Arbitrary<Act>[] = [
    add,
    fc.record({ verb: fc.constant('set' as const), at: index, given }),
    fc.record({ verb: fc.constant('setRow' as const), at: index, from: index }),
    fc.record({ verb: fc.constant('assign' as const), at: index, isKept: fc.boolean(), values: some }),
    fc.record({
      verb: fc.constant('writeUnknown' as const),
      at: index,
      isKept: fc.boolean(),
      key: unknownKey(made.names),
    }),
    fc.record({
      verb: fc.constantFrom('keep' as const, 'keep' as const, 'at' as const, 'truncate' as const),
      at: index,
    }),
    fc.record({
      verb: fc.constantFrom('clear' as const, 'iterate' as const, 'forEach' as const, 'toRecords' as const),
    }),
  ]
  const remove = fc.oneof(
    fc.record({ verb: fc.constant('swapRemove' as const), at: index }),
    fc.constant({ verb: 'pop' as const }),
  )
  const slots = slotActs(made)
  const act = fc.oneof(
    { weight: 4, arbitrary: add as fc.Arbitrary<Act> },
    { weight: 1, arbitrary: repeat as fc.Arbitrary<Act> },
    { weight: 3, arbitrary: remove as fc.Arbitrary<Act> },
    { weight: 5, arbitrary: fc.oneof(...others) },
    ...(slots.length > 0 ? [{ weight: 6, arbitrary: fc.oneof(...slots) }] : []),
  )
  const first = fc.array(add as fc.Arbitrary<Act>, { maxLength: 4 })
  return fc.tuple(first, fc.array(act, { maxLength })).map((parts) => parts.flat())
}

/** Options of an array, by which it grows or is full. */
export const room: fc.Arbitrary<{ readonly capacity: number; readonly maxCapacity?: number }> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ capacity: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ capacity: fc.nat(3), maxCapacity: fc.integer({ min: 3, max: 24 }) }) },
)
