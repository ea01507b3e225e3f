/**
 * Measures one row in this process, and prints the figures as JSON: `node --expose-gc bench/measure.mjs '{"title":
 * …}'`.
 */
import { bytesPerRecord } from 'slotted/memory'
import { cpuTime, interleave, timeCold } from './harness.mjs'
import { rows } from './rows/index.mjs'
import { crowd } from './sides.mjs'

const { title, side, turn, sides: wanted, isCpuTime = false, ...timing } = JSON.parse(process.argv[2])
const row = rows.find((candidate) => candidate.title === title)
if (row === undefined) throw new Error(`There is no row ${JSON.stringify(title)}.`)

crowd(row.othersBefore, row.crowd)
process.stdout.write(JSON.stringify(row.unit === 'bytes' ? bytes(row.sides[side]()) : times()))

/** Of a class its bytes are measured here; some sides measure their own. */
function bytes(made) {
  return typeof made === 'number' ? made : bytesPerRecord(made, { values: (index) => ['x', index & 1023] })
}

function times() {
  const sides = makeSides()
  // Records that cold code made lie apart, with its garbage between them; one collection brings them together, as it
  // does in a program.
  globalThis.gc()
  const { records, settled, collects } = row
  const [reference] = Object.keys(row.sides)
  const measure = row.isCold ? timeCold : interleave
  return measure(sides, { ...timing, records, settled, collects, reference, clock: isCpuTime ? cpuTime : undefined })
}

/** The sides, or the first and those that are wanted, in another order in each process: it is worth a few per cent. */
function makeSides() {
  const sides = Object.entries(row.sides).filter(([name], place) => place === 0 || (wanted?.includes(name) ?? true))
  const first = turn % sides.length
  return Object.fromEntries([...sides.slice(first), ...sides.slice(0, first)].map(([name, make]) => [name, make()]))
}
