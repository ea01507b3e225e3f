import { describe, expect, test } from 'vitest'
import { refused, write, type Form } from '../support/form.js'

/** A schema whose output it would not take itself. */
const numeral = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value: unknown) =>
      typeof value === 'string' ? { value: Number(value) } : { issues: [{ message: 'no numeral' }] },
    types: undefined as { readonly input: string; readonly output: number } | undefined,
  },
} as const

export function schemas({ slotted, packed }: Form): void {
  const { assign, copy, defineSlots, extendSlots, fromObject, optional } = slotted
  const refusal = 'Count: slot "n": no numeral.'

  describe('a schema that transforms', () => {
    test('runs in the constructor and in every function that takes slots by name', () => {
      class Count extends defineSlots({ n: numeral }) {}
      const count = new Count({ n: '5' })
      expect(count.n).toBe(5)
      expect(fromObject(Count, { n: '6' }).n).toBe(6)
      expect(copy(count, { n: '7' }).n).toBe(7)
      expect(assign(count, { n: '8' }).n).toBe(8)
      for (const act of [
        () => new Count({ n: 9 as never }),
        () => copy(count, { n: 9 as never }),
        () => assign(count, { n: 9 as never }),
      ]) {
        expect(refused(act)).toMatchObject({ code: 'bad-value', message: refusal })
      }
      expect(copy(count).n).toBe(8)
    })

    test('leaves writes alone, which are of what is read', () => {
      class Count extends defineSlots({ n: numeral, maybe: optional(numeral) }) {}
      class Longer extends extendSlots(Count, { more: numeral }) {}
      const count = new Count({ n: '5', maybe: '6' })
      count.n += 1
      count.maybe = 7
      expect({ ...count }).toEqual({ n: 6, maybe: 7 })
      const longer = new Longer({ n: '5', more: '6' })
      longer.more += longer.n
      expect({ ...longer }).toEqual({ n: 5, maybe: undefined, more: 11 })
      const rows = new packed.PackedArray(Count)
      rows.push({ n: '5' })
      rows.at(0).n += 1
      assign(rows.at(0), { maybe: '3' })
      expect(rows.at(0)).toMatchObject({ n: 6, maybe: 3 })
    })

    test('runs on writes under validate "always", which would refuse what is read', () => {
      class Count extends defineSlots({ n: numeral }, { validate: 'always' }) {}
      const count = new Count({ n: '5' })
      expect(refused(() => write(count, 'n', 6))).toMatchObject({ code: 'bad-value', message: refusal })
      write(count, 'n', '6')
      expect(count.n).toBe(6)
      expect(assign(count, { n: '7' }).n).toBe(7)
    })
  })
}
