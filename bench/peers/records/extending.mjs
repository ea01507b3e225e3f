import { withFields } from './by-hand.mjs'

export const title = 'class that extends'

export function define() {
  class Named {
    constructor(name, identifier) {
      this.name = name
      this.identifier = identifier
    }
  }
  class User extends Named {
    constructor(name, identifier, score) {
      super(name, identifier)
      this.score = score
    }
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  return withFields((name, identifier, score) => new User(name, identifier, score))
}
