import fastDeepEqual from 'fast-deep-equal'
import lodash from 'lodash'
import { describe, expect, test } from 'vitest'
import { codeOf, write } from '../support/form.js'
import { defineKinds, withSlots } from '../support/record-kinds.js'
import { attributesOf, copy, inBothForms, toObject } from '../support/loosely.js'

const equalities = [
  ['lodash isEqual', (left: unknown, right: unknown) => lodash.isEqual(left, right)],
  ['fast-deep-equal', (left: unknown, right: unknown) => fastDeepEqual(left, right)],
] as const

const read = (record: object, key: string): unknown => (record as Record<string, unknown>)[key]

inBothForms(() => {
  const kinds = defineKinds()

  describe.each(equalities)('%s', (_, isEqual) => {
    test.each(withSlots)('tells records apart by their slots, of records in records too: %s', (kind) => {
      const User = kinds[kind]
      const ada = (friend: unknown = 1): object => new User('Ada', new User('Bob', friend))
      class Other extends User {}
      expect(isEqual(ada(), ada())).toBe(true)
      expect(isEqual(ada(Number.NaN), ada(Number.NaN))).toBe(true)
      expect(isEqual(ada(), ada(2))).toBe(false)
      expect(isEqual(new User('Ada', 1), new Other('Ada', 1))).toBe(false)
    })

    test('takes any two Dynamic records for equal, and ignores attributes of open ones: compare toObject()', () => {
      const [ada, eve] = [new kinds.dynamic('Ada', 1), new kinds.dynamic('Eve', 2)]
      expect(isEqual(ada, eve)).toBe(true)
      expect(isEqual(toObject(ada), toObject(eve))).toBe(false)
      const [plain, red] = [new kinds.open('Ada', 1), new kinds.open('Ada', 1)]
      attributesOf(red).set('color', 'red')
      expect(isEqual(plain, red)).toBe(true)
      expect(isEqual(toObject(plain), toObject(red))).toBe(false)
    })
  })

  describe('lodash cloneDeep', () => {
    test.each(withSlots)('keeps class and slots, of records in records too: %s', (kind) => {
      const User = kinds[kind]
      const ada = new User('Ada', new User('Bob', [1]))
      const cloned = lodash.cloneDeep(ada)
      expect(cloned).toStrictEqual(ada)
      expect(cloned.greet()).toBe('Hello, Ada')
      expect(cloned.friend).toBeInstanceOf(User)
      expect(cloned.friend).not.toBe(ada.friend)
    })

    test.each(withSlots)('seals and freezes nothing, and checks nothing: copy(record) does: %s', (kind) => {
      const ada = new kinds[kind]('Ada', 1)
      const cloned = lodash.cloneDeep(ada)
      expect(Object.isExtensible(cloned)).toBe(true)
      write(cloned, 'name', 5)
      expect(cloned.name).toBe(5)
      if (kind !== 'open') expect(codeOf(() => write(cloned, 'nmae', 1))).toBe('unknown-slot')
      expect(Object.isExtensible(copy(ada))).toBe(Object.isExtensible(ada))
      if (kind === 'checked') expect(codeOf(() => write(copy(ada), 'name', 5))).toBe('bad-value')
    })

    test('loses the attributes of open records, and spoils a Dynamic one: copy(record) keeps them', () => {
      for (const ada of [new kinds.open('Ada', 1), new kinds.dynamic('Ada', 1)]) {
        attributesOf(ada).set('color', 'red')
        expect(read(lodash.cloneDeep(ada), 'color')).toBe(undefined)
        expect(read(copy(ada), 'color')).toBe('red')
        expect(lodash.cloneDeep(toObject(ada))).toEqual({ name: 'Ada', friend: 1, color: 'red' })
      }
      expect(lodash.cloneDeep(new kinds.dynamic('Ada', 1)).name).toBeUndefined()
    })
  })

  describe('lodash', () => {
    test.each(withSlots)('reads records as it reads objects: %s', (kind) => {
      const User = kinds[kind]
      const ada = new User('Ada', new User('Bob', 1))
      expect(lodash.pick(ada, ['name'])).toEqual({ name: 'Ada' })
      expect(lodash.omit(ada, ['friend'])).toEqual({ name: 'Ada' })
      expect(lodash.get(ada, 'friend.name')).toBe('Bob')
      expect(lodash.get(ada, 'friend.name.length')).toBe(3)
      expect(lodash.size(ada)).toBe(2)
      expect(lodash.sortBy([new User('b'), new User('a')], 'name').map(({ name }) => name)).toEqual(['a', 'b'])
      expect(lodash.isEmpty(ada)).toBe(false)
      expect(lodash.isPlainObject(ada)).toBe(false)
      expect(lodash.has(ada, 'name')).toBe(true)
    })

    test('writes slots, and meets the guard with other names', () => {
      const ada = new kinds.sealed('Ada', new kinds.sealed('Bob', 1))
      expect(lodash.merge(ada, { friend: { name: 'Eve' } }).friend).toEqual(new kinds.sealed('Eve', 1))
      expect(lodash.set(ada, 'friend.friend', 2).friend).toEqual(new kinds.sealed('Eve', 2))
      expect(codeOf(() => lodash.merge(ada, { nmae: 'Eve' }))).toBe('unknown-slot')
      expect(codeOf(() => lodash.set(ada, 'friend.nmae', 'Eve'))).toBe('unknown-slot')
    })
  })
})
