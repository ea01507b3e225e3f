import { expect, test, vi } from 'vitest'
import {
  date,
  defineDynamic,
  defineSlots,
  f16,
  f32,
  f64,
  list,
  mapOf,
  nullable,
  oneOf,
  text,
  u32,
  u8,
  u8c,
  vec,
} from '../../src/index.js'
import { bytesPerRecord, measureMemory } from '../../src/memory/index.js'

// Collecting all garbage takes its time, above all beside other tests.
vi.setConfig({ testTimeout: 60_000 })

class Pair extends defineSlots(['name', 'identifier'])<{ name: unknown; identifier: unknown }> {}
class Small extends defineSlots({ a: f64, b: u8, c: u8 }) {}
class Numbers extends defineSlots({ a: u32, b: f64 }) {}
class Rounded extends defineSlots({ a: f16, b: u8c }) {}
class Pointing extends defineSlots({ a: date, b: list(text), c: mapOf(u32), d: nullable(u32) }) {}
class Placed extends defineSlots({ at: vec(f32, 3), id: u32 }) {}

class Plain {
  name: unknown
  identifier: unknown
  constructor(name: unknown, identifier: unknown) {
    this.name = name
    this.identifier = identifier
  }
}

/** Its hidden class is its own: whatever other tests keep in a `Plain`. */
class Loose {
  declare name: unknown
  declare identifier: unknown
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

/** One object in three places. */
function sparse(count: number): object[] {
  const records: object[] = []
  for (let row = 0; row < count; row++) records[row * 3] = { row }
  return records
}

const within = (actual: number, expected: number): void => {
  expect(actual).toBeGreaterThan(expected * 0.99)
  expect(actual).toBeLessThan(expected * 1.01)
}

// 24 bytes of header and 8 a slot, on 64 bits without pointer compression; a boxed double takes 16 more.
test.each([
  ['a class of two slots', 40, () => bytesPerRecord(Pair, { values: [1, 1] })],
  ['the same written by hand', 40, () => bytesPerRecord(Plain, { values: [1, 1] })],
  ['the same by a function, called with the row', 40, () => bytesPerRecord((row: number) => new Plain(row, 1))],
  [
    'the same by a function, called with values',
    40,
    () => bytesPerRecord((name: string, identifier: number) => new Plain(name, identifier), { values: ['Ada', 1] }),
  ],
  [
    'whole numbers beside others in one array, where V8 keeps all of them as doubles',
    56,
    () => bytesPerRecord(Loose, { values: [0.5, 1] }),
  ],
  ['values of each row', 56, () => bytesPerRecord(Loose, { values: (row) => [row + 0.5, 1] })],
  ['a class with a number that is boxed', 56, () => bytesPerRecord(Numbers)],
  ['small integers beside it, which have no box', 64, () => bytesPerRecord(Small)],
  ['the same, packed', 12, () => bytesPerRecord(Numbers, { packed: true })],
  ['the same, packed, with values', 12, () => bytesPerRecord(Numbers, { packed: true, values: [{ a: 1, b: 1 }] })],
  ['numbers of kinds that round, each in a box', 72, () => bytesPerRecord(Rounded)],
  ['a date, a list, a map and null, without the objects that slots point to', 56, () => bytesPerRecord(Pointing)],
  [
    'a vector, packed',
    16,
    () => bytesPerRecord(Placed, { packed: true, values: [{ at: new Float32Array(3), id: 1 }] }),
  ],
  ['an element of a Float64Array', 8, () => bytesPerRecord({ createAll: (count: number) => new Float64Array(count) })],
  ['records that a source keeps in an array with holes', 32, () => bytesPerRecord({ createAll: sparse })],
  [
    'records that a source keeps in an array',
    40,
    () =>
      bytesPerRecord({ createAll: (count: number) => Array.from({ length: count }, (_, row) => new Plain(row, 1)) }),
  ],
])('%s: %d bytes', (_what, expected, measure) => {
  within(measure(), expected)
})

test('measured ten times, it differs by less than a byte', () => {
  const figures = Array.from({ length: 10 }, () => bytesPerRecord(Pair, { values: [1, 1], count: 65_536 }))
  expect(Math.max(...figures) - Math.min(...figures)).toBeLessThan(1)
}, 60_000)

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
