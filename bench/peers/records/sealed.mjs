import { withFields } from './by-hand.mjs'

export const title = 'sealed class'

export function define() {
  class User {
    constructor(name, identifier, score) {
      this.name = name
      this.identifier = identifier
      this.score = score
      Object.seal(this)
    }
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  return withFields((name, identifier, score) => new User(name, identifier, score))
}
