/** Slots by name: what the constructor takes, what a record has, and what is refused. */
import { is, same } from '../support/types.js'
import * as slotted from '../../src/index.js'
import {
  bool,
  defineSlots,
  doc,
  f64,
  i64,
  oneOf,
  optional,
  readonly,
  slot,
  text,
  u32,
  u8,
  type ColumnsOf,
  type InitOf,
  type PatchOf,
  type RecordOf,
  type SlotsOf,
} from '../../src/index.js'

declare const wide: Record<string, slotted.Slot<number>>
declare const key: unique symbol

// Keywords in, required and with a default.
export class Account extends defineSlots({
  name: slot<string>(),
  identifier: u32,
  tags: slot<string[]>(() => []),
  active: slot(true),
  key: readonly(i64),
  level: u8(0),
  role: slot<'operator' | 'root'>('operator'),
}) {
  label(): string {
    return `${this.name} ${this.level}`
  }
}
export const account = new Account({ name: 'Ada', identifier: 1, key: 1n })
same<
  InitOf<typeof Account>,
  {
    name: string
    identifier: number
    key: bigint
    tags?: string[]
    active?: boolean
    level?: number
    role?: 'operator' | 'root'
  }
>(true)
same<
  SlotsOf<typeof Account>,
  {
    name: string
    identifier: number
    tags: string[]
    active: boolean
    level: number
    role: 'operator' | 'root'
    readonly key: bigint
  }
>(true)
same<PatchOf<typeof Account>['level'], number | undefined>(true)
same<RecordOf<typeof Account>, Account>(true)
same<ConstructorParameters<typeof Account>, [init: InitOf<typeof Account>]>(true)
same<keyof Account, 'name' | 'identifier' | 'tags' | 'active' | 'key' | 'level' | 'role' | 'label'>(true)
same<ColumnsOf<typeof Account>['identifier'], Uint32Array>(true)
same<ColumnsOf<typeof Account>['level'], Uint8Array>(true)
same<ColumnsOf<typeof Account>['key'], BigInt64Array>(true)
same<ColumnsOf<typeof Account>['tags'], string[][]>(true)
// @ts-expect-error -- identifier and key are missing
new Account({ name: 'Ada' })
// @ts-expect-error -- nothing at all
new Account()
// @ts-expect-error -- no such slot
new Account({ name: 'Ada', identifier: 1, key: 1n, nope: 1 })
// @ts-expect-error -- misspelt
new Account({ nmae: 'Ada', identifier: 1, key: 1n })
// @ts-expect-error -- another type
new Account({ name: 'Ada', identifier: '1', key: 1n })
// @ts-expect-error -- read-only
account.key = 2n
// @ts-expect-error -- no such slot
account.nope
// @ts-expect-error -- another type
account.level = 'high'
// @ts-expect-error -- a literal is no record
export const literal: Account = {
  name: '',
  identifier: 1,
  tags: [],
  active: true,
  key: 1n,
  level: 0,
  role: 'root',
  label: () => '',
}
// @ts-expect-error -- a spread is no record
export const spread: Account = { ...account, label: () => '' }
// @ts-expect-error -- every slot has a type already
export class Twice extends defineSlots({ a: u32 })<{ a: number }> {}

// All kinds, bare and with a default.
export class Kinds extends defineSlots({
  f64: slotted.f64,
  f32: slotted.f32,
  i8: slotted.i8,
  u8: slotted.u8,
  i16: slotted.i16,
  u16: slotted.u16,
  i32: slotted.i32,
  u32: slotted.u32,
  i64: slotted.i64,
  u64: slotted.u64,
  bool: slotted.bool,
  text: slotted.text,
  oneOf: oneOf('a', 'b'),
}) {}
same<
  InitOf<typeof Kinds>,
  {
    f64: number
    f32: number
    i8: number
    u8: number
    i16: number
    u16: number
    i32: number
    u32: number
    i64: bigint
    u64: bigint
    bool: boolean
    text: string
    oneOf: 'a' | 'b'
  }
>(true)
export class Defaults extends defineSlots({
  x: f64(0),
  id: u32(() => Date.now()),
  on: bool(false),
  tag: text(''),
  way: oneOf('up', 'down')('up'),
  big: i64(0n),
}) {}
new Defaults()
new Defaults({ way: 'down' })
same<SlotsOf<typeof Defaults>, { x: number; id: number; on: boolean; tag: string; way: 'up' | 'down'; big: bigint }>(
  true,
)
same<
  ConstructorParameters<typeof Defaults>,
  [init?: { x?: number; id?: number; on?: boolean; tag?: string; way?: 'up' | 'down'; big?: bigint }]
