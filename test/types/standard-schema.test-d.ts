/** Standard Schemas as slots, and record classes as Standard Schemas. */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { is, same } from './expect.js'
import { copy, defineSlots, extendSlots, f64, fromObject, optional, readonly, schemaOf, slot, type ColumnsOf, type InitOf, type SlotsOf } from '../../src/index.js'

declare function schema<Input, Output = Input>(): StandardSchemaV1<Input, Output>
declare function validate<Schema extends StandardSchemaV1>(schema: Schema, input: unknown): StandardSchemaV1.InferOutput<Schema>

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
  { name: string; born: string; size: unknown; fixed: string; age?: number | undefined; nick?: string | undefined; maybe?: string | undefined }
>(true)
same<
  SlotsOf<typeof Person>,
  { name: string; age: number; nick: string | undefined; size: number; maybe: string | undefined; readonly born: Date; readonly fixed: string }
>(true)
same<ColumnsOf<typeof Person>['born'], Date[]>(true)
const person = new Person({ name: 'Ada', born: '1815-12-10', size: '5', fixed: '' })
person.age = 5
// @ts-expect-error -- what the schema made cannot go through it again
person.born = new Date()
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
export class Holder extends defineSlots({ direct: Person, through: schemaOf(Person), user: User, list: slot<Person[]>(() => []) }) {}
same<Holder['direct'], Person>(true)
same<Holder['user'], User>(true)
same<Holder['through'], Person>(true)
new Holder({ direct: person, user: new User(''), through: { name: '', born: '', size: 1, fixed: '' } })
// @ts-expect-error -- a nested record is given as a record
new Holder({ direct: { name: '', born: '', size: 1, fixed: '' }, user: new User(''), through: person })
