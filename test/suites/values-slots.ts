import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'
import { valueKinds, type Make } from '../support/value-kinds.js'

interface One {
  value: unknown
}

/** A test for each slot of the table, and each column: an object, a row, JSON, parse. */
export function valuesSlots({ slotted, packed, isCompiled }: Form): void {
  const { clone, compare, defineSlots, equals, fromObject, hash, parse, toObject } = slotted

  const classOf = (kind: unknown, options: object = {}): new (init: One) => One =>
    defineSlots({ value: kind } as never, { name: 'One', ...options } as never) as never

  describe.each(valueKinds(slotted))(
    'slot of a %s',
    (_, { kind, value, other, plain = value(), json, parsed = [], wrong, isUnordered }) => {
      const One = classOf(kind)
      const record = (held: Make = value): never => new One({ value: held() }) as never

      test('an object holds the value that it was given', () => {
        expect(slotted.isCompiled(One as never)).toBe(isCompiled)
        const held = value()
        expect(new One({ value: held }).value).toBe(held)
      })

      test('equals, hash and compare go by what is in it', () => {
        expect(equals(record(), record())).toBe(true)
        expect(hash(record())).toBe(hash(record()))
        expect(compare(record(), record())).toBe(0)
        expect(equals(record(), record(other))).toBe(false)
        expect(hash(record())).not.toBe(hash(record(other)))
        if (isUnordered) {
          expect(codeOf(() => compare(record(), record(other)))).toBe('no-order')
          return
        }
        expect(compare(record(), record(other))).toBeLessThan(0)
        expect(compare(record(other), record())).toBeGreaterThan(0)
      })

      test('toObject makes plain data of it, and fromObject the value again', () => {
        expect((toObject(record()) as unknown as One).value).toStrictEqual(plain)
        expect(equals(fromObject(One as never, toObject(record()) as never), record())).toBe(true)
      })

      test('JSON comes back equal', () => {
        const words = JSON.stringify(record())
        expect(JSON.parse(words)).toStrictEqual({ value: json })
        const again = parse(One as never, JSON.parse(words))
        expect(equals(again, record())).toBe(true)
        expect(JSON.stringify(again)).toBe(words)
      })

      test('parse takes each form of it', () => {
        for (const form of [value(), ...parsed])
          expect(equals(parse(One as never, { value: form }), record())).toBe(true)
      })

      test('a clone is equal, and shares nothing', () => {
        const first = record() as One
        const second = clone(first as never) as One
        expect(equals(first as never, second as never)).toBe(true)
        if (Object(first.value) === first.value) expect(second.value).not.toBe(first.value)
      })

      test('a row holds it, equal in every way', () => {
        const array = new packed.PackedArray(One as never) as unknown as {
          pushObject(init: object): number
          at(index: number): One
          columns: object
        }
        for (let count = 0; count < 20; count++) array.pushObject({ value: count === 9 ? value() : other() })
        const row = array.at(9) as never
        expect(equals(row, record())).toBe(true)
        expect(equals(record(), row)).toBe(true)
        expect(hash(row)).toBe(hash(record()))
        expect(compare(row, record())).toBe(0)
        expect((toObject(row) as unknown as One).value).toStrictEqual(plain)
        expect(JSON.stringify(row)).toBe(JSON.stringify(record()))
        for (const made of [slotted.copy(row), clone(row)]) expect(equals(made, record())).toBe(true)
      })

      test('parse, a checked class and a row refuse what does not belong, and say why', () => {
        const Checked = classOf(kind, { validate: 'always' })
        const array = new packed.PackedArray(One as never) as unknown as {
          pushObject(init: object): void
          at(i: 0): One
        }
        array.pushObject({ value: value() })
        for (const [given, message] of wrong) {
          expect(refused(() => new Checked({ value: given })).message).toContain(message)
          expect(refused(() => write(new Checked({ value: value() }), 'value', given)).message).toContain(message)
          expect(refused(() => write(array.at(0), 'value', given)).message).toContain(message)
          expect(equals(array.at(0) as never, record())).toBe(true)
        }
      })
    },
  )
}