>(true)
// @ts-expect-error -- not one of them
new Defaults({ way: 'left' })
// @ts-expect-error -- not one of them
oneOf('up', 'down')('left')
// @ts-expect-error -- no values
oneOf()
// @ts-expect-error -- a default of another type
u32('x')
// @ts-expect-error -- a bigint
i64(0)

// Optional, read-only and described slots.
export class Wrapped extends defineSlots({
  a: optional(f64),
  b: readonly(u32(0)),
  c: doc(slot<string>(), 'the third'),
  d: doc(readonly(optional(text)), 'the fourth'),
  e: readonly(doc(bool, 'the fifth')),
}) {}
same<InitOf<typeof Wrapped>, { c: string; e: boolean; a?: number | undefined; b?: number; d?: string | undefined }>(
  true,
)
same<
  SlotsOf<typeof Wrapped>,
  { a: number | undefined; c: string; readonly b: number; readonly d: string | undefined; readonly e: boolean }
>(true)
same<ColumnsOf<typeof Wrapped>['a'], Float64Array>(true)
same<ColumnsOf<typeof Wrapped>['d'], Uint32Array>(true)
new Wrapped({ c: '', e: true }).a = undefined
// @ts-expect-error -- read-only
new Wrapped({ c: '', e: true }).d = ''

// Defaults.
same<typeof account.active, boolean>(true)
export class Functions extends defineSlots({
  call: slot<(x: number) => void>(),
  log: slot((): ((line: string) => void) => () => undefined),
}) {}
new Functions({ call: (x) => x.toFixed() }).log('')
defineSlots({ due: slot<Date | null>(null), none: slot(undefined), count: slot(0), name: slot('') })
// @ts-expect-error -- would be shared by all records
slot<string[]>([])
// @ts-expect-error -- would be shared by all records
slot({})

// Positional slots, then the rest.
export class Point extends defineSlots({ x: f64, y: f64 }, { args: ['x', 'y'] }) {
  norm(): number {
    return Math.hypot(this.x, this.y)
  }
}
same<ConstructorParameters<typeof Point>, [number, number]>(true)
same<InitOf<typeof Point>, { x: number; y: number }>(true)
// @ts-expect-error -- too few arguments
new Point(1)
// @ts-expect-error -- too many arguments
new Point(1, 2, {})
export class Task extends defineSlots(
  { title: slot<string>(), due: slot<Date | null>(null), owner: slot<Account>(), done: slot(false) },
  { args: ['title', 'due'] },
) {}
new Task('write', null, { owner: account })
new Task('write', undefined, { owner: account, done: true })
// @ts-expect-error -- owner is missing
new Task('write', null, {})
// @ts-expect-error -- title is given already
new Task('write', null, { owner: account, title: '' })
export class AllDefaults extends defineSlots({ a: slot(1), b: slot(2), c: slot(3) }, { args: ['a', 'b'] }) {}
new AllDefaults()
new AllDefaults(1)
new AllDefaults(1, 2, { c: 3 })
// @ts-expect-error -- no such slot
defineSlots({ x: f64 }, { args: ['y'] })
// @ts-expect-error -- names are positional already
defineSlots(['x'], { args: ['x'] })

// Names and slots that are refused.
// oxlint-disable-next-line unicorn/no-thenable -- any name is free
defineSlots({ then: u32, class: u32, 'first-name': u32, '-1': u32, '1.5': u32, '01': u32, length: u32, name: u32 })
new (defineSlots({}))()
// @ts-expect-error -- reserved
defineSlots({ toJSON: u32 })
// @ts-expect-error -- reserved
defineSlots({ constructor: u32 })
// @ts-expect-error -- an array index
defineSlots({ 7: u32 })
// @ts-expect-error -- an array index
defineSlots({ '7': u32 })
// @ts-expect-error -- empty
defineSlots({ '': u32 })
// @ts-expect-error -- a symbol
defineSlots({ [key]: u32 })
// @ts-expect-error -- no slot
defineSlots({ a: 5 })
// @ts-expect-error -- no slot, though a function
defineSlots({ a: () => 5 })
// @ts-expect-error -- a class that the library did not make
defineSlots({ a: Date })
export const fromWide = new (defineSlots(wide))({ a: 1 })
same<(typeof fromWide)['a'], number>(true)

