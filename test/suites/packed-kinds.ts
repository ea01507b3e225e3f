import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'

export function packedKinds({ slotted, packed }: Form): void {
  const { bool, defineSlots, f32, f64, i16, i32, i64, i8, oneOf, optional, slot, text, u16, u32, u64, u8 } = slotted
  const { PackedArray, packedLayout } = packed

  /** An array of one slot, with one row. */
  const rowOf = (kind: unknown, initial: unknown): { value: unknown } & object => {
    const Class = defineSlots({ value: kind } as never, { args: ['value'] as never, name: 'Row' })
    const rows = new PackedArray(Class as never) as unknown as {
      push(value: unknown): number
      at(index: number): { value: unknown }
    }
    for (let count = 0; count < 20; count++) rows.push(initial)
    return rows.at(9)
  }

  describe('packed kinds', () => {
    test.each<[string, unknown, unknown[], unknown[], unknown[]]>([
      ['f64', f64, [0, -0, 1.5, Number.NaN, -Infinity, 1e308], [], ['1', 1n, true, null, undefined, {}, Symbol('s')]],
      [
        'f32',
        f32,
        [0.5, Infinity, Number.NaN, 3.4028234663852886e38],
        [1e39, -1e300, 3.4028235677973366e38],
        ['1', 1n, null, undefined],
      ],
      [
        'i8',
        i8,
        [-128, 127, 0],
        [128, -129, 0.5, Number.NaN, Infinity],
        ['1', 1n, true, null, undefined, [], { valueOf: () => 1 }],
      ],
      ['u8', u8, [0, 255], [256, -1, 300, 1.5, Number.NaN], ['1', 1n, true, null, Symbol('s')]],
      ['i16', i16, [-32768, 32767], [32768, -32769, 0.1], ['1', 1n]],
      ['u16', u16, [0, 65535], [65536, -1, 2.5], ['1', 1n]],
      ['i32', i32, [-(2 ** 31), 2 ** 31 - 1], [2 ** 31, -(2 ** 31) - 1, 1.5, Number.NaN], ['1', 1n]],
      ['u32', u32, [0, 2 ** 32 - 1], [2 ** 32, -1, 1.5, Number.NaN], ['1', 1n]],
      ['i64', i64, [-(2n ** 63n), 2n ** 63n - 1n], [2n ** 63n, -(2n ** 63n) - 1n], [1, '1', null]],
      ['u64', u64, [0n, 2n ** 64n - 1n], [2n ** 64n, -1n], [1, '1', undefined]],
      ['bool', bool, [true, false], [], [0, 1, 'true', null, undefined, {}]],
      ['text', text, ['', 'a', 'é\0𝄞', '\ud800', 'x'.repeat(10_000)], [], [1, null, undefined, {}, ['a']]],
      [
        'oneOf',
        oneOf('a', 'b', 'constructor'),
        ['b', 'a', 'constructor'],
        [],
        ['c', 'toString', 1, null, undefined, 0],
      ],
    ])('%s holds what belongs to it, and refuses the rest with nothing written', (_, kind, held, outOfRange, wrong) => {
      const row = rowOf(kind, held[0])
      for (const value of held) {
        row.value = value
        expect(row.value).toEqual(kind === f32 ? Math.fround(value as number) : value)
      }
      const before = row.value
      for (const value of outOfRange) {
        const error = refused(() => write(row, 'value', value))
        expect(error.name).toBe('RangeError')
        expect(error.code).toBe('bad-value')
      }
      for (const value of wrong) {
        const error = refused(() => write(row, 'value', value))
        expect(error).toBeInstanceOf(slotted.SlotError)
        expect(error.code).toBe('bad-value')
      }
      expect(row.value).toEqual(before)
    })

    test('says what a slot takes', () => {
      expect(refused(() => write(rowOf(u8, 1), 'value', 300)).message).toBe(
        'Row: slot "value" must be an integer from 0 to 255, not 300.',
      )
      expect(refused(() => write(rowOf(f64, 1), 'value', 'x')).message).toBe(
        'Row: slot "value" must be a number, not "x".',
      )
      expect(refused(() => write(rowOf(optional(oneOf('a', 'b')), 'a'), 'value', 'c')).message).toBe(
        'Row: slot "value" must be one of "a", "b", or undefined, not "c".',
      )
    })

    test.each<[string, unknown, unknown, unknown]>([
      ['f64', f64, 1.5, 'x'],
      ['u8', u8, 200, 256],
      ['i64', i64, -5n, 5],
      ['bool', bool, true, 0],
      ['oneOf', oneOf('a', 'b'), 'b', 'c'],
      ['text', text, 'word', 5],
      ['anything', slot(), { a: 1 }, undefined],
    ])('optional %s holds a value or undefined', (name, kind, value, wrong) => {
      const row = rowOf(optional(kind as never), undefined)
      expect(row.value).toBe(undefined)
      row.value = value
      expect(row.value).toEqual(value)
      if (name !== 'anything') expect(codeOf(() => write(row, 'value', wrong))).toBe('bad-value')
      row.value = undefined
      expect(row.value).toBe(undefined)
    })

    test('bits of neighbours stay as they are', () => {
      class Flags extends defineSlots({ a: bool, b: optional(bool) }, { args: ['a', 'b'] }) {}
      const flags = new PackedArray(Flags)
      for (let row = 0; row < 50; row++) flags.push(row % 3 === 0, row % 2 === 0 ? undefined : row % 5 === 0)
      flags.at(9).a = false
      flags.at(10).b = true
      flags.at(11).b = undefined
      const a = Array.from({ length: 50 }, (_, row) => (row === 9 ? false : row % 3 === 0))
      const b = Array.from({ length: 50 }, (_, row) =>
        row === 10 ? true : row === 11 ? undefined : row % 2 === 0 ? undefined : row % 5 === 0,
      )
      expect(Array.from(flags, (flag) => flag.a)).toEqual(a)
      expect(Array.from(flags, (flag) => flag.b)).toEqual(b)
      expect(flags.columns.a).toHaveLength(8)
      expect(packedLayout(Flags).bytesPerRecord).toBe(0.375)
    })

    test('more than 256 choices take two bytes', () => {
      const choices = Array.from({ length: 300 }, (_, index) => `choice ${index}`) as [string, ...string[]]
      class Many extends defineSlots({ of: oneOf(...choices) }, { args: ['of'] }) {}
      const many = PackedArray.from(
        Many,
        choices.map((of) => ({ of })),
      )
      expect(Array.from(many, ({ of }) => of)).toEqual(choices)
      expect(many.columns.of).toBeInstanceOf(Uint16Array)
      expect(packedLayout(Many).bytesPerRecord).toBe(2)
    })

    test('text keeps each string once, and forgets those that no row uses', () => {
      class Word extends defineSlots({ text }, { args: ['text'] }) {}
      const words = new PackedArray(Word)
      for (let row = 0; row < 1000; row++) words.push(row % 2 === 0 ? 'even' : 'odd')
      expect(new Set(words.columns.text.slice(0, 1000)).size).toBe(2)
      for (let round = 0; round < 20_000; round++) words.at(round % 1000).text = `fresh ${round}`
      expect(words.at(999).text).toBe('fresh 19999')
      expect(Math.max(...words.columns.text)).toBeLessThan(4000)
    })

    test('a record is stored in place, and its slots are columns of their own', () => {
      class Position extends defineSlots({ x: f64, y: f64 }, { args: ['x', 'y'] }) {
        get norm(): number {
          return Math.hypot(this.x, this.y)
        }
      }
      class Body extends defineSlots({ at: Position, was: optional(Position), mass: f32(1) }, { args: ['at'] }) {}
      const bodies = new PackedArray(Body)
      const given = new Position(3, 4)
      bodies.push(given)
      bodies.push(new Position(6, 8), { was: new Position(1, 1) })
      given.x = 100
      const [first, second] = [bodies.at(0), bodies.at(1)]
      expect(first.at.norm).toBe(5)
      expect(first.was).toBe(undefined)
      expect(second.was?.x).toBe(1)
      expect(first.at).toBeInstanceOf(Position)
      first.at.x = 0
      expect(first.at.norm).toBe(4)
      expect(bodies.columns.at.x[0]).toBe(0)
      first.was = second.at
      second.at.x = 60
      expect(first.was?.x).toBe(6)
      expect(second.at.x).toBe(60)
      first.was = undefined
      expect(first.was).toBe(undefined)
      expect(JSON.stringify(first)).toBe('{"at":{"x":0,"y":4},"mass":1}')
      expect(packedLayout(Body).columns.map(({ name }) => name)).toEqual([
        'at.x',
        'at.y',
        'was',
        'was.x',
        'was.y',
        'mass',
      ])
      expect(packedLayout(Body).bytesPerRecord).toBe(36.125)
    })

    test('a record of another class, or with values that do not fit, is refused with nothing written', () => {
      class Position extends defineSlots({ x: f64, y: u8 }, { args: ['x', 'y'] }) {}
      class Other extends defineSlots({ x: f64, y: u8 }, { args: ['x', 'y'] }) {}
      class Position3 extends slotted.extendSlots(Position, { z: f64 }, { args: ['z'] }) {}
      class Renamed extends Position {}
      class Body extends defineSlots({ at: Position }, { args: ['at'] }) {}
      const bodies = PackedArray.from(Body, [{ at: new Position(1, 2) }])
      const body = bodies.at(0)
      const before = JSON.stringify(body)
      for (const value of [
        new Other(5, 6),
        new Position3(5, 6, 7),
        new Renamed(5, 6),
        { x: 5, y: 6 },
        null,
        undefined,
        5,
      ]) {
        expect(refused(() => write(body, 'at', value)).message).toMatch(/^Body: slot "at" must be a Position, not /)
      }
      expect(refused(() => write(body, 'at', new Position(5, 300))).message).toBe(
        'Position: slot "y" must be an integer from 0 to 255, not 300.',
      )
      expect(JSON.stringify(body)).toBe(before)
    })

    test('a schema runs at construction, and under validate "always" at assignment', () => {
      const upper = {
        '~standard': {
          version: 1,
          vendor: 'test',
          validate: (value: unknown) =>
            typeof value === 'string' ? { value: value.toUpperCase() } : { issues: [{ message: 'no string' }] },
        },
      } as const
      for (const validate of ['construct', 'always'] as const) {
        class Label extends defineSlots({ text: upper }, { args: ['text'], validate }) {}
        const labels = new PackedArray(Label as never) as unknown as {
          push(text: unknown): number
          at(index: number): { text: unknown }
          length: number
        }
        labels.push('a')
        expect(refused(() => labels.push(5)).message).toBe('Label: slot "text": no string.')
        const label = labels.at(0)
        label.text = 'b'
        expect(label.text).toBe(validate === 'always' ? 'B' : 'b')
        if (validate === 'always') expect(codeOf(() => write(label, 'text', 5))).toBe('bad-value')
        expect(labels.length).toBe(1)
      }
    })
  })
}
