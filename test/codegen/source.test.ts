import { expect, test } from 'vitest'
import { code, list } from '../../src/codegen/source.js'
import { HOSTILE } from '../support/hostile.js'

test('text stays text, a string becomes a quoted literal, a number a number', () => {
  expect(String(code`this[${'name'}] = v${0};`)).toBe('this["name"] = v0;')
  expect(String(code`f(${code`a + b`}, ${'a + b'})`)).toBe('f(a + b, "a + b")')
})

test('a list is joined with its separator, and is text again', () => {
  const parts = ['a', 'b'].map((name) => code`x[${name}]`)
  expect(String(code`(${list(parts, ', ')})`)).toBe('(x["a"], x["b"])')
  expect(String(list([]))).toBe('')
})

test.each(HOSTILE)('a literal evaluates to the string it was made from: %j', (text) => {
  expect(new Function(String(code`return ${text}`))()).toBe(text)
})
