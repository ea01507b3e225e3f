import { defineSlots, f64, text, u32 } from '../slotted.mjs'
import { operations, parsersOf } from './with-slots.mjs'

export const title = 'slotted, frozen'

export const cannot = { write: 'its slots are read-only: see copy with' }

export function define() {
  class User extends defineSlots(
    { name: text, identifier: u32, score: f64 },
    { args: ['name', 'identifier', 'score'], closed: 'frozen' },
  ) {
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  return {
    ...operations(User),
    write: undefined,
    ...parsersOf(User, 'frozen'),
  }
}
