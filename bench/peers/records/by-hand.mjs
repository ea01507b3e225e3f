/** What people write by hand, where a class or an object has nothing of its own. */

const LARGEST = 2 ** 32 - 1

/** Is it what a record can be made of? Unknown names are passed over. */
export const isUser = (input) =>
  typeof input === 'object' &&
  input !== null &&
  typeof input.name === 'string' &&
  Number.isInteger(input.identifier) &&
  input.identifier >= 0 &&
  input.identifier <= LARGEST &&
  typeof input.score === 'number'

/** @param {(name: string, identifier: number, score: number) => any} create */
export function parsersOf(create) {
  const parse = (input) => (isUser(input) ? create(input.name, input.identifier, input.score) : undefined)
  const isTeam = (input) =>
    typeof input === 'object' &&
    input !== null &&
    typeof input.title === 'string' &&
    isUser(input.lead) &&
    Array.isArray(input.members) &&
    input.members.every(isUser)
  return {
    parse,
    parseTeam: (input) =>
      isTeam(input)
        ? { title: input.title, lead: parse(input.lead), members: input.members.map((member) => parse(member)) }
        : undefined,
  }
}

export const haveEqualFields = (left, right) =>
  left.name === right.name && left.identifier === right.identifier && left.score === right.score

const number = new Float64Array(1)
const halves = new Uint32Array(number.buffer)

/** FNV-1a over the characters and the halves of the numbers. */
export function hashOf(name, identifier, score) {
  let hash = 0x811c9dc5
  for (let place = 0; place < name.length; place++) hash = Math.imul(hash ^ name.charCodeAt(place), 0x01000193)
  hash = Math.imul(hash ^ identifier, 0x01000193)
  number[0] = score
  hash = Math.imul(hash ^ halves[0], 0x01000193)
  return Math.imul(hash ^ halves[1], 0x01000193) >>> 0
}

/**
 * The operations of records with plain fields and a method `scaled`, as they are written by hand.
 *
 * @param {(name: string, identifier: number, score: number) => any} create
 */
export const withFields = (create) => ({
  create,
  read: (record) => record.score,
  write: (record, score) => {
    record.score = score
  },
  method: (record, by) => record.scaled(by),
  copyWith: (record, score) => create(record.name, record.identifier, score),
  equals: haveEqualFields,
  hash: (record) => hashOf(record.name, record.identifier, record.score),
  toJSON: (record) => JSON.stringify(record),
  ...parsersOf(create),
})
