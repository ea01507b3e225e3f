/** Packed arrays and pools. */
import { is, same } from '../support/types.js'
import {
  bool,
  defineSlots,
  extendSlots,
  f64,
  nullable,
  oneOf,
  optional,
  slot,
  text,
  u32,
  u8,
  type ColumnsOf,
} from '../../src/index.js'
import {
  PackedArray,
  PackedIndex,
  packedLayout,
  ranges,
  PackedPool,
  type OpenColumn,
  type OpenColumnOf,
  type RowGroup,
  type PackedOptions,
  type RangeBounds,
  type RowRange,
  type SortKey,
  type SlotArguments,
} from '../../src/packed/index.js'

export class Particle extends defineSlots({ x: f64, v: f64(0), tag: text('') }, { args: ['x', 'v'] }) {
  step(dt: number): number {
    return this.x + this.v * dt
  }
}

const swarm = new PackedArray(Particle, { capacity: 10 })

// Arguments are those of the generated constructor, whatever that of a subclass takes.
swarm.push(0, 1)
swarm.push(0)
swarm.push(0, 1, { tag: 'a' })
same<SlotArguments<typeof Particle>, [number, number?, { tag?: string }?]>(true)
// @ts-expect-error -- x is missing
swarm.push()
// @ts-expect-error -- of another type
swarm.push('x')
// @ts-expect-error -- misspelt
swarm.push(0, 1, { tga: 'a' })
// @ts-expect-error -- one too many
swarm.push(0, 1, {}, 2)

class Labelled extends Particle {
  readonly label: string
  constructor(label: string) {
    super(0, 0)
    this.label = label
  }
}
new PackedArray(Labelled).push(0, 1)
// @ts-expect-error -- its own constructor does not run
new PackedArray(Labelled).push('label')

// Records are those of the class.
is<Particle>(swarm.at(0))
is<number>(swarm.at(0).step(1))
for (const particle of swarm) is<Particle>(particle)
swarm.forEach((particle, index, array) => {
  is<Particle>(particle)
  is<number>(index)
  is<PackedArray<typeof Particle>>(array)
})
same<ReturnType<typeof swarm.find>, Particle | undefined>(true)
same<ReturnType<typeof swarm.pop>, Particle | undefined>(true)
same<ReturnType<typeof swarm.toRecords>, Particle[]>(true)
swarm.sort((left, right) => left.x - right.x)
// @ts-expect-error -- no such slot
swarm.sort((left, right) => left.y - right.y)
// @ts-expect-error -- an array grows by push
swarm.length = 5

// Objects of all slots.
swarm.pushObject({ x: 1 })
swarm.pushObject(new Particle(1))
swarm.set(0, { x: 1, tag: 'b' })
// @ts-expect-error -- x is missing
swarm.set(0, { tag: 'b' })
is<PackedArray<typeof Particle>>(PackedArray.from(Particle, [{ x: 1 }, swarm.at(0)]))
is<PackedArray<typeof Particle>>(PackedArray.attach(Particle, swarm.share()))

// Columns.
same<ColumnsOf<typeof Particle>, { readonly x: Float64Array; readonly v: Float64Array; readonly tag: Uint32Array }>(
  true,
)
is<Float64Array>(swarm.columns.x)
// @ts-expect-error -- replaced by growth alone
swarm.columns.x = new Float64Array(1)
class Body extends defineSlots({
  at: Particle,
  role: oneOf('a', 'b'),
  on: bool,
  maybe: optional(u8),
  note: slot<string[]>(),
}) {}
const { columns } = new PackedArray(Body)
is<Float64Array>(columns.at.x)
is<Uint8Array>(columns.on)
is<Uint8Array>(columns.maybe)
is<string[][]>(columns.note)
is<Uint8Array | Uint16Array>(columns.role)

