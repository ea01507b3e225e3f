import { expect as jestExpect } from 'expect'
import { stripVTControlCharacters } from 'node:util'
import { processError } from '@vitest/utils/error'
import { describe, expect as vitestExpect, test } from 'vitest'
import { refused } from '../support/form.js'
import { allKinds, defineKinds, withSlots } from '../support/record-kinds.js'
import { attributesOf, inBothForms, toObject, withMethods } from '../support/loosely.js'

/** What vitest and jest have in common. */
interface Expect {
  (value: unknown): {
    toEqual: (other: unknown) => void
    toStrictEqual: (other: unknown) => void
    toMatchObject: (other: object) => void
    toContainEqual: (other: unknown) => void
    toHaveProperty: (path: string, value: unknown) => void
    toBeInstanceOf: (Class: never) => void
    readonly not: { toEqual: (other: unknown) => void; toStrictEqual: (other: unknown) => void }
  }
  any: (Class: unknown) => unknown
  objectContaining: (object: object) => unknown
}

const tools = [
  ['vitest', vitestExpect as unknown as Expect],
  ['jest', jestExpect as unknown as Expect],
] as const

inBothForms(() => {
  const kinds = defineKinds()

  describe.each(tools)('%s', (tool, expect) => {
    describe.each(allKinds)('%s', (kind) => {
      const User = kinds[kind]
      const ada = (friend: unknown = 1): object => new User('Ada', new User('Bob', friend))

      test('toEqual and toStrictEqual tell records apart by their slots, of records in records too', () => {
        expect(ada()).toEqual(ada())
        expect(ada()).toStrictEqual(ada())
        expect(ada(Number.NaN)).toStrictEqual(ada(Number.NaN))
        expect(ada()).not.toEqual(ada(2))
        expect(ada()).not.toStrictEqual(ada(2))
        expect(ada()).not.toEqual(new User('Ada', new User('Bob', ada())))
        expect([ada()]).toContainEqual(ada())
      })

      test('toMatchObject, toHaveProperty and asymmetric matchers read slots', () => {
        expect(ada()).toMatchObject({ name: 'Ada', friend: { name: 'Bob' } })
        expect(ada()).toHaveProperty('friend.name', 'Bob')
        expect(ada()).toBeInstanceOf(User as never)
        expect({ user: ada() }).toEqual({ user: expect.any(User) })
        expect(ada()).toEqual(expect.objectContaining({ name: 'Ada' }))
      })
    })

    test.each(withSlots)(
      'toEqual takes an object with the same slots; toStrictEqual asks for the class too: %s',
      (kind) => {
        class Other extends kinds[kind] {}
        const ada = new kinds[kind]('Ada', 1)
        expect(ada).toEqual({ name: 'Ada', friend: 1 })
        expect(ada).not.toStrictEqual({ name: 'Ada', friend: 1 })
        expect(ada).not.toStrictEqual(new Other('Ada', 1))
      },
    )

    test('undefined in a slot is undefined to toEqual, and there to toStrictEqual', () => {
      expect(new kinds.sealed('Ada')).toEqual({ name: 'Ada' })
      expect({ ...new kinds.sealed('Ada') }).not.toStrictEqual({ name: 'Ada' })
    })

    test('does not compare attributes of open records, nor Dynamic records with objects: compare toObject()', () => {
      const [ada, redAda] = [new kinds.open('Ada', 1), new kinds.open('Ada', 1)]
      attributesOf(redAda).set('color', 'red')
      expect(ada).toStrictEqual(redAda)
      expect(toObject(ada)).not.toEqual(toObject(redAda))
      const loose = new kinds.dynamic('Ada', 1)
      expect(loose).not.toEqual({ name: 'Ada', friend: 1 })
      expect(toObject(loose)).toEqual({ name: 'Ada', friend: 1 })
    })

    test('the attributes of Dynamic records are compared in the order they were written in', () => {
      const [first, second] = [new kinds.dynamic('Ada', 1), new kinds.dynamic('Ada', 1)]
      attributesOf(first).set('a', 1).set('b', 2)
      attributesOf(second).set('b', 2).set('a', 1)
      expect(first).not.toEqual(second)
      expect(toObject(first)).toEqual(toObject(second))
    })

    describe('a failure', () => {
      /** What the tool prints: the message, and the difference that vitest keeps beside it. */
      const printed = (left: object, right: object): string => {
        const error = refused(() => expect(left).toEqual(right))
        return stripVTControlCharacters(
          tool === 'vitest' ? (processError(error) as { diff: string }).diff : error.message,
        )
      }

      // vitest compares clones, which have none of the attributes; jest does not look into accessors of records in
      // records.
      const isBlindTo = (kind: string): boolean => kind === 'dynamic' || (tool === 'jest' && kind === 'checked')

      for (const kind of allKinds.filter((each) => !isBlindTo(each))) {
        test(`shows class names, slots and the difference: ${kind}`, () => {
          const User = kinds[kind]
          const message = printed(new User('Ada', new User('Bob', 1)), new User('Ada', new User('Bob', 2)))
          vitestExpect(message).toMatch(
            / User \{\n.*User \{\n- {5}"friend": 2,\n\+ {5}"friend": 1,\n.*"name": "Bob",\n/,
          )
        })
      }

      test('does not show the class of a record with methods, which has a toJSON() that gives a plain object', () => {
        class Named extends withMethods(kinds.sealed) {}
        const message = printed(new Named('Ada', 1), new Named('Eve', 1))
        vitestExpect(message).not.toContain('Named {')
        vitestExpect(message).toContain('"name": "Ada"')
      })
    })
  })

  describe('a snapshot', () => {
    const slotted = withSlots.filter((kind) => kind !== 'open')

    test.each(slotted)('shows class names and slots: %s', (kind) => {
      const User = kinds[kind]
      vitestExpect(new User('Ada', [new User('Bob', 1)])).toMatchInlineSnapshot(`
        User {
          "friend": [
            User {
              "friend": 1,
              "name": "Bob",
            },
          ],
          "name": "Ada",
        }
      `)
    })

    test.each(['open', 'dynamic'] as const)('shows class, slots and attributes: %s', (kind) => {
      const ada = new kinds[kind]('Ada', 1)
      attributesOf(ada).set('color', 'red')
      vitestExpect(ada).toMatchInlineSnapshot(`
        User {
          "color": "red",
          "friend": 1,
          "name": "Ada",
        }
      `)
    })
  })
})
