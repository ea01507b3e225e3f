import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../support/command-line.js'

const SCRIPT = fileURLToPath(new URL('../../examples/workers/main.mjs', import.meta.url))

test('two workers of examples/workers come to what one comes to', async () => {
  const { exitCode, out, err } = await run(SCRIPT, ['2001'])
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
  expect(out).toMatch(
    /^2,001 particles on Node .*: one worker [\d.]+ ns a step, two [\d.]+ ns a step, .* came to the same/,
  )
  const met = [...out.matchAll(/([\d,]+) met last: (none|left|right)/g)].map(([, count]) => count?.replace(',', ''))
  expect(met).toHaveLength(3)
  expect(met.reduce((sum, count) => sum + Number(count), 0)).toBe(2001)
}, 60_000)

test('examples/workers says in one line what is wrong with a count', async () => {
  expect(await run(SCRIPT, ['few'])).toEqual({
    exitCode: 1,
    out: '',
    err: 'workers: the count is a whole number from 1 on, not few\n',
  })
})
