import { expect, test } from 'vitest'
import { nearestName } from '../../src/base/nearest-name.js'

const NAMES = ['name', 'identifier', 'createdAt', 'x', 'role']

test.each([
  ['nmae', 'name'],
  ['nam', 'name'],
  ['nname', 'name'],
  ['nane', 'name'],
  ['Name', 'name'],
  ['identifer', 'identifier'],
  ['idetnifeir', 'identifier'],
  ['createdat', 'createdAt'],
])('%s is taken for %s', (wanted, nearest) => {
  expect(nearestName(wanted, NAMES)).toBe(nearest)
})

test.each([['color'], ['id'], ['xyz'], ['y'], [''], ['constructor']])('%s is nothing like them', (wanted) => {
  expect(nearestName(wanted, ['name', 'identifier'])).toBe(undefined)
})

test('the closest wins, and the first of those that are equally close', () => {
  expect(nearestName('abcd', ['abxx', 'abcx', 'abcy'])).toBe('abcx')
})

test('long names are not compared', () => {
  expect(nearestName('x'.repeat(65), ['x'.repeat(64)])).toBe(undefined)
  expect(nearestName('x'.repeat(64), ['x'.repeat(65)])).toBe('x'.repeat(65))
})

test('comes to an end over 1,020 long names that are alike', () => {
  const names = Array.from({ length: 1020 }, (_, index) => `${'ab'.repeat(30)}${index}`)
  expect(nearestName('ba'.repeat(32), names)).toBe(undefined)
})
