import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const COLLECTED = fileURLToPath(new URL('../fixtures/codegen/collected.mjs', import.meta.url))

const INTERPRETED = '--disallow-code-generation-from-strings'

test.each([
  ['compiled', []],
  ['interpreted', [INTERPRETED]],
])('a garbage collection throws no optimised code away, though no record, view or iterator is left: %s', (_, flags) => {
  const options = ['--expose-gc', '--trace-deopt', ...flags, COLLECTED]
  const traced = execFileSync(process.execPath, options, { encoding: 'utf8' })
  const [, during = ''] = traced.split('collecting')
  expect(during).toContain('collected')
  const thrownAway = during.split('\n').filter((line) => line.includes('weak objects'))
  expect(thrownAway.map((line) => /SharedFunctionInfo ([^>]*)>/.exec(line)?.[1])).toEqual([])
})
