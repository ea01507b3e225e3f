import { hashOf, parsersOf } from './by-hand.mjs'

export const title = 'Map'

export function define() {
  const create = (name, identifier, score) =>
    new Map().set('name', name).set('identifier', identifier).set('score', score)
  return {
    create,
    read: (record) => record.get('score'),
    write: (record, score) => {
      record.set('score', score)
    },
    method: (record, by) => record.get('score') * by + record.get('identifier'),
    copyWith: (record, score) => new Map(record).set('score', score),
    equals: (left, right) =>
      left.get('name') === right.get('name') &&
      left.get('identifier') === right.get('identifier') &&
      left.get('score') === right.get('score'),
    hash: (record) => hashOf(record.get('name'), record.get('identifier'), record.get('score')),
    toJSON: (record) => JSON.stringify(Object.fromEntries(record)),
    ...parsersOf(create),
  }
}
