import { describe, expect, test, vi } from 'vitest'
import { configure, defineDynamic, defineSlots, extendSlots, sourceOf } from 'slotted'

const DEFINITIONS = 10_000

// A definition takes half a millisecond, and two on a slow machine.
vi.setConfig({ testTimeout: 120_000 })

const jobEnds = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function heapUsed(): number {
  for (let turn = 0; turn < 5; turn++) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** Bytes of heap that each of many definitions leaves, and how many of their classes are still there. */
async function left(define: (index: number) => object): Promise<{ bytes: number; alive: number }> {
  const batch = (): WeakRef<object>[] => Array.from({ length: DEFINITIONS }, (_, index) => new WeakRef(define(index)))
  // The engine's own tables grow with the first definitions, and stay.
  batch()
  await jobEnds()
  const before = heapUsed()
  const classes = batch()
  // A WeakRef holds what it was made of until the running job ends.
  await jobEnds()
  return {
    bytes: (heapUsed() - before) / DEFINITIONS,
    alive: classes.filter((reference) => reference.deref() !== undefined).length,
  }
}

function defineAndUse(index: number): object {
  const Base =
    index % 10 === 0
      ? defineDynamic(['a', `b${index}`])
      : defineSlots(['a', `b${index}`], { closed: index % 2 ? 'sealed' : 'guarded' })
  class User extends Base {}
  const records = [new User(1, 2), new User(3, 4)]
  if (index % 5 === 1)
    new (extendSlots(User as never, ['c'] as never) as unknown as new (...values: unknown[]) => object)(1, 2, records)
  return User
}

let serial = 0
const text = sourceOf(defineSlots(['a', 'bcdef'])) ?? ''

/**
 * What the engine itself keeps of program text: Node 26 keeps some 3 kB of every `new Function`, earlier ones nothing.
 */
function compileAlone(): object {
  return new Function('Stamp', `${text}\n//# sourceURL=slotted/Alone-${++serial}.js`)(Object) as object
}

describe('ten thousand definitions leave nothing once they are unreachable', () => {
  test('interpreted', async () => {
    configure({ codegen: false })
    const { bytes, alive } = await left(defineAndUse)
    expect(alive).toBeLessThan(10)
    expect(bytes).toBeLessThan(150)
  })

  test('compiled: nothing but what the engine keeps of the text', async () => {
    configure({ codegen: true })
    const engine = await left(compileAlone)
    const { bytes, alive } = await left(defineAndUse)
    expect(alive).toBeLessThan(10)
    expect(bytes).toBeLessThan(engine.bytes * 1.5 + 150)
  })
})
