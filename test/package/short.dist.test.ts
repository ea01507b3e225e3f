import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import * as esm from 'slotted'
import * as esmPacked from 'slotted/packed'

const require = createRequire(import.meta.url)
const DIST = new URL('../../dist/', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, DIST), 'utf8')

/** The names of functions that a user can reach, by where they are. */
function namesIn(value: unknown, path: string, found = new Map<string, string>(), seen = new Set<unknown>()) {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return found
  seen.add(value)
  if (typeof value === 'function') found.set(path, value.name)
  for (const [key, { value: held, get, set }] of Object.entries(Object.getOwnPropertyDescriptors(value)))
    for (const [what, next] of Object.entries({ held, get, set })) namesIn(next, `${path}.${key}:${what}`, found, seen)
  return namesIn(Object.getPrototypeOf(value), `${path}^`, found, seen)
}

test('functions and classes have the same names in CommonJS as in modules', () => {
  const made = ({ defineSlots, f64, text }: typeof esm, { PackedArray }: typeof esmPacked) => {
    class Point extends defineSlots({ x: f64, name: text }) {}
    return namesIn({ Point, rows: new PackedArray(Point), defineSlots, PackedArray }, '')
  }
  const names = made(esm, esmPacked)
  expect(names.size).toBeGreaterThan(50)
  expect(made(require('../../dist/index.cjs') as never, require('../../dist/packed.cjs') as never)).toEqual(names)
})

test('types are there once: those of a module export all of those of CommonJS', () => {
  const files = readdirSync(DIST).filter((file) => file.endsWith('.d.ts'))
  expect(files.length).toBeGreaterThan(7)
  for (const file of files) {
    const entry = file.replace(/\.d\.ts$/, '')
    expect(read(file)).toBe(`export * from './${entry}.cjs'\n`)
    expect(existsSync(new URL(`${entry}.d.cts`, DIST))).toBe(true)
  }
})

test('calls without effects are marked, so that bundlers leave out what they make', () => {
  for (const file of ['define.kinds.js', 'packed.rows.rows.js']) expect(read(file)).toMatch(/\/\*@__PURE__\*\//)
})
