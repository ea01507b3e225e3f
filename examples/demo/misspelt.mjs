/** A misspelt attribute, each way: what happens to `ada.nmae = 'x'`. */
import { attributesOf, defineDynamic, defineSlots } from 'slotted'

const SLOTS = ['name', 'identifier']

class PlainUser {
  constructor(name, identifier) {
    this.name = name
    this.identifier = identifier
  }
}

/** Says for each way what came of the misspelling: the error as it was thrown, or what was kept in silence. */
export function misspellings() {
  return [
    ['slots, sealed', misspell(class User extends defineSlots(SLOTS) {})],
    ['slots, guarded', misspell(class User extends defineSlots(SLOTS, { closed: 'guarded' }) {})],
    ['Dynamic', misspell(class User extends defineDynamic(SLOTS) {}, (ada) => Object.fromEntries(attributesOf(ada)))],
    ['plain class', misspell(PlainUser)],
  ]
}

function misspell(User, attributesIn = (ada) => ada) {
  const ada = new User('Ada', 1)
  try {
    ada.nmae = 'x'
  } catch (error) {
    return { refused: true, text: String(error) }
  }
  return { refused: false, text: `accepted in silence: ${JSON.stringify(attributesIn(ada))}` }
}
