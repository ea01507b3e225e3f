/** Every combination of `extendSlots`, and mixins. */
import { is, same } from '../support/types.js'
import {
  bool,
  copy,
  defineDynamic,
  defineSlots,
  extendSlots,
  f64,
  oneOf,
  readonly,
  slot,
  text,
  toObject,
  toTuple,
  u32,
  type ColumnsOf,
  type InitOf,
  type SlotsOf,
} from '../../src/index.js'

export class User extends defineSlots(['name', 'identifier'])<{ name: string; identifier: number }> {
  static readonly table = 'users'
  greet(): string {
    return this.name
  }
}

// Names on names: all by position.
export class Admin extends extendSlots(User, ['role'])<{ role: 'root' | 'operator' }> {
  override greet(): string {
    return super.greet() + this.role
  }
}
same<ConstructorParameters<typeof Admin>, [string, number, 'root' | 'operator']>(true)
same<InitOf<typeof Admin>, { name: string; identifier: number; role: 'root' | 'operator' }>(true)
same<typeof Admin.table, 'users'>(true)
const admin = new Admin('Ada', 1, 'root')
is<User>(admin)
is<Admin>(copy(admin, { role: 'operator', name: '' }))
same<ReturnType<typeof tuple>, [string, number, 'root' | 'operator']>(true)
const tuple = () => toTuple(admin)
same<ReturnType<typeof object>, { name: string; identifier: number; role: 'root' | 'operator' }>(true)
const object = () => toObject(admin)
// @ts-expect-error -- no such slot in either
copy(admin, { nope: 1 })
// @ts-expect-error -- a base is not what extends it
is<Admin>(new User('Ada', 1))

// Slots by name on slots by name: one keyword argument with both.
export class Ground extends defineSlots({ id: u32, tag: text('') }) {}
export class Child extends extendSlots(Ground, { extra: slot<string>(), n: f64(0) }) {}
same<ConstructorParameters<typeof Child>, [init: { id: number; tag?: string; extra: string; n?: number }]>(true)
same<SlotsOf<typeof Child>, { id: number; tag: string; extra: string; n: number }>(true)
same<
  ColumnsOf<typeof Child>,
  { readonly id: Uint32Array; readonly tag: Uint32Array; readonly extra: string[]; readonly n: Float64Array }
>(true)
export class GrandChild extends extendSlots(Child, { deep: bool(true) }) {}
same<
  ConstructorParameters<typeof GrandChild>,
  [init: { id: number; tag?: string; extra: string; n?: number; deep?: boolean }]
>(true)
is<Ground>(new GrandChild({ id: 1, extra: '' }))
export class AllOptional extends extendSlots(defineSlots({ a: u32(0) }), { b: u32(0) }) {}
new AllOptional()
// @ts-expect-error -- extra is missing
new Child({ id: 1 })
// @ts-expect-error -- no such slot in either
new Child({ id: 1, extra: '', nope: 1 })

// A slot is inferred where it stands, whatever stands beside it (every pair of slots: scripts/slot-pairs.mjs).
export class Operation extends extendSlots(Ground, { op: oneOf('+', '-'), n: u32 }) {}
same<SlotsOf<typeof Operation>, { id: number; tag: string; op: '+' | '-'; n: number }>(true)
export class Choices extends extendSlots(Ground, {
  a: oneOf('x', 'y'),
  b: oneOf('z'),
  c: readonly(oneOf('v', 'w')),
  d: oneOf('t', 'u')('t'),
  e: slot(''),
}) {}
same<
  InitOf<typeof Choices>,
  { id: number; tag?: string; a: 'x' | 'y'; b: 'z'; c: 'v' | 'w'; d?: 't' | 'u'; e?: string }
>(true)
export class Sign extends extendSlots(User, { sign: oneOf('+', '-'), on: bool }, { args: ['sign'] }) {}
same<ConstructorParameters<typeof Sign>, [string, number, '+' | '-', init: { on: boolean }]>(true)

