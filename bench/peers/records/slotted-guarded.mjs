import { defineSlots, f64, schemaOf, text, u32 } from '../slotted.mjs'
import { operations } from './with-slots.mjs'

export const title = 'slotted, guarded'

export function define() {
  class User extends defineSlots(
    { name: text, identifier: u32, score: f64 },
    { args: ['name', 'identifier', 'score'], closed: 'guarded' },
  ) {
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  let schema
  return {
    ...operations(User),
    parse: (input) => {
      schema ??= schemaOf(User)['~standard']
      return schema.validate(input).value
    },
  }
}
