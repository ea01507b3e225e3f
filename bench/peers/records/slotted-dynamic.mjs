import { defineDynamic } from '../slotted.mjs'
import { operations } from './with-slots.mjs'

export const title = 'slotted, Dynamic'
export const cannot = {
  'parse, valid': 'it takes any attribute and checks none',
  'parse, nested': 'it takes any attribute and checks none',
  'parse, invalid': 'it takes any attribute and checks none',
}

export function define() {
  class User extends defineDynamic(['name', 'identifier', 'score']) {
    scaled(by) {
      return this.score * by + this.identifier
    }
  }
  return operations(User)
}
