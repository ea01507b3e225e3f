import { autorun, isObservable, makeAutoObservable, makeObservable, observable, runInAction } from 'mobx'
import { describe, expect, test } from 'vitest'
import { codeOf, write } from '../support/form.js'
import { allKinds, defineKinds } from '../support/record-kinds.js'
import { copy, defineSlots, equals, extendSlots, inBothForms, toObject } from '../support/loosely.js'

/** What MobX saw, one after another. */
function watched<Value>(read: () => Value): Value[] {
  const seen: Value[] = []
  autorun(() => void seen.push(read()))
  return seen
}

function makeNameObservable(record: { name: string }): void {
  makeObservable(record, { name: observable })
}

inBothForms(() => {
  const kinds = defineKinds()

  describe.each(allKinds)('MobX: %s records', (kind) => {
    // MobX asks objects for isMobXAtom, which is none of the names that strictReads lets pass.

    test('are values of observable state, and replaced as a whole', () => {
      const state = observable({ user: new kinds[kind]('Ada', 1) })
      const names = watched(() => state.user.name)
      runInAction(() => {
        state.user = copy(state.user, { name: 'Eve' })
      })
      expect(names).toEqual(['Ada', 'Eve'])
      expect(state.user).toBeInstanceOf(kinds[kind])
    })

    test('are not observable themselves', () => {
      const state = observable({ user: new kinds[kind]('Ada', 1) })
      expect(isObservable(state.user)).toBe(false)
      expect(isObservable(observable(new kinds[kind]('Ada', 1)))).toBe(false)
    })

    test('are refused by makeAutoObservable, as all that have a superclass', () => {
      expect(() => makeAutoObservable(new kinds[kind]('Ada', 1))).toThrow("don't have a superclass")
    })
  })

  describe('makeObservable', () => {
    const closed = ['sealed', 'frozen', 'extended', 'keyword', 'readonly', 'checked'] as const

    test.each(closed)('is refused by finished records that cannot be extended: %s', (kind) => {
      expect(() => makeNameObservable(new kinds[kind]('Ada', 1))).toThrow('not extensible')
    })

    test('works in setUp of sealed records, before they are closed', () => {
      class Counter extends defineSlots<{ name: string; count: number }>(['name', 'count'], {
        setUp: makeNameObservable,
      }) {}
      const counter = new Counter('a', 1)
      const names = watched(() => counter.name)
      runInAction(() => {
        counter.name = 'b'
      })
      expect(names).toEqual(['a', 'b'])
      expect(Object.isSealed(counter)).toBe(true)
      expect(codeOf(() => write(counter, 'nmae', 'x'))).toBe('unknown-slot')
      expect(toObject(counter)).toEqual({ name: 'b', count: 1 })
      expect(JSON.stringify({ ...counter })).toBe('{"count":1,"name":"b"}')
      expect(equals(counter, copy(counter))).toBe(true)
      expect(isObservable(copy(counter, { name: 'c' }))).toBe(true)
    })

    test('works in setUp of extended records too', () => {
      class Named extends defineSlots<{ name: string }>(['name']) {}
      class Counter extends extendSlots<{ name: string; count: number }>(Named, ['count'], {
        setUp: makeNameObservable,
      }) {}
      const [counter, other] = [new Counter('a', 1), new Counter('b', 2)]
      const names = watched(() => counter.name)
      runInAction(() => {
        counter.name = other.name
      })
      expect(names).toEqual(['a', 'b'])
    })

    // The library takes the property that MobX adds to the first record for a class field, when the second is made.
    test.each(['guarded', 'open'])('works on records that can be extended: %s', (closing) => {
      class Counter extends defineSlots<{ name: string }>(['name'], { closed: closing }) {}
      const counter = new Counter('a')
      makeNameObservable(counter)
      const names = watched(() => counter.name)
      runInAction(() => {
        counter.name = 'b'
      })
      expect(names).toEqual(['a', 'b'])
      expect(new Counter('c').name).toBe('c')
    })

    test('works in setUp of guarded records', () => {
      class Counter extends defineSlots<{ name: string }>(['name'], { closed: 'guarded', setUp: makeNameObservable }) {}
      expect(new Counter('a').name).toBe('a')
      expect(new Counter('b').name).toBe('b')
      expect(new Counter('c').name).toBe('c')
    })
  })
})
