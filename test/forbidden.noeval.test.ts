import { expect, test } from 'vitest'
import * as slotted from 'slotted'
import * as packed from 'slotted/packed'
import type { Packed, Slotted } from './support/form.js'
import { allSuites } from './suites/index.js'

test('this process forbids code generation', () => {
  expect(() => new Function('')).toThrow(EvalError)
})

// Nobody asked for the interpreted form: a forbidden `new Function` leads to it silently.
allSuites({ slotted: slotted as unknown as Slotted, packed: packed as unknown as Packed, isCompiled: false })
