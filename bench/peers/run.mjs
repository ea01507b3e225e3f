/** Runs the sides of a suite, each piece of work of each in a fresh process, in turns, and draws the figures together. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from '../harness.mjs'

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url))
const HEAP_MEGABYTES = 8000
/** More than this, and a side is left out of the row. */
const LIMIT_SECONDS = 100
/** A side that takes longer than this has fewer processes: it is far away from the others, and known well enough. */
const SLOW_SECONDS = 5

/**
 * Asks each side whether it does what it says.
 *
 * @param {string} suite
 * @param {readonly string[]} files
 * @returns {{ file: string, name: string, packages: readonly string[], cannot: Readonly<Record<string, string>> }[]}
 */
export function checkAll(suite, files) {
  return files.map((file) => {
    const { error, value } = inFreshProcess({ suite, side: file, isCheck: true })
    if (error !== undefined) throw new Error(`${suite}/${file}.mjs does not what it should: ${error}`)
    return { file, ...value }
  })
}

/**
 * Runs one piece of work, round after round; who begins changes with the round.
 *
 * @param {string} suite
 * @param {ReturnType<typeof checkAll>} sides The first is what the others are compared with.
 * @param {{ work: string, counts: readonly number[], unit: string, answers?: boolean, rounds?: number }} task
 * @param {number} processes
 * @returns {object[]} A row for each count.
 */
export function runTask(suite, sides, task, processes) {
  const { work, counts, rounds = processes } = task
  const cannot = Object.fromEntries(
    sides.filter((side) => work in side.cannot).map(({ name, cannot: reasons }) => [name, reasons[work]]),
  )
  const samples = Object.fromEntries(sides.filter(({ name }) => !(name in cannot)).map(({ name }) => [name, []]))
  const slow = new Set()
  for (let round = 0; round < rounds; round++) {
    for (const { file, name } of inTurn(sides, round)) {
      if (name in cannot || (round >= 2 && slow.has(name))) continue
      const start = performance.now()
      const { error, value } = inFreshProcess({ suite, side: file, work, counts })
      if (error !== undefined) cannot[name] = error
      else for (const sample of value) samples[name].push({ ...sample, round })
      if (performance.now() - start > SLOW_SECONDS * 1000) slow.add(name)
    }
  }
  return counts.flatMap((count) => rowsOf(suite, { ...task, count, rounds }, sides, samples, cannot))
}

function inTurn(sides, round) {
  const first = Math.floor(round / 2) % sides.length
  const turned = [...sides.slice(first), ...sides.slice(0, first)]
  return round % 2 === 0 ? turned : turned.toReversed()
}

function inFreshProcess(task) {
  const options = ['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`, CHILD, JSON.stringify(task)]
  const { error, signal, status, stdout, stderr } = spawnSync(process.execPath, options, {
    encoding: 'utf8',
    timeout: LIMIT_SECONDS * 1000,
    killSignal: 'SIGKILL',
  })
  if (error?.code === 'ETIMEDOUT') return { error: `it took more than ${LIMIT_SECONDS} s` }
  if (stderr.includes('heap out of memory')) return { error: `it needs more than ${HEAP_MEGABYTES / 1000} GB of heap` }
  if (status !== 0)
    return { error: /^\w*Error.*/m.exec(stderr)?.[0] ?? `it ended by ${signal ?? `exit code ${status}`}` }
  return { value: JSON.parse(stdout) }
}

/** The row of a count, and one for each other thing that was measured on the way. */
function rowsOf(group, { work, count, unit, answers = true, rounds }, sides, samples, cannot) {
  const named = Object.entries(samples)
    .map(([name, all]) => ({ name, mine: all.filter((sample) => sample.count === count) }))
    .filter(({ name, mine }) => mine.length > 0 && !(name in cannot))
  if (answers && unit === 'ns') compareAnswers(work, count, named)
  const [{ name: reference }] = sides
  const compared = named.find(({ name }) => name === reference)?.mine
  const row = {
    group,
    work,
    count,
    unit,
    reference,
    processes: rounds,
    sides: named.map(({ name, mine }) => ({
      name,
      ...(mine.length < rounds ? { processes: mine.length } : {}),
      ...figures(mine, unit),
      ...(compared === undefined ? {} : { ratio: spread(ratios(mine, compared, unit)) }),
    })),
  }
  return Object.keys(cannot).length > 0 ? { ...row, cannot: { ...cannot } } : row
}

const figures = (mine, unit) =>
  unit === 'ns'
    ? { cpu: spread(mine.map(({ cpu }) => cpu)), wall: spread(mine.map(({ wall }) => wall)) }
    : { [unit]: spread(mine.map((sample) => sample[unit])) }

/** Round by round: what disturbs the machine for a while disturbs both. */
const ratios = (mine, compared, unit) => {
  const key = unit === 'ns' ? 'cpu' : unit
  return mine.flatMap((sample) => {
    const other = compared.find(({ round }) => round === sample.round)?.[key]
    return other > 0 ? [sample[key] / other] : []
  })
}

const spread = (values) => ({ median: median(values), low: Math.min(...values), high: Math.max(...values) })

/** Sides that answer otherwise have not done the same work. */
function compareAnswers(work, count, named) {
  const answers = new Map(named.flatMap(({ name, mine }) => mine.map(({ answer }) => [JSON.stringify(answer), name])))
  if (answers.size > 1)
    throw new Error(
      `${work}, ${count}: ${[...answers].map(([answer, name]) => `${name} answers ${answer}`).join('; ')}.`,
    )
}
