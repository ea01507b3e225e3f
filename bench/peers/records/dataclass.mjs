/** https://dataclass.js.org */
import { Data } from 'dataclass'

export const title = 'dataclass'
export const packages = ['dataclass']
export const cannot = {
  write: 'its objects are frozen: see copy with',
  hash: 'it has no hash',
  'parse, valid': 'it checks nothing',
  'parse, nested': 'it checks nothing',
  'parse, invalid': 'it checks nothing',
}

export function define() {
  class User extends Data {
    name = ''
    identifier = 0
    score = 0
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  return {
    create: (name, identifier, score) => User.create({ name, identifier, score }),
    read: (record) => record.score,
    method: (record, by) => record.scaled(by),
    copyWith: (record, score) => record.copy({ score }),
    equals: (left, right) => left.equals(right),
    toJSON: (record) => JSON.stringify(record),
  }
}
