import { accepts, Nested, type KindRecipe } from './kinds.js'
import { fieldsOf, isPatched, isRequired, modelOf } from './model.js'
import { recipeInside, type Act, type Given } from './packed-acts.js'
import type { Recipe, SlotRecipe } from './recipes.js'
import type { Fields } from './world.js'

/**
 * What an act must come to: the codes of the errors by one of which it is refused, or a number, or rows, and else
 * nothing of interest.
 */
export interface Expectation {
  readonly codes?: readonly (string | undefined)[]
  readonly value?: number
  readonly rows?: readonly Readonly<Fields>[]
}

/** What a column gives back of a value that it holds. */
export function stored({ of, inner, part }: KindRecipe, value: unknown): unknown {
  if (inner !== undefined) return value === undefined ? undefined : stored(inner, value)
  // Lists, maps and lazy slots have no columns for what is inside of them.
  if (part !== undefined) return of === 'nullable' && value !== null ? stored(part, value) : value
  if (value instanceof Nested) return new Nested(value.recipe, storedFields(value.recipe, fieldsOf(value)), true)
  if (of === 'u8c') return new Uint8ClampedArray([value as number])[0]
  if (of === 'f32') return Math.fround(value as number)
  return /^[iu](8|16|32)$/.test(of) && value === 0 ? 0 : value
}

export function storedFields({ slots }: Recipe, fields: Readonly<Fields>): Fields {
  return Object.fromEntries(slots.map(({ name, kind }) => [name, stored(kind, fields[name])]))
}

/**
 * Does an order of its own stand behind a value? Objects have none, so that sorting must keep the order they are in.
 */
export function sortKey(value: unknown): string {
  return Object(value) === value || typeof value === 'symbol' ? '' : `${typeof value} ${String(value)}`
}

/** Has a row a record inside, the slots of which have columns? */
function isInside({ kind, name }: SlotRecipe, row: Readonly<Fields>): boolean {
  return row[name] instanceof Nested && recipeInside(kind) !== undefined
}

/** A new row, or all that may be said against it. */
type Made = { readonly row: Fields } | { readonly codes: readonly string[] }

const OUT_OF_RANGE: Expectation = { codes: ['out-of-range'] }
const REFUSED_BY_ENGINE: Expectation = { codes: [undefined] }
const isSchema = ({ inner, of }: KindRecipe): boolean => (inner?.of ?? of) === 'schema'

/** Packed storage as it should be: an array of plain objects, none of which is ever changed. */
export class RowsModel {
  rows: readonly Readonly<Fields>[] = []
  /** The rows whose views have been kept, and those slots whose records inside have been kept too. */
  readonly kept: { readonly row: number; readonly insides: readonly string[] }[] = []
  readonly #recipe: Recipe
  readonly #most: number
  readonly #hasSetUp: boolean

  constructor(recipe: Recipe, most: number | undefined, hasSetUp: boolean) {
    this.#recipe = recipe
    this.#most = most ?? Number.POSITIVE_INFINITY
    this.#hasSetUp = hasSetUp
  }

