import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

export function defining({ slotted, isCompiled }: Form): void {
  const { defineSlots, extendSlots, SlotError } = slotted

  describe('defining', () => {
    test('runs the form that this suite is about', () => {
      const User = defineSlots(['name'])
      expect(slotted.isCompiled(User)).toBe(isCompiled)
      expect(typeof slotted.sourceOf(User)).toBe(isCompiled ? 'string' : 'undefined')
    })

    test('copies the array of names once: later changes of it change nothing', () => {
      const names = ['a', 'b']
      const Pair = defineSlots(names)
      names.push('c')
      names[0] = 'z'
      expect(Object.keys(new Pair(1, 2))).toEqual(['a', 'b'])
    })

    test('refuses what is neither an array of names nor an object of slots', () => {
      for (const wrong of ['name', 5, null, undefined, new Set(['a']), () => ['a']]) {
        expect(codeOf(() => defineSlots(wrong as never))).toBe('not-a-definition')
      }
      expect(refused(() => defineSlots('name' as never)).message).toBe(
        'defineSlots() takes slot names in an array or slots in an object, not "name". Write ["name"].',
      )
    })

    test('refuses an item that is no string, naming it and its position', () => {
      for (const item of [5, null, undefined, {}, Symbol('s'), ['a']])
        expect(codeOf(() => defineSlots(['a', item as never]))).toBe('bad-slot-name')
      expect(refused(() => defineSlots(['a', Symbol('s') as never])).message).toContain('Symbol(s) at position 1')
      // oxlint-disable-next-line no-sparse-arrays -- a hole is what is tested
      expect(codeOf(() => defineSlots(['a', , 'b'] as never))).toBe('bad-slot-name')
    })

    test('refuses reserved names, the empty string and array indices', () => {
      for (const name of [
        '',
        '0',
        '7',
        '4294967294',
        '99999999999999999999',
        'constructor',
        '__proto__',
        'toJSON',
        'toString',
        'valueOf',
      ]) {
        expect(codeOf(() => defineSlots([name]))).toBe('bad-slot-name')
      }
    })

    test('takes any other name', () => {
      const names = [
        'then',
        'class',
        'first-name',
        'é',
        '-1',
        '01',
        '1.5',
        'length',
        'name',
        'prototype',
        'hasOwnProperty',
        '__defineGetter__',
        'arguments',
        'v0',
        ' ',
      ]
      const Any = defineSlots(names)
      const record = new Any(...names.map((_, position) => position)) as unknown as Record<string, unknown>
      expect(Object.keys(record)).toEqual(names)
      for (const [position, name] of names.entries()) expect(record[name]).toBe(position)
    })

    test('refuses a name that comes twice, with both positions', () => {
      const error = refused(() => defineSlots(['x', 'y', 'x'] as never, { name: 'Point' }))
      expect(error).toBeInstanceOf(SlotError)
      expect(error).toBeInstanceOf(TypeError)
      expect(error).toMatchObject({
        code: 'duplicate-slot',
        message: 'defineSlots("Point"): slot "x" is named twice, at positions 0 and 2.',
      })
    })

    test('keeps the order in which the names are written', () => {
      expect(Object.keys(new (defineSlots(['z', 'a', 'm']))(1, 2, 3))).toEqual(['z', 'a', 'm'])
    })

    test('takes 1,020 slots and refuses more', () => {
      const names = Array.from({ length: 1020 }, (_, index) => `s${index}`)
      const Large = defineSlots(names)
      const record = new Large(...names) as unknown as Record<string, unknown>
      expect(Object.keys(record)).toEqual(names)
      expect(record['s1019']).toBe('s1019')
      const error = refused(() => defineSlots([...names, 'one-more']))
      expect(error).toBeInstanceOf(RangeError)
      expect(error.code).toBe('too-many-slots')
      expect(codeOf(() => extendSlots(Large, ['one-more'] as never))).toBe('too-many-slots')
    })

    test('takes no slots at all', () => {
      const Empty = defineSlots([])
      expect(Object.keys(new Empty())).toEqual([])
      expect(codeOf(() => Object.assign(new Empty(), { x: 1 }))).toBe('unknown-slot')
    })

    test('refuses unknown options, with the nearest', () => {
      const error = refused(() => defineSlots(['a'], { close: 'sealed' } as never))
      expect(error.code).toBe('unknown-option')
      expect(error.message).toContain('Did you mean "closed"?')
      expect(codeOf(() => defineSlots(['a'], { baseArgs: 1 } as never))).toBe('unknown-option')
      expect(codeOf(() => defineSlots(['a'], { hasOwnProperty: 1 } as never))).toBe('unknown-option')
    })

    test('refuses options of the wrong type', () => {
      for (const options of [
        'frozen',
        5,
        null,
        [],
        { closed: 'shut' },
        { closed: true },
        { strictReads: 1 },
        { setUp: 'x' },
        { name: 5 },
      ]) {
        expect(codeOf(() => defineSlots(['a'], options as never))).toBe('bad-option')
      }
      const Base = defineSlots(['a'])
      for (const baseArgs of [-1, 1.5, '1', Number.NaN])
        expect(codeOf(() => extendSlots(Base, ['b'], { baseArgs } as never))).toBe('bad-option')
    })

    test('takes an option that is undefined as absent', () => {
      const User = defineSlots(['name'], {
        closed: undefined,
        name: undefined,
        setUp: undefined,
        strictReads: undefined,
      } as never)
      expect(Object.isSealed(new User('Ada'))).toBe(true)
    })

    test('names the generated class, and gives it its length', () => {
      expect(defineSlots(['a'], { name: 'Point' }).name).toBe('Point')
      expect(defineSlots(['a', 'b']).name).toBe('Slots')
      expect((defineSlots(['a', 'b']) as unknown as { length: number }).length).toBe(2)
    })

    test('answers isCompiled() and sourceOf() for record classes alone', () => {
      for (const wrong of [Object, class {}, {}, null, 'User']) {
        expect(codeOf(() => slotted.isCompiled(wrong as never))).toBe('not-a-record-class')
        expect(codeOf(() => slotted.sourceOf(wrong as never))).toBe('not-a-record-class')
      }
    })
  })
}
