/** https://effect.website/docs/data-types/data/ */
import * as Data from 'effect/Data'
import * as Equal from 'effect/Equal'
import * as Hash from 'effect/Hash'

export const title = 'effect, Data.Class'
export const packages = ['effect']
export const cannot = {
  write: 'its fields are read-only: see copy with',
  'parse, valid': 'it checks nothing',
  'parse, nested': 'it checks nothing',
  'parse, invalid': 'it checks nothing',
}

export function define() {
  class User extends Data.Class {
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  return {
    create: (name, identifier, score) => new User({ name, identifier, score }),
    read: (record) => record.score,
    method: (record, by) => record.scaled(by),
    copyWith: (record, score) => new User({ ...record, score }),
    equals: (left, right) => Equal.equals(left, right),
    hash: (record) => Hash.hash(record),
    toJSON: (record) => JSON.stringify(record),
  }
}
