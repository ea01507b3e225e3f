/**
 * What importing the library, and using it, costs the other code of a process: `node bench/import.mjs [--json]`. Each
 * figure is the CPU time of a fresh process that does not, to one that does; the order alternates.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median, quantile } from './harness.mjs'

const SELF = fileURLToPath(import.meta.url)
const TOUR = fileURLToPath(new URL('../test/fixtures/package/tour.mjs', import.meta.url))
const WAYS = ['nothing', 'import', 'tour']
const ROUNDS = 9

/** Code that V8's protectors make fast. */
const WORK = {
  'charCodeAt over a string': () => {
    let sum = 0
    for (let place = 0; place < TEXT.length; place++) sum += TEXT.charCodeAt(place)
    return sum
  },
  'indexOf in a string': () => {
    let sum = 0
    for (let place = 0; place < 20_000; place++) sum += TEXT.indexOf('a', place)
    return sum
  },
  'spread an array': () => {
    let sum = 0
    for (let turn = 0; turn < 20_000; turn++) sum += [...LIST].length
    return sum
  },
  'for…of over a Map, a Set, a string': () => {
    let sum = 0
    for (const [key] of MAP) sum += key
    for (const value of SET) sum += value
    for (const letter of TEXT.slice(0, 20_000)) sum += letter.length
    return sum
  },
  'map and concat': () => LIST.map((value) => value + 1).concat(LIST).length,
}
const TEXT = 'function f(a, b) { return a + b } // x\n'.repeat(10_000)
const LIST = Array.from({ length: 100 }, (_, index) => index)
const MAP = new Map(LIST.map((value) => [value, value]))
const SET = new Set(LIST)

const [task, way] = process.argv.slice(2)
if (task === 'measure') await measure(way)
else report(task === '--json')

async function measure(what) {
  if (what === 'import')
    for (const entry of ['slotted', 'slotted/packed', 'slotted/shape', 'slotted/memory']) await import(entry)
  if (what === 'tour') {
    process.argv[2] = 'tour'
    const { log } = console
    console.log = () => {}
    await import(TOUR)
    console.log = log
  }
  const times = Object.entries(WORK).map(([name, work]) => {
    for (let warm = 0; warm < 20; warm++) work()
    const taken = Array.from({ length: 15 }, () => {
      const start = process.cpuUsage()
      for (let turn = 0; turn < 10; turn++) work()
      return process.cpuUsage(start).user
    })
    return [name, median(taken)]
  })
  console.log(JSON.stringify(Object.fromEntries(times)))
}

function report(isJson) {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const order = round % 2 === 0 ? WAYS : WAYS.toReversed()
    return Object.fromEntries(
      order.map((what) => [
        what,
        JSON.parse(
          execFileSync(process.execPath, ['--allow-natives-syntax', SELF, 'measure', what], { encoding: 'utf8' }),
        ),
      ]),
    )
  })
  const rows = Object.keys(WORK).map((name) => {
    const ratios = (what) => rounds.map((sample) => sample[what][name] / sample.nothing[name])
    const figures = WAYS.slice(1).map((what) => [
      what,
      { ratio: median(ratios(what)), quartiles: [quantile(ratios(what), 0.25), quantile(ratios(what), 0.75)] },
    ])
    return { name, ...Object.fromEntries(figures) }
  })
  if (isJson) console.log(JSON.stringify({ node: process.versions.node, rows }, null, 2))
  else
    for (const { name, ...ways } of rows)
      console.log(
        name.padEnd(38),
        Object.entries(ways)
          .map(
            ([what, { ratio, quartiles }]) =>
              `${what} × ${ratio.toFixed(2)} (${quartiles.map((one) => one.toFixed(2)).join(' – ')})`,
          )
          .join('   '),
      )
}
