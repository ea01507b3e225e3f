/** Under `isolatedDeclarations` a class that is exported extends a constant whose type is written out. */
import {
  bool,
  defineDynamic,
  defineSlots,
  doc,
  extendSlots,
  f64,
  oneOf,
  optional,
  readonly,
  slot,
  text,
  type DefaultKind,
  type DefaultSlot,
  type DescribedSlot,
  type DynamicClass,
  type ExtendedSlots,
  type Kind,
  type OpenSlot,
  type OptionalSlot,
  type ReadonlySlot,
  type Slot,
  type SlotsClass,
} from '../../src/index.js'

const names = ['name', 'identifier'] as const
const UserBase: SlotsClass<typeof names> = defineSlots(names)
export class User extends UserBase<{ name: string; identifier: number }> {
  greet(): string {
    return this.name
  }
}

const AdminBase: ExtendedSlots<typeof User, ['role']> = extendSlots(User, ['role'])
export class Admin extends AdminBase<{ role: 'root' | 'operator' }> {}

const PointBase: SlotsClass<{ x: typeof f64; y: typeof f64 }, { args: ['x', 'y'] }> = defineSlots(
  { x: f64, y: f64 },
  { args: ['x', 'y'] },
)
export class Point extends PointBase {
  norm(): number {
    return Math.hypot(this.x, this.y)
  }
}

const FrozenBase: SlotsClass<['x'], { closed: 'frozen' }> = defineSlots(['x'], { closed: 'frozen' })
export class Frozen extends FrozenBase<{ x: number }> {}

const TaskBase: SlotsClass<{
  title: Slot<string>
  tags: DefaultSlot<string[]>
  done: DefaultKind<boolean, 'bool'>
  state: Kind<'open' | 'shut', 'oneOf'>
  at: OptionalSlot<typeof Point>
  id: ReadonlySlot<typeof text>
  note: DescribedSlot<typeof text>
  value: OpenSlot
}> = defineSlots({
  title: slot<string>(),
  tags: slot((): string[] => []),
  done: bool(false),
  state: oneOf('open', 'shut'),
  at: optional(Point),
  id: readonly(text),
  note: doc(text, 'a note'),
  value: slot(),
})
export class Task<Value> extends TaskBase<{ value: Value }> {}

const LaterBase: ExtendedSlots<typeof Task<string>, { due: Slot<Date> }> = extendSlots(Task<string>, {
  due: slot<Date>(),
})
export class Later extends LaterBase {}

const LooseBase: DynamicClass<['name']> = defineDynamic(['name'])
export class Loose extends LooseBase<{ name: string }> {}

export const user: User = new Admin('Ada', 1, 'root')
export const point: Point = new Point(1, 2)
export const task: Task<number> = new Task({ title: '', state: 'open', id: '', note: '', value: 1 })
export const later: Later = new Later({ title: '', state: 'open', id: '', note: '', value: '', due: new Date() })
export const loose: Loose = new Loose('Ada')
// @ts-expect-error -- frozen
new Frozen(1).x = 2
// @ts-expect-error -- what is written out is not what is defined
export const Wrong: SlotsClass<['name', 'identifier']> = defineSlots(['name'])
// @ts-expect-error -- another kind
export const WrongKind: SlotsClass<{ x: typeof f64 }> = defineSlots({ x: text })
