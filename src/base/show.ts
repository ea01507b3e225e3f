// How messages show names and values: briefly, whatever they are.

import { ownProperty } from './own.js'
import { foreignVersion, VERSION } from './version.js'

/** Bytes of UTF-8. Whatever a message quotes, it stays short enough for a log. */
export const MAX_MESSAGE = 2000
export const MAX_ISSUE_MESSAGE = 1000

/** Cuts a text to a number of bytes in UTF-8; `…` stands for the rest. */
export function cut(text: string, bytes: number): string {
  if (text.length * 3 <= bytes) return text
  let size = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    size += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
    // Three bytes are kept for the dots.
    if (size > bytes - 3 && (index < text.length - 1 || size > bytes)) return `${text.slice(0, index)}…`
  }
  return text
}

/** How many names, or values, a message lists. */
export const SHOWN_NAMES = 8
const SHOWN_LENGTH = 64
/** Printing a larger one takes time that is quadratic in the number of its digits. */
const MAX_SHOWN_BIGINT = 1n << 128n

/** A text as messages show it: its first 64 characters. */
function shortened(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

/** A key as messages show it: quoted and shortened. */
export function quote(key: PropertyKey): string {
  return typeof key === 'symbol' ? shortened(String(key)) : JSON.stringify(shortened(String(key)))
}

/** The keys that lead to a value, as one quoted path, `"at.x"`. Reads no more keys than it shows. */
export function quotePath(path: readonly PropertyKey[]): string {
  let text = ''
  for (let index = 0; index < path.length && text.length <= SHOWN_LENGTH; index++)
    text += (index > 0 ? '.' : '') + String(path[index])
  return quote(text)
}

/** A value as messages show it: a primitive or a name as it is, and anything else by its type. */
export function show(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  const version = foreignVersion(value)
  if (version !== undefined) return showForeign(value, shortened(version))
  if (typeof value === 'function') return shownName(value) ?? 'a function'
  if (typeof value === 'bigint')
    return value > -MAX_SHOWN_BIGINT && value < MAX_SHOWN_BIGINT ? `${value}n` : 'a bigint of more than 128 bits'
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'symbol') return quote(value)
  if (Object(value) !== value) return String(value)
  return Array.isArray(value) ? 'an array' : 'an object'
}

function showForeign(value: unknown, version: string): string {
  const what = typeof value === 'function' ? (shownName(value) ?? 'a class') : 'a record or slot'
  return `${what} of another copy of slotted (version ${version}; this one is ${VERSION})`
}

/** The name of a class or function; `undefined` if it has none, or a static member in its place. */
export function shownName(value: Function): string | undefined {
  const name: unknown = ownProperty(value, 'name')?.value
  return typeof name === 'string' && name !== '' ? shortened(name) : undefined
}

/** A list of names as messages show it: the first eight, and how many more there are. */
export function named(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES
  if (more === -SHOWN_NAMES) return 'none'
  return names.slice(0, SHOWN_NAMES).map(quote).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** Names that begin with the sound of a vowel: `Order`, and letter by letter `HTTPRequest`, but not `User` or `URL`. */
const VOWEL = /^(?!Eu|One|U(?:ni[^dmn]|[rst][aeil]|[A-Z]))[AEIOU]|^[FHLMNRSX][A-Z]/

/** The name of a class with its article: `an Order`, `a User`. */
export function withArticle(name: string): string {
  return (VOWEL.test(name) ? 'an ' : 'a ') + name
}
