import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

// Measured in a process with a small heap, where collecting all garbage takes a third of the time.
const FIXTURE = new URL('../fixtures/memory/sizes.mjs', import.meta.url)
const { SIZES } = (await import(FIXTURE.href)) as { SIZES: readonly (readonly [what: string, bytes: number])[] }
const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(FIXTURE), 'measure'])
const { sizes, again } = JSON.parse(stdout) as { sizes: readonly number[]; again: readonly number[] }

test.each(SIZES.map(([what, bytes], index) => [what, bytes, sizes[index] as number] as const))(
  '%s: %d bytes',
  (_what, expected, measured) => {
    expect(measured).toBeGreaterThan(expected * 0.99)
    expect(measured).toBeLessThan(expected * 1.01)
  },
)

test('measured ten times, it differs by less than a byte', () => {
  expect(again).toHaveLength(10)
  expect(Math.max(...again) - Math.min(...again)).toBeLessThan(1)
})
