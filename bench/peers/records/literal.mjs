import { withFields } from './by-hand.mjs'

export const title = 'object literal'

export function define() {
  const scaled = (user, by) => user.score * by + user.identifier
  return {
    ...withFields((name, identifier, score) => ({ name, identifier, score })),
    method: scaled,
    copyWith: (record, score) => ({ ...record, score }),
  }
}
