/** https://effect.website/docs/schema/classes/ */
import * as Equal from 'effect/Equal'
import * as Hash from 'effect/Hash'
import * as Result from 'effect/Result'
import * as Schema from 'effect/Schema'

export const title = 'effect, Schema.Class'
export const packages = ['effect']
export const cannot = { write: 'its fields are read-only: see copy with' }

/** The values are the program's own: no side checks them. */
const TRUSTED = { disableChecks: true }

export function define() {
  class User extends Schema.Class('User')({
    name: Schema.String,
    identifier: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2 ** 32 - 1 })),
    score: Schema.Number,
  }) {
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  const parserOf = (make) => {
    let decode
    return (input) => {
      decode ??= Schema.decodeUnknownResult(make())
      const result = decode(input)
      return Result.isSuccess(result) ? result.success : undefined
    }
  }
  return {
    create: (name, identifier, score) => new User({ name, identifier, score }, TRUSTED),
    read: (record) => record.score,
    method: (record, by) => record.scaled(by),
    copyWith: (record, score) => new User({ ...record, score }, TRUSTED),
    equals: (left, right) => Equal.equals(left, right),
    hash: (record) => Hash.hash(record),
    toJSON: (record) => JSON.stringify(record),
    parse: parserOf(() => User),
    parseTeam: parserOf(() => Schema.Struct({ title: Schema.String, lead: User, members: Schema.Array(User) })),
  }
}
