import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { defineSlots, f64, inBothForms, schemaOf, slot, text, type StandardSchema } from '../support/loosely.js'

interface Coordinates {
  x: number
  y: number
}

/** What the page of Standard Schema shows consumers to do. */
function validate(schema: StandardSchema, input: unknown): unknown {
  const result = schema['~standard'].validate(input)
  if ('issues' in result) throw new Error(JSON.stringify(result.issues))
  return result.value
}

inBothForms(() => {
  class Point extends defineSlots<Coordinates>({ x: f64, y: f64 }) {
    length(): number {
      return Math.hypot(this.x, this.y)
    }
  }
  class Line extends defineSlots<{ from: Point; to: Point; label: string }>({
    from: Point,
    to: Point,
    label: slot(''),
  }) {}

  describe('a consumer of Standard Schema', () => {
    test.each([
      ['the class', () => Point],
      ['schemaOf()', () => schemaOf(Point)],
    ])('takes %s', (_, schemaFrom) => {
      const schema = schemaFrom()
      expect(schema['~standard']).toMatchObject({ version: 1, vendor: 'slotted' })
      const point = validate(schema, { x: 3, y: 4 })
      expect(point).toBeInstanceOf(Point)
      expect((point as Point & { length(): number }).length()).toBe(5)
      expect(schema['~standard'].validate({ x: 3, y: '4', z: 5 })).toEqual({
        issues: [
          { message: expect.stringContaining('there is no slot "z"') as string, path: ['z'] },
          { message: 'slot "y" must be a number, not "4"', path: ['y'] },
        ],
      })
      expect(schema['~standard'].validate(7)).toEqual({ issues: [{ message: expect.any(String) as string, path: [] }] })
    })

    test('gets a record as it is, and records inside of others', () => {
      const point = new Point({ x: 3, y: 4 })
      expect(validate(Point, point)).toBe(point)
      const line = validate(Line, { from: point, to: { x: 0, y: 0 } }) as Line
      expect(line.from).toBe(point)
      expect(line.to).toBeInstanceOf(Point)
      expect(line.label).toBe('')
      expect(Line['~standard'].validate({ from: { x: 1 }, to: 2 })).toMatchObject({
        issues: [{ path: ['from', 'y'] }, { path: ['to'] }],
      })
    })

    test('a subclass is a schema of its own', () => {
      class Pixel extends Point {}
      expect(validate(Pixel, { x: 1, y: 2 })).toBeInstanceOf(Pixel)
      expect(Point['~standard'].validate({ x: 1, y: 2 })).not.toMatchObject({ value: expect.any(Pixel) as object })
    })

    test('slotted is one itself: schemaOf(Class) may be a slot', () => {
      class Pin extends defineSlots<{ at: Point }>({ at: schemaOf(Point) }) {}
      expect(new Pin({ at: { x: 1, y: 2 } }).at).toBeInstanceOf(Point)
      expect(() => new Pin({ at: { x: 1, y: 'b' } })).toThrow('Pin: slot "at.y"')
    })

    test('vitest is one: expect.schemaMatching()', () => {
      expect({ at: { x: 1, y: 2 } }).toEqual({ at: expect.schemaMatching(Point as never) as object })
      expect({ at: { x: 1, y: 'b' } }).not.toEqual({ at: expect.schemaMatching(schemaOf(Point) as never) as object })
    })
  })

  describe('arktype', () => {
    test('takes schemaOf(Class), alone and inside of a type', () => {
      const Pin = type({ at: schemaOf(Point) as never, name: 'string' }) as unknown as (
        input: unknown,
      ) => { at: unknown } & type.errors
      expect(Pin({ at: { x: 1, y: 2 }, name: 'a' }).at).toBeInstanceOf(Point)
      const errors = Pin({ at: { x: 1, y: 'b' }, name: 'a' })
      expect(errors).toBeInstanceOf(type.errors)
      expect([...errors].map(({ path, problem }) => [[...path], problem])).toEqual([
        [['at', 'y'], 'slot "y" must be a number, not "b"'],
      ])
    })

    test('does not take the class itself: it takes any function for a thunk, and calls it', () => {
      expect(() => type(Point as never)).toThrow("cannot be invoked without 'new'")
      const isPoint = type.instanceOf(Point)
      expect(isPoint(new Point({ x: 1, y: 2 }))).toBeInstanceOf(Point)
    })
  })

  describe('zod', () => {
    test('takes no Standard Schema: z.instanceof() checks records, a transform makes them', () => {
      const point = new Point({ x: 1, y: 2 })
      expect(z.object({ at: z.instanceof(Point) }).parse({ at: point }).at).toBe(point)
      const pointSchema = z.unknown().transform((input, context) => {
        const result = Point['~standard'].validate(input)
        if ('value' in result) return result.value
        for (const { message, path } of result.issues)
          context.issues.push({ code: 'custom', message, path: [...path], input })
        return z.NEVER
      })
      expect(z.object({ at: pointSchema }).parse({ at: { x: 1, y: 2 } }).at).toBeInstanceOf(Point)
      expect(z.object({ at: pointSchema }).safeParse({ at: { x: 1, y: 'b' } }).error?.issues).toMatchObject([
        { path: ['at', 'y'] },
      ])
    })

    test('reads a record as an object', () => {
      class Strict extends defineSlots(['x', 'y'], { strictReads: true }) {}
      for (const point of [new Point({ x: 1, y: 2 }), new Strict(1, 2)]) {
        expect(z.strictObject({ x: z.number(), y: z.number() }).parse(point)).toStrictEqual({ x: 1, y: 2 })
      }
    })
  })

  describe('valibot', () => {
    test('takes no Standard Schema: v.instance() checks records, rawTransform makes them', () => {
      const point = new Point({ x: 1, y: 2 })
      expect(v.parse(v.object({ at: v.instance(Point) }), { at: point }).at).toBe(point)
      const pointSchema = v.pipe(
        v.unknown(),
        v.rawTransform(({ dataset, addIssue, NEVER }) => {
          const result = Point['~standard'].validate(dataset.value)
          if ('value' in result) return result.value
          for (const { message } of result.issues) addIssue({ message })
          return NEVER
        }),
      )
      expect(v.parse(pointSchema, { x: 1, y: 2 })).toBeInstanceOf(Point)
      expect(v.safeParse(pointSchema, { x: 1, y: 'b' }).issues).toMatchObject([
        { message: 'slot "y" must be a number, not "b"' },
      ])
    })

    test('reads a record as an object', () => {
      class Named extends defineSlots({ name: text }) {}
      expect(v.parse(v.object({ name: v.string() }), new Named({ name: 'a' }))).toStrictEqual({ name: 'a' })
    })
  })
})
