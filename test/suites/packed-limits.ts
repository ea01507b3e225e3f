import { describe, expect, test } from 'vitest'
import { hasFastProperties, sameShape } from '../../src/shape/index.js'
import { codeOf, refused, type Form } from '../support/form.js'

/**
 * What packed storage holds to off the main road: subclasses, callbacks that add, shared memory, columns that were
 * taken away.
 */
export function packedLimits({ slotted, packed }: Form): void {
  const { defineSlots, extendSlots, f64, optional, text, u32, u64, bool, slot, toObject } = slotted
  const { PackedArray, PackedPool } = packed

  describe('packed limits', () => {
    class Shape extends defineSlots({ n: f64 }, { args: ['n'] }) {}
    class Tagged extends extendSlots(Shape, { tag: text }) {}

    test('a record of a class that extends the one of the rows is refused, not sliced', () => {
      const rows = new PackedArray(Shape)
      class Plain extends Shape {}
      const others = [
        new Tagged(1, { tag: 'x' }),
        new Plain(1),
        PackedArray.from(Tagged, [new Tagged(2, { tag: 'y' })]).at(0),
        Object.create(Shape.prototype) as Shape,
      ]
      for (const other of others) {
        expect(codeOf(() => PackedArray.from(Shape, [other as Shape]))).toBe('bad-value')
        expect(codeOf(() => rows.pushObject(other as Shape))).toBe('bad-value')
        rows.push(0)
        expect(codeOf(() => rows.set(0, other as Shape))).toBe('bad-value')
        expect(rows.at(0).n).toBe(0)
        rows.clear()
      }
      expect(refused(() => rows.pushObject(others[0] as Shape)).message).toBe(
        'Shape takes its own records, not those of Tagged, whose class and further slots would be lost. Pass an object of the slots.',
      )
      rows.pushObject(new Shape(3))
      rows.pushObject(rows.at(0))
      expect(rows.toRecords().map(toObject)).toEqual([{ n: 3 }, { n: 3 }])
    })

    test('forEach, find and findIndex see the rows that were there when they began, but not removed ones', () => {
      const filled = (): InstanceType<typeof PackedArray<typeof Shape>> =>
        PackedArray.from(Shape, [new Shape(1), new Shape(2), new Shape(3)])
      const growing = filled()
      let visits = 0
      growing.forEach(() => growing.push(++visits))
      expect(visits).toBe(3)
      expect(growing.length).toBe(6)
      expect(growing.find(({ n }) => (growing.push(n), false))).toBeUndefined()
      expect(growing.findIndex(() => (growing.push(0), false))).toBe(-1)
      expect(growing.length).toBe(24)
      const shrinking = filled()
      visits = 0
      shrinking.forEach(() => {
        visits++
        shrinking.pop()
      })
      expect(visits).toBe(2)
    })

    test('swap exchanges two rows of every storage', () => {
      class Row extends defineSlots({
        n: u32,
        on: bool,
        name: text,
        note: optional(text),
        place: Shape,
        other: optional(Shape),
        any: slot<unknown>(),
      }) {}
      const made = [1, 2, 3].map((n) => ({
        n,
        on: n === 2,
        name: `row ${n}`,
        note: n === 1 ? undefined : `note ${n}`,
        place: { n },
        other: n === 3 ? undefined : { n },
        any: [n],
      }))
      const rows = PackedArray.from(Row, made)
      rows.swap(0, -1)
      rows.swap(1, 1)
      expect(rows.toRecords().map(toObject)).toEqual([made[2], made[1], made[0]])
      for (const index of [3, -4, 0.5]) expect(codeOf(() => rows.swap(0, index))).toBe('out-of-range')
    })

    test('code of the user that adds rows while a row is being added mixes no rows', () => {
      class Line extends defineSlots({ from: Shape, n: u32, to: optional(Shape) }) {}
      const rows = new PackedArray(Line)
      const adding = (record: Shape, n: number): Shape =>
        new Proxy(record, {
          get(target, key) {
            if (key === 'n' && rows.length < 4) rows.push({ from: new Shape(100 + n), n: 100 + n })
            return Reflect.get(target, key) as unknown
          },
        })
      rows.push({ from: adding(new Shape(1), 1), n: 1, to: adding(new Shape(2), 2) })
      rows.pushObject({
        from: adding(new Shape(3), 3),
        n: 3,
        get to() {
          rows.push({ from: new Shape(200), n: 200 })
          return undefined
        },
      })
      for (const { from, n } of rows) expect(from.n).toBe(n)
      expect(rows.at(-1).n).toBe(3)
      expect(rows.findIndex(({ n }) => n === 1)).toBeGreaterThan(0)
    })

    test('own and shared arrays have one shape of store, and of views, also where a capacity is kept as a double', () => {
      const storeOf = (view: object): object =>
        (view as Record<symbol, object>)[Object.getOwnPropertySymbols(view)[0] as symbol] as object
      const [boxed] = Float64Array.of(8) as unknown as [number]
      const stores = [{}, { shared: true }, { capacity: boxed }, { maxCapacity: boxed }].map((options) => {
        const rows = new PackedArray(Shape, { ...(!('maxCapacity' in options) && { capacity: 8 }), ...options })
        rows.push(1)
        return storeOf(rows.at(0))
      })
      expect(stores.filter((one) => !hasFastProperties(one))).toEqual([])
      expect(stores.filter((one) => !sameShape(one, stores[0] as object))).toEqual([])
    })

    test('an array that is attached is the memory of the one that was shared', () => {
      class Sample extends defineSlots({ n: u32, isOn: bool, weight: optional(f64) }) {}
      const rows = new PackedArray(Sample, { capacity: 3, shared: true })
      rows.push({ n: 1, isOn: true, weight: 0.5 })
      const attached = PackedArray.attach(Sample, rows.share())
      attached.push({ n: 2, isOn: false })
      expect([...rows].map((row) => toObject(row))).toEqual([
        { n: 1, isOn: true, weight: 0.5 },
        { n: 2, isOn: false, weight: undefined },
      ])
      rows.at(0).isOn = false
      rows.at(1).weight = 4
      expect([attached.at(0).isOn, attached.at(1).weight]).toEqual([false, 4])
    })

    test('only a shared array is shared, and only its own message attached', () => {
      const message = new PackedArray(Shape, { capacity: 2, shared: true }).share()
      class Other extends defineSlots({ m: f64 }) {}
      expect(codeOf(() => new PackedArray(Shape).share())).toBe('not-shareable')
      expect(codeOf(() => new PackedArray(Tagged, { capacity: 2, shared: true }))).toBe('not-shareable')
      expect(codeOf(() => PackedArray.attach(Other, message))).toBe('other-layout')
      for (const wrong of [undefined, {}, { ...message, buffer: {} }, { ...message, capacity: 3 }])
        expect(codeOf(() => PackedArray.attach(Shape, wrong as never))).toBe('other-layout')
    })

    test('shared arrays do what own ones do', () => {
      const rows = new PackedArray(Shape, { capacity: 8, shared: true })
      for (const n of [1, 2, 3]) rows.push(n)
      const seen: number[] = []
      rows.forEach(({ n }) => (rows.push(n), seen.push(n)))
      for (const { n } of rows) seen.push(n)
      rows.swap(0, 5)
      rows.swapRemove(0)
      expect(codeOf(() => rows.at(5))).toBe('out-of-range')
      expect(seen).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3])
      expect(rows.length).toBe(5)
      expect(rows.findIndex(({ n }) => n === 1)).toBe(0)
      expect(rows.at(-1).n).toBe(2)
      expect(rows.pop()?.n).toBe(2)
      expect(rows.length).toBe(4)
    })

    test('a column that was transferred elsewhere takes no more rows', () => {
      class Row extends defineSlots({ n: u32, name: text, isOpen: bool, place: Shape }) {}
      const init = { n: 1, name: 'a', isOpen: true, place: { n: 1 } }
      type Columns = { n: Uint32Array; isOpen: Uint8Array; place: { n: Float64Array } }
      const each: [string, (columns: Columns) => ArrayBufferView][] = [
        ['Row: the column of slot "n"', ({ n }) => n],
        ['Row: the column of slot "isOpen"', ({ isOpen }) => isOpen],
        ['Shape: the column of slot "n"', ({ place }) => place.n],
      ]
      for (const [column, arrayOf] of each) {
        const rows = PackedArray.from(Row, [init])
        const { buffer } = arrayOf(rows.columns as unknown as Columns)
        structuredClone(buffer, { transfer: [buffer as ArrayBuffer] })
        const message = `${column} was transferred away and takes no more values.`
        for (const place of [init.place, new Shape(1)])
          expect(refused(() => rows.pushObject({ ...init, place })).message).toBe(message)
        expect(refused(() => rows.push({ ...init, place: new Shape(1) })).message).toBe(message)
        expect(rows.length).toBe(1)
      }
    })

    test('what is refused, or cleared, leaves no strings behind', () => {
      class Row extends defineSlots({ name: text, n: u32 }) {}
      const rows = new PackedArray(Row)
      const store = (rows as unknown as Record<symbol, Record<string, { strings?: string[] }>>)[
        Object.getOwnPropertySymbols(rows)[0] as symbol
      ] as Record<string, { strings?: string[] }>
      const strings = (): string[] => Object.values(store).flatMap((field) => field?.strings ?? [])
      for (let n = 0; n < 3000; n++) rows.push({ name: `row ${n}`, n })
      expect(strings().length).toBe(3001)
      rows.clear()
      expect(strings()).toEqual([''])
      rows.push({ name: 'kept', n: 1 })
      for (let n = 0; n < 10; n++) expect(() => rows.pushObject({ name: `refused ${n}`, n: -1 })).toThrow(RangeError)
      rows.clear()
      expect(strings()).toEqual([''])
    })

    test('compact gives room back, but not what options reserved, and no handle comes again', () => {
      const pool = new PackedPool(Shape, { capacity: 4 })
      const handles = Array.from({ length: 100 }, (_, n) => pool.add(n))
      for (const handle of handles.slice(2)) pool.remove(handle)
      pool.compact()
      expect(pool.capacity).toBe(4)
      expect(pool.size).toBe(2)
      const later = Array.from({ length: 100 }, (_, n) => pool.add(n))
      expect(later.filter((handle) => handles.includes(handle))).toEqual([])
      expect([...pool].length).toBe(102)
    })

    test('JSON writes rows as it writes records, and asks a class that says what it writes', () => {
      class Said extends defineSlots({ n: f64 }) {
        toJSON(): string {
          return `n = ${this.n}`
        }
      }
      class Row extends defineSlots({
        n: f64,
        on: bool,
        name: text,
        note: optional(text),
        place: Shape,
        other: optional(Shape),
        said: Said,
        any: slot<unknown>(),
      }) {}
      const made = [1, 2].map(
        (n) =>
          new Row({
            n: n / 3,
            on: n === 2,
            name: `"${n}"`,
            note: n === 1 ? undefined : 'x',
            place: new Shape(n),
            other: n === 1 ? undefined : new Shape(n),
            said: new Said({ n }),
            any: { n },
          }),
      )
      expect(JSON.stringify(PackedArray.from(Row, made))).toBe(JSON.stringify(made))
      expect(JSON.stringify(PackedArray.from(Said, [new Said({ n: 1 })]))).toBe('["n = 1"]')
      expect(JSON.stringify({ rows: PackedArray.from(Shape, [new Shape(1)]) })).toBe('{"rows":[{"n":1}]}')
      const numbers = PackedArray.from(
        Shape,
        [1, 0.5, Number.NaN, Infinity, -0, 148].map((n) => new Shape(n)),
      )
      expect(JSON.stringify(numbers)).toBe('[{"n":1},{"n":0.5},{"n":null},{"n":null},{"n":0},{"n":148}]')
      class Big extends defineSlots({ id: u64 }) {}
      const big = PackedArray.from(Big, [new Big({ id: 2n ** 60n })])
      expect(JSON.stringify(big)).toBe('[{"id":"1152921504606846976"}]')
      expect(JSON.stringify(big.at(0))).toBe('{"id":"1152921504606846976"}')
      expect(big.toJSON()).toEqual([{ id: '1152921504606846976' }])
      expect(JSON.stringify(new PackedArray(Shape, { capacity: 3 }))).toBe('[]')
    })
  })
}
