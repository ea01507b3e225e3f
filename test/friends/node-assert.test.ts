import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { refused } from '../support/form.js'
import { defineKinds, withSlots } from '../support/record-kinds.js'
import { attributesOf, inBothForms, toObject } from '../support/loosely.js'

inBothForms(() => {
  const kinds = defineKinds()

  describe.each(withSlots)("node's assert.deepStrictEqual: %s", (kind) => {
    const User = kinds[kind]
    const ada = (friend: unknown = 1): object => new User('Ada', new User('Bob', friend))

    test('tells records apart by their slots, of records in records too', () => {
      assert.deepStrictEqual(ada(), ada())
      assert.deepStrictEqual(ada(Number.NaN), ada(Number.NaN))
      assert.notDeepStrictEqual(ada(), ada(2))
      expect(isDeepStrictEqual([ada()], [ada()])).toBe(true)
    })

    test('asks for the same class', () => {
      class Other extends User {}
      assert.notDeepStrictEqual(new User('Ada', 1), new Other('Ada', 1))
      assert.notDeepStrictEqual(new User('Ada', 1), { name: 'Ada', friend: 1 })
      assert.deepStrictEqual({ ...new User('Ada', 1) }, { name: 'Ada', friend: 1 })
    })

    test('shows class names, slots and the difference', () => {
      const { message } = refused(() => assert.deepStrictEqual(ada(1), ada(2)))
      const lines = message.replaceAll(/\[Getter\/Setter(: (.*?))?\] ?/g, '$2')
      expect(lines).toMatch(/ User \{\n.*User \{\n\+ {5}friend: 1,\n- {5}friend: 2,\n/)
    })
  })

  // Node compares own properties, and these records have none for their attributes.
  test('takes any two Dynamic records for equal, and sees no attributes of open ones: compare toObject(record)', () => {
    const [ada, eve] = [new kinds.dynamic('Ada', 1), new kinds.dynamic('Eve', 2)]
    assert.deepStrictEqual(ada, eve)
    assert.notDeepStrictEqual(toObject(ada), toObject(eve))
    const [plain, red] = [new kinds.open('Ada', 1), new kinds.open('Ada', 1)]
    attributesOf(red).set('color', 'red')
    assert.deepStrictEqual(plain, red)
    assert.notDeepStrictEqual(toObject(plain), toObject(red))
  })
})
