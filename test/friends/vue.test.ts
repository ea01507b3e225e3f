import { effect, isReactive, reactive, shallowRef } from '@vue/reactivity'
import { describe, expect, test } from 'vitest'
import { codeOf, write } from '../support/form.js'
import { defineKinds, type User } from '../support/record-kinds.js'
import { attributesOf, copy, defineSlots, equals, hash, inBothForms, text, toObject } from '../support/loosely.js'

/** What an effect saw, one after another. */
function watched<Value>(read: () => Value): Value[] {
  const seen: Value[] = []
  effect(() => void seen.push(read()))
  return seen
}

inBothForms(() => {
  const kinds = defineKinds()

  describe('Vue: guarded records', () => {
    test('are reactive, records inside of records too', () => {
      const user: User = reactive(new kinds.guarded('Ada', new kinds.guarded('Bob', 1)))
      const names = watched(() => `${user.name} ${(user.friend as User).name} ${user.greet()}`)
      user.name = 'Eve'
      ;(user.friend as User).name = 'Dan'
      expect(names).toEqual(['Ada Bob Hello, Ada', 'Eve Bob Hello, Eve', 'Eve Dan Hello, Eve'])
      expect(user).toBeInstanceOf(kinds.guarded)
    })

    test('still refuse names that are no slots', () => {
      const user = reactive(new kinds.guarded('Ada', 1))
      expect(codeOf(() => write(user, 'nmae', 'Eve'))).toBe('unknown-slot')
    })

    test('are taken by the free functions through what Vue makes of them', () => {
      const [ada, user] = [new kinds.guarded('Ada', 1), reactive(new kinds.guarded('Ada', 1))]
      expect(equals(user, ada)).toBe(true)
      expect(hash(user)).toBe(hash(ada))
      expect(toObject(user)).toEqual({ name: 'Ada', friend: 1 })
      expect(isReactive(copy(user))).toBe(false)
    })

    test('may have strictReads: what Vue looks for on them passes', () => {
      class Strict extends defineSlots<{ name: string }>(['name'], { closed: 'guarded', strictReads: true }) {}
      const user = reactive(new Strict('Ada'))
      const names = watched(() => user.name)
      user.name = 'Eve'
      expect(names).toEqual(['Ada', 'Eve'])
      expect(codeOf(() => (user as unknown as { nmae: unknown }).nmae)).toBe('unknown-slot')
    })
  })

  describe.each(['sealed', 'extended', 'strict', 'keyword', 'readonly', 'checked'] as const)(
    'Vue: %s records',
    (kind) => {
      test('are left as they are, because they cannot be extended', () => {
        const ada = new kinds[kind]('Ada', 1)
        expect(reactive(ada)).toBe(ada)
        const state = reactive({ user: ada })
        const friends = watched(() => state.user.friend)
        state.user.friend = 2
        expect(friends).toEqual([1])
      })

      test('are replaced as a whole, and Vue sees that', () => {
        const state = reactive({ user: new kinds[kind]('Ada', 1) })
        const user = shallowRef(new kinds[kind]('Ada', 1))
        const names = watched(() => `${state.user.name} ${user.value.name}`)
        state.user = copy(state.user, { name: 'Eve' })
        user.value = copy(user.value, { name: 'Dan' })
        expect(names).toEqual(['Ada Ada', 'Eve Ada', 'Eve Dan'])
      })
    },
  )

  describe('Vue', () => {
    test('frozen records are left as they are too', () => {
      const ada = new kinds.frozen('Ada', 1)
      expect(reactive(ada)).toBe(ada)
    })

    // The proxy is another object than the record that the attributes belong to.
    test('an open record has reactive slots, but its attributes are out of reach', () => {
      const ada = new kinds.open('Ada', 1)
      attributesOf(ada).set('color', 'red')
      const user = reactive(ada)
      const names = watched(() => user.name)
      user.name = 'Eve'
      expect(names).toEqual(['Ada', 'Eve'])
      expect((user as unknown as { color?: unknown }).color).toBeUndefined()
      write(user, 'size', 5)
      expect(attributesOf(ada).has('size')).toBe(false)
    })

    test('a Dynamic record is not read through reactive(), and refuses to be written: put toObject(record) in', () => {
      const ada = new kinds.dynamic('Ada', 1)
      const user = reactive(ada)
      expect(() => {
        user.name = 'Eve'
      }).toThrow('a Proxy')
      expect(user.name).toBe(undefined)
      expect(ada.name).toBe('Ada')
      const state = reactive(toObject(ada) as User)
      const names = watched(() => state.name)
      state.name = 'Eve'
      expect(names).toEqual(['Ada', 'Eve'])
    })

    test("records with validate: 'always' cannot be read through a proxy: their values lie beside them", () => {
      class Checked extends defineSlots<{ name: string }>({ name: text }, { closed: 'guarded', validate: 'always' }) {}
      const user = reactive(new Checked({ name: 'Ada' }))
      expect(() => user.name).toThrow(TypeError)
    })
  })
})
