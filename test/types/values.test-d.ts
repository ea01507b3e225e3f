/** Lists, maps, dates, vectors, null, recursive classes and choices: as a person would write their types. */
import { is, same } from '../support/types.js'
import {
  anyOf,
  clone,
  copy,
  date,
  defineSlots,
  extendSlots,
  f32,
  f64,
  fromObject,
  i64,
  isRecord,
  lazy,
  list,
  mapOf,
  nullable,
  optional,
  parse,
  readonly,
  slot,
  text,
  toObject,
  u32,
  u8,
  u8c,
  uncompared,
  vec,
  type AnyRecord,
  type ColumnsOf,
  type InitOf,
  type ObjectOf,
} from '../../src/index.js'

class LineItem extends defineSlots({ sku: text, quantity: u32(1) }) {
  label(): string {
    return `${this.quantity} ${this.sku}`
  }
}
class Circle extends defineSlots({ radius: f64 }) {}
class Square extends defineSlots({ side: f64 }) {}

export class Order extends defineSlots({
  id: u32,
  items: list(LineItem),
  at: date,
  note: nullable(text),
  tags: mapOf(u8)(() => new Map()),
  position: vec(f32, 3)([0, 0, 0]),
  big: optional(vec(i64, 2)),
  shape: anyOf({ on: 'type', circle: Circle, square: Square }),
  either: anyOf(LineItem, text)('none'),
  grid: list(list(nullable(date)))(() => []),
  due: optional(nullable(date)),
  color: u8c(0),
}) {}

// What is read.
declare const order: Order
same<typeof order.items, LineItem[]>(true)
same<typeof order.at, Date>(true)
same<typeof order.note, string | null>(true)
same<typeof order.tags, Map<string, number>>(true)
same<typeof order.position, Float32Array>(true)
same<typeof order.big, BigInt64Array | undefined>(true)
same<typeof order.shape, Circle | Square>(true)
same<typeof order.either, LineItem | string>(true)
same<typeof order.grid, (Date | null)[][]>(true)
same<typeof order.due, Date | null | undefined>(true)
same<typeof order.color, number>(true)
is<string | undefined>(order.items[0]?.label())

// What is written.
order.items = []
order.items.push(new LineItem({ sku: 'a' }))
order.note = null
order.position[0] = 1
order.due = undefined
// @ts-expect-error -- a text is not a date
order.at = '2026-01-01'
// @ts-expect-error -- only a nullable slot holds null
order.at = null
// @ts-expect-error -- an object is not a record
order.items.push({ sku: 'a', quantity: 1 })
// @ts-expect-error -- numbers are not a vector
order.position = [1, 2, 3]
// @ts-expect-error -- of another type
order.position = new Float64Array(3)
// @ts-expect-error -- not one of the choices
order.shape = new LineItem({ sku: 'a' })
// @ts-expect-error -- of another type
order.tags.set('a', 'b')

// What a constructor takes.
const items = [new LineItem({ sku: 'a' })]
const required = { id: 1, items, at: new Date(), note: null, shape: new Circle({ radius: 1 }) }
is<Order>(new Order(required))
is<Order>(new Order({ ...required, big: new BigInt64Array(2), either: items[0] as LineItem, due: null }))
// @ts-expect-error -- note must be given, though it may be null
new Order({ id: 1, items, at: new Date(), shape: new Circle({ radius: 1 }) })
// @ts-expect-error -- objects are for fromObject and parse
new Order({ ...required, items: [{ sku: 'a' }] })
// @ts-expect-error -- of another type
new Order({ ...required, at: 5 })
same<InitOf<typeof Circle>, { radius: number }>(true)

// Plain data.
same<
  ReturnType<typeof objectOf>,
  {
    id: number
    items: { sku: string; quantity: number }[]
    at: Date
    note: string | null
    tags: { [key: string]: number }
    position: number[]
    big: bigint[] | undefined
    shape: ({ radius: number } & { type: 'circle' }) | ({ side: number } & { type: 'square' })
    either: { sku: string; quantity: number } | string
    grid: (Date | null)[][]
    due: Date | null | undefined
    color: number
  }