// Open columns.
const bodies = new PackedArray(Body)
same<typeof swarm.columns.x, ReturnType<() => OpenColumnOf<typeof Particle, 'x'>>['values']>(true)
is<undefined>(swarm.column('x').validity)
is<readonly string[]>(swarm.column('tag').dictionary)
same<OpenColumnOf<typeof Body, 'maybe'>, OpenColumn<Uint8Array, Uint8Array, undefined>>(true)
is<Float64Array>(bodies.column('at').values.x.values)
is<Float64Array>(bodies.column('at.x').values)
is<readonly string[]>(bodies.column('at.tag').dictionary)
is<string[][]>(bodies.column('note').values)
// @ts-expect-error -- no such slot
bodies.column('att')
// @ts-expect-error -- no such slot inside
bodies.column('at.y')
class Gaps extends defineSlots({ both: optional(nullable(u8)), place: nullable(Particle) }) {}
same<OpenColumnOf<typeof Gaps, 'both'>['values'], OpenColumn<Uint8Array, Uint8Array, undefined>>(true)
is<Uint8Array>(new PackedArray(Gaps).column('place').validity)
is<Float64Array>(new PackedArray(Gaps).column('place.x').values)

is<PackedArray<typeof Particle>>(PackedArray.adopt(Particle, { x: new Float64Array(1) }, 1))
PackedArray.adopt(Particle, { x: swarm.column('x'), tag: swarm.column('tag') }, 1)
PackedArray.adopt(
  Body,
  {
    at: bodies.column('at'),
    role: new Uint8Array(1),
    on: new Uint8Array(1),
    maybe: { values: new Uint8Array(1), validity: new Uint8Array(1) },
    note: bodies.column('note'),
  },
  1,
)
PackedArray.adopt(Gaps, { both: new PackedArray(Gaps).column('both'), place: { values: { x: swarm.column('x') } } }, 1)
// @ts-expect-error -- x has no default
PackedArray.adopt(Particle, {}, 1)
// @ts-expect-error -- of another type
PackedArray.adopt(Particle, { x: new Float32Array(1) }, 1)
// @ts-expect-error -- codes without their dictionary
PackedArray.adopt(Particle, { x: new Float64Array(1), tag: new Uint32Array(1) }, 1)
// @ts-expect-error -- misspelt
PackedArray.adopt(Particle, { x: new Float64Array(1), tga: swarm.column('tag') }, 1)

// Many rows at once.
is<PackedArray<typeof Particle>>(swarm.filter(({ x }) => x > 1))
is<PackedArray<typeof Particle>>(
  swarm
    .slice(1, -1)
    .clone()
    .concat(swarm, swarm.rows(1), [{ x: 1 }]),
)
same<ReturnType<typeof swarm.rows>, RowRange<typeof Particle>>(true)
for (const particle of swarm.rows(1)) is<Particle>(particle)
for (const [index, particle] of swarm.entries()) is<[number, Particle]>([index, particle])
is<string[]>(swarm.map(({ tag }, index, array) => tag + index + array.length))
is<number>(swarm.reduce((sum, { x }) => sum + x, 0))
is<string>(swarm.reduce<string>((tags, { tag }) => tags + tag, ''))
// @ts-expect-error -- no initial value
swarm.reduce((sum: number, { x }) => sum + x)
is<number>(swarm.pushAll(swarm.groupBy('tag').get('a') ?? []))
// @ts-expect-error -- x is missing
swarm.pushAll([{ v: 1 }])
is<number>(swarm.removeIf((particle) => particle.x > 1))
is<PackedArray<typeof Particle>>(swarm.sortBy('x', { by: 'tag', descending: true, nulls: 'first' }))
swarm.reverse()
new PackedArray(Gaps).sortBy('place.x', 'place')
// @ts-expect-error -- by nothing
swarm.sortBy()
// @ts-expect-error -- no such slot
swarm.sortBy('y')
// @ts-expect-error -- no such slot
swarm.sortBy({ by: 'place.x' })
same<SortKey<typeof Particle>, SortKey<typeof Labelled>>(true)
is<Map<string, RowGroup<typeof Particle>>>(swarm.groupBy('tag'))
is<Map<boolean, RowGroup<typeof Particle>>>(swarm.groupBy(({ x }) => x > 1))
is<Map<number | undefined, number>>(new PackedArray(Gaps).countBy('place.x'))
// @ts-expect-error -- the record may not be there
is<Map<number, number>>(new PackedArray(Gaps).countBy('place.x'))
is<Map<number | null | undefined, number>>(new PackedArray(Gaps).countBy('both'))
// @ts-expect-error -- no two records are the same
new PackedArray(Gaps).groupBy('place')

