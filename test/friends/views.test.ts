import assert from 'node:assert'
import { inspect, isDeepStrictEqual, stripVTControlCharacters } from 'node:util'
import { processError } from '@vitest/utils/error'
import { effect, reactive } from '@vue/reactivity'
import { expect as jestExpect } from 'expect'
import fastDeepEqual from 'fast-deep-equal'
import lodash from 'lodash'
import { describe, expect, test } from 'vitest'
import { copy, defineSlots, equals, f64, text, toObject } from '../../src/index.js'
import { PackedArray } from '../../src/packed/index.js'
import { refused } from '../support/form.js'
import { inBothForms } from '../support/loosely.js'

inBothForms(() => {
  class City extends defineSlots({ name: text, area: f64 }, { args: ['name', 'area'] }) {
    describe(): string {
      return `${this.name}: ${this.area}`
    }
  }
  const cities = (): PackedArray<typeof City> =>
    PackedArray.from(City, [
      { name: 'Bern', area: 52 },
      { name: 'Basel', area: 24 },
    ])

  const equalities = {
    'vitest toEqual': (left: unknown, right: unknown) => passes(() => expect(left).toEqual(right)),
    'vitest toStrictEqual': (left: unknown, right: unknown) => passes(() => expect(left).toStrictEqual(right)),
    'jest toEqual': (left: unknown, right: unknown) => passes(() => jestExpect(left).toEqual(right)),
    'assert.deepStrictEqual': (left: unknown, right: unknown) => passes(() => assert.deepStrictEqual(left, right)),
    isDeepStrictEqual,
    'lodash isEqual': (left: unknown, right: unknown) => lodash.isEqual(left, right),
  }

  describe('views', () => {
    test.each(Object.entries(equalities))(
      '%s takes a row for equal to itself, and to no other row or array',
      (_, isEqual) => {
        const [one, other] = [cities(), cities()]
        expect(isEqual(one.at(0), one.at(0))).toBe(true)
        expect(isEqual(one.at(0), one.at(1))).toBe(false)
        other.at(0).area = 1
        expect(isEqual(one.at(0), other.at(0))).toBe(false)
        expect(isEqual(one, other)).toBe(false)
        expect(isEqual(toObject(one.at(0)), { name: 'Bern', area: 52 })).toBe(true)
      },
    )

    test('fast-deep-equal takes any two rows for equal: compare toObject(view), or use equals', () => {
      const [bern, basel] = [cities().at(0), cities().at(1)]
      expect(fastDeepEqual(bern, basel)).toBe(true)
      expect(fastDeepEqual(toObject(bern), toObject(basel))).toBe(false)
      expect(equals(bern, basel)).toBe(false)
    })

    test('differences that vitest and jest print show class and slots', () => {
      const [bern, basel] = [cities().at(0), cities().at(1)]
      const shown = inspect(bern)
      expect(shown).toBe("City { name: 'Bern', area: 52 }")
      for (const failure of [
        refused(() => jestExpect(bern).toEqual(basel)),
        refused(() => jestExpect(bern).toBe(basel)),
      ]) {
        expect(failure.message).toMatch(/City/)
        expect(failure.message).toMatch(/Bern/)
      }
    })

    test('vitest shows the rows in which two arrays differ; against what is no array it shows the columns, which are cut', () => {
      const differenceOf = (act: () => void): string =>
        stripVTControlCharacters((processError(refused(act)) as { diff: string }).diff)
      const [one, other] = [cities(), cities()]
      other.at(1).area = 25
      expect(differenceOf(() => expect(one).toEqual(other))).toMatch(
        /-\s+"area": 25,\n\+\s+"area": 24,\n\s+"name": "Basel"/,
      )
      const many = new PackedArray(City)
      for (let area = 0; area < 100_000; area++) many.push('', area)
      expect(differenceOf(() => expect(many).toEqual([])).split('\n').length).toBeLessThan(20_000)
      expect(differenceOf(() => expect(one.toRecords()).toEqual([]))).toContain('City {')
      expect(inspect(many).split('\n').length).toBeLessThan(250)
    })

    test('lodash cloneDeep, spread and structuredClone lose the slots: copy(view) and toObject(view) keep them', () => {
      const bern = cities().at(0)
      expect(Object.keys({ ...bern })).toEqual([])
      expect(Object.keys(structuredClone(bern))).toEqual([])
      expect(Object.keys(copy(bern))).toEqual(['name', 'area'])
      expect(copy(bern).describe()).toBe('Bern: 52')
      expect(lodash.get(bern, 'name')).toBe('Bern')
      expect(lodash.sortBy([...cities()], 'area').map(({ name }) => name)).toEqual(['Basel', 'Bern'])
    })

    test('Vue makes them readable and writable, and sees what is written through it', () => {
      const rows = cities()
      const bern = reactive(rows.at(0))
      let seen = ''
      effect(() => (seen = bern.describe()))
      bern.area = 53
      expect(seen).toBe('Bern: 53')
      expect(rows.at(0).area).toBe(53)
      expect(bern.name).toBe('Bern')
      expect(refused(() => Object.assign(bern, { aera: 1 })).message).toContain('Did you mean "area"?')
    })
  })
})

function passes(assertion: () => void): boolean {
  try {
    assertion()
    return true
  } catch {
    return false
  }
}
