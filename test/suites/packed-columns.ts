import { describe, expect, test } from 'vitest'
import { codeOf, refused, type Form } from '../support/form.js'

export function packedColumns({ slotted, packed }: Form): void {
  const { bool, date, defineSlots, f32, f64, list, nullable, oneOf, optional, slot, text, u8, vec } = slotted
  const { PackedArray, packedLayout } = packed

  const Point = defineSlots({ x: f64, y: f64(2) }, { args: ['x', 'y'], name: 'Point' })
  const Shape = defineSlots(
    {
      name: text,
      at: Point,
      side: oneOf('left', 'right'),
      weight: optional(f32),
      seen: nullable(date)(null),
      isFlat: bool(false),
      color: vec(u8, 3)([1, 2, 3]),
      tags: list(text)(() => []),
      other: optional(Point),
      note: slot<unknown>('none'),
    },
    { name: 'Shape' },
  )
  const shapes = () => {
    const rows = new PackedArray(Shape)
    rows.pushObject({ name: 'a', at: new Point(1, 2), side: 'right', weight: 1.5, tags: ['x'] })
    rows.pushObject({ name: '', at: new Point(3, 4), side: 'left', seen: new Date(5), other: new Point(7, 8) })
    rows.pushObject({ name: 'a', at: new Point(5, 6), side: 'left', isFlat: true, note: { any: 1 } })
    return rows
  }
  type Shapes = ReturnType<typeof shapes>
  const columnsOf = (rows: Shapes) =>
    Object.fromEntries(slotted.slotNames(Shape).map((name) => [name, rows.column(name as 'name')])) as never

  const Letter = defineSlots({ to: text }, { args: ['to'], name: 'Letter' })
  const adoptText = (codes: number[], dictionary: unknown, length = codes.length) =>
    PackedArray.adopt(Letter, { to: { values: Uint32Array.from(codes), dictionary: dictionary as string[] } }, length)

  const adoptX = (x: unknown, length: number) => PackedArray.adopt(Point, { x: x as Float64Array }, length)

  describe('open columns', () => {
    test('have the array of the column, and its kind as packedLayout says it', () => {
      const rows = shapes()
      expect(rows.column('color').values).toBe(rows.columns.color)
      expect(rows.column('tags').values).toBe(rows.columns.tags)
      expect(rows.column('at.x').values).toBe(rows.columns.at.x)
      expect(rows.column('at').values.y.values).toBe(rows.columns.at.y)
      for (const { name, kind } of packedLayout(Shape).columns.filter((column) => column.kind !== 'record'))
        expect(rows.column(name as 'name').kind).toBe(kind)
    })

    test('have bits where a row may hold nothing', () => {
      const rows = shapes()
      expect([...rows.column('weight').validity.subarray(0, 1)]).toEqual([0b001])
      expect([...rows.column('seen').validity.subarray(0, 1)]).toEqual([0b010])
      expect([...rows.column('other').validity.subarray(0, 1)]).toEqual([0b010])
      expect(rows.column('other.x').validity).toBeUndefined()
      expect(rows.column('color').validity).toBeUndefined()
    })

    test('have the strings of a text and the choices of oneOf', () => {
      const rows = shapes()
      const { values, dictionary } = rows.column('name')
      expect(Array.from(values.subarray(0, 3), (code) => dictionary[code])).toEqual(['a', '', 'a'])
      expect(rows.column('side').dictionary).toEqual(['left', 'right'])
      rows.at(0).name = 'new'
      expect(dictionary[values[0] as number]).toBe('new')
      expect(rows.column('color').dictionary).toBeUndefined()
    })

    test('are live', () => {
      const rows = shapes()
      rows.column('at.x').values[1] = 9
      expect(rows.at(1).at.x).toBe(9)
    })

    test('are asked for by the names of slots', () => {
      const rows = shapes()
      expect(refused(() => rows.column('nmae' as 'name')).message).toBe(
        'Shape has no slot "nmae". Did you mean "name"? Its slots are "name", "at", "side", "weight", "seen", ' +
          '"isFlat", "color", "tags" and 2 more.',
      )
      expect(refused(() => rows.column('at.z' as 'at')).message).toBe('Point has no slot "z". Its slots are "x", "y".')
      expect(codeOf(() => rows.column('name.x' as 'name'))).toBe('unknown-slot')
    })
  })

  test('a slot whose name is a path comes before the slot of a record inside', () => {
    const Dotted = defineSlots({ at: Point, 'at.x': f64 }, { name: 'Dotted' })
    const rows = new PackedArray(Dotted)
    for (const [x, y, own] of [
      [1, 5, 9],
      [2, 4, 8],
    ] as const)
      rows.pushObject({ at: new Point(x, y), 'at.x': own })
    expect([...rows.column('at.x').values].slice(0, 2)).toEqual([9, 8])
    expect([...rows.column('at.y').values].slice(0, 2)).toEqual([5, 4])
    expect([...rows.countBy('at.x').keys()]).toEqual([9, 8])
    rows.sortBy('at.x')
    expect(rows.map((row) => row['at.x'])).toEqual([8, 9])
    rows.sortBy({ by: 'at.y', descending: true })
    expect(rows.map((row) => row.at.y)).toEqual([5, 4])
    expect(refused(() => rows.column('at.z' as 'at')).message).toBe('Point has no slot "z". Its slots are "x", "y".')
  })

  describe('adopted columns', () => {
    test('make an array that equals the one they come from', () => {
      const rows = shapes()
      const adopted = PackedArray.adopt(Shape, columnsOf(rows), rows.length)
      expect(adopted.toJSON()).toEqual(rows.toJSON())
      expect(adopted.at(1)).toBeInstanceOf(Shape)
      expect(adopted.toRecords().every((record, index) => slotted.equals(record, rows.at(index)))).toBe(true)
      expect(adopted.capacity).toBe(3)
    })

    test('are not copied until the array grows', () => {
      const x = new Float64Array([1, 2, 3])
      const points = PackedArray.adopt(Point, { x }, 3)
      expect(points.columns.x.buffer).toBe(x.buffer)
      points.at(0).x = 7
      expect(x[0]).toBe(7)
      points.push(4, 5)
      points.at(0).x = 8
      expect(Array.from(x)).toEqual([7, 2, 3])
      expect(points.toJSON().at(-1)).toEqual({ x: 4, y: 5 })
    })

    test('may be longer, and of a class that extends a typed array: nothing behind the rows is written', () => {
      class Samples extends Float64Array {}
      const memory = new Float64Array([0, 1, 2, 3, 9])
      const x = new Samples(memory.buffer, 8, 4)
      const points = PackedArray.adopt(Point, { x, y: new Float64Array(2) }, 2)
      expect(points.columns.x.buffer).toBe(memory.buffer)
      points.swapRemove(0)
      points.push(5)
      points.push(6)
      expect(points.toJSON().map((point) => (point as { x: number }).x)).toEqual([2, 5, 6])
      expect(Array.from(memory)).toEqual([0, 2, 5, 3, 9])
    })

    test('may be none at all', () => {
      const points = PackedArray.adopt(Point, { x: new Float64Array(0) }, 0)
      expect(points.length).toBe(0)
      points.push(1, 2)
      expect(points.toJSON()).toEqual([{ x: 1, y: 2 }])
    })

    test('leave defaults to the slots that have none', () => {
      const names = { values: Uint32Array.of(0, 1), dictionary: ['b', 'c'] }
      const at = { values: { x: new Float64Array(2) } }
      const rows = PackedArray.adopt(Shape, { name: names, at, side: Uint8Array.of(0, 1) } as never, 2)
      expect(rows.toJSON()[1]).toMatchObject({
        name: 'c',
        at: { x: 0, y: 2 },
        color: [1, 2, 3],
        tags: [],
        note: 'none',
      })
      expect(rows.at(1).weight).toBeUndefined()
      expect(rows.at(1).seen).toBeNull()
    })

    test('keep a text with any dictionary of distinct strings', () => {
      const values = Uint32Array.of(1, 0, 1)
      const letters = PackedArray.adopt(Letter, { to: { values, dictionary: ['Ada', 'Bob'] } }, 3)
      expect(letters.columns.to.buffer).toBe(values.buffer)
      letters.at(0).to = ''
      letters.at(2).to = 'Ada'
      letters.push('Eve')
      expect(letters.toJSON()).toEqual(['', 'Ada', 'Ada', 'Eve'].map((to) => ({ to })))
      letters.clear()
      letters.push('')
      letters.push('Ada')
      expect(letters.toJSON()).toEqual([{ to: '' }, { to: 'Ada' }])
    })

    test('keep a text of which many strings are no longer used', () => {
      const letters = adoptText([0, 1, 1], ['x', 'y'])
      for (let count = 0; count < 5000; count++) letters.at(0).to = `text ${count}`
      const again = PackedArray.adopt(Letter, { to: letters.column('to') }, 3)
      expect(again.toJSON()).toEqual(['text 4999', 'y', 'y'].map((to) => ({ to })))
    })

    test('may hold anything beside no value', () => {
      const Maybe = defineSlots(
        { to: optional(text), on: nullable(date), side: optional(oneOf('a')) },
        { name: 'Maybe' },
      )
      const validity = Uint8Array.of(0b10)
      const dictionary: string[] = []
      const columns = {
        to: { values: Uint32Array.of(9, 0), validity, dictionary: ['x'] },
        on: { values: Float64Array.of(Number.NaN, 0), validity },
        side: { values: Uint8Array.of(7, 0), validity },
      }
      const rows = PackedArray.adopt(Maybe, columns, 2)
      expect(rows.toJSON()[0]).toEqual({ to: undefined, on: null, side: undefined })
      expect(rows.at(1).to).toBe('x')
      const none = { values: Uint32Array.of(5), validity: new Uint8Array(1), dictionary }
      expect(PackedArray.adopt(Maybe, { ...columns, to: none }, 1).at(0).to).toBeUndefined()
      const all = { values: Uint32Array.of(0, 0), dictionary: ['x'] }
      expect(PackedArray.adopt(Maybe, { ...columns, to: all }, 2).at(0).to).toBe('x')
    })

    test.each<[string, () => unknown, string]>([
      [
        'an unknown slot',
        () => PackedArray.adopt(Point, { x: new Float64Array(1), z: [] } as never, 1),
        'Point has no slot "z". Its slots are "x", "y".',
      ],
      ['no column', () => PackedArray.adopt(Point, {} as never, 1), 'Point: slot "x" must be a column, not undefined.'],
      ['a value', () => adoptX(5, 1), 'Point: slot "x" must be a column, not 5.'],
      ['an empty column', () => adoptX({}, 1), 'Point: slot "x" must be a Float64Array of 1 or more, not undefined.'],
      [
        'no columns',
        () => PackedArray.adopt(Point, undefined as never, 1),
        'Point takes an object of slots or a record, not undefined.',
      ],
      [
        'another typed array',
        () => adoptX(new Float32Array(1), 1),
        'Point: slot "x" must be a Float64Array of 1 or more, not an object.',
      ],
      ['an array', () => adoptX([1], 1), 'Point: slot "x" must be a Float64Array of 1 or more, not an array.'],
      [
        'a short one',
        () => adoptX(new Float64Array(2), 3),
        'Point: slot "x" must be a Float64Array of 3 or more, not 2.',
      ],
      [
        'half a row',
        () => adoptX(new Float64Array(2), 0.5),
        'PackedArray.adopt() takes a length from 0 to 2147483647, not 0.5.',
      ],
      [
        'a gap',
        () => adoptX({ values: new Float64Array(20), validity: Uint8Array.of(255, 0b1101, 255) }, 20),
        'PackedArray.adopt(), row 9: Point: slot "x" must be a number, not undefined.',
      ],
      [
        'short bits',
        () => adoptX({ values: new Float64Array(20), validity: Uint8Array.of(255) }, 20),
        'Point: slot "x" must be a Uint8Array of 3 or more, not 1.',
      ],
      [
        'a dictionary of numbers',
        () => adoptX({ values: new Float64Array(1), dictionary: ['a'] }, 1),
        'Point: slot "x" must be a number by no other dictionary, not an array.',
      ],
      [
        'a text without a dictionary',
        () => adoptText([0], undefined),
        'Letter: slot "to" must be codes of a dictionary of distinct strings, not undefined.',
      ],
      [
        'a string that is there twice',
        () => adoptText([0], ['a', 'b', 'a']),
        'Letter: slot "to" must be codes of a dictionary of distinct strings, not "a".',
      ],
      [
        'a string that is none',
        () => adoptText([0], ['a', null]),
        'Letter: slot "to" must be codes of a dictionary of distinct strings, not null.',
      ],
      [
        'a code of no string',
        () => adoptText([0, 1, 2], ['a', 'b']),
        'PackedArray.adopt(), row 2: Letter: slot "to" must be a string, not 2.',
      ],
    ])('refuse %s', (_, adopt, message) => {
      expect(refused(adopt).message).toBe(message)
    })

    test('refuse what a slot does not take, with its row', () => {
      const One = (kind: unknown) => defineSlots({ value: kind } as never, { name: 'One' }) as never
      const adopt = (kind: unknown, value: unknown) =>
        refused(() => PackedArray.adopt(One(kind), { value } as never, 2)).message
      const inRow = 'PackedArray.adopt(), row 1: One: slot'
      expect(adopt(oneOf('a', 'b'), Uint8Array.of(1, 2))).toBe(`${inRow} "value" must be one of "a", "b", not 2.`)
      expect(adopt(oneOf('a', 'b'), { values: Uint8Array.of(1, 1), dictionary: ['b', 'a'] })).toBe(
        'One: slot "value" must be one of "a", "b" by no other dictionary, not an array.',
      )
      expect(adopt(date, Float64Array.of(1, Number.NaN))).toBe(`${inRow} "value" must be a valid Date, not NaN.`)
      expect(adopt(date, Float64Array.of(8.64e15, -8.65e15))).toMatch('not -8650000000000000.')
      expect(adopt(list(u8), [[1], [2, 'x']])).toBe(`${inRow} "value.1" must be an integer from 0 to 255, not "x".`)
      expect(adopt(list(u8), [[1]])).toBe('One: slot "value" must be an array of 2 or more, not an array.')
      expect(adopt(vec(f32, 3), new Float32Array(5))).toMatch('a Float32Array of 6 or more, not 5.')
      expect(adopt(bool, [true, false])).toMatch('must be a Uint8Array of 1 or more')
      expect(adopt(optional(u8), { values: new Uint8Array(2), validity: [] })).toMatch('slot "value.validity" must be')
      expect(adopt(Point, { values: { x: new Float64Array(1) } })).toMatch(
        'Point: slot "x" must be a Float64Array of 2',
      )
      expect(adopt(Point, { values: [1, 2] })).toMatch('Point has no slot "0"')
    })

    test('of several ways to hold nothing keep all', () => {
      const Both = defineSlots({ value: optional(nullable(u8)) }, { args: ['value'], name: 'Both' })
      const rows = PackedArray.from(Both, [{ value: 1 }, { value: null }, { value: undefined }])
      const column = rows.column('value')
      expect(column.values.values).toBe(rows.columns.value)
      const again = PackedArray.adopt(Both, { value: column }, 3)
      expect(Array.from(again, ({ value }) => value)).toEqual([1, null, undefined])
    })

    test('run no set-up, and refuse what a class refuses', () => {
      expect(codeOf(() => PackedArray.adopt({} as never, {} as never, 0))).toBe('not-a-record-class')
      const Strict = defineSlots({ x: u8 }, { name: 'Strict', setUp: () => expect.unreachable('set-up has run') })
      expect(PackedArray.adopt(Strict, { x: Uint8Array.of(3) }, 1).at(0).x).toBe(3)
    })
  })
}
