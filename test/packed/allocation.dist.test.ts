import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/**
 * The compiled form alone. The interpreted one allocates a view for each row of any loop, also where the method has no
 * branch or only reads: 390 collections on Node 20 and 24.
 */
const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/packed/${name}.mjs`, import.meta.url))

const collectionsOf = (name: string): number =>
  Number(execFileSync(process.execPath, ['--max-semi-space-size=1', fixture(name)], { encoding: 'utf8' }))

test('a branch that is seldom taken makes no view of each row: those of ten million are 350 collections', () => {
  expect(collectionsOf('seldom')).toBeLessThan(150)
})

test('pools of six classes make no views: those of twelve million are 1,200 to 1,500 collections', () => {
  expect(collectionsOf('pools-of-classes')).toBeLessThan(400)
})
