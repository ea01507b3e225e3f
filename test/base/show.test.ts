import { expect, test } from 'vitest'
import { withArticle } from '../../src/base/show.js'

const VOWELS = [
  'Address',
  'Order',
  'Item',
  'Event',
  'Update',
  'Uninstall',
  'UnidentifiedObject',
  'HTTPRequest',
  'XMLNode',
]
const CONSONANTS = [
  'User',
  'Unit',
  'Utility',
  'URL',
  'UUID',
  'Uri',
  'One',
  'OneToMany',
  'Euro',
  'House',
  '$Point',
  'record',
]

test.each(VOWELS)('%s is spoken with a vowel first', (name) => {
  expect(withArticle(name)).toBe(`an ${name}`)
})

test.each(CONSONANTS)('%s is spoken with a consonant first', (name) => {
  expect(withArticle(name)).toBe(`a ${name}`)
})
