/** The sides of the library: one definition, closed in different ways. */
import { copy, equals, hash } from '../slotted.mjs'

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
