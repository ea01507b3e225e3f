import { badOption, unknownSlot } from '../../base/errors.js'
import { hasOwn } from '../../base/own.js'
import { describeColumns } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'
import { openColumn } from '../columns/opening.js'
import type { Store } from '../packed-types.js'

// The strings of `text` in shared arrays. Threads share the codes in the column; each has the strings themselves, all the
// same ones in the same order.

/** The strings of each `text` slot, by the path to it. */
export type SharedTexts = Readonly<Record<string, readonly string[]>>

const ALLOWED = 'an array of one or more strings, each of them once'

/**
 * Takes the strings that a user gives; the arrays are copied.
 *
 * @throws {SlotError} `unknown-slot`; `bad-option` for a slot that is not `text`, and what are no distinct strings.
 */
export function readTexts(caller: string, self: PackedClass, given: object | null): SharedTexts {
  // As of all options, the type alone is known.
  if (given === null || Array.isArray(given)) throw badOption(caller, 'text', 'an object of arrays', given)
  const paths = textPaths(self)
  const texts = Object.entries(given).filter(([, strings]) => strings !== undefined)
  for (const [path, strings] of texts) {
    if (!paths.includes(path)) throw unknownSlot(`${caller}: option "text" of ${self.name}`, path, paths)
    if (!areDistinct(strings)) throw badOption(caller, `text.${path}`, ALLOWED, strings)
  }
  return frozen(texts as [string, string[]][])
}

/** The strings of a store, for a message; `undefined` for a class without `text`. */
export function textsOf(self: PackedClass, store: Store): SharedTexts | undefined {
  const paths = textPaths(self)
  if (paths.length === 0) return undefined
  return frozen(paths.map((path) => [path, openColumn(self, store, path).dictionary as string[]]))
}

/** The strings in a message; `undefined` if they are not those of a class. */
export function textsIn(self: PackedClass, given: unknown): SharedTexts | undefined {
  const paths = textPaths(self)
  if (given === undefined) return paths.length === 0 ? {} : undefined
  const texts = Object(given) as SharedTexts
  const isWhole = Object.keys(texts).length === paths.length
  return isWhole && paths.every((path) => hasOwn(texts, path) && areDistinct(texts[path])) ? texts : undefined
}

function textPaths({ columns }: PackedClass): readonly string[] {
  return describeColumns(columns, '').flatMap(({ name, kind }) => (kind === 'text' ? [name] : []))
}

function areDistinct(strings: unknown): boolean {
  if (!Array.isArray(strings) || strings.length === 0) return false
  return strings.every((text) => typeof text === 'string') && new Set(strings).size === strings.length
}

function frozen(texts: readonly (readonly [string, readonly string[]])[]): SharedTexts {
  return Object.freeze(Object.fromEntries(texts.map(([path, strings]) => [path, Object.freeze([...strings])])))
}
