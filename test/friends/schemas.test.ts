import { type } from 'arktype'
import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { codeOf, refused, write } from '../support/form.js'
import {
  assign,
  copy,
  defineSlots,
  extendSlots,
  fromObject,
  inBothForms,
  optional,
  parse,
  readonly,
} from '../support/loosely.js'

interface Fields {
  name: string
  age: number
  born: Date
}

const libraries = {
  zod: {
    name: z.string(),
    age: z.number().int().default(0),
    born: z.string().transform((day) => new Date(day)),
    place: z.object({ at: z.array(z.number()) }),
    trimmed: z.string().trim(),
  },
  valibot: {
    name: v.string(),
    age: v.optional(v.pipe(v.number(), v.integer()), 0),
    born: v.pipe(
      v.string(),
      v.transform((day) => new Date(day)),
    ),
    place: v.object({ at: v.array(v.number()) }),
    trimmed: v.pipe(v.string(), v.trim()),
  },
  arktype: {
    name: type('string'),
    age: type('number.integer | undefined').pipe((age) => age ?? 0),
    born: type('string').pipe((day) => new Date(day)),
    place: type({ at: 'number[]' }),
    trimmed: type('string.trim'),
  },
} as const

const names = ['zod', 'valibot', 'arktype'] as const
const day = '1815-12-10'

/** The paths of all problems of what is refused. */
function pathsOf(action: () => unknown): readonly PropertyKey[][] {
  return (refused(action) as unknown as { issues: { path: PropertyKey[] }[] }).issues.map(({ path }) => path)
}