// With positional ones on either side: those of the base, then one's own, then one keyword argument.
export class Point extends defineSlots({ x: f64, y: f64 }, { args: ['x', 'y'] }) {}
export class Labelled extends extendSlots(Point, { label: text, bold: bool(false) }) {}
same<ConstructorParameters<typeof Labelled>, [number, number, init: { label: string; bold?: boolean }]>(true)
export class Space extends extendSlots(Point, { z: f64 }, { args: ['z'] }) {}
same<ConstructorParameters<typeof Space>, [number, number, number]>(true)
export class Marked extends extendSlots(
  defineSlots({ a: f64, b: f64 }, { args: ['a'] }),
  { c: f64, d: f64(0) },
  { args: ['c'] },
) {}
same<ConstructorParameters<typeof Marked>, [number, number, init: { b: number; d?: number }]>(true)
export class Remarked extends extendSlots(Marked, { e: f64 }) {}
same<ConstructorParameters<typeof Remarked>, [number, number, init: { b: number; d?: number; e: number }]>(true)
export class Late extends extendSlots(defineSlots({ a: u32(0), b: u32(0) }, { args: ['a'] }), { c: u32(0) }) {}
new Late()
new Late(1, { b: 1, c: 2 })
same<InitOf<typeof Marked>, { a: number; b: number; c: number; d?: number }>(true)

// Slots by name on names: the base's arguments, then `args`, then the keyword argument.
export class Member extends extendSlots(User, { since: u32, active: bool(true) }) {}
same<ConstructorParameters<typeof Member>, [string, number, init: { since: number; active?: boolean }]>(true)
export class Guest extends extendSlots(User, { since: u32, active: bool(true) }, { args: ['since'] }) {}
same<ConstructorParameters<typeof Guest>, [string, number, number, init?: { active?: boolean }]>(true)
same<InitOf<typeof Guest>, { name: string; identifier: number; since: number; active?: boolean }>(true)
same<ReturnType<typeof guestTuple>, [string, number, ...(string | number | boolean)[]]>(true)
const guestTuple = () => toTuple(new Guest('', 1, 2))
export class Regular extends extendSlots(Member, { visits: u32 }) {}
same<
  ConstructorParameters<typeof Regular>,
  [string, number, init: { since: number; active?: boolean; visits: number }]
>(true)

// Names on slots by name.
// @ts-expect-error -- mixed forms
extendSlots(Ground, ['role'])
// @ts-expect-error -- mixed forms, further up
extendSlots(GrandChild, ['role'])
// @ts-expect-error -- mixed forms
extendSlots(Member, ['role'])

// How many arguments the base takes.
export class Origin extends defineSlots(['x', 'y'])<{ x: number; y: number }> {
  constructor() {
    super(0, 0)
  }
}
export class Named extends extendSlots(Origin, ['name'], { baseArgs: 0 })<{ name: string }> {}
same<ConstructorParameters<typeof Named>, [string]>(true)
export class Written extends defineSlots({ id: u32, name: text }) {
  constructor(name: string, id = 1) {
    super({ id, name })
  }
}
export class Rewritten extends extendSlots(Written, { n: f64 }, { baseArgs: 1 }) {}
same<ConstructorParameters<typeof Rewritten>, [name: string, init: { n: number }]>(true)
export class Both extends extendSlots(Written, { n: f64 }, { baseArgs: 2 }) {}
new Both('', undefined, { n: 1 })
new Both('', 2, { n: 1 })
export class None extends extendSlots(Written, { n: f64 }, { baseArgs: 0 }) {}
same<ConstructorParameters<typeof None>, [init: { n: number }]>(true)
export class Unsaid extends extendSlots(Written, { n: f64 }) {}
// @ts-expect-error -- the base's constructor takes no keyword argument, and nothing says how many arguments it takes
new Unsaid('', { n: 1 })

export class Levelled extends defineSlots(['name', 'level'])<{ name: string; level: number }> {
  constructor(name: string, level = 0) {
    super(name, level)
  }
}
export class Ranked extends extendSlots(Levelled, ['role'])<{ role: string }> {}
new Ranked('', 1, 'root')
new Ranked('', undefined, 'root')
// @ts-expect-error -- a parameter with a default is not left out where another follows
new Ranked('', 'root')
export class Rooted extends extendSlots(Origin, ['name'])<{ name: string }> {}
same<ConstructorParameters<typeof Rooted>, [string]>(true)

