/** The free functions, and the types beside them. */
import { is, same } from '../support/types.js'
import {
  assign,
  compare,
  copy,
  defineDynamic,
  defineSlots,
  Dynamic,
  equals,
  extendSlots,
  f64,
  fromObject,
  hash,
  operationsOf,
  optional,
  parse,
  readonly,
  schemaOf,
  slot,
  slotNames,
  slotsOf,
  text,
  toObject,
  toTuple,
  u32,
  withMethods,
  type AnyRecord,
  type AnyRecordClass,
  type ConcreteRecordClass,
  type InitOf,
  type PatchOf,
  type SlotsOf,
  type TupleOf,
} from '../../src/index.js'

declare const input: unknown

export class User extends defineSlots(['name', 'identifier'])<{ name: string; identifier: number }> {
  renamed(name: string): this {
    assign(this, { name })
    // @ts-expect-error -- misspelt, of `this`
    copy(this, { nmae: name })
    // @ts-expect-error -- misspelt, of `this`
    assign(this, { nmae: name })
    same<ReturnType<typeof toObject<{ plain: { a: 1 }; attributes: unknown }>>, { a: 1 }>(true)
    is<string>(toObject(this).name)
    is<string>(toTuple(this)[0])
    is<boolean>(equals(this, this))
    return copy(this, { name })
  }
}
export class Account extends defineSlots({ name: slot<string>(), key: readonly(u32), level: u32(0) }) {}
export class Frozen extends defineSlots({ x: f64 }, { closed: 'frozen' }) {}
export class Point extends defineSlots({ x: f64, y: f64 }, { args: ['x', 'y'] }) {}
export class Box<Value> extends defineSlots(['value'])<{ value: Value }> {
  set(value: Value): this {
    assign(this, { value })
    return copy(this, { value })
  }
}
export class Loose extends defineDynamic(['name'])<{ name: string }> {}
export class Open extends defineSlots({ x: f64 }, { closed: 'open' }) {}
const user = new User('Ada', 1)
const account = new Account({ name: 'Ada', key: 1 })

// copy.
same<ReturnType<typeof copy<User, SlotsOf<typeof User>, unknown>>, User>(true)
is<User>(copy(user, { name: 'Grace' }).renamed(''))
is<User>(copy(user))
is<Account>(copy(account, { key: 2 }))
is<Frozen>(copy(new Frozen({ x: 1 }), { x: 2 }))
is<Box<number>>(copy(new Box(1), { value: 2 }))
is<Loose>(copy(new Loose('Ada'), { name: '', color: 'red' }))
is<Open>(copy(new Open({ x: 1 }), { color: 'red' }))
// @ts-expect-error -- no such slot
copy(user, { nope: 1 })
// @ts-expect-error -- another type
copy(user, { name: 1 })
// @ts-expect-error -- another type
copy(new Box(1), { value: '' })
// @ts-expect-error -- another type, though it takes any attribute
copy(new Open({ x: 1 }), { x: '' })
// @ts-expect-error -- no record
copy({ name: 'Ada' }, {})
// @ts-expect-error -- a spread is no record
copy({ ...user }, {})

// undefined in a patch: the fields of a form that nobody touched.
export const form: PatchOf<typeof Account> = { name: undefined, level: 1 }
copy(account, form)
copy(user, { name: undefined })
assign(account, { name: undefined, level: undefined })
// @ts-expect-error -- null is another value
copy(user, { name: null })
// @ts-expect-error -- null is another value
assign(account, { name: null })

// assign.
is<User>(assign(user, { identifier: 5 }))
assign(account, { name: 'Grace', level: 1 })
assign(new Loose('Ada'), { color: 'red' })
// @ts-expect-error -- no such slot
assign(user, { nope: 5 })
// @ts-expect-error -- another type
assign(user, { name: 5 })
// @ts-expect-error -- read-only
assign(account, { key: 2 })
// @ts-expect-error -- frozen
assign(new Frozen({ x: 1 }), { x: 2 })

// equals, compare, hash.
is<boolean>(equals(user, new User('Grace', 2)))
is<number>(compare(user, user))
is<number>(hash(user))
is<number>([user].sort(compare).length)
is<boolean>(equals(new Dynamic(), new Dynamic()))
// @ts-expect-error -- two classes
equals(user, new Point(1, 2))
// @ts-expect-error -- no record
hash({})

// toObject, toTuple.
export const object = toObject(user)
same<typeof object, { name: string; identifier: number }>(true)
export const thawed = toObject(new Frozen({ x: 1 }))
same<typeof thawed, { x: number }>(true)
export class Line extends defineSlots({ from: Point, to: optional(Point), label: text('') }) {}
export const line = toObject(new Line({ from: new Point(1, 2) }))
same<typeof line, { from: { x: number; y: number }; to: { x: number; y: number } | undefined; label: string }>(true)
export class List<Item> extends defineSlots(['head', 'tail'])<{ head: Item; tail: List<Item> | null }> {}
is<number | undefined>(toObject(new List(1, new List(2, null))).tail?.tail?.head)
is<unknown>(toObject(new Loose('Ada'))['color'])
is<string>(toObject(new Loose('Ada')).name)
is<unknown>(toObject(new Dynamic())['color'])
export const tuple = toTuple(user)
same<typeof tuple, [string, number]>(true)
export const values = toTuple(new Point(1, 2))
same<typeof values, number[]>(true)
same<TupleOf<typeof Account>, (string | number)[]>(true)

