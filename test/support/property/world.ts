import type { Slotted } from '../form.js'
import { Nested, type KindRecipe } from './kinds.js'
import { hasNested, mapParts } from './parts.js'
import { argumentsFor } from './model.js'
import type { Level, Recipe, SlotRecipe } from './recipes.js'

export type Fields = Record<string, unknown>
export type RecordClass = new (...values: unknown[]) => Fields

/** The library without its types: definitions are random here. */
export interface Library {
  defineSlots(definition: unknown, options?: object): RecordClass
  extendSlots(Base: RecordClass, definition: unknown, options?: object): RecordClass
  isCompiled(Class: RecordClass): boolean
  copy(record: unknown, patch?: unknown): Fields
  assign(record: unknown, patch: unknown): Fields
  equals(left: unknown, right: unknown): boolean
  compare(left: unknown, right: unknown): number
  hash(record: unknown): number
  toObject(record: unknown): Fields
  toTuple(record: unknown): unknown[]
  fromObject(Class: RecordClass, init: unknown): Fields
  parse(Class: RecordClass, input: unknown, options?: object): Fields
  slotNames(Class: RecordClass): readonly string[]
  slotsOf(Class: RecordClass): readonly Fields[]
  operationsOf(Class: RecordClass): Record<string, (...values: unknown[]) => unknown>
  schemaOf(Class: RecordClass): {
    '~standard': { validate(value: unknown): { value?: Fields; issues?: readonly { path: readonly string[] }[] } }
  }
  attributesOf(record: unknown): Map<PropertyKey, unknown>
}

type Wrap = (of: unknown, words?: string) => unknown

/** Takes strings, and refuses all else. */
const STRINGS = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value: unknown) => (typeof value === 'string' ? { value } : { issues: [{ message: 'no string' }] }),
  },
}

/** The classes that one form of the library makes of recipes, and the records that they make of values of the model. */
export class World {
  readonly library: Library
  readonly #makers: Readonly<Record<string, (...values: unknown[]) => unknown>>
  readonly #classes = new Map<Recipe, RecordClass>()
  /** Called by every set-up, with the position of its definition in the family. */
  onSetUp: (level: number, record: Fields) => void = () => {}

  readonly #hasSetUp: boolean

  constructor(slotted: Slotted, { hasSetUp = true }: { readonly hasSetUp?: boolean } = {}) {
    this.#hasSetUp = hasSetUp
    this.library = slotted as unknown as Library
    this.#makers = slotted as never
  }

  classOf(recipe: Recipe): RecordClass {
    const Class = this.#classes.get(recipe) ?? this.#define(recipe)
    this.#classes.set(recipe, Class)
    return Class
  }

  /** A record of the given values, by the constructor. */
  make(recipe: Recipe, given: Readonly<Fields>): Fields {
    return new (this.classOf(recipe))(...this.real(argumentsFor(recipe, given)))
  }

  /** Values of the model as this form has them. */
  real<Values extends readonly unknown[] | Readonly<Fields>>(values: Values): Values {
    if (Array.isArray(values)) return values.map((value) => this.#realValue(value)) as never
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, this.#realValue(value)])) as never
  }

  #realValue(value: unknown): unknown {
    if (value instanceof Nested) return this.make(value.recipe, value.values)
    if (Array.isArray(value) || value instanceof Map)
      return hasNested(value) ? mapParts(value, (part) => this.#realValue(part)) : value
    const isInit =
      Object(value) === value && !ArrayBuffer.isView(value) && Object.values(value as object).some(hasNested)
    return isInit ? this.real(value as Fields) : value
  }

  #define(recipe: Recipe): RecordClass {
    let Class: RecordClass | undefined
    for (const [index, level] of recipe.levels.entries()) {
      const definition = this.#definitionOf(level)
      const options = {
        closed: level.closed,
        validate: recipe.validate,
        name: `Level${index}`,
        ...(this.#hasSetUp ? { setUp: (record: Fields) => this.onSetUp(index, record) } : {}),
        ...(level.args.length > 0 ? { args: level.args } : {}),
      }
      const Base: RecordClass =
        Class === undefined
          ? this.library.defineSlots(definition, options)
          : this.library.extendSlots(Class, definition, options)
      Class = level.isSubclassed ? class Subclass extends Base {} : Base
    }
    return Class as RecordClass
  }

  #definitionOf({ isArray, slots }: Level): unknown {
    return isArray
      ? slots.map(({ name }) => name)
      : Object.fromEntries(slots.map((slot) => [slot.name, this.#slotOf(slot)]))
  }

  #slotOf({ kind, initial, isReadonly, doc, isWrappedInside }: SlotRecipe): unknown {
    const { optional, readonly, doc: document } = this.#makers as Record<string, Wrap>
    const wrap = (of: unknown): unknown => {
      const documented = doc === undefined ? of : document?.(of, doc)
      return isReadonly ? readonly?.(documented) : documented
    }
    const isOptional = kind.inner !== undefined
    const inner = this.#kindOf(kind.inner ?? kind, initial?.value === undefined && isOptional ? undefined : initial)
    if (!isOptional) return wrap(inner)
    return isWrappedInside ? optional?.(wrap(inner)) : wrap(optional?.(inner))
  }

  #kindOf(recipe: KindRecipe, initial: SlotRecipe['initial']): unknown {
    const { of } = recipe
    if (recipe.recipe !== undefined) return this.classOf(recipe.recipe)
    if (of === 'schema') return STRINGS
    const maker = this.#makers[of] as (...values: unknown[]) => unknown
    const given = this.#givenTo(recipe)
    const kind = given === undefined ? maker : (maker(...given) as typeof maker)
    if (initial === undefined) return of === 'slot' ? maker() : kind
    return kind(initial.isFactory ? () => initial.value : initial.value)
  }

  /** What the function that makes a slot is called with; `undefined` where it is the slot itself. */
  #givenTo({ of, values, part, length }: KindRecipe): readonly unknown[] | undefined {
    if (values !== undefined) return values
    if (part === undefined) return undefined
    const made = this.#kindOf(part, undefined)
    if (of === 'lazy') return [() => made]
    return of === 'vec' ? [made, length] : [made]
  }
}
