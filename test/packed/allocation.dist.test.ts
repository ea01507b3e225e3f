import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/**
 * The compiled form alone. The interpreted one allocates a view for each row of any loop, also where the method has no
 * branch or only reads: 390 collections on Node 20 and 24.
 */
const SELDOM = fileURLToPath(new URL('../fixtures/packed/seldom.mjs', import.meta.url))

test('a branch that is seldom taken makes no view of each row: those of ten million are 350 collections', () => {
  const collections = execFileSync(process.execPath, ['--max-semi-space-size=1', SELDOM], { encoding: 'utf8' })
  expect(Number(collections)).toBeLessThan(150)
})
