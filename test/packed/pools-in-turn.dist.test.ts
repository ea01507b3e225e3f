import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const IN_TURN = fileURLToPath(new URL('../fixtures/packed/pools-in-turn.mjs', import.meta.url))

test('pools of a class have one hidden class, also where the last one was collected before the next one is made', () => {
  const traced = execFileSync(process.execPath, ['--expose-gc', '--trace-deopt', IN_TURN], { encoding: 'utf8' })
  const thrownAway = traced.split('\n').filter((line) => /wrong map|weak objects/.test(line) && /fill|add/.test(line))
  // Without the pool that the class keeps they are 18 to 30.
  expect(thrownAway.length).toBeLessThan(5)
})
