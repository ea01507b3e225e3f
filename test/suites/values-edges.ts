import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

/** Values that are nearly right, or say something else when they are asked again. */
export function valuesEdges({ slotted, packed }: Form): void {
  const { anyOf, clone, defineSlots, equals, extendSlots, f32, f64, fromObject, i32, isRecord, lazy, list } = slotted
  const { mapOf, nullable, parse, text, u32, u8, vec } = slotted
  const { PackedArray } = packed

  describe('edges of values', () => {
    test('an element that a vector cannot hold is named, whoever reads it', () => {
      class Bytes extends defineSlots({ v: vec(u8, 3) }) {}
      class Pairs extends defineSlots({ v: list(vec(i32, 2)) }) {}
      for (const read of [fromObject, parse] as ((Class: typeof Bytes, input: never) => object)[])
        expect(refused(() => read(Bytes, { v: [1, 2, 300] } as never)).message).toMatch(/slot "v.2" must be an integer/)
      expect(refused(() => fromObject(Pairs, { v: [[1.5, 2]] })).message).toMatch(/slot "v.0.0" must be an integer/)
      expect(refused(() => new PackedArray(Bytes).pushObject({ v: [1, 2, 300] })).message).toMatch(/slot "v.2"/)
      expect(refused(() => parse(Bytes, { v: [1, 2] })).message).toMatch(/an array of 3 elements, not one of 2/)
    })

    test.each([
      ['a Set', new Set([1])],
      ['a Date', new Date(0)],
      ['an array', [1]],
      ['a typed array', new Uint8Array(1)],
      ['a promise', Promise.resolve()],
      ['an object of a class', new (class Headers {})()],
    ])('%s is no map', (_, value) => {
      class Counts extends defineSlots({ m: mapOf(u32) }) {}
      expect(codeOf(() => parse(Counts, { m: value }))).toBe('invalid-input')
      expect(parse(Counts, { m: Object.assign(Object.create(null) as object, { a: 1 }) }).m).toEqual(
        new Map([['a', 1]]),
      )
    })

    test('of choices that extend each other the record has the tag of its own class', () => {
      class Shape extends defineSlots({ name: text }) {}
      class Circle extends extendSlots(Shape, { r: f64 }) {}
      class Drawn extends defineSlots({ s: anyOf({ on: 'type', shape: Shape, circle: Circle }) }) {}
      const drawn = parse(Drawn, { s: { type: 'circle', name: 'a', r: 1 } })
      expect(JSON.stringify(drawn)).toBe('{"s":{"type":"circle","name":"a","r":1}}')
      expect(equals(parse(Drawn, JSON.parse(JSON.stringify(drawn))), drawn)).toBe(true)
      expect(codeOf(() => anyOf({ on: 'type', a: Shape, b: Shape }))).toBe('bad-slot')
    })

    test('the problems of a choice are those of what is of its type', () => {
      class Num extends defineSlots({ value: f64, unit: text }) {}
      class One extends defineSlots({ x: nullable(anyOf(text, list(Num))) }) {}
      const { message } = refused(() => parse(One, { x: [{ value: 1, unti: 'm' }] }))
      expect(message).toMatch(/slot "x.0.unti" \(did you mean "unit"\?\)/)
    })

    test('a choice is found by its type, so a wrong part makes it no other', () => {
      class One extends defineSlots({ x: anyOf(list(u8), text) }) {}
      const one = new One({ x: [300] })
      expect(clone(one).x).not.toBe(one.x)
      expect(equals(one, new One({ x: [300] }))).toBe(true)
    })

    test('a list that gets shorter while it is read is kept as long as it was read', () => {
      class Numbers extends defineSlots({ v: list(u8) }) {}
      for (const read of [fromObject, parse] as ((Class: typeof Numbers, input: never) => Numbers)[]) {
        const v: number[] = [1, 2, 3, 4]
        Object.defineProperty(v, 1, { get: () => (v.length = 2), enumerable: true })
        expect(read(Numbers, { v } as never).v).toHaveLength(2)
      }
    })

    test('a list that says something else the second time is checked as it is kept', () => {
      class Numbers extends defineSlots({ l: list(u32) }) {}
      const rows = new PackedArray(Numbers)
      let reads = 0
      const sly = Object.defineProperty([1], 0, { get: () => (reads++ > 0 ? 'bad' : 1), enumerable: true })
      rows.push({ l: sly })
      expect(rows.at(0).l).toEqual([1])
    })

    test('a vector that lies in the column itself is written as it was', () => {
      class Body extends defineSlots({ p: vec(f32, 3) }) {}
      const rows = PackedArray.from(Body, [{ p: [0, 1, 2] }, { p: [3, 4, 5] }])
      rows.at(1).p = new Float32Array(rows.columns.p.buffer, 4, 3)
      expect([...rows.at(1).p]).toEqual([1, 2, 3])
    })

    test('isRecord can be handed to filter', () => {
      class Point extends defineSlots({ x: f64 }) {}
      const point = new Point({ x: 1 })
      expect(([1, point, {}] as unknown[]).filter(isRecord)).toEqual([point])
    })

    test('what parse takes, the other functions take', () => {
      class Num extends defineSlots({ value: f64 }) {}
      class Neg extends defineSlots({ of: lazy<unknown>(() => Expr) }) {}
      const Expr = anyOf({ on: 'kind', num: Num, neg: Neg })
      class Formula extends defineSlots({ expr: Expr }) {}
      let input: object = { kind: 'num', value: 1 }
      for (let level = 0; level < 128; level++) input = { kind: 'neg', of: input }
      const formula = parse(Formula, { expr: input })
      expect(equals(parse(Formula, JSON.parse(JSON.stringify(formula))), clone(formula))).toBe(true)
      expect(codeOf(() => parse(Formula, { expr: { kind: 'neg', of: { kind: 'neg', of: input } } }))).toBe('too-deep')
    })
  })
}
