import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// V8 gives up optimisations for the whole process when a program does certain things once: its protectors fall. None
// may fall by this library.

const TOUR = fileURLToPath(new URL('../fixtures/package/tour.mjs', import.meta.url))

/**
 * The protectors that this engine lets a test ask, and those that fall in a process that runs a tour of the library, or
 * nothing.
 */
function protectors(...args: readonly string[]): { known: string[]; fallen: string[] } {
  return JSON.parse(
    execFileSync(process.execPath, ['--allow-natives-syntax', TOUR, ...args], { encoding: 'utf8' }),
  ) as ReturnType<typeof protectors>
}

test('the engine says which protectors have fallen', () => {
  expect(protectors('nothing').known.length).toBeGreaterThan(7)
  expect(protectors('species').fallen).toContain('ArraySpeciesProtector')
})

test.each([['import'], ['tour'], ['tour', 'interpreted']])('%s %s: no protector falls', (...args) => {
  expect(protectors(...args).fallen).toEqual([])
})
