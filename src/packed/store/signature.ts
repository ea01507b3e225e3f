import { outlineOf } from '../columns/all-columns.js'
import type { PackedClass } from '../columns/column.js'

/** A hash of what two sides must agree upon to read one memory: 16 hexadecimal digits. */
export function signatureOf({ columns }: PackedClass): string {
  return hashOf(outlineOf(columns))
}

/** A hash of what JSON writes of a value: 16 hexadecimal digits. */
export function hashOf(value: unknown): string {
  const text = JSON.stringify(value)
  return fnv1a(text, 0x811c9dc5) + fnv1a(text, 0x01000193)
}

/** FNV-1a over UTF-16 units, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string, offset: number): string {
  let hash = offset
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
