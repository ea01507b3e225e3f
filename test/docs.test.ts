import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defineSlots, f64, slot, sourceOf } from '../src/index.js'

function read(page: string): string {
  return readFileSync(new URL(`../${page}`, import.meta.url), 'utf8')
}

test('docs/how-it-works.md prints the real generated constructor', () => {
  class User extends defineSlots(['name', 'identifier']) {}
  expect(/```js generated\n([^]*?)```/.exec(read('docs/how-it-works.md'))?.[1]?.trim()).toBe(sourceOf(User))
})

test('docs/how-it-works.md prints the real constructor with keywords', () => {
  const source = sourceOf(defineSlots({ x: f64, tag: slot('') })) ?? ''
  const shown = /```js keywords\n([^]*?)```/.exec(read('docs/how-it-works.md'))?.[1] ?? 'nothing'
  expect(source).toContain(shown.trimEnd())
})

test('the README has every error code', () => {
  const types = /export type SlotErrorCode =[^/]*|export type SlotRangeErrorCode =.*/g
  const codes = [...read('src/base/slot-error.ts').matchAll(types)].flatMap(
    ([type]) => type.match(/[a-z]+(?:-[a-z]+)+/g) ?? [],
  )
  expect(codes.length).toBeGreaterThan(20)
  for (const code of codes) expect(read('README.md')).toContain(`\`${code}\``)
})