// Options.
defineSlots(
  { x: f64 },
  { closed: 'guarded', strictReads: true, name: 'Point', validate: 'always', setUp: (point) => void (point.x += 1) },
)
defineSlots({ x: readonly(f64), tag: slot('') }, { setUp: (point) => is<string>((point.tag = point.x.toFixed())) })
// @ts-expect-error -- no such slot
defineSlots({ x: f64 }, { setUp: (point) => void point.y })
// @ts-expect-error -- no such option
defineSlots({ x: f64 }, { close: 'sealed' })
// @ts-expect-error -- no such time
defineSlots({ x: f64 }, { validate: 'sometimes' })
export class Frozen extends defineSlots({ x: f64, y: f64(0) }, { closed: 'frozen' }) {}
// @ts-expect-error -- frozen
new Frozen({ x: 1 }).x = 2
same<SlotsOf<typeof Frozen>, { readonly x: number; readonly y: number }>(true)
same<InitOf<typeof Frozen>, { x: number; y?: number }>(true)
export class Open extends defineSlots({ x: f64 }, { closed: 'open' }) {}
same<Open['x'], number>(true)
new Open({ x: 1 })['color'] = 'red'

// Slots that wait for their type: generic classes.
export class Counted<Value> extends defineSlots({ value: slot(), count: u32(0) })<{ value: Value }> {
  replaced(value: Value): this {
    return slotted.copy(this, { value })
  }
}
export const counted = new Counted({ value: 'x' })
same<typeof counted, Counted<string>>(true)
same<typeof counted.value, string>(true)
same<typeof counted.count, number>(true)
same<InitOf<typeof Counted<string>>, { value: string; count?: number }>(true)
export class Maybe<Value> extends defineSlots({ value: slot(), id: u32 })<{ value?: Value }> {}
export const maybe: Maybe<string> = new Maybe<string>({ id: 1 })
same<typeof maybe.value, string | undefined>(true)
export class Kept<Value> extends defineSlots({ value: readonly(doc(slot(), 'kept')), id: u32 })<{
  readonly value: Value
}> {}
// @ts-expect-error -- read-only
new Kept({ value: 1, id: 1 }).value = 2
export class Untyped extends defineSlots({ value: slot(), id: u32 }) {}
same<Untyped['value'], unknown>(true)
// @ts-expect-error -- id has a type already
export class TwoTypes extends defineSlots({ value: slot(), id: u32 })<{ value: string; id: number }> {}

// Recursion.
export class Tree extends defineSlots({ children: slot<Tree[]>(() => []), parent: slot<Tree | null>(null) }) {
  depth(): number {
    return this.parent ? 1 + this.parent.depth() : 0
  }
}
is<Tree[]>(new Tree().children)
export class Ping extends defineSlots({ pong: slot<Pong | null>() }) {}
export class Pong extends defineSlots({ ping: slot<Ping | null>() }) {}
is<Pong | null | undefined>(new Ping({ pong: new Pong({ ping: null }) }).pong?.ping?.pong)

// Nested records.
export class Shape extends defineSlots({ at: Point, to: optional(Point), on: bool(true), label: text('') }) {}
export const shape = new Shape({ at: new Point(1, 2) })
same<Shape['at'], Point>(true)
same<Shape['to'], Point | undefined>(true)
same<ColumnsOf<typeof Shape>['at'], { readonly x: Float64Array; readonly y: Float64Array }>(true)
same<ColumnsOf<typeof Shape>['to'], { readonly x: Float64Array; readonly y: Float64Array }>(true)
shape.at.norm()
// @ts-expect-error -- the constructor takes a record
new Shape({ at: { x: 1, y: 2 } })
export class Boxed extends defineSlots({ inner: Counted<string> }) {}
same<Boxed['inner'], Counted<string>>(true)

// Groups of slots are spread.
const stamps = { createdAt: f64, updatedAt: f64(0) }
export class Post extends defineSlots({ ...stamps, title: slot<string>() }) {}
same<InitOf<typeof Post>, { createdAt: number; title: string; updatedAt?: number }>(true)

// A constructor of the user's.
export class Trimmed extends defineSlots({ label: text }) {
  constructor(label: string) {
    super({ label: label.trim() })
  }
}
same<ConstructorParameters<typeof Trimmed>, [label: string]>(true)

// Classes with the same slots are the same to TypeScript, until one declares a protected member, which exists in the
// types only.
export class Feet extends defineSlots({ value: f64 }) {}
export class Metres extends defineSlots({ value: f64 }) {}
is<Metres>(new Feet({ value: 6 }))
export class Litres extends defineSlots({ value: f64 }) {
  declare protected readonly unit: 'litre'
}
export class Pints extends defineSlots({ value: f64 }) {
  declare protected readonly unit: 'pint'
}
// @ts-expect-error -- another unit
is<Litres>(new Pints({ value: 1 }))
// @ts-expect-error -- no unit
is<Litres>(new Feet({ value: 1 }))
same<keyof Litres, 'value'>(true)
is<Litres>(slotted.copy(new Litres({ value: 1 }), { value: 2 }))
