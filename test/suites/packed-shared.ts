import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, type Form } from '../support/form.js'

/** Strings and absent values in arrays that threads share, and the ranges by which they share the work. */
export function packedShared({ slotted, packed }: Form): void {
  const { assign, defineSlots, nullable, optional, text, toObject, u8 } = slotted
  const { PackedArray, ranges } = packed

  class Place extends defineSlots({ id: u8, town: text }, { args: ['id', 'town'] }) {}
  class Event extends defineSlots({ id: u8, kind: text, note: nullable(optional(text)), place: optional(Place) }) {}
  type Events = InstanceType<typeof PackedArray<typeof Event>>

  const strings = { kind: ['start', 'stop'], note: ['', 'late'], 'place.town': ['Graz', 'Wien'] }
  const events = (capacity = 8): Events => new PackedArray(Event, { shared: true, capacity, text: strings })
  const start = { id: 1, kind: 'start', note: 'late', place: new Place(1, 'Wien') } as const
  const stop = { id: 2, kind: 'stop', note: null, place: undefined } as const
  const plain = (rows: Events): unknown => JSON.parse(JSON.stringify(rows))

  describe('shared packed arrays', () => {
    test('hold the strings that they were given, and so do those that attach', () => {
      const rows = events()
      rows.pushObject(start)
      const attached = PackedArray.attach(Event, structuredClone(rows.share()))
      attached.pushObject(stop)
      expect(rows.map((row) => toObject(row))).toEqual([{ ...start, place: { id: 1, town: 'Wien' } }, stop])
      expect(plain(attached)).toEqual(plain(rows))
      write(rows.at(1), 'note', '')
      write(rows.at(1), 'place', new Place(2, 'Graz'))
      write(rows.at(0), 'note', undefined)
      expect([attached.at(1).note, attached.at(1).place?.town, attached.at(0).note]).toEqual(['', 'Graz', undefined])
      expect(attached.column('kind').dictionary).toEqual(['start', 'stop'])
      expect(rows.columns.kind.buffer).toBeInstanceOf(SharedArrayBuffer)
    })

    test('forget no string when rows go, and are sorted, grouped and copied by them', () => {
      const rows = events()
      rows.pushObject(stop)
      rows.clear()
      for (const init of [stop, start, { ...stop, id: 3 }]) rows.pushObject(init)
      rows.sortBy('kind', { by: 'id', descending: true })
      expect(rows.map(({ id }) => id)).toEqual([1, 3, 2])
      expect([...rows.countBy('kind')]).toEqual([
        ['start', 1],
        ['stop', 2],
      ])
      const own = rows.clone()
      own.at(0).kind = 'anything'
      expect([own.at(0).kind, rows.at(0).kind]).toEqual(['anything', 'start'])
      expect(rows.removeIf(({ kind }) => kind === 'start')).toBe(1)
      rows.swap(0, 1)
      rows.swapRemove(0)
      expect(rows.map((row) => toObject(row))).toEqual([{ ...stop, id: 3 }])
      expect(rows.share().text).toEqual(strings)
    })

    test('refuse other strings, name those that are allowed, and stay as they were', () => {
      const rows = events()
      rows.pushObject(start)
      const before = plain(rows)
      const place = new Place(7, 'Linz')
      const actions: (() => unknown)[] = [
        () => rows.pushObject({ ...start, kind: 'pause' }),
        () => rows.pushObject({ ...start, note: 'early' }),
        () => rows.pushObject({ ...start, place }),
        () => rows.set(0, { ...start, id: 9, kind: 'pause' }),
        () => rows.set(0, { ...start, id: 9, place }),
        () => write(rows.at(0), 'kind', 'pause'),
        () => write(rows.at(0), 'note', 'early'),
        () => write(rows.at(0), 'place', place),
        () => write(rows.at(0).place as Place, 'town', 'Linz'),
        () => assign(rows.at(0), { id: 9, kind: 'pause' }),
        () => assign(rows.at(0), { id: 9, place }),
      ]
      for (const action of actions) expect(codeOf(action)).toBe('bad-value')
      expect(refused(() => rows.pushObject({ ...start, kind: 'pause' })).message).toBe(
        'Event: slot "kind" must be one of the strings that are shared, "start", "stop", not "pause".',
      )
      expect(codeOf(() => rows.pushObject({ ...start, kind: 5 } as never))).toBe('bad-value')
      expect(plain(rows)).toEqual(before)
      expect(rows.length).toBe(1)
    })

    test('refuse what set-up makes of a row, before one is taken', () => {
      class Named extends defineSlots({ name: text }, { setUp: (row) => void (row.name = row.name.trim()) }) {}
      const rows = new PackedArray(Named, { shared: true, capacity: 2, text: { name: ['a'] } })
      rows.push({ name: ' a ' })
      expect(codeOf(() => rows.push({ name: ' b ' }))).toBe('bad-value')
      expect(rows.map(({ name }) => name)).toEqual(['a'])
    })

    test('take distinct strings for each text slot, and for no other', () => {
      const make = (given: object, shared = true) => refused(() => made(given, shared))
      const made = (given: object, shared: boolean): unknown =>
        new PackedArray(Event, { shared, capacity: 1, text: given as never })
      const { kind, note } = strings
      expect(make({ kind, note })).toMatchObject({
        code: 'not-shareable',
        message:
          'new PackedArray(): slot "place.town" cannot be shared without the strings that it may hold. ' +
          "Give them as { shared: true, text: { \"place.town\": ['a', 'b'] } }, or use oneOf.",
      })
      expect(make({ ...strings, kinds: kind })).toMatchObject({
        code: 'unknown-slot',
        message: expect.stringContaining('has no slot "kinds". Did you mean "kind"?'),
      })
      expect(make({ ...strings, id: kind }).code).toBe('unknown-slot')
      for (const wrong of [[], 'start', ['a', 'a'], ['a', 1], null])
        expect(make({ ...strings, kind: wrong })).toMatchObject({
          code: 'bad-option',
          message: expect.stringContaining('option "text.kind" must be an array of one or more strings'),
        })
      for (const wrong of [[], null, 'start', 5]) expect(make(wrong as never).code).toBe('bad-option')
      expect(make(strings, false).code).toBe('conflicting-options')
      const given = ['start']
      const rows = new PackedArray(Event, { shared: true, capacity: 1, text: { ...strings, kind: given } })
      given[0] = 'other'
      expect(rows.share().text?.['kind']).toEqual(['start'])
      expect(Object.isFrozen(rows.share().text?.['kind'])).toBe(true)
    })

    test('are attached by all of their strings, in their order', () => {
      const message = events().share()
      const { text: all, ...others } = message
      const wrong: unknown[] = [others, { ...message, layout: message.layout.split('-')[0] }]
      const texts = [
        null,
        {},
        { ...all, kind: ['stop', 'start'] },
        { ...all, kind: ['start'] },
        { ...all, more: ['a'] },
      ]
      for (const one of [...texts, { ...all, kind: ['start', 'start'] }]) wrong.push({ ...message, text: one })
      for (const one of wrong)
        expect(refused(() => PackedArray.attach(Event, one as never))).toMatchObject({
          code: 'other-layout',
          message: 'PackedArray.attach() takes the unchanged result of share().',
        })
      expect(refused(() => PackedArray.attach(Place, message)).message).toContain('the slots of Place differ')
    })

    test('ranges are all rows, one range behind the other, of nearly the same length', () => {
      const rows = PackedArray.from(
        Place,
        Array.from({ length: 10 }, (_, id) => new Place(id, '')),
      )
      expect(ranges(rows, 3)).toEqual([
        [0, 3],
        [3, 6],
        [6, 10],
      ])
      const seen = ranges(rows, 4).flatMap((range) => Array.from(rows.rows(...range), ({ id }) => id))
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
      rows.truncate(1)
      expect(ranges(rows, 2)).toEqual([
        [0, 0],
        [0, 1],
      ])
      for (const count of [0, -1, 1.5, NaN, 2 ** 21, '2']) {
        const error = refused(() => ranges(rows, count as number))
        expect(error).toBeInstanceOf(RangeError)
        expect(error.code).toBe('out-of-range')
      }
    })
  })
}
