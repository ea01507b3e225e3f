import type { Kind, PartMaker, Parts, Place } from '../layout/kind.js'
import { kindOf } from '../layout/kinds.js'
import { showSlotsInJson } from '../record/json.js'
import type { AnyClass } from '../record/record-class.js'
import { readFirst } from './choices.js'
import { fits, isPlain, readPart, refuse } from './place.js'

/** One kind among several; a tag says in plain data which it is. */
export interface Choice {
  readonly kind: Kind
  readonly tag?: string
  /** Has the record a slot of its own that holds the tag? */
  readonly holdsTag?: boolean
}

/**
 * A value of one of several kinds, the first that accepts it.
 *
 * @param on The key of the tag in plain data; `undefined` where the kinds are told apart by what is in them.
 */
export function anyOfKind(choices: readonly Choice[], on: string | undefined): Kind {
  const kinds = choices.map(({ kind }) => kind)
  return kindOf({
    name: 'anyOf',
    accepts: (value) => kinds.some(({ accepts }) => accepts(value)),
    allowed: kinds.map(({ allowed }) => allowed).join(', or '),
    shapeSamples: undefined,
    hasSchema: kinds.some(({ hasSchema }) => hasSchema),
    showInJson: on === undefined ? kinds.find((kind) => kind.showInJson)?.showInJson : showSlotsInJson,
    parts: partsOf(choices, on),
  })
}

function partsOf(choices: readonly Choice[], on: string | undefined): Parts {
  const find = (value: unknown): number => findChoice(choices, value)
  // Only values that one of the kinds accepts come here.
  const choiceOf = (value: unknown): Choice => choices[find(value)] as Choice
  const rebuild = (value: unknown, part: PartMaker): unknown => part(choiceOf(value).kind, value)
  return {
    isWay: true,
    owns: (value) => find(value) >= 0,
    read(given, at) {
      if (on !== undefined && at.reader.mode.isNested && isPlain(given)) return readTagged(choices, on, given, at)
      return readFirst(
        choices.map(({ kind }) => kind),
        given,
        at,
      )
    },
    equals(x, y, same) {
      const choice = choiceOf(x)
      return choice === choiceOf(y) && same(choice.kind, x, y)
    },
    compare: (x, y, order) => find(x) - find(y) || order(choiceOf(x).kind, x, y),
    hash: (x, hashOf) => hashOf(choiceOf(x).kind, x),
    clone: rebuild,
    plain(value, part) {
      const { tag, holdsTag, kind } = choiceOf(value)
      const data = part(kind, value)
      return on === undefined || holdsTag === true ? data : tagged(on, tag, data)
    },
    keep: rebuild,
  }
}

/**
 * The place of the choice that a value belongs to, −1 if there is none. Only where several are of its type its parts
 * are looked at; of record classes that extend each other the last to extend is meant.
 */
function findChoice(choices: readonly Choice[], value: unknown): number {
  const fitting = choices.filter(({ kind }) => fits(kind, value))
  const [first, ...others] = fitting.length > 1 ? fitting.filter(({ kind }) => kind.accepts(value)) : fitting
  if (first === undefined) return -1
  return choices.indexOf(others.reduce((best, one) => (isHeir(one, best) ? one : best), first))
}

function isHeir(one: Choice, other: Choice): boolean {
  const [Class, Base] = [one, other].map(({ kind }) => kind.recordClass as AnyClass | undefined)
  return Class !== undefined && Base !== undefined && Class.prototype instanceof Base
}

type Data = Readonly<Record<string, unknown>>

function readTagged(choices: readonly Choice[], on: string, given: Data, at: Place): unknown {
  const tag: unknown = Object.hasOwn(given, on) ? given[on] : undefined
  const choice = choices.find((one) => one.tag === tag)
  if (choice === undefined) {
    const tags = choices.map((one) => JSON.stringify(one.tag)).join(', ')
    return readPart(at, tagKind(tags), tag, on)
  }
  if (choice.holdsTag === true) return readPart(at, choice.kind, given)
  return readPart(at, choice.kind, Object.fromEntries(Object.entries(given).filter(([key]) => key !== on)))
}

/** What refuses a tag that is not there. */
function tagKind(tags: string): Kind {
  const parts = { read: (given: unknown, at: Place) => refuse(at, `one of ${tags}`, given) } as unknown as Parts
  return kindOf({ name: 'tag', accepts: () => false, allowed: tags, parts })
}

function tagged(on: string, tag: string | undefined, data: unknown): unknown {
  const { toJSON } = Object(data) as { toJSON?: unknown }
  const own: unknown = typeof toJSON === 'function' ? toJSON.call(data, on) : data
  return typeof own === 'object' ? { [on]: tag, ...own } : own
}
