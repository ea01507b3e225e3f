import { describe, expect, test } from 'vitest'
import {
  bool,
  configure,
  defineSlots,
  extendSlots,
  f32,
  f64,
  oneOf,
  optional,
  slot,
  slotNames,
  SlotError,
  text,
  u16,
  u8,
} from 'slotted'
import { PackedArray, packedLayout, type SharedRows } from 'slotted/packed'
import { defineReading, readingOf, type Point } from '../fixtures/sharing/records.mjs'
import { refused } from '../support/form.js'
import { startThread } from '../support/threads.js'

class Point2 extends defineSlots({ x: f64, y: f64 }, { args: ['x', 'y'] }) {}

const define = () =>
  class Sample extends defineSlots({
    id: u16,
    level: oneOf('low', 'high'),
    isOn: bool,
    weight: optional(f64),
    place: Point2,
  }) {}

/** A class whose slots the types do not know. */
const untyped = (definition: object): typeof Point => defineSlots(definition as { x: typeof f64 }) as never

const shared = (): SharedRows => new PackedArray(define(), { shared: true, capacity: 10 }).share()

describe.each([
  ['compiled', true],
  ['interpreted', false],
])('%s', (_form, codegen) => {
  test('a full shared array refuses a row, changes nothing, and does not grow', () => {
    configure({ codegen })
    expect(refused(() => new PackedArray(define(), { shared: true, capacity: 2, maxCapacity: 100 })).code).toBe(
      'conflicting-options',
    )
    const array = new PackedArray(define(), { shared: true, capacity: 2 })
    const sample = { id: 1, level: 'low', isOn: true, weight: 1, place: new Point2(1, 2) } as const
    array.push(sample)
    array.push({ ...sample, id: 2 })
    const { columns } = array
    for (const action of [() => array.push({ ...sample, id: 3 }), () => array.pushObject({ ...sample, id: 3 })]) {
      const error = refused(action)
      expect(error).toBeInstanceOf(RangeError)
      expect(error).toMatchObject({
        code: 'too-many-rows',
        message: 'Sample: there is room for only 2 records.',
      })
    }
    expect(array.length).toBe(2)
    expect(array.capacity).toBe(2)
    expect(array.columns).toEqual(columns)
    expect(Array.from(array, ({ id }) => id)).toEqual([1, 2])
    array.pop()
    expect(array.push({ ...sample, id: 4 })).toBe(2)
    expect(array.at(1).id).toBe(4)
  })

  test('a shared array needs a capacity, which may be 0', () => {
    configure({ codegen })
    const Class = define()
    expect(refused(() => new PackedArray(Class, { shared: true }))).toMatchObject({ code: 'conflicting-options' })
    const none = new PackedArray(Class, { shared: true, capacity: 0 })
    expect(PackedArray.attach(Class, none.share())).toHaveLength(0)
    expect(refused(() => none.push({ id: 1, level: 'low', isOn: true, place: new Point2(1, 2) })).code).toBe(
      'too-many-rows',
    )
  })

  test('a value that its slot cannot hold is refused before a row is taken, and no memory is touched', async () => {
    configure({ codegen })
    const Class = defineReading()
    const array = new PackedArray(Class, { shared: true, capacity: 4 })
    const untouched = new Uint8Array(array.share().buffer).slice()
    const thread = startThread(codegen, 'defineReading', array.share())
    await thread.ask('attach')
    const good = readingOf(Class.Point, 1, 12)
    const bad = [
      300,
      -1,
      'yes',
      1,
      65_536,
      'middle',
      { x: 1, y: 2, isFixed: true },
      new Class.Point(1, 2, 'yes' as never),
      2n ** 63n,
      0.5,
    ]
    for (const [position, value] of bad.entries()) {
      const values = good.map((held, at) => (at === position ? value : held)) as typeof good
      const record = Object.assign(new Class(...good), { [slotNames(Class)[position] as string]: value })
      for (const action of [() => array.push(...values), () => array.pushObject(record)]) {
        const error = refused(action)
        expect(error).toMatchObject({ code: 'bad-value', message: expect.stringMatching(/^(Reading|Point): slot /) })
        expect(error instanceof RangeError).toBe(
          (typeof value === 'number' && position !== 3) || typeof value === 'bigint',
        )
      }
    }
    expect(refused(() => Reflect.apply(array.push, array, good.slice(0, 9))).code).toBe('missing-slot')
    expect(await thread.refusal('pushReading', { writer: 300, number: 1 })).toMatchObject({
      isRangeError: true,
      code: 'bad-value',
    })
    expect(array).toHaveLength(0)
    expect(new Uint8Array(array.share().buffer)).toEqual(untouched)
    expect(array.push(...good)).toBe(1)
    expect(refused(() => Object.assign(array.at(0), { writer: 256 }))).toMatchObject({ code: 'bad-value' })
    expect((await thread.refusal('write', { index: 0, changes: { level: 'middle' } })).code).toBe('bad-value')
    expect(array.at(0).writer).toBe(1)
    expect(array.at(0).level).toBe('high')
  })
})

