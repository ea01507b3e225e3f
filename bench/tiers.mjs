/**
 * `node bench/tiers.mjs`: what a step costs while V8's compilers are still at work: in the first calls of the function
 * that loops, after some hundred, after some thousand. Each line in fresh processes, one after the other; their median.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from './harness.mjs'
import { caller, driving, LOOPS, objectsOf, packedOf, PARTICLES, particleClass } from './packed-sides.mjs'

const COUNT = 1000
const PROCESSES = 7
const STEP = 'record.step(dt)'

/** The calls that are timed, from the first to before the last; the time of all of them is shown for one step. */
const WINDOWS = [
  [0, 50],
  [500, 550],
  [1000, 1050],
  [3000, 3050],
  [5000, 5050],
  [10_000, 10_050],
]

/** Several callers, used in turn, bring a callback each. */
const SIDES = {
  'loop over typed arrays': {
    rows: () => ({ x: new Float64Array(COUNT), v: new Float64Array(COUNT).fill(1.5) }),
    loop: 'const { x, v } = rows; for (let i = 0; i < x.length; i++) x[i] += v[i] * dt',
  },
  objects: {
    rows: () => objectsOf(PARTICLES, particleClass(), COUNT),
    loop: 'for (let i = 0; i < rows.length; i++) rows[i].step(dt)',
  },
  ...Object.fromEntries(
    Object.entries(LOOPS).flatMap(([name, loop]) =>
      [1, 2, 4].map((callers) => {
        const title = callers === 1 ? name : `${name}, ${callers} ${name === 'forEach' ? 'callbacks' : 'loops'} in turn`
        return [title, { rows: () => packedOf(PARTICLES, particleClass(), COUNT), loop: loop(STEP), callers }]
      }),
    ),
  ),
}

const now = () => Number(process.hrtime.bigint())

/** Nanoseconds of a step in each window, in this process. */
function measure({ rows: make, loop, callers = 1 }) {
  const rows = make()
  const calls = Array.from({ length: callers }, () => driving(caller(loop), [rows]))
  let done = 0
  return WINDOWS.map(([first, last]) => {
    for (; done < first; done++) calls[done % callers](1)
    const start = now()
    for (; done < last; done++) calls[done % callers](1)
    return (now() - start) / (last - first) / COUNT
  })
}

function inFreshProcess(name) {
  return JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
}

const line = (name, cells) => `${name.padEnd(30)}${cells.map((cell) => cell.padStart(14)).join('')}\n`

const [, , name] = process.argv
if (name === undefined) {
  const heads = WINDOWS.map(([first]) => (first === 0 ? 'first 50' : `after ${first.toLocaleString('en')}`))
  process.stdout.write(
    `Node ${process.versions.node}: ns a step, rows of 1,000, 50 calls each; median of ${PROCESSES} fresh ` +
      `processes\n\n${line('', heads)}`,
  )
  for (const side of Object.keys(SIDES)) {
    const samples = Array.from({ length: PROCESSES }, () => inFreshProcess(side))
    process.stdout.write(
      line(
        side,
        WINDOWS.map((_, window) => median(samples.map((sample) => sample[window])).toFixed(2)),
      ),
    )
  }
} else process.stdout.write(JSON.stringify(measure(SIDES[name])))
