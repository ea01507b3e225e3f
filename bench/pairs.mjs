/**
 * `node bench/pairs.mjs`: how the price of a method on rows grows with the slots that it touches, `x += v * dt` for so
 * many pairs of them; nanoseconds of CPU time a row, 10,000 rows, the best of 40 rounds, a process for each figure.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { defineSlots, f64 } from 'slotted'
import { PackedArray } from 'slotted/packed'

const PAIRS = [1, 2, 4, 6, 7, 8, 12]
const COUNT = 10_000

/** Each side makes a step of the rows, whose class has so many pairs of slots. */
const SIDES = {
  'columns, constants': (rows, names, text) =>
    new Function(
      'columns',
      `const { ${names} } = columns; return (dt) => { for (let i = 0; i < ${COUNT}; i++) { ${text} } }`,
    )(rows.columns),
  'columns, handed over': (rows, names, text) => {
    const step = new Function(`return ({ ${names} }, count, dt) => { for (let i = 0; i < count; i++) { ${text} } }`)()
    return (dt) => step(rows.columns, rows.length, dt)
  },
  rows: (rows) => (dt) => {
    for (const row of rows) row.step(dt)
  },
}

const [side, given] = process.argv.slice(2)
if (side === undefined) compare()
else process.stdout.write(String(measure(SIDES[side], Number(given))))

function compare() {
  console.log(['Node', process.version, ...PAIRS].join('\t'))
  for (const name of Object.keys(SIDES)) {
    const times = PAIRS.map((pairs) =>
      Number(
        execFileSync(process.execPath, [fileURLToPath(import.meta.url), name, String(pairs)], { encoding: 'utf8' }),
      ),
    )
    console.log([name.padEnd(20), ...times.map((time) => time.toFixed(2))].join('\t'))
  }
}

function measure(makeStep, pairs) {
  const names = Array.from({ length: pairs }, (_, pair) => [`x${pair}`, `v${pair}`]).flat()
  const line = (get) => Array.from({ length: pairs }, (_, pair) => `${get(`x${pair}`)} += ${get(`v${pair}`)} * dt`)
  const Base = defineSlots(Object.fromEntries(names.map((name) => [name, f64])), { args: names })
  const Row = new Function(
    'Base',
    `return class extends Base { step(dt) { ${line((name) => `this.${name}`).join('; ')} } }`,
  )(Base)
  const rows = new PackedArray(Row, { capacity: COUNT })
  for (let row = 0; row < COUNT; row++) rows.push(...names.map((_, place) => (row + place) / COUNT))
  const step = makeStep(rows, names, line((name) => `${name}[i]`).join('; '))
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 60; round++) {
    const before = process.cpuUsage()
    for (let turn = 0; turn < 30; turn++) step(1e-6)
    const { user, system } = process.cpuUsage(before)
    if (round >= 20) best = Math.min(best, ((user + system) * 1000) / COUNT / 30)
  }
  return best
}
