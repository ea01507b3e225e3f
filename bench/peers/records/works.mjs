/** What is done with records, once a record, and what it answers: the sides must agree. */
import { used } from '../clock.mjs'

const RING = 1024
const NAMES = Array.from({ length: RING }, (_, place) => `name ${place}`)

/** Fractions throughout: a field that has seen whole numbers only may have another representation. */
const scoreOf = (place) => place + 0.5

function recordsOf({ create }, count) {
  const records = new Array(count)
  for (let i = 0; i < count; i++) records[i] = create(NAMES[i & 1023], i, scoreOf(i))
  return records
}

const pairsOf = (side, count) => ({ lefts: recordsOf(side, count), rights: recordsOf(side, count) })

/** As they come from `JSON.parse`. */
const validInputs = () =>
  JSON.parse(JSON.stringify(NAMES.map((name, i) => ({ name, identifier: i, score: scoreOf(i) }))))

const teamInputs = () =>
  validInputs().map((lead, i, users) => ({
    title: `team ${i}`,
    lead,
    members: Array.from({ length: 5 }, (_, place) => ({ ...users[(i + place) & 1023] })),
  }))

const invalidInputs = () =>
  JSON.parse(
    JSON.stringify(
      NAMES.map((name, i) =>
        [
          { name, identifier: -1, score: 0.5 },
          { name: i, identifier: i, score: 0.5 },
          { name, identifier: i },
          { name, identifier: 0.5, score: 'much' },
        ].at(i % 4),
      ),
    ),
  )

/**
 * `prepare` is not timed. `needs` names the operation that the side must have. `isFresh`: each pass has records of its
 * own, since some peers keep what they once computed in the record. `counts`: in place of those of all rows. `answers`:
 * false where each side has an answer of its own.
 *
 * @typedef {{ needs: string, prepare: (side: any, count: number) => any, run: (side: any, given: any, count: number) =>
 * unknown, isFresh?: boolean, counts?: readonly number[], answers?: boolean }} Work
 *
 * @type {Readonly<Record<string, Work>>}
 */
export const WORKS = {
  define: {
    needs: 'create',
    counts: [1000],
    prepare: () => {},
    run: (_, __, count, define) => {
      let sum = 0
      for (let i = 0; i < count; i++) {
        const side = define()
        sum += side.read(side.create('Ada', i, 0.5))
      }
      return sum
    },
  },
  'create and keep': {
    needs: 'create',
    prepare: (_, count) => new Array(count),
    run: ({ create, read }, kept, count) => {
      for (let i = 0; i < count; i++) kept[i] = create(NAMES[i & 1023], i, i + 0.5)
      return read(kept[count - 1])
    },
  },
  'create and drop': {
    needs: 'create',
    prepare: () => {},
    run: ({ create, read }, _, count) => {
      let sum = 0
      for (let i = 0; i < count; i++) sum += read(create(NAMES[i & 1023], i, i + 0.5))
      return sum
    },
  },
  read: {
    needs: 'read',
    prepare: recordsOf,
    run: ({ read }, records, count) => {
      let sum = 0
      for (let i = 0; i < count; i++) sum += read(records[i])
      return sum
    },
  },
  write: {
    needs: 'write',
    prepare: recordsOf,
    run: ({ write, read }, records, count) => {
      for (let i = 0; i < count; i++) write(records[i], i + 0.25)
      return read(records[count - 1])
    },
  },
  method: {
    needs: 'method',
    prepare: recordsOf,
    run: ({ method }, records, count) => {
      let sum = 0
      for (let i = 0; i < count; i++) sum += method(records[i], 0.5)
      return sum
    },
  },
  'copy with': {
    needs: 'copyWith',
    prepare: recordsOf,
    run: ({ copyWith, read }, records, count) => {
      const ring = new Array(RING).fill(records[0])
      for (let i = 0; i < count; i++) ring[i & 1023] = copyWith(records[i], i + 0.25)
      return read(ring[(count - 1) & 1023])
    },
  },
  equals: {
    needs: 'equals',
    isFresh: true,
    prepare: pairsOf,
    run: ({ equals }, { lefts, rights }, count) => {
      let found = 0
      for (let i = 0; i < count; i++) if (equals(lefts[i], rights[i])) found++
      return found
    },
  },
  hash: {
    needs: 'hash',
    isFresh: true,
    answers: false,
    prepare: recordsOf,
    run: ({ hash }, records, count) => {
      let mixed = 0
      for (let i = 0; i < count; i++) mixed ^= hash(records[i])
      return mixed
    },
  },
  'JSON out': {
    needs: 'toJSON',
    prepare: recordsOf,
    run: ({ toJSON }, records, count) => {
      let length = 0
      for (let i = 0; i < count; i++) length += toJSON(records[i]).length
      return length
    },
  },
  'parse, valid': {
    needs: 'parse',
    prepare: (_, count) => ({ inputs: validInputs(), kept: new Array(count) }),
    run: ({ parse, read }, { inputs, kept }, count) => {
      for (let i = 0; i < count; i++) kept[i] = parse(inputs[i & 1023])
      return read(kept[count - 1])
    },
  },
  'parse, nested': {
    needs: 'parseTeam',
    // Seven objects each.
    counts: [100_000],
    prepare: () => ({ inputs: teamInputs(), kept: new Array(RING) }),
    run: ({ parseTeam, read }, { inputs, kept }, count) => {
      for (let i = 0; i < count; i++) kept[i & 1023] = parseTeam(inputs[i & 1023])
      return read(kept[(count - 1) & 1023].lead)
    },
  },
  'parse, invalid': {
    needs: 'parse',
    // An error takes microseconds, however many inputs there are.
    counts: [20_000],
    prepare: invalidInputs,
    run: ({ parse }, inputs, count) => {
      let refused = 0
      for (let i = 0; i < count; i++) if (parse(inputs[i & 1023]) === undefined) refused++
      return refused
    },
  },
}

/** Bytes a record on the heap, in a process that does nothing else. */
export function bytesEach(side, count) {
  const records = new Array(count)
  recordsOf(side, 1000)
  const before = used()
  for (let i = 0; i < count; i++) records[i] = side.create(NAMES[i & 1023], i, scoreOf(i))
  const bytes = (used() - before) / count
  if (side.read(records[count - 1]) !== scoreOf(count - 1)) throw new Error('The last record has another score.')
  return bytes
}
