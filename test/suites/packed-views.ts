import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, writeSloppily, type Form } from '../support/form.js'

export function packedViews({ slotted, packed }: Form): void {
  const {
    assign,
    attributesOf,
    compare,
    copy,
    defineSlots,
    equals,
    f64,
    hash,
    operationsOf,
    optional,
    parse,
    readonly,
    slotsOf,
    text,
    toObject,
    toTuple,
    u8,
    withMethods,
  } = slotted
  const { PackedArray } = packed

  class User extends defineSlots({ name: text, level: u8(1) }, { args: ['name'] }) {
    static made = 0
    greet(): string {
      return `Hello, ${this.name}`
    }
    set upper(name: string) {
      this.name = name.toUpperCase()
    }
  }

  const two = (): InstanceType<typeof PackedArray<typeof User>> =>
    PackedArray.from(User, [{ name: 'Ada' }, { name: 'Bob', level: 2 }])

  describe('packed views', () => {
    test('are records of the class, with its methods and accessors', () => {
      const ada = two().at(0)
      ada.upper = 'ada'
      expect(ada).toBeInstanceOf(User)
      expect(ada.constructor).toBe(User)
      expect(ada.greet()).toBe('Hello, ADA')
      expect(Object.keys(ada)).toEqual([])
      expect(JSON.stringify(ada)).toBe('{"name":"ADA","level":1}')
      expect(inspect(ada)).toBe("User { name: 'ADA', level: 1 }")
      const seen: string[] = []
      for (const name in ada) seen.push(name)
      expect(seen).toEqual(['name', 'level'])
    })

    test('work in a class whose first record was never made, and with records of it side by side', () => {
      class Late extends defineSlots({ x: f64 }, { args: ['x'] }) {
        double(): number {
          return this.x * 2
        }
      }
      const rows = new PackedArray(Late)
      rows.push(4)
      expect(codeOf(() => write(rows.at(0), 'y', 1))).toBe('unknown-slot')
      expect(() => write(rows.at(0), 'double', 1)).toThrow(TypeError)
      const mixed = [rows.at(0), new Late(5)]
      expect(mixed.map((record) => record.double())).toEqual([8, 10])
      expect(codeOf(() => write(mixed[1] as object, 'y', 1))).toBe('unknown-slot')
    })

    test('refuse unknown names with the message of a record, in strict and in sloppy code', () => {
      const views = two()
      const record = new User('Ada')
      for (const key of ['nmae', 'valueOf', '0', Symbol('s')]) {
        const message = refused(() => write(record, key, 1)).message
        expect(refused(() => write(views.at(0), key, 1)).message).toBe(message)
        expect(refused(() => writeSloppily(views.at(0), key, 1)).message).toBe(message)
        expect(refused(() => Object.assign(views.at(0), { [key]: 1 })).message).toBe(message)
      }
      expect((views.at(0) as { nmae?: unknown }).nmae).toBe(undefined)
      expect(() => write(views.at(0), 'greet', 1)).toThrow(TypeError)
      expect(codeOf(() => attributesOf(views.at(0)))).toBe('no-attributes')
    })

    test('strictReads holds for them', () => {
      class Strict extends defineSlots({ x: f64 }, { args: ['x'], strictReads: true }) {}
      const rows = PackedArray.from(Strict, [{ x: 1 }])
      expect(codeOf(() => (rows.at(0) as unknown as { y: unknown }).y)).toBe('unknown-slot')
      expect(inspect(rows.at(0))).toBe('Strict { x: 1 }')
      expect(toObject(rows.at(0))).toEqual({ x: 1 })
    })

    test('all free functions take them', () => {
      const users = two()
      const [ada, bob] = [users.at(0), users.at(1)]
      const record = new User('Bob', { level: 2 })
      expect(equals(bob, record)).toBe(true)
      expect(equals(record, bob)).toBe(true)
      expect(equals(ada, bob)).toBe(false)
      expect(equals(bob, users.at(1))).toBe(true)
      expect(hash(bob)).toBe(hash(record))
      expect(hash(ada)).not.toBe(hash(bob))
      expect(compare(ada, bob)).toBe(-1)
      expect(compare(bob, record)).toBe(0)
      expect(compare(record, ada)).toBe(1)
      expect(toObject(bob)).toEqual({ name: 'Bob', level: 2 })
      expect(toTuple(bob)).toEqual(['Bob', 2])
      expect(parse(User, bob)).toBe(bob)
      expect(operationsOf(User).equals(bob, record)).toBe(true)
    })

    test('copy makes a record of them, with records of its own inside', () => {
      class Inner extends defineSlots({ x: f64 }, { args: ['x'] }) {}
      class Outer extends defineSlots({ inner: Inner, other: optional(Inner) }, { args: ['inner', 'other'] }) {}
      const rows = PackedArray.from(Outer, [{ inner: { x: 1 }, other: { x: 2 } }])
      const made = copy(rows.at(0))
      const patched = copy(rows.at(0), { other: undefined })
      rows.at(0).inner.x = 9
      expect(made.inner.x).toBe(1)
      expect(made.other?.x).toBe(2)
      expect(patched.inner.x).toBe(1)
      expect(patched.other).toBe(undefined)
      expect(Object.keys(made)).toEqual(['inner', 'other'])
      expect(Object.isSealed(made)).toBe(true)
      expect(Object.keys(made.inner)).toEqual(['x'])
      expect(copy(rows.at(0).inner)).toEqual(new Inner(9))
    })

    test('assign writes all slots or none', () => {
      const users = two()
      const ada = users.at(0)
      expect(assign(ada, { name: 'Eve', level: 9 })).toBe(ada)
      expect(toTuple(users.at(0))).toEqual(['Eve', 9])
      expect(refused(() => assign(ada, { name: 'Ada', level: 300 })).message).toBe(
        'User: slot "level" must be an integer from 0 to 255, not 300.',
      )
      expect(codeOf(() => assign(ada, { nmae: 'x' } as never))).toBe('unknown-slot')
      expect(toTuple(users.at(0))).toEqual(['Eve', 9])
    })

    test('frozen and read-only slots are read-only', () => {
      class Frozen extends defineSlots({ x: f64 }, { args: ['x'], closed: 'frozen' }) {}
      class Locked extends defineSlots({ x: readonly(f64), y: f64 }, { args: ['x', 'y'] }) {}
      const frozen = PackedArray.from(Frozen, [{ x: 1 }])
      const locked = PackedArray.from(Locked, [{ x: 1, y: 2 }])
      for (const row of [frozen.at(0), locked.at(0)]) {
        expect(() => write(row, 'x', 5)).toThrow(TypeError)
        writeSloppily(row, 'x', 5)
        expect(row.x).toBe(1)
        expect(codeOf(() => assign(row as never, { x: 5 }))).toBe('readonly-slot')
      }
      locked.at(0).y = 7
      frozen.set(0, { x: 3 })
      expect(locked.at(0).y).toBe(7)
      expect(frozen.at(0).x).toBe(3)
    })

    test('two rows are never taken for equal by their keys, and rows show themselves to JSON and printers', () => {
      const users = two()
      expect(users.at(0)).not.toEqual(users.at(1))
      expect(users.at(0)).toEqual(users.at(0))
      expect((users.at(0) as unknown as { toJSON(): object }).toJSON()).toBeInstanceOf(User)
      class Own extends defineSlots({ x: f64 }, { args: ['x'] }) {
        toJSON(): string {
          return `own ${this.x}`
        }
      }
      class Mixed extends withMethods(defineSlots({ x: f64 }, { args: ['x'] })) {}
      const mixed = PackedArray.from(Mixed, [{ x: 1 }]).at(0)
      expect(JSON.stringify(PackedArray.from(Own, [{ x: 1 }]))).toBe('["own 1"]')
      expect(JSON.stringify(mixed)).toBe('{"x":1}')
      expect(mixed.equals(new Mixed(1))).toBe(true)
      expect(mixed.with({ x: 2 }).x).toBe(2)
    })

    test('an accessor called on something else is a TypeError, also on a view of another class', () => {
      class Other extends defineSlots({ name: text, level: u8 }, { args: ['name', 'level'] }) {}
      const others = PackedArray.from(Other, [{ name: 'Eve', level: 3 }])
      const accessor = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(two().at(0)), 'level')
      for (let round = 0; round < 20_000; round++) accessor?.get?.call(two().at(1))
      for (const receiver of [
        others.at(0),
        two(),
        new User('Ada'),
        {},
        undefined,
        5,
        Object.getPrototypeOf(two().at(0)),
      ]) {
        expect(() => accessor?.get?.call(receiver)).toThrow(TypeError)
        expect(() => accessor?.set?.call(receiver, 5)).toThrow(TypeError)
      }
      expect(others.at(0).level).toBe(3)
      expect(inspect(Object.getPrototypeOf(two().at(0)))).toEqual(expect.any(String))
    })

    test('a view of a removed row shows what stands there, and damages nothing', () => {
      const users = PackedArray.from(
        User,
        ['a', 'b', 'c', 'd'].map((name) => ({ name })),
      )
      const [second, last] = [users.at(1), users.at(3)]
      users.swapRemove(1)
      expect(second.name).toBe('d')
      last.name = 'ghost'
      last.level = 77
      expect(Array.from(users, ({ name, level }) => name + level)).toEqual(['a1', 'd1', 'c1'])
      users.push('e')
      expect(last.name).toBe('e')
      expect(last.level).toBe(1)
      expect(users.at(3).name).toBe('e')
      users.clear()
      second.name = 'nobody'
      for (let round = 0; round < 5000; round++) users.push(`name ${round}`)
      expect(users.toRecords().filter(({ name }, row) => name !== `name ${row}`)).toEqual([])
    })

    test('no constructor runs for a row, so it has no private state', () => {
      let runs = 0
      class Private extends defineSlots({ x: f64 }, { args: ['x'] }) {
        readonly #secret = 1
        constructor(x: number) {
          super(x)
          runs++
        }
        get secret(): number {
          return this.#secret
        }
      }
      const rows = new PackedArray(Private)
      rows.push(1)
      expect(runs).toBe(0)
      expect(rows.at(0).x).toBe(1)
      expect(() => rows.at(0).secret).toThrow(TypeError)
      expect(slotsOf(Private)).toHaveLength(1)
    })
  })
}