// By position, and in a family.
class User extends defineSlots(['name', 'identifier'])<{ name: string; identifier?: number }> {}
const users = new PackedArray(User)
users.push('Ada')
users.push('Ada', 1)
// @ts-expect-error -- of another type
users.push(1, 'Ada')
class Admin extends extendSlots(User, { level: u32, active: bool(true) }, { args: ['level'] }) {}
const admins = new PackedArray(Admin)
admins.push('Ada', 1, 5)
admins.push('Ada', undefined, 5, { active: false })
// @ts-expect-error -- of another type
admins.push('Ada', 1, 'five')
class Heavy extends extendSlots(Particle, { mass: f64 }) {}
new PackedArray(Heavy).push(0, 1, { mass: 1, tag: 'a' })
// @ts-expect-error -- mass is missing
new PackedArray(Heavy).push(0, 1, { tag: 'a' })
class Box<Item> extends defineSlots(['value'])<{ value: Item }> {}
new PackedArray(Box).push(1)

// Pools.
const pool = new PackedPool(Particle, { maxCapacity: 10 })
is<number>(pool.add(0, 1, { tag: 'a' }))
same<ReturnType<typeof pool.get>, Particle | undefined>(true)
pool.compact((from, to) => is<number>(from + to))
// @ts-expect-error -- pools are not shared
new PackedPool(Particle, { shared: true })
// @ts-expect-error -- misspelt
new PackedArray(Particle, { capcity: 1 })

// The strings of shared arrays are given by the paths to `text` slots, optional ones too.
class Town extends defineSlots({ name: text, size: u8 }) {}
class Letter extends defineSlots({ id: u8, state: text, note: nullable(optional(text)), to: optional(Town) }) {}
const lists: PackedOptions<typeof Letter> = { text: { state: ['sent'], note: [''], 'to.name': ['Graz', 'Wien'] } }
const letters = new PackedArray(Letter, { shared: true, capacity: 1, ...lists })
PackedArray.from(Letter, [], { shared: true, capacity: 1, text: { state: ['sent'] as const } })
const general: PackedOptions = { capacity: 1 }
new PackedArray(Letter, general)
is<RangeBounds[]>(ranges(letters, 2))
is<number>(letters.rows(...(ranges(letters, 2)[0] as RangeBounds)).length)
// @ts-expect-error -- no text
new PackedArray(Letter, { shared: true, capacity: 1, text: { id: ['sent'] } })
// @ts-expect-error -- of the record inside it is `name` that is text
new PackedArray(Letter, { shared: true, capacity: 1, text: { to: ['Graz'] } })
// @ts-expect-error -- no strings
new PackedArray(Letter, { shared: true, capacity: 1, text: { state: [1] } })
// @ts-expect-error -- pools are not shared
new PackedPool(Letter, { text: { state: ['sent'] } })
// @ts-expect-error -- no array
ranges([1, 2], 2)
// @ts-expect-error -- no record class
new PackedArray(class {})
is<string>(packedLayout(Particle).hash)

// An index takes slots whose values it can tell apart, and keys of their types.
const byX = new PackedIndex(swarm, 'x')
same<ReturnType<typeof byX.get>, Particle | undefined>(true)
byX.get(1)
byX.placeOf(1)
// @ts-expect-error -- of another type
byX.get('1')
// @ts-expect-error -- one too many
byX.get(1, 2)
const byBoth = new PackedIndex(new PackedPool(Particle), ['tag', 'x'], { unique: false })
byBoth.rows('a', 1)
same<ReturnType<typeof byBoth.rows>, Particle[]>(true)
// @ts-expect-error -- in the order of the key
byBoth.get(1, 'a')
// @ts-expect-error -- misspelt
new PackedIndex(swarm, 'xx')
// @ts-expect-error -- not an option
new PackedIndex(swarm, 'x', { uniq: true })
