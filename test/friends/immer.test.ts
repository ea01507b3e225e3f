import { immerable, Immer, produce } from 'immer'
import { describe, expect, test } from 'vitest'
import { codeOf, write } from '../support/form.js'
import { defineKinds, withSlots, type User, type UserClass } from '../support/record-kinds.js'
import { attributesOf, copy, defineSlots, equals, hash, inBothForms } from '../support/loosely.js'

inBothForms(() => {
  const kinds = defineKinds()
  for (const Class of Object.values(kinds)) Object.assign(Class, { [immerable]: true })

  describe.each(withSlots)('immer, with [immerable] on the class: %s', (kind) => {
    const User = kinds[kind] as UserClass
    const ada = (): User => new User('Ada', new User('Bob', 1))

    test('makes a record of the same class, and leaves the old one as it is', () => {
      const old = ada()
      const next = produce(old, (draft) => {
        draft.name = 'Eve'
      })
      expect(next).toBeInstanceOf(User)
      expect(next.greet()).toBe('Hello, Eve')
      expect(old.greet()).toBe('Hello, Ada')
      expect(next.friend).toBe(old.friend)
      expect(Object.keys(next)).toEqual(['name', 'friend'])
      const same = new User('Eve', new User('Bob', 1))
      expect(equals(next, same)).toBe(true)
      expect(hash(next)).toBe(hash(same))
    })

    test('a draft runs methods, and drafts records inside of records and of plain objects', () => {
      const old = { users: [ada()] }
      const next = produce(old, (draft) => {
        const [user] = draft.users as [User]
        expect(user.greet()).toBe('Hello, Ada')
        ;(user.friend as User).name = 'Dan'
      })
      expect(next.users[0]).toEqual(new User('Ada', new User('Dan', 1)))
      expect(next.users[0]?.friend).toBeInstanceOf(User)
      expect(old.users[0]).toEqual(ada())
    })

    test('a draft without a change is the record itself', () => {
      const old = ada()
      expect(
        produce(old, (draft) => {
          draft.name = 'Ada'
        }),
      ).toBe(old)
    })

    if (kind === 'open') return

    test('a draft refuses names that are no slots', () => {
      const spoil = () => produce(ada(), (draft) => write(draft, 'nmae', 'Eve'))
      expect(codeOf(spoil)).toBe('unknown-slot')
    })

    test('what it makes is frozen; copy() of that is a record as any other', () => {
      const next = produce(ada(), (draft) => {
        draft.name = 'Eve'
      })
      expect(Object.isFrozen(next)).toBe(true)
      const copied = copy(next, { name: 'Dan' })
      expect(copied.greet()).toBe('Hello, Dan')
      expect(Object.isFrozen(copied)).toBe(Object.isFrozen(ada()))
      expect(Object.isSealed(copied)).toBe(Object.isSealed(ada()))
    })

    // Immer makes records by Object.create(), so that nothing of the library runs.
    test('it looks past what closes a record: read-only slots, deletion, sealing, checks', () => {
      const patient = new Immer({ autoFreeze: false })
      const next = patient.produce(ada(), (draft) => {
        write(draft, 'name', 5)
      })
      expect(next.name).toBe(5)
      expect(Object.isExtensible(next)).toBe(true)
      const less = produce(ada(), (draft) => {
        delete (draft as Partial<User>).name
      })
      expect(Object.keys(less)).toEqual(['friend'])
    })
  })

  describe('immer', () => {
    test('does not run set-up', () => {
      let count = 0
      class Counted extends defineSlots<{ a: number }>(['a'], { setUp: () => void count++ }) {
        static readonly [immerable] = true
      }
      const made = produce(new Counted(1), (draft) => {
        draft.a = 2
      })
      expect(made.a).toBe(2)
      expect(count).toBe(1)
      expect(copy(made).a).toBe(2)
      expect(count).toBe(2)
    })

    test('leaves records alone whose class does not say that it is immerable', () => {
      class Plain extends defineSlots<{ a: number }>(['a']) {}
      const record = new Plain(1)
      const tree = produce({ record, other: 1 }, (draft) => {
        draft.record.a = 2
        draft.other = 2
      })
      expect(tree.record).toBe(record)
      expect(record.a).toBe(2)
    })

    test('loses the attributes of an open record', () => {
      const ada = new kinds.open('Ada', 1)
      attributesOf(ada).set('color', 'red')
      const next = produce(ada, (draft) => {
        draft.name = 'Eve'
      })
      expect(next.name).toBe('Eve')
      expect(attributesOf(next).size).toBe(0)
      expect(attributesOf(copy(ada, { name: 'Eve' })).get('color')).toBe('red')
    })

    test('refuses changes of a Dynamic record: use copy()', () => {
      const ada = new kinds.dynamic('Ada', 1)
      const change = (): unknown =>
        produce(ada, (draft) => {
          draft.name = 'Eve'
        })
      expect(change).toThrow('a Proxy')
      expect(ada.name).toBe('Ada')
      expect(copy(ada, { name: 'Eve' }).name).toBe('Eve')
    })
  })
})
