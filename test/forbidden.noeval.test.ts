import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import type { Packed, Slotted } from './support/form.js'
import { allSuites } from './suites/index.js'

test('this process forbids code generation', () => {
  expect(() => new Function('')).toThrow(EvalError)
})

// Nobody asked for the interpreted form: a forbidden `new Function` leads to it silently. The files are those of
// CommonJS: `dist` runs the modules.
const require = createRequire(import.meta.url)
allSuites({
  slotted: require('slotted') as Slotted,
  packed: require('slotted/packed') as Packed,
  isCompiled: false,
})
