import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'

export function packedArrays({ slotted, packed, isCompiled }: Form): void {
  const { bool, compare, defineDynamic, defineSlots, equals, extendSlots, f64, slot, text, u8 } = slotted
  const { PackedArray, packedLayout } = packed

  class Particle extends defineSlots({ x: f64, v: f64(1), tag: text('') }, { args: ['x'] }) {
    step(dt: number): void {
      this.x += this.v * dt
    }
    get speed(): number {
      return Math.abs(this.v)
    }
  }

  const filled = (count: number, capacity = 2): InstanceType<typeof PackedArray<typeof Particle>> => {
    const swarm = new PackedArray(Particle, { capacity })
    for (let x = 0; x < count; x++) swarm.push(x, { tag: `n${x}` })
    return swarm
  }
  const xs = (swarm: Iterable<{ x: number }>): number[] => Array.from(swarm, ({ x }) => x)

  describe('packed arrays', () => {
    test('have the form of their class', () => {
      expect(slotted.isCompiled(Particle)).toBe(isCompiled)
    })

    test('push takes what the constructor takes, and returns the new length', () => {
      const swarm = new PackedArray(Particle)
      expect(swarm.length).toBe(0)
      expect(swarm.push(5, { v: 2, tag: 'a' })).toBe(1)
      expect(swarm.push(6)).toBe(2)
      expect(JSON.stringify(swarm)).toBe('[{"x":5,"v":2,"tag":"a"},{"x":6,"v":1,"tag":""}]')
      // @ts-expect-error -- one too many
      expect(refused(() => swarm.push(1, {}, 2)).message).toBe('Particle takes at most 2 arguments, not 3.')
      expect(refused(() => swarm.push(1, { tga: 'x' } as never)).message).toBe(
        'Particle: there is no slot "tga" (did you mean "tag"?).',
      )
      // @ts-expect-error -- one too few
      expect(refused(() => swarm.push()).message).toBe('Particle: slot "x" is missing.')
      expect(swarm.length).toBe(2)
    })

    test('pushObject takes an object of all slots, objects for the records inside, or a record', () => {
      class Pair extends defineSlots({ left: Particle, right: Particle }) {}
      const pairs = new PackedArray(Pair)
      expect(pairs.pushObject({ left: { x: 1 }, right: new Particle(2) })).toBe(1)
      pairs.pushObject(new Pair({ left: new Particle(3), right: new Particle(4) }))
      pairs.pushObject(pairs.at(0))
      expect(Array.from(pairs, ({ left, right }) => [left.x, right.x])).toEqual([
        [1, 2],
        [3, 4],
        [1, 2],
      ])
      expect(codeOf(() => pairs.pushObject({ left: { x: 1 } } as never))).toBe('missing-slot')
      expect(codeOf(() => pairs.pushObject({ left: { x: 'one' as never }, right: { x: 2 } }))).toBe('bad-value')
      expect(refused(() => pairs.pushObject(undefined as never)).message).toBe(
        'Pair takes an object of slots or a record, not undefined.',
      )
      expect(pairs.length).toBe(3)
    })

    test('pushObject reads what the constructor would, in both its ways', () => {
      const swarm = filled(1)
      expect(swarm.pushObject(Object.create({ x: 4, tag: 'inherited' }) as { x: number })).toBe(2)
      swarm.pushObject({ x: 5, v: undefined as never })
      swarm.pushObject(swarm.at(1))
      expect(JSON.stringify(swarm.toRecords().slice(1))).toBe(
        '[{"x":4,"v":1,"tag":"inherited"},{"x":5,"v":1,"tag":""},{"x":4,"v":1,"tag":"inherited"}]',
      )
      for (const init of [null, 5, 'x', [], {}, { x: 1, tga: 'x' }, { v: 1 }, { x: 'far' }]) {
        expect(refused(() => swarm.pushObject(init as never)).code).toMatch(/^(bad-value|missing-slot|unknown-slot)$/)
      }
      expect(refused(() => swarm.pushObject({ v: 1, tga: 'x' } as never)).message).toBe(
        'Particle: there is no slot "tga" (did you mean "tag"?); slot "x" is missing.',
      )
      let reads = 0
      swarm.pushObject({
        get x() {
          return ++reads
        },
      })
      expect(reads).toBe(1)
      expect(swarm.length).toBe(5)
      expect(swarm.at(-1).x).toBe(1)
    })

    test('push tells who hands it a record where to turn', () => {
      class Pair extends defineSlots({ left: f64, right: f64 }, { args: ['left', 'right'] }) {}
      const pairs = new PackedArray(Pair)
      // @ts-expect-error -- a record where slots should be
      expect(refused(() => pairs.push(new Pair(1, 2))).message).toMatch(
        /Write pushObject\(\) for a record or an object of all slots\.$/,
      )
    })

    test('at counts from the end too, and refuses every other index', () => {
      const swarm = filled(3)
      expect(swarm.at(0).x).toBe(0)
      expect(swarm.at(2).x).toBe(2)
      expect(swarm.at(-1).x).toBe(2)
      expect(swarm.at(-3).x).toBe(0)
      expect(swarm.at(-0).x).toBe(0)
      expect(refused(() => swarm.at(3)).message).toBe('PackedArray.at(): index 3 is out of range for length 3.')
      expect(refused(() => swarm.at(1.5)).message).toBe('PackedArray.at(): index 1.5 is not an integer.')
      for (const index of [
        3,
        -4,
        1.5,
        Number.NaN,
        Infinity,
        2 ** 31,
        2 ** 32,
        2 ** 53,
        -(2 ** 53),
        '0',
        undefined,
        null,
        true,
        {},
        [1],
      ]) {
        const error = refused(() => swarm.at(index as number))
        expect(error.name).toBe('RangeError')
        expect(error.code).toBe('out-of-range')
      }
      expect(refused(() => new PackedArray(Particle).at(0)).message).toBe(
        'PackedArray.at(): index 0 is out of range for length 0.',
      )
    })

    test('grow, and keep valid the views handed out before', () => {
      const swarm = filled(2)
      const [first, second] = [swarm.at(0), swarm.at(1)]
      const before = swarm.columns
      for (let x = 2; x < 100; x++) swarm.push(x)
      first.x = 7
      second.step(10)
      expect(swarm.at(0).x).toBe(7)
      expect(swarm.at(1).x).toBe(11)
      expect(first.x).toBe(7)
      expect(second.x).toBe(11)
      expect(swarm.columns).not.toBe(before)
      expect(swarm.columns.x).toHaveLength(swarm.capacity)
      expect(swarm.columns).toBe(swarm.columns)
      expect(swarm.length).toBe(100)
      expect(swarm.capacity).toBe(128)
    })

    test('stop at maxCapacity, with nothing changed', () => {
      const swarm = new PackedArray(Particle, { capacity: 1, maxCapacity: 3 })
      for (let x = 0; x < 3; x++) swarm.push(x)
      const error = refused(() => swarm.push(3))
      expect(error.name).toBe('RangeError')
      expect(error.code).toBe('too-many-rows')
      expect(error.message).toBe('Particle: there is room for only 3 records.')
      expect(swarm.length).toBe(3)
      expect(swarm.capacity).toBe(3)
      expect(xs(swarm)).toEqual([0, 1, 2])
    })

    test('reserve room for many records without using memory for them', () => {
      const swarm = new PackedArray(Particle, { capacity: 10_000_000 })
      swarm.push(1)
      expect(swarm.capacity).toBe(10_000_000)
      expect(swarm.bytes).toBe(200_000_000)
      expect(swarm.at(0).x).toBe(1)
    })

    test('set puts a new record in the place of another, or leaves it as it is', () => {
      const swarm = filled(3)
      swarm.set(1, { x: 9, tag: 'new' })
      swarm.set(-1, new Particle(8))
      expect(JSON.stringify(swarm)).toBe('[{"x":0,"v":1,"tag":"n0"},{"x":9,"v":1,"tag":"new"},{"x":8,"v":1,"tag":""}]')
      const before = JSON.stringify(swarm)
      expect(codeOf(() => swarm.set(3, { x: 1 }))).toBe('out-of-range')
      expect(codeOf(() => swarm.set(0, {} as never))).toBe('missing-slot')
      expect(codeOf(() => swarm.set(0, { x: 5, v: 6, tag: 7 as never }))).toBe('bad-value')
      expect(JSON.stringify(swarm)).toBe(before)
    })

    test('swapRemove moves the last record into the gap', () => {
      const swarm = filled(4)
      swarm.swapRemove(0)
      expect(xs(swarm)).toEqual([3, 1, 2])
      swarm.swapRemove(-1)
      expect(xs(swarm)).toEqual([3, 1])
      expect(swarm.at(0).tag).toBe('n3')
      expect(codeOf(() => swarm.swapRemove(2))).toBe('out-of-range')
    })

    test('pop gives a record of its own, and undefined when there is none', () => {
      const swarm = filled(2)
      const last = swarm.pop()
      swarm.push(5)
      expect(last?.x).toBe(1)
      expect(last?.tag).toBe('n1')
      expect(last).toBeInstanceOf(Particle)
      expect(Object.keys(last ?? {})).toEqual(['x', 'v', 'tag'])
      swarm.clear()
      expect(swarm.pop()).toBe(undefined)
      expect(swarm.length).toBe(0)
    })

    test('truncate and clear remove from the end', () => {
      const swarm = filled(5)
      swarm.truncate(2)
      expect(xs(swarm)).toEqual([0, 1])
      for (const length of [3, -1, 1.5, Number.NaN, '1', undefined])
        expect(codeOf(() => swarm.truncate(length as number))).toBe('out-of-range')
      swarm.clear()
      expect(swarm.length).toBe(0)
      expect(xs(swarm)).toEqual([])
    })

    test('are iterated live: what is added on the way comes too, what is removed does not', () => {
      const swarm = filled(3)
      const seen: number[] = []
      for (const particle of swarm) {
        seen.push(particle.x)
        if (particle.x === 0) swarm.push(10)
        if (particle.x === 1) swarm.swapRemove(2)
      }
      expect(seen).toEqual([0, 1, 10])
      const each: number[] = []
      swarm.forEach((particle, index, array) => {
        expect(array).toBe(swarm)
        each.push(particle.x * 10 + index)
        if (index === 0) swarm.truncate(2)
      })
      expect(each).toEqual([0, 11])
    })

    test('iterators have what those of arrays have, and views of their own', () => {
      const iterator = filled(3)[Symbol.iterator]()
      expect(iterator[Symbol.iterator]()).toBe(iterator)
      const [first, second] = iterator
      expect(first?.x).toBe(0)
      expect(second?.x).toBe(1)
      const done = filled(1)[Symbol.iterator]()
      expect(Object.getPrototypeOf(Object.getPrototypeOf(done))).toBe(
        Object.getPrototypeOf(Object.getPrototypeOf([].values())),
      )
    })

    test('an iterator that has come to its end stays there', () => {
      const swarm = filled(1)
      const iterator = swarm[Symbol.iterator]()
      expect(iterator.next().done).toBe(false)
      expect(iterator.next().done).toBe(true)
      for (let x = 0; x < 5; x++) swarm.push(x)
      for (let turn = 0; turn < 3; turn++) expect(iterator.next().done).toBe(true)
    })

    test('find and findIndex', () => {
      const swarm = filled(4)
      expect(swarm.find(({ x }) => x > 1)?.x).toBe(2)
      expect(swarm.find(({ x }) => x > 5)).toBe(undefined)
      expect(swarm.findIndex(({ tag }) => tag === 'n3')).toBe(3)
      expect(swarm.findIndex(() => false)).toBe(-1)
      expect(swarm.findIndex((_, index, array) => array === swarm && index === 2)).toBe(2)
    })

    test('sort is stable, moves whole records, and takes the free function compare', () => {
      const swarm = new PackedArray(Particle)
      for (const [x, tag] of [
        [2, 'a'],
        [1, 'b'],
        [2, 'c'],
        [1, 'd'],
      ] as const)
        swarm.push(x, { tag })
      expect(
        Array.from(
          swarm.sort((left, right) => left.x - right.x),
          ({ tag }) => tag,
        ).join(''),
      ).toBe('bdac')
      swarm.sort((left, right) => right.tag.localeCompare(left.tag))
      expect(Array.from(swarm, ({ tag }) => tag).join('')).toBe('dcba')
      swarm.sort(compare)
      expect(Array.from(swarm, ({ x, tag }) => x + tag)).toEqual(['1b', '1d', '2a', '2c'])
      const before = JSON.stringify(swarm)
      expect(() =>
        swarm.sort(() => {
          throw new Error('no')
        }),
      ).toThrow('no')
      expect(codeOf(() => swarm.sort(undefined as never))).toBe('bad-value')
      expect(JSON.stringify(swarm)).toBe(before)
    })

    test('from takes records, views and objects; toRecords gives records', () => {
      const swarm = PackedArray.from(Particle, [new Particle(1), { x: 2, tag: 'b' }, filled(3).at(2)], {
        maxCapacity: 5,
      })
      const records = swarm.toRecords()
      swarm.at(0).x = 9
      expect(records.map(({ x }) => x)).toEqual([1, 2, 2])
      for (const record of records) {
        expect(record).toBeInstanceOf(Particle)
        expect(Object.isSealed(record)).toBe(true)
      }
      expect(equals(records[1] as Particle, swarm.at(1))).toBe(true)
      expect(codeOf(() => PackedArray.from(Particle, [{} as never]))).toBe('missing-slot')
    })

    test('extendSlots: the arguments of the base come first, and methods of both work', () => {
      class Named extends defineSlots(['name'])<{ name: string }> {
        hello(): string {
          return `hello ${this.name}`
        }
      }
      class Aged extends extendSlots(Named, { age: u8, alive: bool(true) }, { args: ['age'] }) {
        older(): number {
          return this.age + 1
        }
      }
      const people = new PackedArray(Aged)
      people.push('Ada', 36, { alive: false })
      people.push('Bob', 3)
      expect(JSON.stringify(people)).toBe('[{"name":"Ada","age":36,"alive":false},{"name":"Bob","age":3,"alive":true}]')
      expect(people.at(0).hello()).toBe('hello Ada')
      expect(people.at(1).older()).toBe(4)
      expect(people.at(0)).toBeInstanceOf(Named)
      expect(codeOf(() => people.push('Cid', 300))).toBe('bad-value')
      class Both extends extendSlots(Particle, { mass: f64 }) {}
      const both = new PackedArray(Both)
      both.push(1, { mass: 2, tag: 't' })
      expect(JSON.stringify(both)).toBe('[{"x":1,"v":1,"tag":"t","mass":2}]')
    })

    test('set-up runs on each row, and a row whose set-up fails is not there', () => {
      const options = {
        setUp(record: { x: number; y: number }) {
          if (record.x > 9) throw new Error('too far')
          record.y = record.x * 2
        },
      }
      for (const closed of ['sealed', 'frozen'] as const) {
        class Point extends defineSlots({ x: f64, y: f64(0) }, { ...options, args: ['x'], closed }) {}
        const points = new PackedArray(Point, { capacity: 1 })
        points.push(1)
        points.pushObject({ x: 2 })
        expect(() => points.push(10)).toThrow('too far')
        expect(() => points.set(0, { x: 11 })).toThrow('too far')
        points.set(1, { x: 4 })
        expect(JSON.stringify(points)).toBe('[{"x":1,"y":2},{"x":4,"y":8}]')
      }
    })

    test('a set-up that fails leaves a shared array as it was', () => {
      class Doubled extends defineSlots(
        { x: u8, y: u8(0) },
        {
          args: ['x'],
          setUp(record) {
            record.y = record.x * 2
          },
        },
      ) {}
      const rows = new PackedArray(Doubled, { shared: true, capacity: 2 })
      expect(codeOf(() => rows.push(200))).toBe('bad-value')
      expect(rows.push(100)).toBe(1)
      expect(rows.at(0).y).toBe(200)
      expect(rows.length).toBe(1)
    })

    test('code of the user that changes the array in the middle does no harm', () => {
      let hook = (): void => undefined
      class Item extends defineSlots(
        { x: f64, o: slot<object>() },
        {
          args: ['x', 'o'],
          setUp() {
            hook()
          },
        },
      ) {}
      const items = new PackedArray(Item)
      const fill = (): void => {
        hook = () => undefined
        items.clear()
        for (let x = 0; x < 4; x++) items.push(x, { x })
      }
      fill()
      hook = () => {
        items.truncate(1)
        throw new Error('boom')
      }
      expect(() => items.push(9, {})).toThrow('boom')
      expect(items.length).toBe(1)
      expect(items.columns.o.slice(1)).toEqual([undefined, undefined, undefined, undefined])
      fill()
      expect(
        codeOf(() =>
          items.set(3, {
            get x() {
              items.truncate(1)
              return 77
            },
            o: {},
          }),
        ),
      ).toBe('out-of-range')
      fill()
      expect(refused(() => items.sort((left, right) => (items.truncate(2), right.x - left.x))).message).toContain(
        'The order stays',
      )
      expect(xs(items)).toEqual([0, 1])
      fill()
      hook = () => {
        hook = () => undefined
        items.push(50, {})
      }
      expect(items.pop()?.x).toBe(3)
      expect(xs(items)).toEqual([0, 1, 2, 50])
    })

    test('records of the same row may be exchanged', () => {
      class Pair extends defineSlots(
        { left: Particle, right: slotted.optional(Particle) },
        { args: ['left', 'right'] },
      ) {}
      const pairs = new PackedArray(Pair)
      pairs.push(new Particle(1), new Particle(2))
      const pair = pairs.at(0)
      slotted.assign(pair, { left: pair.right as Particle, right: pair.left })
      expect(pair.left.x).toBe(2)
      expect(pair.right?.x).toBe(1)
      pairs.set(0, { left: pair.right as Particle, right: pair.left })
      expect(pair.left.x).toBe(1)
      expect(pair.right?.x).toBe(2)
      slotted.assign(pair, { right: undefined, left: pair.right as Particle })
      expect(pair.left.x).toBe(2)
      expect(pair.right).toBe(undefined)
    })

    test('a class without slots checks what push is given', () => {
      class Empty extends defineSlots({}) {}
      const rows = new PackedArray(Empty)
      const push = (...given: readonly unknown[]): unknown => Reflect.apply(rows.push, rows, given)
      for (const given of [{ zz: 1 }, 5]) expect(codeOf(() => push(given))).toMatch(/unknown-slot|bad-value/)
      expect(push()).toBe(1)
      expect(push({})).toBe(2)
      expect(rows.length).toBe(2)
    })

    test('set-up cannot keep a view that writes read-only slots', () => {
      let kept: { x: number } | undefined
      class Kept extends defineSlots(
        { x: f64 },
        {
          args: ['x'],
          closed: 'frozen',
          setUp(record) {
            kept = record
            record.x++
          },
        },
      ) {}
      const rows = new PackedArray(Kept)
      rows.push(1)
      expect(() => write(kept as object, 'x', 9)).toThrow(TypeError)
      expect(rows.at(0).x).toBe(2)
      expect(kept?.x).toBe(2)
    })

    test('classes whose slots are JavaScript arrays give up what they held', () => {
      class Holder extends defineSlots(['value'])<{ value: object | undefined }> {}
      const holders = new PackedArray(Holder)
      for (let count = 0; count < 3; count++) holders.push({ count })
      expect(holders.columns.value).toHaveLength(3)
      holders.swapRemove(0)
      holders.truncate(1)
      expect(holders.columns.value.slice(1)).toEqual([undefined, undefined])
      expect(holders.at(0).value).toEqual({ count: 2 })
      // @ts-expect-error -- one too many
      expect(codeOf(() => holders.push({}, 1))).toBe('too-many-arguments')
    })

    test('a record inside that is not there holds nothing', () => {
      class Inner extends defineSlots({ value: slot<object>(), name: text }, { args: ['value', 'name'] }) {}
      class Outer extends defineSlots({ inner: slotted.optional(Inner) }, { args: ['inner'] }) {}
      const rows = new PackedArray(Outer)
      rows.push(new Inner({}, 'a'))
      rows.at(0).inner = undefined
      expect(rows.columns.inner.value).toEqual([undefined])
      expect(rows.columns.inner.name[0]).toBe(0)
    })

    test('packedLayout tells columns, widths and a hash that other slots do not share', () => {
      const { columns, bytesPerRecord, hash } = packedLayout(Particle)
      expect(columns.map(({ name, kind, byteWidth }) => [name, kind, byteWidth])).toEqual([
        ['x', 'f64', 8],
        ['v', 'f64', 8],
        ['tag', 'text', 4],
      ])
      expect(bytesPerRecord).toBe(20)
      expect(hash).toBe('aa0fd9c348f1ce01')
      const others = [
        { x: f64, v: f64, tag: u8 },
        { v: f64, x: f64, tag: text },
        { x: f64, v: f64 },
        { x: f64, v: f64, tag: slotted.optional(text) },
      ]
      expect(
        new Set(others.map((slots) => packedLayout(defineSlots(slots as { x: typeof f64 })).hash)).add(hash).size,
      ).toBe(5)
      expect(packedLayout(defineSlots({ x: f64, v: f64(2), tag: text })).hash).toBe(hash)
    })

    test('what cannot be packed is refused by name', () => {
      class Loose extends defineDynamic(['a']) {}
      class Open extends defineSlots(['a'], { closed: 'open' }) {}
      class Outer extends defineSlots({ inner: Open }) {}
      for (const Class of [Loose, Open])
        expect(refused(() => new PackedArray(Class)).message).toMatch(
          /^new PackedArray\(\): (Loose|Open) takes any attribute/,
        )
      expect(codeOf(() => packedLayout(Outer))).toBe('not-packable')
      for (const value of [undefined, class {}, {}, 'Particle'])
        expect(codeOf(() => new PackedArray(value as never))).toBe('not-a-record-class')
      class Hiding extends defineSlots({ x: f64 }) {
        // @ts-expect-error -- a method of a slot's name
        x(): void {}
      }
      expect(codeOf(() => new PackedArray(Hiding))).toBe('hidden-slot')
      class Swarm extends PackedArray<typeof Particle> {}
      expect(codeOf(() => new Swarm(Particle))).toBe('not-packable')
    })

    test('options are checked', () => {
      expect(refused(() => new PackedArray(Particle, { capcity: 1 } as never)).message).toContain(
        'Did you mean "capacity"?',
      )
      for (const capacity of [-1, 1.5, '4', Number.NaN])
        expect(codeOf(() => new PackedArray(Particle, { capacity: capacity as number }))).toBe('bad-option')
      expect(codeOf(() => new PackedArray(Particle, { capacity: 5, maxCapacity: 4 }))).toBe('conflicting-options')
      expect(codeOf(() => new PackedArray(Particle, { maxCapacity: 2 ** 31 }))).toBe('too-many-rows')
      expect(codeOf(() => new PackedArray(Particle, { shared: true }))).toBe('conflicting-options')
      expect(inspect(Object.getPrototypeOf(filled(1)))).toContain('prototype')
      for (const key of ['length', '0', 'lenght', 'at']) expect(() => write(filled(1), key, 5)).toThrow(TypeError)
      expect(refused(() => new PackedArray(Particle, { capacity: 2 ** 32 })).message).toBe(
        'new PackedArray(): there is room for only 2147483647 records.',
      )
    })

    test('console.log shows records, a hundred of them', () => {
      expect(inspect(filled(1))).toBe("PackedArray<Particle>(1) [ Particle { x: 0, v: 1, tag: 'n0' } ]")
      expect(inspect(filled(120))).toMatch(/ … 20 more$/)
      expect(inspect(new PackedArray(Particle))).toBe('PackedArray<Particle>(0) []')
    })

    test('a slot may be called anything', () => {
      const names = [
        'length',
        'at',
        'then',
        'first-name',
        '"]; throw 1; //',
        'é',
        '__defineGetter__',
        'store',
        's',
        'i',
        'v',
      ]
      const Strange = defineSlots(Object.fromEntries(names.map((name) => [name, slot<number>()])), { args: names })
      const rows = new PackedArray(Strange as never) as unknown as {
        push(...values: number[]): number
        at(index: number): Record<string, number>
      }
      rows.push(...names.keys())
      expect(names.map((name) => rows.at(0)[name])).toEqual([...names.keys()])
    })
  })
}
