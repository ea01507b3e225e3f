/** Standard Schemas as slots, and record classes as Standard Schemas. */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { is, same } from '../support/types.js'
import {
  assign,
  copy,
  defineSlots,
  extendSlots,
  f64,
  fromObject,
  optional,
  readonly,
  schemaOf,
  slot,
  type ColumnsOf,
  type InitOf,
  type SlotsClass,
  type SlotsOf,
} from '../../src/index.js'

declare function schema<Input, Output = Input>(): StandardSchemaV1<Input, Output>
declare function validate<Schema extends StandardSchemaV1>(
  schema: Schema,
  input: unknown,
): StandardSchemaV1.InferOutput<Schema>

export class Person extends defineSlots({
  name: schema<string>(),
  age: schema<number | undefined, number>(),
  nick: schema<string | undefined>(),
  born: schema<string, Date>(),
  size: schema<unknown, number>(),
  fixed: readonly(schema<string>()),
  maybe: optional(schema<string>()),
}) {
  greet(): string {
    return this.name
  }
}
same<
  InitOf<typeof Person>,
  {
    name: string
    born: string
    size: unknown
    fixed: string
    age?: number | undefined
    nick?: string | undefined
    maybe?: string | undefined
  }
>(true)
same<
  SlotsOf<typeof Person>,
  {
    name: string
    age: number
    nick: string | undefined
    born: Date
    size: number
    maybe: string | undefined
    readonly fixed: string
  }
>(true)
same<ColumnsOf<typeof Person>['born'], Date[]>(true)
const person = new Person({ name: 'Ada', born: '1815-12-10', size: '5', fixed: '' })
person.age = 5
// A write is what is read: no schema runs on it.
person.born = new Date()
// @ts-expect-error -- a date is read
person.born = '1815-12-10'
// Functions run the schema.
assign(person, { born: '1815-12-10', age: 5 })
// @ts-expect-error -- assign takes what the schema takes
assign(person, { born: new Date() })
// @ts-expect-error -- read-only
assign(person, { fixed: '' })
// @ts-expect-error -- read-only
person.fixed = ''
copy(person, { born: '1815-12-10' })
fromObject(Person, { name: 'Ada', born: '1815-12-10', size: 1, fixed: '' })
// @ts-expect-error -- size is missing, though it takes anything
new Person({ name: 'Ada', born: '', fixed: '' })
// @ts-expect-error -- born is given as a string
new Person({ name: 'Ada', born: new Date(), size: 1, fixed: '' })
// @ts-expect-error -- nor can it be copied as a date
copy(person, { born: new Date() })

// `schemaOf` gives the subclass.
is<StandardSchemaV1<InitOf<typeof Person> | Person, Person>>(schemaOf(Person))
same<StandardSchemaV1.InferOutput<ReturnType<typeof schemaOfPerson>>, Person>(true)
const schemaOfPerson = () => schemaOf(Person)

// The class itself is a schema too; what it gives is known by its slots.
is<string>(validate(Person, {}).name)
is<Date>(validate(Person, {}).born)
// @ts-expect-error -- methods are those of the subclass: schemaOf(Person) knows them
validate(Person, {}).greet()
is<Person>(validate(schemaOf(Person), {}))
export class User extends defineSlots(['name'])<{ name: string }> {}
is<unknown>(validate(User, {}).name)
is<string>(validate(schemaOf(User), {}).name)
export class Employee extends extendSlots(Person, { salary: f64 }) {}
is<number>(validate(Employee, {}).salary)
is<string>(validate(Employee, {}).greet())

// A record class as a slot is a record class first, although it is a schema.
export class Holder extends defineSlots({
  direct: Person,
  through: schemaOf(Person),
  user: User,
  list: slot<Person[]>(() => []),
}) {}
same<Holder['direct'], Person>(true)
same<Holder['user'], User>(true)
same<Holder['through'], Person>(true)
new Holder({ direct: person, user: new User(''), through: { name: '', born: '', size: 1, fixed: '' } })
// @ts-expect-error -- a nested record is given as a record
new Holder({ direct: { name: '', born: '', size: 1, fixed: '' }, user: new User(''), through: person })

// Where the schema runs on a write too, it would not take what is read: such a slot is changed by `assign`.
export class Checked extends defineSlots(
  { name: schema<string>(), born: optional(schema<string, Date>()) },
  { validate: 'always' },
) {}
const checked = new Checked({ name: '', born: '1815-12-10' })
checked.name = 'Ada'
// @ts-expect-error -- read-only
checked.born = new Date()
assign(checked, { born: '1815-12-10' })
same<SlotsOf<typeof Checked>, { name: string; readonly born: Date | undefined }>(true)
export class CheckedToo extends extendSlots(Checked, { died: schema<string, Date>() }) {}
// @ts-expect-error -- read-only, as in the base
new CheckedToo({ name: '', died: '' }).died = new Date()
assign(new CheckedToo({ name: '', died: '' }), { born: '', died: '1852-11-27' })
export class Trusting extends extendSlots(Person, { died: schema<string, Date>() }, { closed: 'guarded' }) {}
new Trusting({ name: '', born: '', died: '', size: 1, fixed: '' }).died = new Date()
assign(new Trusting({ name: '', born: '', died: '', size: 1, fixed: '' }), { born: '', died: '' })
export class Kept extends defineSlots({ born: schema<string, Date>() }, { closed: 'frozen' }) {}
// @ts-expect-error -- frozen
assign(new Kept({ born: '' }), { born: '' })
export const Written: SlotsClass<{ born: StandardSchemaV1<string, Date> }, { validate: 'always' }> = defineSlots(
  { born: schema<string, Date>() },
  { validate: 'always' },
)
