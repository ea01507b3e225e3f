/** https://github.com/typestack/class-transformer: objects are made instances of a class, and plain again. */
import { Expose, instanceToPlain, plainToInstance } from 'class-transformer'
import { withFields } from './by-hand.mjs'

export const title = 'class-transformer'
export const packages = ['class-transformer']
export const cannot = {
  'parse, valid': 'it checks nothing without class-validator',
  'parse, nested': 'it checks nothing without class-validator',
  'parse, invalid': 'it checks nothing without class-validator',
}

const EXPOSED = { excludeExtraneousValues: true }

export function define() {
  class User {
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  for (const field of ['name', 'identifier', 'score']) Expose()(User.prototype, field)
  const { read, write, method, equals, hash } = withFields()
  return {
    create: (name, identifier, score) => plainToInstance(User, { name, identifier, score }, EXPOSED),
    read,
    write,
    method,
    copyWith: (record, score) => plainToInstance(User, { ...record, score }, EXPOSED),
    equals,
    hash,
    toJSON: (record) => JSON.stringify(instanceToPlain(record)),
  }
}
