import { describe, expect, test } from 'vitest'
import { configure, defineDynamic, defineSlots, extendSlots } from 'slotted'

const DEFINITIONS = 10_000

function collect(): number {
  for (let turn = 0; turn < 5; turn++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function defineAndUse(index: number): WeakRef<object> {
  const Base = index % 10 === 0 ? defineDynamic(['a', `b${index}`]) : defineSlots(['a', `b${index}`], { closed: index % 2 ? 'sealed' : 'guarded' })
  class User extends Base {}
  const records = [new User(1, 2), new User(3, 4)]
  if (index % 5 === 1) new (extendSlots(User as never, ['c'] as never) as unknown as new (...values: unknown[]) => object)(1, 2, records)
  return new WeakRef(User)
}

describe.each([true, false])('codegen: %s', (codegen) => {
  test('ten thousand definitions leave nothing once they are unreachable', async () => {
    configure({ codegen })
    // The engine's own tables grow with the first definitions, and stay.
    for (let index = 0; index < DEFINITIONS; index++) defineAndUse(index)
    await new Promise(setImmediate)
    const before = collect()
    const classes = Array.from({ length: DEFINITIONS }, (_, index) => defineAndUse(index))
    // A WeakRef holds what it was made of until the running job ends.
    await new Promise(setImmediate)
    const after = collect()
    expect(classes.filter((reference) => reference.deref() !== undefined).length).toBeLessThan(10)
    expect((after - before) / DEFINITIONS).toBeLessThan(100)
  })
})
