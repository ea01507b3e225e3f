/**
 * What users export, and their declaration files have to name: `check:types` emits those of this program, which imports
 * the package.
 */
import {
  assign,
  copy,
  defineDynamic,
  defineSlots,
  doc,
  extendSlots,
  f64,
  fromObject,
  oneOf,
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
} from 'slotted'
import { packedLayout, PackedArray, PackedPool } from 'slotted/packed'

export class User extends defineSlots(['name'])<{ name: string }> {}
export class Admin extends extendSlots(User, ['role'])<{ role: string }> {}
export class Box<Value> extends defineSlots(['value'])<{ value: Value }> {}
export class Task extends defineSlots(
  {
    at: f64,
    op: oneOf('+', '-'),
    maybe: optional(text),
    fixed: readonly(f64),
    note: doc(text, 'a note'),
    owner: User,
    title: slot(''),
    due: slot<Date>(),
  },
  { args: ['at'] },
) {}
export class Deep extends extendSlots(Task, { level: f64 }, { baseArgs: 1 }) {}
export class Loose extends defineDynamic(['x'])<{ x: number }> {}
export class Vector extends withMethods(defineSlots({ x: f64 })) {}

// Classes as they come.
export const Plain = defineSlots({ x: f64, y: text(''), user: User })
export const PlainNames = defineSlots(['x'], { closed: 'frozen' })
export const Extended = extendSlots(Task, { extra: f64 })
export const ExtendedNames = extendSlots(Box<string>, ['extra'])
export const WithMethods = withMethods(Plain)
export const plain = () => defineSlots({ x: f64 })
export const extended = () => extendSlots(User, ['extra'])

// Schemas and functions, and what they give.
export const schema = schemaOf(User)
export const standard = schema['~standard']
export const { validate } = standard
export const own = User['~standard']
export const user = new User('Ada')
export const copied = copy(user)
export const object = toObject(new Box(user))
export const tuple = toTuple(user)
export const described = slotsOf(Task)
export const operations = operationsOf(Task)
export const { copy: copyTask, equals, fromObject: taskFrom, toObject: taskObject, toTuple: taskTuple } = operations
export const vectorWith = new Vector({ x: 1 }).with
export const vectorObject = new Vector({ x: 1 }).toJSON
export const functions = { assign, copy, fromObject, oneOf, optional, parse, slot }
export const kinds = { f64, t: text(''), e: oneOf('a', 'b'), o: optional(User) }

// Packed.
export const tasks = new PackedArray(Task)
export const { columns, pushObject, push, set } = tasks
export const message = tasks.share()
export const pool = new PackedPool(Deep)
export const layout = packedLayout(Task)

// Generic helpers.
export const describe = <Class extends AnyRecordClass>(Class: Class) => slotsOf(Class)
export const namesOf = <Class extends AnyRecordClass>(Class: Class) => slotNames(Class)
export const read = <Class extends ConcreteRecordClass>(Class: Class, json: string) => parse(Class, JSON.parse(json))
export const schemaFor = <Class extends ConcreteRecordClass>(Class: Class) => schemaOf(Class)
export const operationsFor = <Class extends ConcreteRecordClass>(Class: Class) => operationsOf(Class)
export const packed = <Class extends ConcreteRecordClass>(Class: Class) => new PackedArray(Class)
export const cloned = <R extends AnyRecord>(record: R) => copy(record)
export function groupBy<Class extends ConcreteRecordClass, Key>(
  rows: PackedArray<Class>,
  keyOf: (row: InstanceType<Class>) => Key,
) {
  const groups = new Map<Key, InstanceType<Class>[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}
export class LineItem extends defineSlots({ sku: text, quantity: u32 }) {}
export const bySku = groupBy(new PackedArray(LineItem), (item) => item.sku)

// Mixins whose base is known by its members, and classes in functions that say what they return.
// oxlint-disable-next-line typescript/no-explicit-any -- the parameters of a mixin
export function withGreeting<Base extends abstract new (...args: any[]) => { name: string }>(Base: Base) {
  abstract class Greeter extends Base {
    hello() {
      return this.name
    }
  }
  return Greeter
}
export class Greeting extends withGreeting(User) {}
export const greeted: User = new Greeting('Ada')
const Base = defineSlots({ at: f64 })
export function made(): typeof Base {
  class Made extends Base {}
  return Made
}
class Named extends defineSlots(['name'])<{ name: string }> {}
export const Renamed = Named
