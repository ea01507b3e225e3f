import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'

/** How the options of a class, and what is around a slot, go with lists, dates and vectors. */
export function valuesOptions({ slotted }: Form): void {
  const { assign, clone, copy, date, defineSlots, doc, equals, f32, list, mapOf, nullable, optional, parse } = slotted
  const { readonly, slotsOf, toObject, u8, vec } = slotted

  describe('options and values with parts', () => {
    const slots = { items: list(u8)(() => []), due: nullable(date)(null), at: optional(vec(f32, 2)) }

    test.each(['construct', 'never'] as const)('validate: %s trusts the constructor and writes', (validate) => {
      const Class = defineSlots(slots, { validate })
      const record = new Class({ items: 5 as never })
      expect(record.items).toBe(5)
      expect(JSON.stringify(record)).toBe('{"items":5,"due":null}')
      write(record, 'due', 'soon')
      expect(toObject(record)).toEqual({ items: 5, due: 'soon', at: undefined })
      expect(equals(copy(record), record)).toBe(true)
      expect(codeOf(() => parse(Class, { items: 5 }))).toBe('invalid-input')
    })

    test('validate: always checks what is constructed, patched and written', () => {
      const Class = defineSlots(slots, { validate: 'always', name: 'Checked' })
      const record = new Class({ items: [1] })
      for (const act of [
        () => new Class({ items: [300] }),
        () => copy(record, { items: [300] }),
        () => assign(record, { items: [300] }),
        () => (record.items = [300]),
      ])
        expect(refused(act).message).toBe('Checked: slot "items.0" must be an integer from 0 to 255, not 300.')
      record.items = [2]
      expect(record.items).toEqual([2])
    })

    test('a schema inside a list runs in the constructor, and makes another list', () => {
      const trimmed = {
        '~standard': {
          version: 1,
          vendor: 'test',
          validate: (value: unknown) =>
            typeof value === 'string' ? { value: value.trim() } : { issues: [{ message: 'no text' }] },
        },
      } as const
      const Class = defineSlots({
        words: list(trimmed as never),
        by: mapOf(trimmed as never)(() => new Map<string, never>()),
      } as never)
      const Words = Class as unknown as new (init: object) => { words: unknown; by: Map<string, unknown> }
      const given = [' a ', 'b']
      const made = new Words({ words: given, by: new Map([['k', ' v ']]) })
      expect(made.words).toEqual(['a', 'b'])
      expect(made.by.get('k')).toBe('v')
      expect(given).toEqual([' a ', 'b'])
      expect(refused(() => new Words({ words: ['a', 5] }))).toMatchObject({
        issues: [{ message: 'slot "words.1": no text', path: ['words', 1] }],
      })
    })

    test.each(['frozen', 'guarded', 'open', 'sealed'] as const)('closed: %s holds and clones them', (closed) => {
      class Closed extends defineSlots(slots, { closed }) {}
      const record = new Closed({ items: [1], at: new Float32Array([1, 2]) })
      expect(equals(clone(record), record)).toBe(true)
      expect(Object.isFrozen(clone(record))).toBe(closed === 'frozen')
      expect(JSON.stringify(parse(Closed, JSON.parse(JSON.stringify(record))))).toBe(
        '{"items":[1],"due":null,"at":[1,2]}',
      )
      record.items.push(2)
      expect(record.items).toEqual([1, 2])
    })

    test('readonly and doc go around them', () => {
      const Class = defineSlots({
        items: readonly(
          doc(
            list(u8)(() => []),
            'what is in it',
          ),
        ),
      })
      const record = new Class()
      expect(refused(() => write(record, 'items', [])).name).toBe('TypeError')
      expect(slotsOf(Class)[0]).toMatchObject({ kind: 'list', doc: 'what is in it', readonly: true, required: false })
    })
  })
}