// What is refused.
// @ts-expect-error -- a slot of the base
extendSlots(User, ['name'])
// @ts-expect-error -- a method of the base
extendSlots(User, ['greet'])
// @ts-expect-error -- a slot of the base
extendSlots(Ground, { tag: u32 })
// @ts-expect-error -- a slot of the base's base
extendSlots(GrandChild, { tag: u32 })
// @ts-expect-error -- a slot of the base
extendSlots(User, { name: text })
// @ts-expect-error -- reserved
extendSlots(Ground, { toJSON: u32 })
// @ts-expect-error -- twice
extendSlots(User, ['a', 'a'])
// @ts-expect-error -- no record class
extendSlots(class {}, { a: u32 })
// @ts-expect-error -- a Dynamic
extendSlots(defineDynamic(['a']), ['b'])
// @ts-expect-error -- no such slot
extendSlots(Ground, { a: u32 }, { args: ['id'] })

// Closed as the base is.
export class Frozen extends defineSlots({ x: f64 }, { closed: 'frozen' }) {}
export class FrozenToo extends extendSlots(Frozen, { y: f64 }) {}
// @ts-expect-error -- frozen
new FrozenToo({ x: 1, y: 2 }).y = 3
// @ts-expect-error -- frozen
new FrozenToo({ x: 1, y: 2 }).x = 3
export class Open extends extendSlots(defineSlots(['x'], { closed: 'open' }), ['y'])<{ y: number }> {}
new Open(1, 2)['color'] = 'red'
same<Open['y'], number>(true)

// Generic bases, at one instantiation, and generic subclasses.
export class Box<Value> extends defineSlots(['value'])<{ value: Value }> {}
export class LabelledBox extends extendSlots(Box<string>, ['label'])<{ label: string }> {}
same<ConstructorParameters<typeof LabelledBox>, [string, string]>(true)
export class Pair<Second> extends extendSlots(Box<string>, ['second'])<{ second: Second }> {}
export const pair = new Pair('', 1)
same<typeof pair.second, number>(true)
export class Tagged<Value> extends extendSlots(Ground, { value: slot(), n: f64 })<{ value: Value }> {}
export const tagged = new Tagged({ id: 1, value: '', n: 1 })
same<typeof tagged.value, string>(true)
// @ts-expect-error -- TypeScript has no type parameter of the new class in the expression after `extends`
export class Generic<Value> extends extendSlots(Box<Value>, ['label'])<{ label: string }> {}

// Mixins.
// oxlint-disable-next-line typescript/no-explicit-any -- the parameters of a mixin
type Constructor<Instance> = abstract new (...args: any[]) => Instance
function withPrint<Base extends Constructor<object>>(Base: Base) {
  abstract class Printable extends Base {
    print(): string {
      return JSON.stringify(this)
    }
  }
  return Printable
}
function withGreeting<Base extends Constructor<{ name: string }>>(Base: Base) {
  abstract class Greeter extends Base {
    hello(): string {
      return this.name
    }
  }
  return Greeter
}
class Mixed extends withPrint(withGreeting(defineSlots({ name: slot<string>() }))) {}
is<string>(new Mixed({ name: '' }).hello() + new Mixed({ name: '' }).print())
class Through extends withPrint(defineSlots(['x']))<{ x: number }> {}
is<number>(new Through(1).x)
// @ts-expect-error -- another type
new Through('1')

// A mixin that forgets what it was given: the class may be extended in either form.
declare function forget<Instance>(Base: Constructor<Instance>): new (name: string) => Instance
class Forgotten extends extendSlots(forget(User), ['role'])<{ role: string }> {}
same<ConstructorParameters<typeof Forgotten>, [name: string, string]>(true)
class ForgottenToo extends extendSlots(forget(User), { role: text }) {}
same<ConstructorParameters<typeof ForgottenToo>, [name: string, init: { role: string }]>(true)