inBothForms(() => {
  describe.each(names)('%s schemas as slots', (vendor) => {
    const { name, age, born, place, trimmed } = libraries[vendor]
    class Person extends defineSlots<Fields>({ name, age, born }) {}

    test('the constructor keeps what they make of the values: defaults and transforms too', () => {
      const ada = new Person({ name: 'Ada', born: day })
      expect({ ...ada }).toEqual({ name: 'Ada', age: 0, born: new Date(day) })
      expect(Object.isSealed(ada)).toBe(true)
      for (const make of [parse, fromObject]) {
        expect({ ...make(Person, { name: 'Ada', age: 36, born: day }) }).toEqual({
          name: 'Ada',
          age: 36,
          born: new Date(day),
        })
      }
    })

    // ArkType gives issues an array of a class of its own, whose `map` makes [0] of an empty path.

    test('the problems of all slots come in one error, each with its path', () => {
      const bad = { name: 1, age: 1.5, born: 2 }
      const error = refused(() => new Person(bad))
      expect(error).toMatchObject({ code: 'bad-value', name: 'TypeError' })
      expect(error.message).toMatch(/^Person: slot "name": .*; slot "age": .*; slot "born": /)
      for (const make of [() => new Person(bad), () => parse(Person, bad)])
        expect(pathsOf(make)).toEqual([['name'], ['age'], ['born']])
    })

    test('missing, unknown and ill-typed slots are named at once', () => {
      expect(pathsOf(() => new Person({ age: 'x', nmae: 'Ada' }))).toEqual([['nmae'], ['name'], ['age'], ['born']])
      expect(refused(() => new Person({ age: 'x', nmae: 'Ada' })).message).toContain(
        'there is no slot "nmae" (did you mean "name"?)',
      )
    })

    test('a path goes on inside of a value', () => {
      class Stop extends defineSlots({ place }) {}
      expect(pathsOf(() => new Stop({ place: { at: [1, 'x'] } }))).toEqual([['place', 'at', 1]])
      class Line extends defineSlots({ first: Stop }) {}
      expect(pathsOf(() => parse(Line, { first: { place: { at: ['x'] } } }))).toEqual([['first', 'place', 'at', 0]])
    })

    test("validate: 'never' takes values as they are, until they are parsed", () => {
      class Trusting extends defineSlots<Fields>({ name, age, born }, { validate: 'never' }) {}
      const values = { name: 1, age: 'x', born: day }
      expect({ ...new Trusting(values) }).toEqual(values)
      expect({ ...fromObject(Trusting, values) }).toEqual(values)
      expect(codeOf(() => parse(Trusting, values))).toBe('invalid-input')
    })

    // The compiled form says that the keywords changed while they were read.

    test("validate: 'never' leaves the slot of a schema undefined where no value is given", () => {
      class Trusting extends defineSlots<Fields>({ name, age }, { validate: 'never' }) {}
      expect({ ...new Trusting({ name: 'Ada' }) }).toEqual({ name: 'Ada', age: undefined })
    })

    test("validate: 'always' runs them at every write, and a refused write leaves the slot", () => {
      class Strict extends defineSlots<Fields & { trimmed: string }>({ name, age, trimmed }, { validate: 'always' }) {}
      const ada = new Strict({ name: 'Ada', trimmed: ' x ' })
      expect(codeOf(() => write(ada, 'name', 1))).toBe('bad-value')
      ada.trimmed = '  y '
      ada.age = 36
      expect({ ...ada }).toEqual({ name: 'Ada', age: 36, trimmed: 'y' })
      expect({ ...copy(ada, { trimmed: ' z' }) }).toEqual({ name: 'Ada', age: 36, trimmed: 'z' })
      expect(codeOf(() => copy(ada, { name: 1 }))).toBe('bad-value')
      expect(codeOf(() => assign(ada, { age: 40, name: 1 }))).toBe('bad-value')
      expect(ada.age).toBe(36)
    })

    // The value is run through the schema twice: once by assign(), and what came of it again by the accessor.
    test("assign() under validate: 'always' runs a transform once", () => {
      class Strict extends defineSlots<Fields>({ born }, { validate: 'always' }) {}
      const ada = new Strict({ born: day })
      assign(ada, { born: '1852-11-27' })
      expect(ada.born).toEqual(new Date('1852-11-27'))
    })

    test('values of a record are not run through the schemas again when it is copied', () => {
      const ada = new Person({ name: 'Ada', born: day })
      expect({ ...copy(ada, { age: 36 }) }).toEqual({ name: 'Ada', age: 36, born: ada.born })
    })

    test('they go with optional(), readonly(), args and extendSlots()', () => {
      class Named extends defineSlots<Fields>({ name: readonly(name), age: optional(age) }, { args: ['name'] }) {}
      class Dated extends extendSlots<Fields>(Named, { born }) {}
      const ada = new Dated('Ada', { age: 36, born: day })
      expect({ ...ada }).toEqual({ name: 'Ada', age: 36, born: new Date(day) })
      expect(() => write(ada, 'name', 'Eve')).toThrow(TypeError)
    })
  })

  describe('asynchronous schemas', () => {
    test.each([
      ['zod', z.string().refine(async () => Promise.resolve(true))],
      [
        'valibot',
        v.pipeAsync(
          v.string(),
          v.checkAsync(async () => Promise.resolve(true)),
        ),
      ],
    ])('%s: are refused, by all that makes records', (_, schema) => {
      class Late extends defineSlots({ a: schema }) {}
      for (const make of [
        () => new Late({ a: 'x' }),
        () => parse(Late, { a: 'x' }),
        () => fromObject(Late, { a: 'x' }),
      ]) {
        expect(codeOf(make)).toBe('async-schema')
        expect(refused(make).message).toContain('Late: the schema of slot "a" returned a promise')
      }
    })

    test('arktype has none: what an asynchronous morph returns is a promise in the slot', async () => {
      const { a } = new (defineSlots<{ a: unknown }>({
        a: type('string').pipe(async (word) => Promise.resolve(word)),
      }))({ a: 'x' })
      await expect(a).resolves.toBe('x')
    })

    // Nobody listens to the promise: Node ends the process for a rejection that is not handled.
    test('a rejection of the promise that is thrown away is handled', () => {
      const rejected = Promise.reject(new Error('late'))
      rejected.catch(() => {})
      const listen = vi.spyOn(rejected, 'then')
      const schema = { '~standard': { version: 1, vendor: 'test', validate: () => rejected } }
      expect(codeOf(() => new (defineSlots({ a: schema }))({ a: 1 }))).toBe('async-schema')
      expect(listen).toHaveBeenCalled()
    })
  })
})
