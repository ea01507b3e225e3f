import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'

/** A record is known by what only records have. */
export function realRecords({ slotted, packed }: Form): void {
  const {
    assign,
    compare,
    copy,
    defineDynamic,
    defineSlots,
    equals,
    extendSlots,
    f64,
    fromObject,
    hash,
    operationsOf,
    optional,
    parse,
    readonly,
    slot,
    text,
    toObject,
    toTuple,
  } = slotted

  class User extends defineSlots({ name: text, level: f64(0) }) {}
  class Sub extends User {}
  class Names extends defineSlots(['a', 'b'])<{ a: unknown; b: unknown }> {}
  class Loose extends defineDynamic(['name']) {}
  class Checked extends defineSlots({ x: f64 }, { validate: 'always' }) {}
  class Box extends defineSlots({ user: User, other: optional(User), any: slot<unknown>(null) }) {}

  const all = [new User({ name: 'Ada' }), new Names(1, 2), new Loose('Ada'), new Checked({ x: 1 })]
  // All operations exist before they are called on anything else.
  const first: readonly ((one: User) => unknown)[] = [copy, hash, toObject, (one) => equals(one, copy(one))]
  for (const record of all as User[]) for (const act of first) act(record)
  for (const record of [all[0], all[1], all[3]] as User[])
    for (const act of [toTuple, (one: User) => compare(one, copy(one)), (one: User) => assign(one, {})] as ((
      one: User,
    ) => unknown)[])
      act(record)

  const ada = all[0] as User
  const symbols = (from: object): object =>
    Object.defineProperties(
      {},
      Object.fromEntries(
        Object.getOwnPropertySymbols(from).map((key) => [key, Object.getOwnPropertyDescriptor(from, key) ?? {}]),
      ),
    )
  const generated = Object.getPrototypeOf(User.prototype) as object
  const rows = packed.PackedArray.from(User, [ada])

  const forged: [string, object][] = [
    ['an object that says its class', { constructor: User, name: 'Ada', level: 0 }],
    ['Object.create(User.prototype)', Object.create(User.prototype) as object],
    ['Object.create(Names.prototype)', Object.create(Names.prototype) as object],
    ['Object.create(Loose.prototype)', Object.create(Loose.prototype) as object],
    ['Object.create(Checked.prototype)', Object.create(Checked.prototype) as object],
    ['the prototype of a class', User.prototype],
    ['the prototype of a subclass', Sub.prototype],
    ['the generated prototype', generated],
    ['an object with the symbols', Object.assign(symbols(generated), { name: 'Ada', level: 0 })],
    [
      'an object with the symbols, and a class',
      Object.assign(symbols(generated), { name: 'Ada', level: 0, constructor: User }),
    ],
    ['an heir of a record', Object.create(ada) as object],
    ['an heir of a view', Object.create(rows.at(0)) as object],
  ]

  describe('what is no record is refused', () => {
    test.each(forged)('%s, by every function', (_, object) => {
      const wrong = object as User
      for (const act of [
        hash,
        toObject,
        toTuple,
        copy,
        (one: User) => equals(one, ada),
        (one: User) => compare(one, ada),
        (one: User) => assign(one, { name: 'x' }),
      ] as ((one: User) => unknown)[]) {
        expect(codeOf(() => act(wrong))).toBe('not-a-record')
      }
      const { copy: copyOne, hash: hashOne, equals: equalOnes, toObject: objectOf } = operationsOf(User)
      for (const act of [copyOne, hashOne, objectOf, (one: User) => equalOnes(one, ada)] as ((one: User) => unknown)[])
        expect(codeOf(() => act(wrong))).toBe('not-a-record')
    })

    test.each(forged)('%s, by record slots and by parse and fromObject', (what, object) => {
      expect(codeOf(() => parse(Box, { user: object }))).toBe('invalid-input')
      expect(codeOf(() => fromObject(Box, { user: object } as never))).toBe(
        what === 'an object that says its class' ? 'unknown-slot' : 'bad-value',
      )
      expect(parse(User, ada)).toBe(ada)
      expect(refused(() => parse(User, object)).name).toBe('TypeError')
      class Strict extends defineSlots({ user: User }, { validate: 'always' }) {}
      expect(codeOf(() => new Strict({ user: object as User }))).toBe('bad-value')
      expect(codeOf(() => write(new Strict({ user: ada }), 'user', object))).toBe('bad-value')
    })

    test.each(forged)('%s is equal to nothing, and in a slot it is a value like any other', (_, object) => {
      expect(equals(ada, object as User)).toBe(false)
      expect(equals(new User({ name: undefined as never, level: undefined as never }), object as User)).toBe(false)
      const [one, two] = [new Names(object, 1), new Names(object, 1)]
      expect(equals(one, two)).toBe(true)
      expect(hash(one)).toBe(hash(two))
      expect(toObject(one).a).toBe(object)
      expect(equals(one, new Names(Object.create(object) as object, 1))).toBe(false)
    })

    test('a record whose first slot is undefined is one', () => {
      const empty = new Names(undefined, 1)
      expect(equals(empty, new Names(undefined, 1))).toBe(true)
      expect(toTuple(copy(empty))).toEqual([undefined, 1])
      expect(hash(empty)).toBe(hash(copy(empty)))
      expect(compare(empty, copy(empty))).toBe(0)
      class None extends defineSlots([]) {}
      expect(equals(new None(), new None())).toBe(true)
      expect(toObject(copy(new None()))).toEqual({})
      class Maybe extends defineSlots({ first: optional(f64) }) {}
      const maybe = packed.PackedArray.from(Maybe, [new Maybe()])
      expect(equals(maybe.at(0), new Maybe())).toBe(true)
      expect(equals(new Maybe(), maybe.at(0))).toBe(true)
      expect(toObject(maybe.at(0))).toEqual({ first: undefined })
    })

    test('so is one of a class that was not made by class syntax, and what cloning tools make', () => {
      function Old(): void {}
      Old.prototype = Object.create(User.prototype) as object
      Object.setPrototypeOf(Old, User)
      const old = Reflect.construct(User, [{ name: 'Ada' }], Old) as User
      expect(equals(old, old)).toBe(true)
      expect(hash(old)).toBe(hash(ada))
      expect(toObject(old)).toEqual({ name: 'Ada', level: 0 })
      const clone = Object.create(Object.getPrototypeOf(ada) as object, Object.getOwnPropertyDescriptors(ada)) as User
      expect(equals(clone, ada)).toBe(true)
      expect(equals(ada, clone)).toBe(true)
      expect(toObject(clone)).toEqual({ name: 'Ada', level: 0 })
    })
  })

  describe('a record is never sliced', () => {
    class Shape extends defineSlots({ n: f64 }) {}
    class Tagged extends extendSlots(Shape, { tag: text }) {}
    class Other extends defineSlots({ n: f64 }) {}
    class Holder extends defineSlots({ shape: Shape }) {}
    const tagged = new Tagged({ n: 1, tag: 'x' })

    test('a slot of an object holds the record itself, of a subclass too', () => {
      const holder = parse(Holder, { shape: tagged })
      expect(holder.shape).toBe(tagged)
      expect(toObject(holder)).toEqual({ shape: { n: 1, tag: 'x' } })
      expect(copy(holder).shape).toBe(tagged)
      expect(parse(Shape, tagged)).toEqual(tagged)
      expect(fromObject(Shape, tagged)).toEqual(tagged)
    })

    test.each([
      ['parse', (input: object) => parse(Shape, input)],
      ['fromObject', (input: object) => fromObject(Shape, input as never)],
      ['assign', (input: object) => assign(new Shape({ n: 5 }), input as never)],
    ])('%s from a record of another class says so', (_, act) => {
      const error = refused(() => act(new Other({ n: 1 })))
      expect(error.message).toMatch(/Shape.*object of slots, not an? (record of )?Other/)
    })

    test('a patch may be a record, or a view, of the same class', () => {
      const shape = new Shape({ n: 1 })
      expect(copy(shape, new Shape({ n: 7 })).n).toBe(7)
      expect(assign(shape, packed.PackedArray.from(Shape, [new Shape({ n: 8 })]).at(0)).n).toBe(8)
      class Fixed extends defineSlots({ key: readonly(f64), n: f64 }) {}
      expect(copy(new Fixed({ key: 1, n: 2 }), new Fixed({ key: 3, n: 4 })).key).toBe(3)
    })
  })
}
