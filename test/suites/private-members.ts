import { describe, expect, test } from 'vitest'
import { refused, type Form } from '../support/form.js'

/** Records that no constructor of the user's makes have the private members that initialisers give them, or are refused. */
export function privateMembers({ slotted }: Form): void {
  const { clone, copy, defineSlots, extendSlots, f64, fromObject, parse, text } = slotted

  describe.each(['sealed', 'guarded', 'frozen', 'open'] as const)('private members, %s', (closed) => {
    class Counter extends defineSlots({ step: f64, name: text('a') }, { closed, args: ['step'] }) {
      #count = 0
      #next(): number {
        return this.#count + this.step
      }
      get count(): number {
        return this.#count
      }
      up(): this {
        this.#count = this.#next()
        return this
      }
    }
    class Deep extends Counter {
      readonly #more = 1
      get all(): number {
        return this.count + this.#more
      }
    }
    class Pair extends defineSlots(['a', 'b'], { closed })<{ a: number; b: number }> {
      readonly #sum = 5
      get sum(): number {
        return this.#sum
      }
    }

    test('copies and parsed records have them as initialisers make them', () => {
      const counter = new Counter(2).up()
      expect(counter.count).toBe(2)
      expect(copy(counter).count).toBe(0)
      expect(copy(counter, { step: 3 }).up().count).toBe(3)
      expect(clone(counter).up().count).toBe(2)
      expect(parse(Counter, { step: 4 }).up().count).toBe(4)
      expect(fromObject(Counter, { step: 5 }).up().count).toBe(5)
      expect(parse(Deep, { step: 1 }).all).toBe(1)
      expect(copy(new Deep(1)).all).toBe(1)
      expect(copy(new Pair(1, 2), { a: 3 })).toMatchObject({ a: 3, b: 2, sum: 5 })
    })

    test('such records are closed as others are, and show their slots alone', () => {
      expect(Object.isSealed(parse(Counter, { step: 1 }))).toBe(Object.isSealed(new Counter(1)))
      expect(Object.isFrozen(copy(new Counter(1)))).toBe(Object.isFrozen(new Counter(1)))
      expect(Object.keys(copy(new Counter(1)))).toEqual(['step', 'name'])
    })

    test('where a constructor would have to run they are refused at once, not where the member is used', () => {
      class Own extends Counter {
        constructor(step: number) {
          super(step * 2)
        }
      }
      class More extends extendSlots(Counter, { z: f64 }) {}
      const own = new Own(1)
      expect(own.up().count).toBe(2)
      expect(refused(() => copy(own))).toMatchObject({ code: 'private-members' })
      expect(refused(() => parse(Own, { step: 1 })).message).toMatch(
        /^Own has private members, which only its constructors make/,
      )
      expect(refused(() => copy(new More(1, { z: 1 })))).toMatchObject({ code: 'private-members' })
      expect(refused(() => parse(More, { step: 1, z: 1 }))).toMatchObject({ code: 'private-members' })
    })

    test('a subclass without private members of its own has those of its base', () => {
      class Plain extends Counter {}
      expect(parse(Plain, { step: 1 }).up().count).toBe(1)
      expect(parse(Counter, { step: 1 }).up().count).toBe(1)
      expect(copy(new Plain(1))).toBeInstanceOf(Plain)
    })
  })
}
