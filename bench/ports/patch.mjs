/** Changes the text of a library, and fails where a place is not found as often as it should be. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const MODULES = new URL('node_modules/', import.meta.url)

/** Where the changed texts go: below node_modules, so that they find the packages that the library imports. */
const PATCHED = new URL('.ported/', MODULES)

/** The built files of this package: `slotted`, as a text that lies anywhere can import it. */
export const builtUrl = (name) => new URL(`../../dist/${name}`, import.meta.url).href

/** The URL of a file of an installed library. */
export const installedUrl = (path) => new URL(path, MODULES).href

/** The text of a file of an installed library, such as `'rbush/index.js'`. */
export function installed(path) {
  const url = new URL(path, MODULES)
  try {
    return readFileSync(url, 'utf8')
  } catch (cause) {
    throw new Error(`${fileURLToPath(url)} is absent. Run: npm ci --prefix bench/ports`, { cause })
  }
}

export class Patch {
  text

  constructor(text) {
    this.text = text
  }

  /** Replaces `from`, a string or a global pattern, by `to`, exactly `count` times. */
  replace(from, to, count = 1) {
    const found = typeof from === 'string' ? this.text.split(from).length - 1 : [...this.text.matchAll(from)].length
    if (found !== count) throw new Error(`patch: ${String(from)} was found ${found} times, not ${count}`)
    this.text = this.text.replaceAll(from, to)
    return this
  }
}

/** Writes a text below the changed files, and returns its URL. */
export function write(path, text) {
  const url = new URL(path, PATCHED)
  mkdirSync(dirname(fileURLToPath(url)), { recursive: true })
  writeFileSync(url, text)
  return url.href
}
