import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'
import { polluted } from '../support/polluted.js'

/** What the caller gave is copied, and what every object inherits was not given by the caller. */
export function trust({ slotted, packed }: Form): void {
  const {
    assign,
    bool,
    copy,
    defineDynamic,
    defineSlots,
    equals,
    extendSlots,
    f64,
    fromObject,
    hash,
    oneOf,
    operationsOf,
    optional,
    parse,
    readonly,
    slot,
    slotsOf,
    text,
    toObject,
  } = slotted
  const schema = { '~standard': { version: 1, vendor: 'test', validate: (value: unknown) => ({ value }) } } as const

  /** Defines classes of every kind, and shows all that can be seen of their records. */
  const tour = (): unknown => {
    const seen: unknown[] = []
    for (const closed of ['sealed', 'guarded', 'frozen', 'open'] as const) {
      class Inner extends defineSlots({ x: f64, y: f64(0) }, { closed }) {}
      class Account extends defineSlots(
        {
          name: text,
          role: readonly(oneOf('user', 'root')('user')),
          seats: readonly(slot(1)),
          list: slot(() => [1]),
          at: optional(Inner),
          any: optional(schema as never),
        },
        { args: ['name'], closed },
      ) {
        greet(): string {
          return this.name
        }
      }
      class More extends extendSlots(Account, { more: f64 }) {}
      class Checked extends defineSlots({ level: f64, fixed: readonly(text) }, { validate: 'always', closed }) {}
      class Names extends defineSlots(['a', 'b'], { closed }) {}
      const records: unknown[] = [
        new Account('Eve', { at: new Inner({ x: 1 }) }),
        new More('Eve', { more: 1 }),
        new Checked({ level: 1, fixed: 'x' }),
        new Names(1, 2),
        parse(Account, { name: 'Eve' }),
      ]
      for (const record of records as Inner[]) {
        const same = copy(record, {})
        seen.push(
          toObject(record),
          toObject(same),
          equals(record, same),
          hash(record) === hash(same),
          Object.getOwnPropertyDescriptors(record),
        )
        seen.push(
          Object.isSealed(record),
          Object.isFrozen(record),
          closed === 'open' || refused(() => write(record, 'nmae', 1)).message,
          slotsOf(record.constructor as typeof Inner).map(({ kind, required, bytes }) => [kind, required, bytes]),
        )
      }
      seen.push(
        codeOf(() => parse(Account, { nmae: 1 })),
        codeOf(() => new Account('x', { role: 5, nope: 1 } as never)),
        codeOf(() => assign(records[0] as Account, { role: 'root' } as never)),
      )
      seen.push(
        toObject(fromObject(Account, { name: 'Eve', at: { x: 1 } })),
        toObject(assign(records[3] as Names, closed === 'frozen' ? {} : { a: 5 }) as Names),
      )
      seen.push(Object.getOwnPropertyDescriptor(Account.prototype, 'greet')?.writable)
    }
    class Loose extends defineDynamic(['a']) {}
    const loose = new Loose(1)
    write(loose, 'color', 'red')
    seen.push(toObject(loose), Object.keys(loose))
    return JSON.stringify(seen, (_, value: unknown) => (value === undefined ? 'undefined' : value))
  }

  /** Fills a packed array, and shows all that can be seen of its rows. */
  const packedTour = (): unknown => {
    class Inner extends defineSlots({ x: f64, on: bool(false) }) {}
    class Row extends defineSlots({
      name: text,
      role: readonly(oneOf('user', 'root')('user')),
      at: optional(Inner),
      any: slot<unknown>(null),
      list: slot(() => [1]),
    }) {}
    const rows = new packed.PackedArray(Row)
    rows.pushObject({ name: 'Eve' })
    rows.pushObject({ name: 'Bob', at: { x: 1 } as never })
    rows.at(0).name = 'Ada'
    const refusal = refused(() => write(rows.at(0), 'nmae', 1)).message
    return JSON.stringify([
      rows,
      refusal,
      Object.keys(rows.columns),
      packed.packedLayout(Row),
      rows.toRecords().map((row) => toObject(row)),
      codeOf(() => rows.pushObject({} as never)),
    ])
  }

  describe('what every object inherits', () => {
    const noop = (): undefined => undefined
    const inherited: readonly [string, unknown][] = [
      ['value', 'root'],
      ['get', noop],
      ['set', noop],
      ['writable', true],
      ['enumerable', true],
      ['configurable', false],
      ['closed', 'open'],
      ['strictReads', true],
      ['validate', 'never'],
      ['args', ['at']],
      ['setUp', () => expect.unreachable()],
      ['name', 'Polluted'],
      ['baseArgs', 3],
      ['capacity', 7],
      ['maxCapacity', 1],
      ['shared', true],
      ['unknown', 'ignore'],
      ['schema', schema],
      ['inner', { accepts: () => true, name: 'x' }],
      ['recordClass', Object],
      ['shapeSamples', [1]],
      ['values', ['x']],
      ['byteWidth', 3],
      ['make', () => 'made'],
      ['initial', { value: 'x' }],
      ['isReadonly', true],
      ['isGuarded', true],
      ['issues', [{ message: 'inherited' }]],
      ['path', ['x']],
      ['then', noop],
      ['~slot', { kind: {} }],
      ['~standard', schema['~standard']],
      ['role', 'root'],
      ['at', 5],
      ['a', 5],
      ['level', 5],
      ['nmae', 5],
      ['sealed', () => expect.unreachable()],
      ['guarded', () => expect.unreachable()],
      ['open', () => expect.unreachable()],
      ['x0', 5],
    ]
    describe.each([
      { of: 'records', show: tour, names: inherited },
      { of: 'packed records', show: packedTour, names: inherited },
    ])('of $of', ({ show, names }) => {
      test.each(names)('%s changes nothing', (key, value) => {
        const before = show()
        let during: unknown
        // Nothing of the test's own may run among the polluted.
        polluted({ [key]: value }, () => {
          try {
            during = show()
          } catch (error) {
            during = error
          }
        })
        expect(during).toEqual(before)
      })
    })

    test.each(['role', 'name', 'list'])('%s, put there after the class has been used, is not given by it', (key) => {
      class User extends defineSlots({ name: text, role: oneOf('op', 'root')('op'), list: slot('') }) {}
      const ada = new User({ name: 'Ada' })
      copy(ada, { name: 'x' })
      const results = polluted({ [key]: 'root' }, () =>
        [
          new User({ name: 'Bob' }),
          copy(ada, { name: 'Bob' }),
          fromObject(User, { name: 'Bob' }),
          parse(User, { name: 'Bob' }),
          assign(copy(ada), { name: 'Bob' }),
          operationsOf(User).copy(ada, { name: 'Bob' }),
        ].map((record) => Object.entries(record)),
      )
      for (const result of results) expect(Object.fromEntries(result)).toEqual({ name: 'Bob', role: 'op', list: '' })
    })

    test('a required slot is missing, though every object inherits it', () => {
      class User extends defineSlots({ name: text }) {}
      new User({ name: 'Ada' })
      const codes = polluted({ name: 'root' }, () => [
        codeOf(() => new User({} as never)),
        codeOf(() => fromObject(User, {} as never)),
        codeOf(() => parse(User, {})),
      ])
      expect(codes).toEqual(['missing-slot', 'missing-slot', 'invalid-input'])
    })
  })

  describe('what the caller gave is copied', () => {
    test('the names in args', () => {
      const args: ('x' | 'y')[] = ['x', 'y']
      class Point extends defineSlots({ x: f64, y: f64, z: f64(0) }, { args }) {}
      const rows = new packed.PackedArray(Point)
      args.reverse()
      class More extends extendSlots(Point, { w: f64 }) {}
      const more = new packed.PackedArray(More)
      args.push('z' as never)
      rows.push(1, 2)
      more.push(1, 2, { w: 3 })
      expect({ ...new Point(1, 2) }).toEqual({ x: 1, y: 2, z: 0 })
      expect(toObject(rows.at(0))).toEqual({ x: 1, y: 2, z: 0 })
      expect(toObject(more.at(0))).toEqual({ x: 1, y: 2, z: 0, w: 3 })
      expect(codeOf(() => new Point(1, 2, 3 as never))).toBe('bad-value')
    })

    test('names, slots, options, choices', () => {
      const names = ['a', 'b']
      class Names extends defineSlots(names) {}
      names.reverse()
      expect({ ...new Names(1, 2) }).toEqual({ a: 1, b: 2 })
      const definition: Record<string, never> = { x: f64 as never }
      const options = { closed: 'guarded' as 'guarded' | 'sealed' }
      class One extends defineSlots(definition, options) {}
      definition['y'] = f64 as never
      options.closed = 'sealed'
      const one = new (One as unknown as new (init: object) => object)({ x: 1 })
      expect(Object.keys(one)).toEqual(['x'])
      expect(Object.isSealed(one)).toBe(false)
      const choices: ['a', 'b'] = ['a', 'b']
      const kind = oneOf(...choices)
      choices.reverse()
      class Chosen extends defineSlots({ kind }) {}
      const rows = new packed.PackedArray(Chosen)
      rows.pushObject({ kind: 'a' })
      choices[0] = 'x' as never
      expect(rows.at(0).kind).toBe('a')
      expect(rows.columns.kind[0]).toBe(0)
      const dynamic = ['a']
      class Loose extends defineDynamic(dynamic) {}
      dynamic[0] = 'b'
      expect(toObject(new Loose(1))).toEqual({ a: 1 })
    })

    test('what is known of a slot cannot be changed', () => {
      const level = slot(1)
      class One extends defineSlots({ level }) {}
      for (const object of [
        (level as never as { '~slot': object })['~slot'],
        (level as never as { '~slot': { kind: object } })['~slot'].kind,
      ]) {
        expect(Object.isFrozen(object)).toBe(true)
      }
      expect(new One().level).toBe(1)
    })
  })

  test('functions of the language that are replaced later are not asked: records stay closed', () => {
    const { seal, freeze, hasOwn, defineProperty, getPrototypeOf } = Object
    const { set, get } = Reflect
    const { isPrototypeOf } = Object.prototype
    class Sealed extends defineSlots(['a']) {}
    class Frozen extends defineSlots({ a: f64 }, { closed: 'frozen' }) {}
    class Guarded extends defineSlots(['a'], { closed: 'guarded' }) {}
    class Always extends defineSlots({ a: f64 }, { validate: 'always' }) {}
    let results: unknown
    try {
      Object.assign(Object, {
        seal: (x: object) => x,
        freeze: (x: object) => x,
        hasOwn: () => true,
        defineProperty: (x: object) => x,
        getPrototypeOf: () => null,
      })
      Object.assign(Reflect, { set: () => true, get: () => 1 })
      // oxlint-disable-next-line no-extend-native -- that is what is tested
      defineProperty(Object.prototype, 'isPrototypeOf', { value: () => false, configurable: true, writable: true })
      const records = [new Sealed(1), new Frozen({ a: 1 }), new Guarded(1), new Always({ a: 1 })]
      results = records.map((record) => {
        try {
          write(record, 'nope', 1)
          return 'written'
        } catch {
          return Object.isSealed(record)
        }
      })
    } finally {
      Object.assign(Object, { seal, freeze, hasOwn, defineProperty, getPrototypeOf })
      Object.assign(Reflect, { set, get })
      // oxlint-disable-next-line no-extend-native -- and that is how it was
      defineProperty(Object.prototype, 'isPrototypeOf', {
        value: isPrototypeOf,
        configurable: true,
        writable: true,
        enumerable: false,
      })
    }
    expect(results).toEqual([true, true, false, true])
  })
}
