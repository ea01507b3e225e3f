import { expect, test, vi } from 'vitest'
import { defineDynamic, defineSlots, oneOf, text } from '../../src/index.js'
import { bytesPerRecord, measureMemory } from '../../src/memory/index.js'

// Collecting all garbage takes its time, above all beside other tests.
vi.setConfig({ testTimeout: 60_000 })

class Pair extends defineSlots(['name', 'identifier'])<{ name: unknown; identifier: unknown }> {}
class Plain {
  name: unknown
  identifier: unknown
  constructor(name: unknown, identifier: unknown) {
    this.name = name
    this.identifier = identifier
  }
}

class Hoarding {
  static readonly all: Hoarding[] = []
  constructor() {
    Hoarding.all.push(this)
  }
}

const within = (actual: number, expected: number): void => {
  expect(actual).toBeGreaterThan(expected * 0.99)
  expect(actual).toBeLessThan(expected * 1.01)
}

test('a few records are measured too, though not to the byte', () => {
  expect(bytesPerRecord(Pair, { values: [1, 1], count: 1000 })).toBeGreaterThan(0)
})

test('a Map in each record is counted', () => {
  expect(bytesPerRecord(defineDynamic(['name', 'identifier']), { values: [1, 1] })).toBeGreaterThan(4 * 40)
})

test('measureMemory() says what is still held, hands on the value, and waits for a promise', async () => {
  const now = await measureMemory(() => new Float64Array(8_000_000))
  within(now.used, 64_000_000)
  expect(now.value).toHaveLength(8_000_000)
  const later = await measureMemory(async () => Promise.resolve(new Float64Array(8_000_000)))
  within(later.used, 64_000_000)
  expect(later.value).toHaveLength(8_000_000)
})

test('measureMemory() stops watching when the function fails', async () => {
  await expect(measureMemory(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
})

class Role extends defineSlots({ role: oneOf('root', 'operator'), name: text }) {}

test.each([
  [
    'a number',
    () => bytesPerRecord(5 as never),
    'bytesPerRecord() takes a class, a function that makes a record, or an object with createAll(), not 5.',
  ],
  [
    'a function that makes nothing',
    () => bytesPerRecord(() => undefined),
    'bytesPerRecord(): the function must make an object, not undefined. For a constructor that is a plain function, write () => new User().',
  ],
  [
    'a class that keeps all its records',
    () => bytesPerRecord(Hoarding),
    'bytesPerRecord(): something else, such as a list, a cache or a WeakRef, still holds most of what was made.',
  ],
  [
    'values that are no list',
    () => bytesPerRecord(Plain, { values: 'Ada' as never }),
    'bytesPerRecord(): option "values" must be an array, or a function of the row that returns one, not "Ada".',
  ],
  [
    'an asynchronous function',
    () => bytesPerRecord(async () => Promise.resolve({})),
    'must make an object, not a promise. It must not be asynchronous.',
  ],
  [
    'a class that needs values',
    () => bytesPerRecord(Role),
    'bytesPerRecord(): no value is known for slot "role" of Role (oneOf). Give the values to construct it with.',
  ],
  [
    'a plain class, packed',
    () => bytesPerRecord(Plain, { packed: true }),
    'bytesPerRecord(): only a class made by defineSlots() or extendSlots() can be packed, not Plain.',
  ],
  [
    'a count that is none',
    () => bytesPerRecord(Pair, { count: 1.5 }),
    'bytesPerRecord(): option "count" must be an integer from 1 to 9007199254740991, not 1.5.',
  ],
])('%s is refused', (_what, act, message) => {
  expect(act).toThrow(message)
})
