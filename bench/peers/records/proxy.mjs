import { withFields } from './by-hand.mjs'

export const title = 'literal behind a Proxy'

export function define() {
  const guard = {
    set(target, key, value) {
      if (!Object.hasOwn(target, key)) throw new TypeError(`There is no ${String(key)}.`)
      target[key] = value
      return true
    },
    defineProperty(_, key) {
      throw new TypeError(`There is no ${String(key)}.`)
    },
  }
  const scaled = (user, by) => user.score * by + user.identifier
  const create = (name, identifier, score) => new Proxy({ name, identifier, score }, guard)
  return {
    ...withFields(create),
    method: scaled,
    copyWith: (record, score) => new Proxy({ ...record, score }, guard),
  }
}
