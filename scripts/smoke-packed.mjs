/** What must hold of records in columns in every engine, in both forms. Runs in Node, Bun, Deno and in a page. */
import { refusal } from './smoke.mjs'

/** A value of each kind that it holds, and one that it does not. `Float16Array` is not in every engine. */
const VALUES = {
  ...('Float16Array' in globalThis && { f16: [0.5, 70_000] }),
  f64: [0.1, '0.1'],
  f32: [0.5, 4e38],
  i8: [-128, 128],
  u8: [255, 256],
  u8c: [255, Number.NaN],
  i16: [-32_768, 32_768],
  u16: [65_535, -1],
  i32: [-(2 ** 31), 2 ** 31],
  u32: [2 ** 32 - 1, 1.5],
  i64: [-(2n ** 63n), 2n ** 63n],
  u64: [2n ** 64n - 1n, -1n],
  bool: [true, 1],
  text: ['naïve 🜁', 1],
  date: [new Date(5), new Date(Number.NaN)],
}

/** Slots of other slots, with the same two values. */
const compounds = ({ anyOf, f32, lazy, list, mapOf, nullable, text, u8, vec }) => ({
  list: [list(u8), [1, 255], [1, 256]],
  mapOf: [mapOf(u8), new Map([['__proto__', 1]]), new Map([['a', 256]])],
  vec: [vec(f32, 3), Float32Array.of(1, 2, 0.5), new Float32Array(2)],
  nullable: [nullable(u8), null, 'null'],
  anyOf: [anyOf(u8, text), 'word', true],
  lazy: [lazy(() => list(text)), ['word'], [1]],
})

/** Dates, lists, maps and vectors are other objects at each read, with the same in them. */
function isSame(x, y) {
  return x === y || (typeof x === 'object' && typeof x === typeof y && textOf(x) === textOf(y))
}

function textOf(value) {
  return JSON.stringify(value instanceof Map ? [...value] : value)
}

/**
 * @param {typeof import('slotted')} slotted
 * @param {typeof import('slotted/packed')} packed
 * @returns {string[]} Problems.
 */
export function smokePacked(slotted, packed) {
  const problems = []
  const expect = (holds, what) => {
    if (!holds) problems.push(`packed: ${what}`)
  }
  for (const check of [checkKinds, checkViews, checkGrowth, checkPool, checkErrors]) check(expect, slotted, packed)
  return problems
}

function checkKinds(expect, slotted, { PackedArray, packedLayout }) {
  const { defineSlots, oneOf, optional, slot } = slotted
  const kinds = Object.entries(VALUES).map(([kind, values]) => [kind, [slotted[kind], ...values]])
  for (const [kind, [of, held, refused]] of [...kinds, ...Object.entries(compounds(slotted))]) {
    const Class = defineSlots({ bare: of, maybe: optional(of) }, { args: ['bare', 'maybe'] })
    const rows = new PackedArray(Class)
    for (let row = 0; row < 20; row++) rows.push(held, row % 3 === 0 ? undefined : held)
    expect(
      Array.from(
        rows,
        ({ bare, maybe }, row) => isSame(bare, held) && isSame(maybe, row % 3 === 0 ? undefined : held),
      ).every(Boolean),
      `${kind}: values`,
    )
    expect(refusal(() => rows.push(refused))?.code === 'bad-value' && rows.length === 20, `${kind}: push refuses`)
    expect(
      refusal(() => {
        rows.at(7).maybe = refused
      })?.code === 'bad-value' && isSame(rows.at(7).maybe, held),
      `${kind}: a view refuses`,
    )
  }
  const rows = new PackedArray(defineSlots({ level: oneOf('low', 'high'), any: slot() }, { args: ['level', 'any'] }))
  const thing = {}
  rows.push('high', thing)
  expect(
    rows.at(0).level === 'high' && rows.at(0).any === thing && rows.columns.level[0] === 1,
    'oneOf, and an untyped slot',
  )
  expect(packedLayout(defineSlots({ x: slotted.f64, on: slotted.bool })).bytesPerRecord === 8.125, 'packedLayout')
}

