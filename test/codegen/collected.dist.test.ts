import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const COLLECTED = fileURLToPath(new URL('../fixtures/codegen/collected.mjs', import.meta.url))

test('a garbage collection throws no optimised code away, though no record, view or iterator is left', () => {
  const traced = execFileSync(process.execPath, ['--expose-gc', '--trace-deopt', COLLECTED], { encoding: 'utf8' })
  const [, during = ''] = traced.split('collecting')
  expect(during).toContain('collected')
  const thrownAway = during.split('\n').filter((line) => line.includes('weak objects'))
  expect(thrownAway.map((line) => /SharedFunctionInfo ([^>]*)>/.exec(line)?.[1])).toEqual([])
})
