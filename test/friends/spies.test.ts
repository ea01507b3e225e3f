import { afterEach, describe, expect, test, vi } from 'vitest'
import { codeOf } from '../support/form.js'
import { allKinds, defineKinds, withSlots } from '../support/record-kinds.js'
import { defineSlots, inBothForms } from '../support/loosely.js'

afterEach(() => vi.restoreAllMocks())

inBothForms(() => {
  describe.each(allKinds)('vi.spyOn a method of the prototype: %s', (kind) => {
    test.each(['before', 'after'])('works %s the first record, and goes away again', (when) => {
      const User = defineKinds()[kind]
      const early = when === 'after' ? new User('Ada', 1) : undefined
      const spy = vi.spyOn(User.prototype, 'greet')
      const ada = early ?? new User('Ada', 1)
      expect(ada.greet()).toBe('Hello, Ada')
      expect(spy.mock.contexts).toEqual([ada])
      spy.mockReturnValue('mocked')
      expect(ada.greet()).toBe('mocked')
      expect(new User('Eve', 1).greet()).toBe('mocked')
      expect(spy).toHaveBeenCalledTimes(3)
      spy.mockRestore()
      expect(ada.greet()).toBe('Hello, Ada')
      expect(new User('Eve', 1).greet()).toBe('Hello, Eve')
    })

    test('reaches records of subclasses', () => {
      const User = defineKinds()[kind]
      class Admin extends User {}
      vi.spyOn(User.prototype, 'greet').mockReturnValue('mocked')
      expect(new Admin('Ada', 1).greet()).toBe('mocked')
    })
  })

  describe('vi.spyOn a method of one record', () => {
    const closed = ['sealed', 'frozen', 'extended', 'strict', 'keyword', 'readonly', 'checked'] as const

    test.each(closed)('is refused by closed records: %s', (kind) => {
      const ada = new (defineKinds()[kind])('Ada', 1)
      expect(() => vi.spyOn(ada, 'greet')).toThrow('not extensible')
      expect(ada.greet()).toBe('Hello, Ada')
    })

    test.each(['guarded', 'open', 'dynamic'] as const)('works on records that can be extended: %s', (kind) => {
      const ada = new (defineKinds()[kind])('Ada', 1)
      const spy = vi.spyOn(ada, 'greet').mockReturnValue('mocked')
      expect(ada.greet()).toBe('mocked')
      spy.mockRestore()
      expect(ada.greet()).toBe('Hello, Ada')
    })

    // The library takes the spy on the first record for a class field, when the second is made.
    test.each(['guarded', 'open', 'dynamic'] as const)('and leaves the class as it is: %s', (kind) => {
      const User = defineKinds()[kind]
      vi.spyOn(new User('Ada', 1), 'greet').mockReturnValue('mocked')
      expect(new User('Eve', 1).greet()).toBe('Hello, Eve')
    })
  })

  test.each(withSlots)('vi.fn takes records as arguments and results: %s', (kind) => {
    const User = defineKinds()[kind]
    const rename = vi.fn((user: { name: string }) => user)
    rename(new User('Ada', 1))
    expect(rename).toHaveBeenCalledWith(new User('Ada', 1))
    expect(rename).toHaveReturnedWith(new User('Ada', 1))
    expect(rename).not.toHaveBeenCalledWith(new User('Eve', 1))
  })

  test('a slot cannot be spied upon: write it', () => {
    const ada = new (defineKinds().sealed)('Ada', 1)
    expect(() => vi.spyOn(ada, 'name', 'get')).toThrow(TypeError)
  })

  // What vitest puts in place of the class becomes new.target, and is no subclass of it.
  test('a class in a module is not wrapped by vi.spyOn alone, but by a subclass', () => {
    class User extends defineSlots<{ name: string }>(['name']) {}
    const module = { User }
    const spy = vi.spyOn(module, 'User')
    expect(codeOf(() => new module.User('Ada'))).toBe('not-a-record-class')
    spy.mockImplementation(class extends User {} as never)
    expect(codeOf(() => new module.User('Ada'))).toBe('not-a-record-class')
    spy.mockRestore()
    const made: object[] = []
    class Watched extends User {
      constructor(...given: readonly unknown[]) {
        super(...given)
        made.push(this)
      }
    }
    module.User = Watched as never
    expect(new module.User('Ada')).toBe(made[0])
  })
})
