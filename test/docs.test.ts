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
  const codes = [...read('src/errors.ts').matchAll(/^ {2}(?:\| |readonly code: )'([a-z-]+)'$/gm)].map(([, code]) => code)
  expect(codes.length).toBeGreaterThan(10)
  for (const code of codes) expect(read('README.md')).toContain(`\`${code}\``)
})
