import fc from 'fast-check'
import { constantOf, holdsRecords, kindRecipe, valueOf, type KindRecipe } from './kinds.js'
import { slotName } from './names.js'

export interface SlotRecipe {
  readonly name: string
  readonly kind: KindRecipe
  /** `undefined` for a slot that must be given. */
  readonly initial: { readonly value: unknown; readonly isFactory: boolean } | undefined
  readonly isReadonly: boolean
  readonly doc: string | undefined
  /** Is `readonly` or `doc` inside of `optional`, or around it? */
  readonly isWrappedInside: boolean
}

/** One definition; those after the first of a recipe extend the one before. */
export interface Level {
  readonly isArray: boolean
  readonly slots: readonly SlotRecipe[]
  readonly args: readonly string[]
  readonly closed: 'sealed' | 'guarded' | 'frozen' | 'open'
  /** Does a class of the user's, empty but for its name, stand on it? */
  readonly isSubclassed: boolean
}

/** A class as data. */
export interface Recipe {
  readonly levels: readonly Level[]
  /** All slots, the base's first. */
  readonly slots: readonly SlotRecipe[]
  readonly names: readonly string[]
  readonly validate: 'always' | 'construct' | 'never'
  readonly closed: Level['closed']
}

export interface Limits {
  readonly closed?: readonly Level['closed'][]
  readonly validate?: readonly Recipe['validate'][]
  readonly levels?: number
  readonly isNested?: boolean
}

function slotRecipe(nestedRecipe?: fc.Arbitrary<Recipe>): fc.Arbitrary<SlotRecipe> {
  return kindRecipe(nestedRecipe).chain((kind) => {
    const noDefault = fc.constant(kind.of === 'optional' ? { value: undefined, isFactory: false } : undefined)
    const held = kind.inner ?? kind
    const isPlain = !holdsRecords(held) && held.of !== 'schema'
    const constants = isPlain || held.of === 'nullable' ? constantOf(held) : undefined
    const constant = constants?.map((value) => ({ value, isFactory: false }))
    const factory = isPlain ? valueOf(held).map((value) => ({ value, isFactory: true })) : undefined
    const initials = [noDefault, constant, factory].filter((initial) => initial !== undefined)
    return fc.record({
      name: slotName,
      kind: fc.constant(kind),
      initial: fc.oneof(...(initials as [typeof noDefault])),
      isReadonly: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
      doc: fc.option(fc.constant('what it is for'), { nil: undefined, freq: 1 }),
      isWrappedInside: fc.boolean(),
    })
  })
}

/** What the array form makes of a slot: anything, and `undefined` where it is not given. */
function untyped({ name }: SlotRecipe): SlotRecipe {
  return {
    name,
    kind: { of: 'slot' },
    initial: { value: undefined, isFactory: false },
    isReadonly: false,
    doc: undefined,
    isWrappedInside: false,
  }
}

const CLOSED = ['sealed', 'guarded', 'frozen', 'open'] as const
const VALIDATE = ['construct', 'construct', 'always', 'never'] as const

const flatRecipe: fc.Arbitrary<Recipe> = fc
  .tuple(
    fc.uniqueArray(slotRecipe(), { selector: ({ name }) => name, minLength: 1, maxLength: 3 }),
    fc.boolean(),
    fc.constantFrom(...CLOSED),
  )
  .map(([slots, isArray, closed]) => recipeOf([{ isArray, slots, args: [], closed, isSubclassed: false }], 'construct'))

function recipeOf(levels: readonly Level[], validate: Recipe['validate']): Recipe {
  const typed = levels.map((level) => (level.isArray ? { ...level, slots: level.slots.map(untyped), args: [] } : level))
  const slots = typed.flatMap((level) => level.slots)
  return {
    levels: typed,
    slots,
    names: slots.map(({ name }) => name),
    validate,
    closed: (typed.at(-1) as Level).closed,
  }
}

/** Classes of one to three levels: an array may be extended by either form, an object by an object only. */
export function recipe({
  closed = CLOSED,
  validate = VALIDATE,
  levels: most = 3,
  isNested = true,
}: Limits = {}): fc.Arbitrary<Recipe> {
  const slots = fc.uniqueArray(slotRecipe(isNested ? flatRecipe : undefined), {
    selector: ({ name }) => name,
    maxLength: 12,
  })
  const level = fc.record({
    share: fc.nat({ max: 12 }),
    args: fc.array(fc.nat(), { maxLength: 3 }),
    closed: fc.constantFrom(...closed),
    isSubclassed: fc.boolean(),
  })
  return fc
    .tuple(
      slots,
      fc.array(level, { minLength: 1, maxLength: most }),
      fc.nat({ max: most }),
      fc.constantFrom(...validate),
    )
    .map(([all, parts, arrays, checks]) => {
      let rest = all
      const levels = parts.map((part, index) => {
        const isLast = index === parts.length - 1
        const own = isLast ? rest : rest.slice(0, part.share)
        rest = rest.slice(own.length)
        const args =
          own.length === 0
            ? []
            : [...new Set(part.args.map((position) => (own[position % own.length] as SlotRecipe).name))]
        // What the guard does is the same for a whole family.
        const { closed: rootClosed } = parts[0] as Pick<Level, 'closed'>
        const isOpen = rootClosed === 'open' || part.closed === 'open'
        return {
          isArray: index < arrays,
          slots: own,
          args,
          closed: isOpen ? rootClosed : part.closed,
          isSubclassed: part.isSubclassed,
        }
      })
      return recipeOf(levels, checks)
    })
}
