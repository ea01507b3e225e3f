import { describe, expect, test } from 'vitest'
import { codeOf, type Form } from '../support/form.js'

export function isRecordOfAnyMake({ slotted, packed }: Form): void {
  const { copy, defineSlots, isRecord, text, u8 } = slotted

  class Item extends defineSlots({ sku: text, count: u8(1) }, { args: ['sku', 'count'] }) {}
  class Node extends defineSlots({ name: text('') }) {}

  describe('isRecord', () => {
    test('is true of records, of those of subclasses, and of rows', () => {
      class Special extends Item {}
      const rows = packed.PackedArray.from(Item, [new Item('a')])
      for (const record of [new Item('a'), new Special('b'), rows.at(0), copy(rows.at(0))]) {
        expect(isRecord(record)).toBe(true)
        expect(isRecord(record, Item)).toBe(true)
        expect(isRecord(record, Node)).toBe(false)
      }
      expect(isRecord(new Item('a'), Special)).toBe(false)
    })

    test('is false of everything else, and of what only looks like a record', () => {
      const { prototype } = Item
      const forged = [Object.create(prototype), { __proto__: prototype, sku: 'a' }, new Proxy({}, {})]
      for (const value of [...forged, prototype, Item, undefined, null, 5, 'x', {}, [], () => 1])
        expect(isRecord(value, Item)).toBe(false)
      for (const value of [Item, undefined, null, 5, 'x', {}, []]) expect(isRecord(value)).toBe(false)
      expect(codeOf(() => isRecord({}, Object as never))).toBe('not-a-record-class')
    })
  })
}
