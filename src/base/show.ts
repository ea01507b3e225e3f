// How messages show names and values: shortly, whatever they are.

import { ownProperty } from './own.js'
import { foreignVersion, VERSION } from './version.js'

/** Bytes of UTF-8: whatever a message quotes, it can be logged. */
export const MAX_MESSAGE = 2000
export const MAX_ISSUE_MESSAGE = 1000

/** The beginning of a text, as much of it as has so many bytes in UTF-8. */
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
/** The digits of a larger one take time that is quadratic in their number. */
const MAX_SHOWN_BIGINT = 1n << 128n

/** A text as messages show it, cut when it is long. */
export function shortened(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

/** A key as messages show it: quoted, and cut when it is long. */
export function quote(key: PropertyKey): string {
  return typeof key === 'symbol' ? shortened(String(key)) : JSON.stringify(shortened(String(key)))
}

/** The keys that lead to a value, quoted; no more of them are looked at than are shown. */
export function quotePath(path: readonly PropertyKey[]): string {
  let text = ''
  for (let index = 0; index < path.length && text.length <= SHOWN_LENGTH; index++)
    text += (index > 0 ? '.' : '') + String(path[index])
  return quote(text)
}

/** A value as messages show it: what tells it from others of its type, and its type. */
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

/** The name of a class or function; `undefined` for one without, or with a static member of that name. */
export function shownName(value: Function): string | undefined {
  const name: unknown = ownProperty(value, 'name')?.value
  return typeof name === 'string' && name !== '' ? shortened(name) : undefined
}

/** Names, the first of them, as messages list them. */
export function named(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES
  if (more === -SHOWN_NAMES) return 'none'
  return names.slice(0, SHOWN_NAMES).map(quote).join(', ') + (more > 0 ? ` and ${more} more` : '')
}
