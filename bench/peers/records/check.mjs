/** Do the operations of a side do what they say? Asked before anything is timed. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert'

const INVALID = [
  null,
  'text',
  {},
  { name: 'Ada', identifier: -1, score: 0.5 },
  { name: 'Ada', identifier: 2 ** 32, score: 0.5 },
  { name: 'Ada', identifier: 1.5, score: 0.5 },
  { name: 7, identifier: 1, score: 0.5 },
  { name: 'Ada', identifier: 1, score: '0.5' },
  { name: 'Ada', identifier: 1 },
]

/** @param {import('./index.mjs').Side} peer */
export function check({ define }) {
  const side = define()
  for (const [name, identifier, score] of [
    ['Ada', 0, 0.5],
    ['Łukasz', 2 ** 32 - 1, -1e300],
  ]) {
    const fields = { name, identifier, score }
    const record = side.create(name, identifier, score)
    strictEqual(side.read(record), score)
    strictEqual(side.method(record, 0.5), score * 0.5 + identifier)
    deepStrictEqual(JSON.parse(side.toJSON(record)), fields)
    checkCopy(side, record, fields)
    checkEquality(side, fields)
    if (side.write !== undefined) checkWrite(side, record, fields)
    if (side.parse !== undefined) checkParse(side, fields)
  }
}

function checkCopy(side, record, fields) {
  const copied = side.copyWith(record, 7.25)
  deepStrictEqual(JSON.parse(side.toJSON(copied)), { ...fields, score: 7.25 })
  deepStrictEqual(JSON.parse(side.toJSON(record)), fields)
  strictEqual(side.method(copied, 2), 14.5 + fields.identifier)
}

function checkEquality(side, { name, identifier, score }) {
  const record = side.create(name, identifier, score)
  strictEqual(side.equals(record, side.create(name, identifier, score)), true)
  const others = [
    side.create(`${name}x`, identifier, score),
    side.create(name, identifier === 0 ? 1 : 0, score),
    side.create(name, identifier, 0.25),
  ]
  for (const other of others) strictEqual(side.equals(record, other), false)
  if (side.hash === undefined) return
  strictEqual(side.hash(record), side.hash(side.create(name, identifier, score)))
  // Two of them may have one hash, and with some peers do; a hash that is always the same is not one.
  ok(others.some((other) => side.hash(other) !== side.hash(record)))
}

function checkWrite(side, record, fields) {
  side.write(record, 9.75)
  deepStrictEqual(JSON.parse(side.toJSON(record)), { ...fields, score: 9.75 })
}

function checkParse(side, fields) {
  deepStrictEqual(JSON.parse(side.toJSON(side.parse(fields))), fields)
  for (const input of INVALID) strictEqual(side.parse(input), undefined)
  const team = { title: 'all', lead: fields, members: [fields, { ...fields, score: 2.5 }] }
  const { title, lead, members } = side.parseTeam(team)
  deepStrictEqual([title, side.read(lead), members.map(side.read)], ['all', fields.score, [fields.score, 2.5]])
  for (const input of INVALID) {
    strictEqual(side.parseTeam({ ...team, lead: input }), undefined)
    strictEqual(side.parseTeam({ ...team, members: [fields, input] }), undefined)
  }
}
