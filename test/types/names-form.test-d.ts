/** What TypeScript infers, and what it refuses. There is nothing to run: `tsc` reports each expectation that fails. */
import {
  attributesOf,
  defineDynamic,
  defineSlots,
  Dynamic,
  extendSlots,
  type AnyRecord,
  type AnyRecordClass,
  type RecordOf,
  type SlotsClass,
  type SlotsOf,
} from '../../src/index.js'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
declare function same<A, B>(ok: Equal<A, B>): void
declare const anything: unknown
declare const wide: string[]

// Without types every slot is unknown.
export class Untyped extends defineSlots(['name', 'identifier']) {}
same<Untyped['name'], unknown>(true)
same<ConstructorParameters<typeof Untyped>, [unknown, unknown]>(true)
// @ts-expect-error -- too few arguments
new Untyped('Ada')
// @ts-expect-error -- too many arguments
new Untyped('Ada', 1, 2)
// @ts-expect-error -- no such slot
new Untyped('Ada', 1).nmae = 'x'

// `declare` narrows what is read.
export class Declared extends defineSlots(['name']) {
  declare name: string
}
new Declared('Ada').name.toUpperCase()

// Typed in the heritage clause.
export class User extends defineSlots(['name', 'identifier'])<{ name: string; identifier: number }> {
  greet(): string {
    return this.name + this.identifier.toFixed()
  }
}
export const ada = new User('Ada', 1)
same<ConstructorParameters<typeof User>, [string, number]>(true)
same<SlotsOf<typeof User>, { name: string; identifier: number }>(true)
same<RecordOf<typeof User>, User>(true)
same<keyof User, 'name' | 'identifier' | 'greet'>(true)
// @ts-expect-error -- swapped
new User(1, 'Ada')
// @ts-expect-error -- another type
ada.name = 5
// @ts-expect-error -- no such slot
ada.nope
// @ts-expect-error -- a literal is no record
export const literal: User = { name: 'Ada', identifier: 1, greet: () => '' }
// @ts-expect-error -- a spread is no record
export const spread: User = { ...ada, greet: () => '' }
// @ts-expect-error -- a slot without a type
export class Short extends defineSlots(['name', 'identifier'])<{ name: string }> {}
// @ts-expect-error -- a type without a slot
export class Long extends defineSlots(['name'])<{ name: string; extra: number }> {}
// @ts-expect-error -- a misspelt slot
export class Misspelt extends defineSlots(['name'])<{ nmae: string }> {}

// Optional and read-only slots.
export class Partly extends defineSlots(['id', 'name', 'nick'])<{ readonly id: number; name: string; nick?: string }> {}
export const partly = new Partly(1, 'Ada')
same<Partly['nick'], string | undefined>(true)
// @ts-expect-error -- read-only
partly.id = 2
export class Middle extends defineSlots(['a', 'b'])<{ a?: string; b: number }> {}
new Middle(undefined, 1)
// @ts-expect-error -- b is required
new Middle('x')

// Generic and recursive classes, and classes as they come.
export class Box<Value> extends defineSlots(['value'])<{ value: Value }> {
  map<Other>(change: (value: Value) => Other): Box<Other> {
    return new Box(change(this.value))
  }
}
same<Box<string>['value'], string>(true)
export const boxed: Box<number> = new Box('x').map((text) => text.length)
export class List<Item> extends defineSlots(['head', 'tail'])<{ head: Item; tail: List<Item> | null }> {}
export const list: List<number> = new List(1, new List(2, null))
export const Raw = defineSlots(['a', 'b'])
same<SlotsOf<typeof Raw>, { a: unknown; b: unknown }>(true)
if (anything instanceof Raw) same<typeof anything.a, unknown>(true)
export const Base: SlotsClass<['name']> = defineSlots(['name'])
export class FromBase extends Base<{ name: string }> {}
export const anyClass: AnyRecordClass = User
export const anyRecord: AnyRecord = ada
// @ts-expect-error -- not a record class
export const noClass: AnyRecordClass = class {}

// Names that are wide, constant, or wrong.
export const fromWide = new (defineSlots(wide))(1, 2, 3)
export const names = ['a', 'b'] as const
export class Constant extends defineSlots([...names, 'c'])<{ a: 1; b: 2; c: 3 }> {}
same<ConstructorParameters<typeof Constant>, [1, 2, 3]>(true)
new (defineSlots([]))()
defineSlots(['then', 'class', 'first-name', '-1', '1.5', '01', 'length', 'prototype', '#x'])
// @ts-expect-error -- twice
defineSlots(['a', 'b', 'a'])
// @ts-expect-error -- reserved
defineSlots(['constructor'])
// @ts-expect-error -- reserved
defineSlots(['toJSON'])
// @ts-expect-error -- an array index
defineSlots(['0'])
// @ts-expect-error -- empty
defineSlots([''])
// @ts-expect-error -- no name
defineSlots([5])
// @ts-expect-error -- no array
defineSlots('name')

// Options.
defineSlots(['name'], { closed: 'guarded', strictReads: true, name: 'User', setUp: (user) => void user.name })
defineSlots(['name'], { setUp: (user: { name: string }) => user.name.trim() })
// @ts-expect-error -- no such option
defineSlots(['name'], { close: 'sealed' })
// @ts-expect-error -- no such closing
defineSlots(['name'], { closed: 'shut' })
export class Frozen extends defineSlots(['x'], { closed: 'frozen' })<{ x: number }> {}
// @ts-expect-error -- frozen
new Frozen(1).x = 2
export class Open extends defineSlots(['x'], { closed: 'open' })<{ x: number }> {}
same<Open['x'], number>(true)
new Open(1)['color'] = 'red'

// Inheritance.
export class Admin extends extendSlots(User, ['role'])<{ role: 'root' | 'op' }> {
  static kind = 'admin'
}
new Admin('Ada', 1, 'root').greet()
same<ConstructorParameters<typeof Admin>, [string, number, 'root' | 'op']>(true)
same<SlotsOf<typeof Admin>['role'], 'root' | 'op'>(true)
export const user: User = new Admin('Ada', 1, 'root')
// @ts-expect-error -- a slot of the base
extendSlots(User, ['name'])
// @ts-expect-error -- a method of the base
extendSlots(User, ['greet'])
// @ts-expect-error -- no record class
extendSlots(class {}, ['a'])
export class Deep extends extendSlots(Admin, ['since'])<{ since: number }> {}
same<typeof Deep.kind, string>(true)
new Deep('Ada', 1, 'op', 1843).role
export class FrozenToo extends extendSlots(Frozen, ['y'])<{ y: number }> {}
// @ts-expect-error -- closed as the base is
new FrozenToo(1, 2).y = 3
export class NoBaseArguments extends extendSlots(User, ['a'], { baseArgs: 0 })<{ a: string }> {}
same<ConstructorParameters<typeof NoBaseArguments>, [string]>(true)

// Dynamic.
export class Loose extends defineDynamic(['name'])<{ name: string }> {
  greet(): string {
    return this.name
  }
}
export const loose = new Loose('Ada')
same<Loose['name'], string>(true)
loose['color'] = 'red'
same<(typeof loose)['color'], unknown>(true)
same<ReturnType<typeof attributesOf>, Map<PropertyKey, unknown>>(true)
new Dynamic()['anything'] = 1
// @ts-expect-error -- too few arguments
new Loose()
