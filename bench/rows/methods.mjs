/** Methods as people write them, on rows: against the same class as objects, and against loops over the columns. */
import assert from 'node:assert/strict'
import { PackedArray } from 'slotted/packed'
import { caller, driving } from '../packed-sides.mjs'
import { BOX } from '../subjects/box.mjs'

/** Copies of the subjects, one for each side. */
const [forRows, forObjects, forColumns, forBoth, forCheck] = await Promise.all(
  ['rows', 'objects', 'columns', 'both', 'check'].map((side) => import(`../subjects/methods.mjs?${side}`)),
)
const { GRAVITY, SUBJECTS } = forRows

const THOUSAND = 1000
const TWENTY_THOUSAND = 20_000
const MILLION = 1_000_000

function rowsOf({ Class, values }, count) {
  const rows = new PackedArray(Class, { capacity: count })
  for (let i = 0; i < count; i++) rows.push(...values(i))
  return rows
}

const objectsOf = ({ Class, values }, count) => Array.from({ length: count }, (_, i) => new Class(...values(i)))

/** A loop over the columns of so many records. */
function columnLoop(name, count) {
  const { Class, raw } = SUBJECTS[name]
  const names = Object.keys(new PackedArray(Class).columns)
  return caller(`const { ${names} } = rows; for (let i = 0; i < ${count}; i++) { ${raw} }`, { BOX, GRAVITY })
}

/** @throws {AssertionError} if a step by rows and one by columns do not leave the same values and give the same sum. */
function checkSameWork(name) {
  const subject = forCheck.SUBJECTS[name]
  const [byRows, byColumns] = [rowsOf(subject, THOUSAND), rowsOf(subject, THOUSAND)]
  const sum = caller(`for (const record of rows) { ${subject.line} }`)(byRows, 0.1)
  assert.equal(columnLoop(name, THOUSAND)(byColumns.columns, 0.1), sum)
  assert.deepEqual(byColumns.columns, byRows.columns)
}

/** Where the rows are when a loop finds them. */
const PLACES = {
  'rows, a parameter': (line) => [`for (const record of rows) { ${line} }`, {}],
  'rows, a constant': (line, rows) => [`for (const record of ROWS) { ${line} }`, { ROWS: rows }],
  'rows, a field': (line, rows) => [`for (const record of here.rows) { ${line} }`, { here: { rows } }],
}

function sidesOf(name, count, places) {
  const { line } = SUBJECTS[name]
  const overObjects = () =>
    driving(caller(`for (const record of rows) { ${line} }`), [objectsOf(forObjects.SUBJECTS[name], count)])
  const overColumns = () => {
    checkSameWork(name)
    return driving(columnLoop(name, count), [rowsOf(forColumns.SUBJECTS[name], count).columns])
  }
  const overRows = (place) => () => {
    const rows = rowsOf(SUBJECTS[name], count)
    return driving(caller(...PLACES[place](line, rows)), [rows])
  }
  return {
    'loop over typed arrays': overColumns,
    objects: overObjects,
    ...Object.fromEntries(places.map((place) => [place, overRows(place)])),
  }
}

function methods(name, count, places = ['rows, a parameter'], isCold = false) {
  return {
    name: `packed: ${name}, ${count.toLocaleString('en')} records${isCold ? ', cold' : ''}`,
    records: count,
    ...(isCold ? { isCold } : { settled: count === MILLION ? 10 : Math.ceil((5 * MILLION) / count) }),
    ...(count === MILLION ? { milliseconds: 30 } : {}),
    sides: sidesOf(name, count, places),
  }
}

/** The same class as objects and as rows, one after the other, in one program. */
function bothWays(name, count) {
  const subject = forBoth.SUBJECTS[name]
  const loop = () => caller(`for (const record of rows) { ${subject.line} }`)
  return {
    name: `packed: ${name}, ${count.toLocaleString('en')} records, a class used both ways`,
    records: count,
    settled: 200,
    sides: {
      'objects alone': () => driving(loop(), [objectsOf(forObjects.SUBJECTS[name], count)]),
      'objects, and rows before': () => {
        driving(loop(), [rowsOf(subject, count)])(200)
        return driving(loop(), [objectsOf(subject, count)])
      },
      'rows alone': () => driving(loop(), [rowsOf(SUBJECTS[name], count)]),
      'rows, and objects before': () => {
        driving(loop(), [objectsOf(subject, count)])(200)
        return driving(loop(), [rowsOf(subject, count)])
      },
    },
  }
}

export const rows = [
  ...[THOUSAND, TWENTY_THOUSAND, MILLION].map((count) =>
    methods('particles, nothing imported', count, Object.keys(PLACES)),
  ),
  methods('particles', THOUSAND),
  methods('particles, nothing imported', THOUSAND, ['rows, a parameter'], true),
  ...Object.keys(SUBJECTS).flatMap((name) =>
    name === 'particles, nothing imported' ? [] : [methods(name, TWENTY_THOUSAND), methods(name, MILLION)],
  ),
  bothWays('particles, nothing imported', TWENTY_THOUSAND),
]