// fromObject, parse.
is<User>(fromObject(User, { name: 'Ada', identifier: 1 }))
is<Account>(fromObject(Account, { name: 'Ada', key: 1 }))
is<Point>(fromObject(Point, { x: 1, y: 2 }))
is<Line>(fromObject(Line, { from: { x: 1, y: 2 }, to: new Point(1, 2) }))
is<Line>(fromObject(Line, toObject(new Line({ from: new Point(1, 2) }))))
is<Box<number>>(fromObject(Box<number>, { value: 1 }))
is<User>(parse(User, input))
is<User>(parse(User, input, { unknown: 'ignore' }))
// @ts-expect-error -- identifier is missing
fromObject(User, { name: 'Ada' })
// @ts-expect-error -- no such slot
fromObject(User, { name: 'Ada', identifier: 1, nope: 2 })
// @ts-expect-error -- misspelt
fromObject(Account, { nmae: 'Ada', key: 1 })
// @ts-expect-error -- another type
fromObject(Account, { name: 'Ada', key: '1' })
// @ts-expect-error -- y is missing in a nested object
fromObject(Line, { from: { x: 1 } })
// @ts-expect-error -- no such way
parse(User, input, { unknown: 'drop' })
// @ts-expect-error -- a class that the library did not make
parse(Date, input)

// What a class tells of itself.
same<ReturnType<typeof slotNames<typeof User>>, readonly ('name' | 'identifier')[]>(true)
export const names = slotNames(User)
same<typeof names, readonly ('name' | 'identifier')[]>(true)
is<'name' | 'key' | 'level' | undefined>(slotsOf(Account)[0]?.name)
is<{ name: string; key: number; level?: number } | Account | undefined>(schemaOf(Account)['~standard'].types?.input)
is<Account | undefined>(schemaOf(Account)['~standard'].types?.output)

// The operations of one class.
const {
  copy: copyUser,
  equals: equalUsers,
  toTuple: userTuple,
  fromObject: userFrom,
  toObject: userObject,
  hash: userHash,
  compare: compareUsers,
} = operationsOf(User)
is<User>(copyUser(user, { name: '' }))
is<boolean>(equalUsers(user, user))
is<number>(compareUsers(user, user) + userHash(user))
same<ReturnType<typeof userTuple>, [string, number]>(true)
same<ReturnType<typeof userObject>, { name: string; identifier: number }>(true)
is<User>(userFrom({ name: 'Ada', identifier: 1 }))
copyUser(user, { identifier: undefined })
// @ts-expect-error -- no such slot
copyUser(user, { nope: 1 })
// @ts-expect-error -- identifier is missing
userFrom({ name: 'Ada' })
// @ts-expect-error -- a record of another class
equalUsers(user, account)

// In generic code.
export function renamed<R extends User>(record: R): R {
  return copy(record, { name: '' })
}
export function cloned<R extends AnyRecord>(record: R): R {
  return equals(record, record) ? copy(record) : record
}
export function namesOf<C extends AnyRecordClass>(Class: C): readonly (keyof SlotsOf<C> & string)[] {
  return slotNames(Class)
}
export function made<C extends ConcreteRecordClass>(Class: C, json: string): InstanceType<C> {
  return parse(Class, JSON.parse(json))
}
is<User>(renamed(user))
is<Point>(cloned(new Point(1, 2)))
same<ReturnType<typeof namesOf<typeof Point>>, readonly ('x' | 'y')[]>(true)

// Methods, for those who ask for them.
export class Vector extends withMethods(defineSlots(['x', 'y']))<{ x: number; y: number }> {
  shifted(by: number): this {
    return this.with({ x: this.x + by })
  }
}
const vector = new Vector(1, 2)
is<Vector>(vector.with({ x: 3 }).shifted(1))
is<boolean>(vector.equals(vector))
same<ReturnType<typeof json>, { x: number; y: number }>(true)
export const json = () => vector.toJSON()
same<ConstructorParameters<typeof Vector>, [number, number]>(true)
export class Methods extends withMethods(defineSlots({ x: f64 })) {}
is<number>(new Methods({ x: 1 }).with({ x: 2 }).x)
export class More extends extendSlots(Methods, { y: f64 }) {}
is<More>(new More({ x: 1, y: 2 }).with({ y: 3 }))
// @ts-expect-error -- no such slot
vector.with({ z: 1 })
// @ts-expect-error -- the slot would hide the method
withMethods(defineSlots(['with']))
// @ts-expect-error -- the slot would hide the method
withMethods(defineSlots({ equals: f64 }))
same<keyof InitOf<typeof Vector>, 'x' | 'y'>(true)
