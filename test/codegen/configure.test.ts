import { afterEach, expect, test } from 'vitest'
import { configure, defineSlots, extendSlots, isCompiled } from '../../src/index.js'
import { codeOf } from '../support/form.js'

afterEach(() => configure({ codegen: true }))

test('a setting holds for the definitions that follow; classes that exist keep their form', () => {
  const before = defineSlots(['a'])
  configure({ codegen: false })
  const after = defineSlots(['a'])
  expect(isCompiled(before)).toBe(true)
  expect(isCompiled(after)).toBe(false)
  expect(isCompiled(extendSlots(before, ['b']))).toBe(false)
  configure({ codegen: undefined } as never)
  expect(isCompiled(defineSlots(['a']))).toBe(false)
  configure({ codegen: true })
  expect(isCompiled(extendSlots(after, ['b']))).toBe(true)
})

test('forms mix in one family', () => {
  const Base = defineSlots(['a'])
  configure({ codegen: false })
  const Derived = extendSlots(Base, ['b'])
  configure({ codegen: true })
  const Last = extendSlots(Derived, ['c'])
  expect({ ...new Last(1, 2, 3) }).toEqual({ a: 1, b: 2, c: 3 })
})

test('refuses settings that do not exist, and values of the wrong type', () => {
  expect(codeOf(() => configure({ codgen: false } as never))).toBe('unknown-option')
  expect(codeOf(() => configure({ codegen: 'no' } as never))).toBe('bad-option')
})
