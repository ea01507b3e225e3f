import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SELDOM = fileURLToPath(new URL('../fixtures/packed/seldom.mjs', import.meta.url))

test('a branch that is seldom taken makes no view of each row: those of ten million are 350 collections', () => {
  const collections = execFileSync(process.execPath, ['--max-semi-space-size=1', SELDOM], { encoding: 'utf8' })
  expect(Number(collections)).toBeLessThan(150)
})