test('a class of another layout is refused, here and in another thread', async () => {
  class Swapped extends defineSlots({ y: f64, x: f64 }) {}
  class Narrow extends defineSlots({ x: f64, y: f32 }) {}
  class Point3 extends extendSlots(Point2, { z: f64 }) {}
  const slots = { id: u16, level: oneOf('low', 'high'), isOn: bool, weight: optional(f64), place: Point2 }
  const { id, place, ...others } = slots
  const definitions: readonly object[] = [
    { ID: id, ...others, place },
    { ...slots, id: u8 },
    { ...others, id, place },
    { ...slots, level: oneOf('low', 'top') },
    { ...slots, level: oneOf('high', 'low') },
    { ...slots, level: oneOf('low', 'high', 'top') },
    { ...slots, level: u8 },
    { ...slots, isOn: optional(bool) },
    { ...slots, weight: f64 },
    { ...slots, place: Swapped },
    { ...slots, place: Narrow },
    { ...slots, place: Point3 },
    { ...slots, place: optional(Point2) },
    { id, ...others, 'place.x': f64, 'place.y': f64 },
    { ...slots, last: u8 },
    { id, ...others },
  ]
  const message = shared()
  expect(PackedArray.attach(untyped(slots), message)).toHaveLength(0)
  for (const definition of definitions) {
    class Sample extends untyped(definition) {}
    const error = refused(() => PackedArray.attach(Sample, message))
    expect(error).toBeInstanceOf(SlotError)
    expect(error).toMatchObject({
      code: 'other-layout',
      message: expect.stringMatching(/^PackedArray\.attach\(\): the slots of Sample differ from those/),
    })
  }
  expect(await startThread(true, 'defineReading', message).refusal('attach')).toMatchObject({
    isTypeError: true,
    code: 'other-layout',
  })
})

test('a class of the same layout is taken, whatever its name, its defaults and how it is closed', () => {
  class Base extends defineSlots({ id: u16(7), level: oneOf('low', 'high')('low') }) {}
  class Other extends extendSlots(
    Base,
    { isOn: bool(true), weight: optional(f64), place: Point2 },
    { closed: 'frozen' },
  ) {}
  const Sample = define()
  const array = new PackedArray(Sample, { shared: true, capacity: 2 })
  const other = PackedArray.attach(Other, array.share())
  other.push({ place: new Point2(1, 2) })
  expect(array.at(0).id).toBe(7)
  expect(array.at(0).level).toBe('low')
  expect(array.at(0).isOn).toBe(true)
  expect(array.at(0).place.y).toBe(2)
  expect(() => Object.assign(other.at(0), { id: 8 })).toThrow(TypeError)
  expect(other.share()).toEqual(array.share())
  expect(array.share().layout).toBe(packedLayout(Other).hash)
})

test.each<[string, (message: SharedRows) => unknown]>([
  ['undefined', () => undefined],
  ['null', () => null],
  ['an empty object', () => ({})],
  ['a string', () => 'layout'],
  ['the buffer alone', ({ buffer }) => buffer],
  ['a message without a layout', ({ capacity, buffer }) => ({ capacity, buffer })],
  ['a message without a buffer', ({ layout, capacity }) => ({ layout, capacity })],
  [
    'a message whose memory is not shared',
    (message) => ({ ...message, buffer: new ArrayBuffer(message.buffer.byteLength) }),
  ],
  [
    'a message with a smaller buffer',
    (message) => ({ ...message, buffer: new SharedArrayBuffer(message.buffer.byteLength - 8) }),
  ],
  [
    'a message with a larger buffer',
    (message) => ({ ...message, buffer: new SharedArrayBuffer(message.buffer.byteLength + 8) }),
  ],
  ['a message with an empty buffer', (message) => ({ ...message, buffer: new SharedArrayBuffer(0) })],
  ['a message with another capacity', (message) => ({ ...message, capacity: 1000 })],
  ['a message with another capacity for which as many bytes suffice', (message) => ({ ...message, capacity: 9 })],
  ['a message with a negative capacity', (message) => ({ ...message, capacity: -1 })],
  ['a message with half a row', (message) => ({ ...message, capacity: 10.5 })],
  ['a message with a capacity in letters', (message) => ({ ...message, capacity: '10' })],
])('%s is no message', (_what, change) => {
  const message = shared()
  const error = refused(() => PackedArray.attach(define(), change(message) as never))
  expect(error).toBeInstanceOf(SlotError)
  expect(error).toMatchObject({
    code: 'other-layout',
    message: 'PackedArray.attach() takes the unchanged result of share().',
  })
})

test('an array that is not shared cannot be', () => {
  for (const array of [new PackedArray(define()), new PackedArray(define(), { shared: false, capacity: 8 })]) {
    const error = refused(() => array.share())
    expect(error).toBeInstanceOf(SlotError)
    expect(error).toMatchObject({ code: 'not-shareable', message: expect.stringContaining('shared: true') })
  }
})

test('a slot whose values are on the heap of one thread is named, also inside a record', () => {
  class Named extends defineSlots({ id: u8, title: text }) {}
  class Boxed extends defineSlots({ id: u8, named: Named }) {}
  const classes = {
    title: Named as unknown as typeof Point,
    label: untyped({ id: u8, label: optional(text) }),
    anything: untyped({ id: u8, anything: slot<unknown>() }),
    name: untyped(['name', 'id']),
    'named.title': Boxed as unknown as typeof Point,
    'boxed.named.title': untyped({ id: u8, boxed: optional(Boxed) }),
  }
  for (const [path, Class] of Object.entries(classes)) {
    const error = refused(() => new PackedArray(Class, { shared: true, capacity: 4 }))
    expect(error).toBeInstanceOf(SlotError)
    expect(error).toMatchObject({
      code: 'not-shareable',
      message: expect.stringContaining(`slot "${path}" cannot be shared`),
    })
    expect(new PackedArray(Class, { capacity: 4 })).toHaveLength(0)
  }
})
