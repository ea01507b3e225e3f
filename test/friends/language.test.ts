import { describe, expect, test } from 'vitest'
import { allKinds, defineKinds, withSlots, type User } from '../support/record-kinds.js'
import { compare, defineSlots, equals, f64, hash, inBothForms, text, toObject } from '../support/loosely.js'

inBothForms(() => {
  const kinds = defineKinds()

  describe.each(withSlots)('the language itself: %s', (kind) => {
    const User = kinds[kind]

    test('spread, destructuring and rest see the slots', () => {
      const ada = new User('Ada', 1)
      expect({ ...ada, age: 36 }).toStrictEqual({ name: 'Ada', friend: 1, age: 36 })
      const { name, ...others } = ada
      expect(name).toBe('Ada')
      expect(others).toStrictEqual({ friend: 1 })
      const { name: renamed, greet } = ada
      expect(renamed).toBe('Ada')
      expect(greet.call({ name: 'Eve' })).toBe('Hello, Eve')
    })

    test('Object.keys, values, entries and fromEntries, for…in, in and hasOwn', () => {
      const ada = new User('Ada', 1)
      expect(Object.keys(ada)).toEqual(['name', 'friend'])
      expect(Object.values(ada)).toEqual(['Ada', 1])
      expect(Object.entries(ada)).toEqual([
        ['name', 'Ada'],
        ['friend', 1],
      ])
      expect(Object.fromEntries(Object.entries(ada))).toEqual({ ...ada })
      const seen: string[] = []
      for (const key in ada) seen.push(key)
      expect(seen).toEqual(['name', 'friend'])
      expect('name' in ada).toBe(true)
      expect('greet' in ada).toBe(true)
      expect('nmae' in ada).toBe(false)
      expect(Object.hasOwn(ada, 'friend')).toBe(true)
    })

    test('Object.assign reads a record, and writes slots only', () => {
      expect(Object.assign({}, new User('Ada', 1))).toStrictEqual({ name: 'Ada', friend: 1 })
      if (kind === 'frozen' || kind === 'readonly') return
      expect(Object.assign(new User('Ada', 1), { name: 'Eve' }).greet()).toBe('Hello, Eve')
    })
  })

  describe.each(allKinds)('promises: %s', (kind) => {
    const User = kinds[kind]

    test('a record passes through await, Promise.resolve and async functions as it is', async () => {
      const ada = new User('Ada', 1)
      expect(await ada).toBe(ada)
      expect(await Promise.resolve(ada)).toBe(ada)
      expect(await (async () => ada)()).toBe(ada)
      expect(await Promise.all([ada, 1])).toEqual([ada, 1])
      await expect(Promise.reject(ada as never)).rejects.toBe(ada)
    })

    test('a record is a key of Map, Set, WeakMap and WeakRef', () => {
      const ada = new User('Ada', 1)
      expect(new Map([[ada, 1]]).get(ada)).toBe(1)
      expect(new Set([ada, new User('Ada', 1)]).size).toBe(2)
      expect(new WeakMap([[ada, 1]]).get(ada)).toBe(1)
      expect(new WeakRef(ada).deref()).toBe(ada)
    })
  })

  test('spread and Object.entries do not see attributes of a Dynamic; toObject and Object.fromEntries do', () => {
    const loose = new kinds.dynamic('Ada', 1)
    expect({ ...loose }).toEqual({})
    expect(Object.entries(loose)).toEqual([])
    const { name } = loose
    expect(name).toBe('Ada')
    expect({ ...toObject(loose) }).toEqual({ name: 'Ada', friend: 1 })
    expect(Object.fromEntries(loose as unknown as Iterable<[string, unknown]>)).toEqual({ name: 'Ada', friend: 1 })
  })

  test('a slot called then makes a record a promise to await, as in any object', async () => {
    class Step extends defineSlots<{ then: unknown }>(['then']) {}
    const step = new Step(1)
    expect(await step).toBe(step)
    const later = new Step((resolve: (value: number) => void) => resolve(5))
    expect(await (later as unknown as Promise<number>)).toBe(5)
  })

  describe('sorting', () => {
    class Version extends defineSlots<{ major: number; name: string }>(
      { major: f64, name: text },
      { args: ['major', 'name'] },
    ) {}
    const shown = (versions: readonly Version[]): string =>
      versions.map(({ major, name }) => `${major}${name}`).join(' ')
    const versions = [new Version(2, 'b'), new Version(10, 'a'), new Version(2, 'a'), new Version(-1, 'z')]

    test('Array.prototype.sort takes compare', () => {
      expect(shown([...versions].sort(compare))).toBe('-1z 2a 2b 10a')
      expect(shown([...versions].sort((left, right) => compare(right, left)))).toBe('10a 2b 2a -1z')
      expect(shown([...versions].sort(compare).sort(compare))).toBe('-1z 2a 2b 10a')
    })

    test('and leaves equal records in their order', () => {
      const first = new Version(1, 'a')
      const second = new Version(1, 'a')
      expect([first, second].sort(compare)[0]).toBe(first)
    })
  })

  describe('buckets', () => {
    /** A set of values: `hash` finds the bucket, `equals` decides. */
    class ValueSet {
      readonly #buckets = new Map<number, object[]>()
      size = 0

      add(record: object): this {
        const key = hash(record)
        const bucket = this.#buckets.get(key) ?? []
        if (bucket.some((other) => equals(other, record))) return this
        bucket.push(record)
        this.#buckets.set(key, bucket)
        this.size++
        return this
      }

      has(record: object): boolean {
        return this.#buckets.get(hash(record))?.some((other) => equals(other, record)) ?? false
      }
    }

    test.each(allKinds)('keyed by hash, with equals deciding, tell values apart: %s', (kind) => {
      const User = kinds[kind]
      const user = (index: number): User => new User(`user ${index % 100}`, new User('Bob', index % 7))
      const set = new ValueSet()
      for (let index = 0; index < 2000; index++) set.add(user(index))
      expect(set.size).toBe(700)
      expect(set.has(user(3))).toBe(true)
      expect(set.has(new User('Eve', 1))).toBe(false)
      expect(set.has(new User('user 3', 3))).toBe(false)
      expect(set.add(new User('Dan', 0)).has(new User('Dan', -0))).toBe(true)
      expect(set.add(new User('Dan', Number.NaN)).has(new User('Dan', Number.NaN))).toBe(true)
    })
  })
})
