import { withFields } from './by-hand.mjs'

export const title = 'plain class'

export function define() {
  class User {
    constructor(name, identifier, score) {
      this.name = name
      this.identifier = identifier
      this.score = score
    }
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  return withFields((name, identifier, score) => new User(name, identifier, score))
}