>(true)
declare function objectOf(): ObjectOf<typeof Order>
const plain = toObject(order)
is<string | undefined>(plain.items[0]?.sku)
is<number | undefined>(plain.position[0])
if (plain.shape.type === 'circle') is<number>(plain.shape.radius)
else is<number>(plain.shape.side)
// @ts-expect-error -- methods are not in plain data
plain.items[0]?.label()
is<Order>(fromObject(Order, plain))
is<Order>(
  fromObject(Order, {
    ...required,
    items: [{ sku: 'a' }, new LineItem({ sku: 'b' })],
    tags: { a: 1 },
    position: [1, 2, 3],
    shape: { type: 'square', side: 1 },
  }),
)
// @ts-expect-error -- dates are dates there
fromObject(Order, { ...required, at: '2026-01-01' })
// @ts-expect-error -- misspelt
fromObject(Order, { ...required, items: [{ sku: 'a', quantitty: 1 }] })
// @ts-expect-error -- not one of the tags
fromObject(Order, { ...required, shape: { type: 'oval', radius: 1 } })

// Functions.
is<Order>(parse(Order, {}))
is<Order>(clone(order))
is<Order>(copy(order, { items: [], note: null, due: null }))
// @ts-expect-error -- of another type
copy(order, { items: [5] })
const unknown: unknown = order
if (isRecord(unknown)) is<AnyRecord>(unknown)
if (isRecord(unknown, Order)) same<typeof unknown, Order>(true)
// @ts-expect-error -- not a record class
isRecord(unknown, Date)

// Columns.
declare const columns: ColumnsOf<typeof Order>
same<typeof columns.position, Float32Array>(true)
same<typeof columns.at, Float64Array>(true)
same<typeof columns.big, BigInt64Array>(true)
same<typeof columns.due, Float64Array>(true)
same<typeof columns.note, Uint32Array>(true)
same<typeof columns.color, Uint8ClampedArray>(true)
is<readonly LineItem[][]>(columns.items)
is<readonly Map<string, number>[]>(columns.tags)
is<readonly (Circle | Square)[]>(columns.shape)

// Classes that contain themselves, and two that name each other.
export class Tree extends defineSlots({
  name: text,
  children: list(lazy<Tree>(() => Tree))(() => []),
  parent: uncompared(nullable(lazy<Tree>(() => Tree))(null)),
}) {
  depth(): number {
    return 1 + Math.max(0, ...this.children.map((child) => child.depth()))
  }
}
declare const tree: Tree
same<typeof tree.children, Tree[]>(true)
same<typeof tree.parent, Tree | null>(true)
is<number | undefined>(tree.children[0]?.children[0]?.depth())
is<Tree>(new Tree({ name: 'a', children: [new Tree({ name: 'b' })] }))
is<string | undefined>(toObject(tree).children[0]?.children[0]?.name)
is<Tree>(fromObject(Tree, { name: 'a', children: [{ name: 'b' }] }))
// @ts-expect-error -- of another type
new Tree({ name: 'a', children: [order] })

export class Author extends defineSlots({ name: text, books: list(lazy<Book>(() => Book))(() => []) }) {}
export class Book extends defineSlots({ title: text, by: nullable(lazy<Author>(() => Author)) }, { args: ['title'] }) {}
declare const book: Book
same<typeof book.by, Author | null>(true)
is<string | undefined>(book.by?.books[0]?.title)
is<Book>(new Book('A', { by: null }))

// Extensions and slots around slots.
class Special extends extendSlots(Order, { more: readonly(list(Order)(() => [])) }) {}
declare const special: Special
same<typeof special.more, Order[]>(true)
// @ts-expect-error -- read-only
special.more = []
is<Special>(new Special(required))

// Definitions that are refused.
// @ts-expect-error -- not a slot
list('u8')
// @ts-expect-error -- not a slot
mapOf(Date)
// @ts-expect-error -- not a kind of numbers
vec(text, 3)
// @ts-expect-error -- a length is missing
vec(f32)
// @ts-expect-error -- one choice is none
anyOf(text)
// @ts-expect-error -- tags are for record classes
anyOf({ on: 'type', circle: u8 })
// @ts-expect-error -- the key of the tag is missing
anyOf({ circle: Circle })
// @ts-expect-error -- all records would share it
list(text)([])
// @ts-expect-error -- of another type
nullable(u8)('x')
// @ts-expect-error -- of another type
vec(f32, 2)(['x'])
is<unknown>(slot<LineItem[]>())
