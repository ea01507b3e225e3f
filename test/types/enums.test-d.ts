/** Enums of strings, and constants like them, as choices and as names of slots. */
import { is, same } from '../support/types.js'
import {
  copy,
  defineDynamic,
  defineSlots,
  extendSlots,
  oneOf,
  text,
  u32,
  type InitOf,
  type SlotsOf,
} from '../../src/index.js'

declare enum Operator {
  Plus = '+',
  Minus = '-',
}
declare enum Field {
  Name = 'name',
  Level = 'level',
}
declare enum Wrong {
  Reserved = 'toJSON',
  Index = '0',
}
declare const SIGNS: { readonly plus: '+'; readonly minus: '-' }

// Choices.
export class Each extends defineSlots({ op: oneOf(Operator.Plus, Operator.Minus), n: u32 }) {}
export class All extends defineSlots({ op: oneOf(...Object.values(Operator)), n: u32 }) {}
export class More extends extendSlots(All, {
  other: oneOf(...Object.values(Operator)),
  sign: oneOf(...Object.values(SIGNS))('+'),
}) {}
is<Operator>(new Each({ op: Operator.Plus, n: 1 }).op)
const all = new All({ op: Operator.Minus, n: 1 })
is<Operator>(all.op)
is<Operator>(copy(all, { op: Operator.Plus }).op)
same<More['sign'], '+' | '-'>(true)
// @ts-expect-error -- a choice is one of the enum
new All({ op: '+', n: 1 })
// @ts-expect-error -- a choice is a string
oneOf(1)
// @ts-expect-error -- one choice at least
oneOf(...([] as const))

// Names.
export class User extends defineSlots([Field.Name, Field.Level])<{ name: string; level: number }> {}
same<ConstructorParameters<typeof User>, [string, number]>(true)
same<SlotsOf<typeof User>, { name: string; level: number }>(true)
export class Computed extends defineSlots([Field.Name, Field.Level])<{ [Field.Name]: string; [Field.Level]: number }> {}
same<SlotsOf<typeof Computed>, { name: string; level: number }>(true)
same<ConstructorParameters<typeof Computed>, [string, number]>(true)
same<InitOf<typeof Computed>, { name: string; level: number }>(true)
is<string>(copy(new Computed('Ada', 1), { level: 2 }).name)
export class Mixed extends defineSlots(['id', Field.Name])<{ id: number; [Field.Name]: string }> {}
is<string>(new Mixed(1, 'Ada').name)
export class Untyped extends defineSlots([Field.Name]) {}
same<Untyped['name'], unknown>(true)
export class Loose extends defineDynamic([Field.Name])<{ name: string }> {}
is<string>(new Loose('Ada').name)
export class Ranked extends extendSlots(defineSlots(['id'])<{ id: number }>, [Field.Name])<{ name: string }> {}
same<ConstructorParameters<typeof Ranked>, [number, string]>(true)
export class Keyed extends defineSlots({ [Field.Name]: text, [Field.Level]: u32(0) }, { args: [Field.Name] }) {}
is<string>(new Keyed('Ada', { level: 1 }).name)
// @ts-expect-error -- a slot without a type
export class Short extends defineSlots([Field.Name, Field.Level])<{ name: string }> {}
// @ts-expect-error -- a type without a slot
export class Long extends defineSlots([Field.Name])<{ name: string; level: number }> {}
// @ts-expect-error -- the same name twice
defineSlots([Field.Name, 'name'])
// @ts-expect-error -- a slot of the base
extendSlots(User, [Field.Name])
// @ts-expect-error -- reserved
defineSlots([Wrong.Reserved])
// @ts-expect-error -- an array index
defineSlots([Wrong.Index])
