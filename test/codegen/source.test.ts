import { expect, test } from 'vitest'
import { block, code, lines, list, numbered } from '../../src/codegen/source.js'
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

test('names of one letter are numbered from 0', () => {
  expect(String(list(numbered(code`v`, 3), ', '))).toBe('v0, v1, v2')
})

test('statements stand on lines of their own, and bodies go in by a step', () => {
  const body = [code`a();`, block(code`else`, [code`b(${'\n'});`])]
  expect(String(code`f() {${lines([block(code`if (x)`, body)], 1)}\n}`)).toBe(
    'f() {\n  if (x) {\n    a();\n    else {\n      b("\\n");\n    }\n  }\n}',
  )
})

test.each(HOSTILE)('a literal evaluates to the string it was made from: %j', (text) => {
  expect(new Function(String(code`return ${text}`))()).toBe(text)
})
