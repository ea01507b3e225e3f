/** A misspelt attribute, each way: what happens to `ada.nmae = 'x'`. */
import { attributesOf, defineDynamic, defineSlots, text, u32 } from 'slotted'
import { PackedArray } from 'slotted/packed'

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
    ['slots, sealed', misspell(ada(class User extends defineSlots(SLOTS) {}))],
    ['slots, guarded', misspell(ada(class User extends defineSlots(SLOTS, { closed: 'guarded' }) {}))],
    ['slots, packed', misspell(packedAda(class User extends defineSlots({ name: text, identifier: u32 }) {}))],
    ['Dynamic', misspell(ada(class User extends defineDynamic(SLOTS) {}), attributesIn)],
    ['plain class', misspell(ada(PlainUser))],
  ]
}

const ada = (User) => new User('Ada', 1)

const packedAda = (User) => PackedArray.from(User, [{ name: 'Ada', identifier: 1 }]).at(0)

const attributesIn = (record) => Object.fromEntries(attributesOf(record))

function misspell(record, keptBy = (plain) => plain) {
  try {
    record.nmae = 'x'
  } catch (error) {
    return { refused: true, text: String(error) }
  }
  return { refused: false, text: `accepted in silence: ${JSON.stringify(keptBy(record))}` }
}
