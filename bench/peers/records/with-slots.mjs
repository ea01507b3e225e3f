/** The sides of the library: one definition, closed in different ways. */
import { copy, defineSlots, equals, hash, list, schemaOf, text } from '../slotted.mjs'

/** What every class of the library has: the free functions. */
export const operations = (User) => ({
  create: (name, identifier, score) => new User(name, identifier, score),
  read: (record) => record.score,
  write: (record, score) => {
    record.score = score
  },
  method: (record, by) => record.scaled(by),
  copyWith: (record, score) => copy(record, { score }),
  equals: (left, right) => equals(left, right),
  hash: (record) => hash(record),
  toJSON: (record) => JSON.stringify(record),
})

/** Reads users, and teams of them, which are closed in the same way. */
export function parsersOf(User, closed) {
  const parserOf = (make) => {
    let schema
    return (input) => {
      schema ??= schemaOf(make())['~standard']
      return schema.validate(input).value
    }
  }
  return {
    parse: parserOf(() => User),
    parseTeam: parserOf(
      () => class Team extends defineSlots({ title: text, lead: User, members: list(User) }, { closed }) {},
    ),
  }
}