function checkViews(expect, { bool, copy, defineSlots, f64, optional, readonly, toObject }, { PackedArray }) {
  class Point extends defineSlots({ x: f64, y: f64 }, { args: ['x', 'y'] }) {}
  class Body extends defineSlots(
    { at: Point, from: optional(Point), mass: f64, isFixed: readonly(bool(false)) },
    {
      args: ['at', 'from', 'mass'],
      setUp(body) {
        body.isFixed = body.mass > 100
      },
    },
  ) {
    move(x) {
      this.at.x += x
      return this
    }
  }
  const bodies = PackedArray.from(Body, [
    new Body(new Point(1, 2), undefined, 3),
    { at: { x: 4, y: 5 }, from: { x: 6, y: 7 }, mass: 800 },
  ])
  const [first, second] = bodies
  expect(
    first instanceof Body && first.move(10).at.x === 11 && bodies.columns.at.x[0] === 11,
    'a view is of the class, and writes through',
  )
  expect(
    first.isFixed === false &&
      second.isFixed &&
      refusal(() => {
        first.isFixed = true
      }) instanceof TypeError,
    'set-up and read-only slots',
  )
  expect(
    JSON.stringify(bodies.at(-1)) === '{"at":{"x":4,"y":5},"from":{"x":6,"y":7},"mass":800,"isFixed":true}',
    'JSON',
  )
  const own = copy(first)
  bodies.swapRemove(0)
  expect(
    own.at.x === 11 && first.mass === 800 && bodies.length === 1 && toObject(bodies.pop()).mass === 800,
    'removal, and copies',
  )
  expect(
    refusal(() => {
      first.mess = 1
    })?.message.includes('Did you mean "mass"?'),
    'the guard',
  )
  const ordered = PackedArray.from(Point, [new Point(3, 0), new Point(1, 0), new Point(2, 0)]).sort(
    (left, right) => left.x - right.x,
  )
  expect(ordered.columns.x.slice(0, 3).join() === '1,2,3' && ordered.findIndex(({ x }) => x === 2) === 1, 'sort')
}

function checkGrowth(expect, { bool, defineSlots, text, u32 }, { PackedArray }) {
  const rows = new PackedArray(defineSlots({ id: u32, isEven: bool, name: text }, { args: ['id', 'isEven', 'name'] }), {
    capacity: 1,
  })
  rows.push(0, true, 'row 0')
  const first = rows.at(0)
  const before = rows.columns.id
  for (let row = 1; row < 5000; row++) rows.push(row, row % 2 === 0, `row ${row % 1500}`)
  first.name = 'the first'
  expect(rows.columns.id !== before && rows.at(0).name === 'the first', 'growth, and views from before')
  expect(
    Array.from(
      rows,
      ({ id, isEven, name }, row) =>
        id === row && isEven === (row % 2 === 0) && (row === 0 || name === `row ${row % 1500}`),
    ).every(Boolean),
    'rows after growth',
  )
}

function checkPool(expect, { defineSlots, f64, text }, { PackedPool }) {
  const pool = new PackedPool(defineSlots({ x: f64, name: text }, { args: ['x', 'name'] }), { maxCapacity: 100 })
  const handles = Array.from({ length: 50 }, (_, row) => pool.add(row, `row ${row}`))
  for (const handle of handles.filter((_, row) => row % 2 === 0)) pool.remove(handle)
  const again = pool.add(-1, 'again')
  expect(
    pool.size === 26 && !handles.includes(again) && pool.get(again)?.name === 'again',
    'a row is used again, under another handle',
  )
  expect(pool.get(handles[0]) === undefined && !pool.has(handles[48]) && pool.get(handles[1])?.x === 1, 'stale handles')
  const remapped = new Map(handles.map((handle) => [handle, handle]))
  pool.compact((from, to) => remapped.set(from, to))
  expect(
    pool.size === 26 && handles.every((handle, row) => row % 2 === 0 || pool.get(remapped.get(handle))?.x === row),
    'compact',
  )
}

function checkErrors(expect, { defineSlots, f64, text }, { PackedArray }) {
  const rows = new PackedArray(defineSlots({ x: f64 }, { args: ['x'] }), { maxCapacity: 2 })
  rows.push(1)
  expect(
    refusal(() => rows.at(1)) instanceof RangeError && refusal(() => rows.at(-2))?.code === 'out-of-range',
    'at() out of range',
  )
  rows.push(2)
  expect(refusal(() => rows.push(3))?.code === 'too-many-rows' && rows.length === 2, 'maxCapacity')
  expect(refusal(() => rows.push(1, 2))?.code === 'too-many-arguments', 'too many arguments')
  expect(refusal(() => rows.share())?.code === 'not-shareable', 'share() of an array that is not shared')
  expect(
    refusal(() => new PackedArray(defineSlots({ name: text }), { shared: true, capacity: 1 }))?.code ===
      'not-shareable',
    'text is not shareable',
  )
  expect(refusal(() => PackedArray.attach(defineSlots({ x: f64 }), {}))?.code === 'other-layout', 'attach() to nothing')
  expect(
    refusal(() => new PackedArray(defineSlots(['x'], { closed: 'open' })))?.code === 'not-packable',
    'an open class',
  )
  expect(refusal(() => new PackedArray(class {}))?.code === 'not-a-record-class', 'another class')
}