  take(act: Act): Expectation {
    const { rows } = this
    switch (act.verb) {
      case 'push':
      case 'pushObject':
        return this.#add(this.#made(act.given, act.verb === 'push'))
      case 'pushRow': {
        const from = rows.at(act.at)
        if (from === undefined) return OUT_OF_RANGE
        const added = Array.from({ length: Math.max(0, Math.min(act.times, this.#most - rows.length)) }, () => from)
        this.rows = [...rows, ...added]
        return added.length < act.times ? { codes: ['too-many-rows'] } : { value: this.rows.length }
      }
      case 'set': {
        const made = this.#made(act.given, false)
        // A record is made before the array is asked.
        if (rows.at(act.at) === undefined) return { codes: ['out-of-range', ...('codes' in made ? made.codes : [])] }
        return 'codes' in made ? made : this.#replace(act.at, made.row)
      }
      case 'setRow': {
        const from = rows.at(act.from)
        return from === undefined || rows.at(act.at) === undefined ? OUT_OF_RANGE : this.#replace(act.at, from)
      }
      case 'keep': {
        const row = rows.at(act.at)
        if (row === undefined) return OUT_OF_RANGE
        const insides = this.#recipe.slots.map(({ name }) => name).filter((name) => isInside(this.#slot(name), row))
        this.kept.push({ row: act.at < 0 ? act.at + rows.length : act.at, insides })
        return {}
      }
      case 'at': {
        const row = rows.at(act.at)
        return row === undefined ? OUT_OF_RANGE : { rows: [row] }
      }
      case 'swapRemove': {
        if (rows.at(act.at) === undefined) return OUT_OF_RANGE
        this.#replace(act.at, rows.at(-1) as Fields)
        this.rows = this.rows.slice(0, -1)
        return {}
      }
      case 'truncate':
        if (act.at < 0 || act.at > rows.length) return OUT_OF_RANGE
        this.rows = rows.slice(0, act.at)
        return {}
      case 'pop':
        this.rows = rows.slice(0, -1)
        return { rows: rows.slice(-1) }
      case 'clear':
        this.rows = []
        return {}
      case 'sort': {
        const { slot, isReversed, throwsAt } = act
        if (throwsAt !== undefined && rows.length > 1) return { codes: ['thrown'] }
        const keyed = rows.map((row) => ({ row, key: sortKey(row[slot]) }))
        const sign = isReversed ? -1 : 1
        this.rows = keyed
          .sort((left, right) => sign * (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
          .map(({ row }) => row)
        return {}
      }
      case 'find':
      case 'findIndex': {
        const from = rows.at(act.from)
        if (from === undefined) return OUT_OF_RANGE
        const found = rows.findIndex((row) => sortKey(row[act.slot]) === sortKey(from[act.slot]))
        return act.verb === 'findIndex' ? { value: found } : { rows: [rows[found] as Fields] }
      }
      case 'iterate':
      case 'forEach':
      case 'toRecords':
        return { rows }
      case 'write':
      case 'writeInside':
      case 'writeRow':
      case 'writeUnknown':
      case 'assign':
      default:
        return this.#change(act)
    }
  }

  /** What is written to a row through its view. */
  #change(act: Extract<Act, { isKept: boolean }>): Expectation {
    const kept = act.isKept ? this.kept[Math.abs(act.at) % this.kept.length] : undefined
    if (act.isKept && kept === undefined) return {}
    if (kept === undefined && this.rows.at(act.at) === undefined) return OUT_OF_RANGE
    const at = kept?.row ?? act.at
    // A row that has been removed: what is written to it must be of the right kind, and changes nothing.
    const row = this.rows.at(at) ?? {}
    if (act.verb === 'writeUnknown') return { codes: ['unknown-slot'] }
    if (act.verb === 'assign') return this.#assign(at, row, act.values)
    const slot = this.#slot(act.slot)
    if (act.verb === 'writeRow') {
      const from = this.rows.at(act.from)
      if (from === undefined) return OUT_OF_RANGE
      return this.#isFixed(slot, this.#recipe)
        ? REFUSED_BY_ENGINE
        : this.#replace(at, { ...row, [act.slot]: from[act.slot] })
    }
    if (act.verb === 'write')
      return this.#write(slot, this.#recipe, act.value, (value) => this.#replace(at, { ...row, [act.slot]: value }))
    if (kept === undefined ? !isInside(slot, row) : !kept.insides.includes(act.slot)) return {}
    const inside = recipeInside(slot.kind) as Recipe
    const inner = inside.slots.find(({ name }) => name === act.inner) as SlotRecipe
    return this.#write(inner, inside, act.value, (value) => {
      const nested = row[act.slot]
      return nested instanceof Nested
        ? this.#replace(at, { ...row, [act.slot]: new Nested(inside, { ...nested.values, [act.inner]: value }, true) })
        : {}
    })
  }

  #write(slot: SlotRecipe, of: Recipe, value: unknown, replace: (value: unknown) => Expectation): Expectation {
    if (this.#isFixed(slot, of)) return REFUSED_BY_ENGINE
    const isRight = accepts(slot.kind, value) || (isSchema(slot.kind) && of.validate !== 'always')
    return isRight ? replace(stored(slot.kind, value)) : { codes: ['bad-value'] }
  }

  #assign(at: number, row: Readonly<Fields>, values: Readonly<Fields>): Expectation {
    const slots = this.#recipe.slots.filter((slot) => isPatched(slot, values))
    const codes = [
      ...(slots.some((slot) => !this.#isStorable(slot, values[slot.name])) ? ['bad-value'] : []),
      ...(slots.some((slot) => this.#isFixed(slot, this.#recipe)) ? ['readonly-slot'] : []),
    ]
    if (codes.length > 0) return { codes }
    return this.#replace(at, {
      ...row,
      ...Object.fromEntries(slots.map(({ name, kind }) => [name, stored(kind, values[name])])),
    })
  }

  #made({ values, isSurplus, setUp }: Given, isPush: boolean): Made {
    const { slots } = this.#recipe
    const missing = slots.filter((slot) => !Object.hasOwn(values, slot.name) && isRequired(this.#recipe, slot))
    const row = modelOf(this.#recipe, values)
    const given = slots.filter(
      ({ name, initial }) => Object.hasOwn(values, name) && (values[name] !== undefined || initial === undefined),
    )
    const codes = [
      // A schema judges absence itself.
      ...missing.map(({ kind }) => (isSchema(kind) ? 'bad-value' : 'missing-slot')),
      ...(given.some((slot) => !this.#isStorable(slot, values[slot.name])) ? ['bad-value'] : []),
      ...(isSurplus && isPush ? ['too-many-arguments'] : []),
      ...(setUp === 'throws' && this.#hasSetUp ? ['thrown'] : []),
    ]
    if (codes.length > 0) return { codes }
    if (this.#hasSetUp && setUp !== undefined && setUp !== 'throws') row[setUp.slot] = setUp.value
    return { row: storedFields(this.#recipe, row) }
  }

  #add(made: Made): Expectation {
    const isFull = this.rows.length >= this.#most
    if ('codes' in made) return { codes: [...made.codes, ...(isFull ? ['too-many-rows'] : [])] }
    if (isFull) return { codes: ['too-many-rows'] }
    this.rows = [...this.rows, made.row]
    return { value: this.rows.length }
  }

  #replace(at: number, row: Readonly<Fields>): Expectation {
    const position = at < 0 ? at + this.rows.length : at
    this.rows = this.rows.map((old, index) => (index === position ? row : old))
    return {}
  }

  #slot(name: string): SlotRecipe {
    return this.#recipe.slots.find((slot) => slot.name === name) as SlotRecipe
  }

  #isFixed({ isReadonly }: SlotRecipe, { closed }: Recipe): boolean {
    return isReadonly || closed === 'frozen'
  }

  /** May a slot be given a value? Columns look at it whether or not the class does; at schemas the class alone. */
  #isStorable({ kind }: SlotRecipe, value: unknown): boolean {
    return accepts(kind, value) || (isSchema(kind) && this.#recipe.validate === 'never')
  }
}
