/** https://immutable-js.com/docs/v5/Record/ */
import { hash, is, Record } from 'immutable'

export const title = 'immutable, Record'
export const packages = ['immutable']
export const cannot = {
  write: 'a Record is immutable: see copy with',
  'parse, valid': 'it checks nothing',
  'parse, nested': 'it checks nothing',
  'parse, invalid': 'it checks nothing',
}

export function define() {
  class User extends Record({ name: '', identifier: 0, score: 0 }) {
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  return {
    create: (name, identifier, score) => new User({ name, identifier, score }),
    read: (record) => record.score,
    method: (record, by) => record.scaled(by),
    copyWith: (record, score) => record.set('score', score),
    equals: (left, right) => is(left, right),
    hash: (record) => hash(record),
    toJSON: (record) => JSON.stringify(record),
  }
}
