/** Runs the sides of a suite, each piece of work of each in a fresh process, in turns, and draws the figures together. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from '../harness.mjs'

/**
 * @typedef {{ work: string, counts: readonly number[], unit?: string, rows?: readonly { work: string, unit: string }[],
 * answers?: boolean, share?: number, isFirst?: boolean }} Task `rows`: what is measured, where that is not the work
 * itself. `share`: of the processes. `isFirst`: creates what all later work with so many is done with.
 */

const CHILD = fileURLToPath(new URL('child.mjs', import.meta.url))
const HEAP_MEGABYTES = 8000
/** More CPU time than this, and a side is left out of the row. */
const LIMIT_SECONDS = 60
/** Nor is a side asked for rows whose creation alone would take this long: each piece of work begins with it. */
const CREATION_SECONDS = 15
/** A side that takes longer than this has one process: it is far away from the others, and known well enough. */
const SLOW_SECONDS = 3

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
    if (error !== undefined) throw new Error(`${suite}/${file}.mjs does not do what it should: ${error}`)
    return { file, ...value }
  })
}

/**
 * Runs pieces of work of some sides one after the other. A side that cannot create so many rows, or would take too
 * long, is not asked for the rest.
 */
export class Runner {
  #suite
  #sides
  #processes
  /** By side: why it is left out from now on. */
  #unable = new Map()
  /** By side: what it took last to create rows, in ns of CPU time each, and how many they were. */
  #created = new Map()

  /**
   * @param {string} suite
   * @param {ReturnType<typeof checkAll>} sides The first is what the others are compared with.
   * @param {number} processes
   */
  constructor(suite, sides, processes) {
    this.#suite = suite
    this.#sides = sides
    this.#processes = processes
  }

  /**
   * One piece of work, round after round; who begins changes with the round.
   *
   * @param {Task} task
   * @returns {object[]} A row for each count and each thing that was measured.
   */
  run(task) {
    const { work, counts, share = 1, isFirst = false } = task
    const rounds = Math.max(1, Math.round(this.#processes * share))
    if (isFirst) this.#lookAhead(counts[0])
    const cannot = {}
    for (const { name, cannot: reasons } of this.#sides) {
      const reason = reasons[work] ?? this.#unable.get(name)
      if (reason !== undefined) cannot[name] = reason
    }
    const samples = new Map(this.#sides.filter(({ name }) => !(name in cannot)).map(({ name }) => [name, []]))
    const slow = new Set()
    for (let round = 0; round < rounds; round++) {
      for (const { file, name } of inTurn(this.#sides, round)) {
        if (name in cannot || slow.has(name)) continue
        const start = performance.now()
        const { error, value } = inFreshProcess({ suite: this.#suite, side: file, work, counts })
        const took = performance.now() - start
        if (error === undefined) for (const sample of value) samples.get(name).push({ ...sample, round })
        else cannot[name] = error
        if (took > SLOW_SECONDS * 1000) slow.add(name)
        if (isFirst && error === undefined) this.#created.set(name, { count: counts[0], cpu: value[0].cpu })
        if (isFirst && error !== undefined) this.#unable.set(name, `creating so many: ${error}`)
      }
    }
    return rowsOf(this.#suite, { ...task, rounds }, this.#sides[0].name, samples, cannot)
  }

  /** Which sides would take too long, from what they took for fewer rows? */
  #lookAhead(count) {
    for (const [name, { count: fewer, cpu }] of this.#created) {
      const seconds = (cpu * count) / 1e9
      if (seconds > CREATION_SECONDS && !this.#unable.has(name))
        this.#unable.set(
          name,
          `creating ${fewer.toLocaleString('en')} took ${((cpu * fewer) / 1e9).toFixed(1)} s of CPU time; so many would take ${Math.round(seconds)} s, before each piece of work`,
        )
    }
  }
}

function inTurn(sides, round) {
  const first = Math.floor(round / 2) % sides.length
  const turned = [...sides.slice(first), ...sides.slice(0, first)]
  return round % 2 === 0 ? turned : turned.toReversed()
}

/** The limit is one of CPU time, so that it says the same on a busy machine. */
function inFreshProcess(task) {
  const options = ['--expose-gc', `--max-old-space-size=${HEAP_MEGABYTES}`, CHILD, JSON.stringify(task)]
  const limited = ['-c', 'ulimit -S -t "$0" && exec "$@"', String(LIMIT_SECONDS), process.execPath, ...options]
  const { error, signal, status, stdout, stderr } = spawnSync('sh', limited, { encoding: 'utf8' })
  if (error !== undefined) return { error: error.message }
  if (signal === 'SIGXCPU') return { error: `it took more than ${LIMIT_SECONDS} s of CPU time` }
  if (stderr.includes('heap out of memory')) return { error: `it needs more than ${HEAP_MEGABYTES / 1000} GB of heap` }
  if (status !== 0)
    return { error: /^\w*Error.*/m.exec(stderr)?.[0] ?? `it ended by ${signal ?? `exit code ${status}`}` }
  return { value: JSON.parse(stdout) }
}

/** The rows of a task, one for each count and each thing that was measured on the way. */
function rowsOf(
  group,
  { work, counts, unit, rows = [{ work, unit }], answers = true, rounds },
  reference,
  samples,
  cannot,
) {
  const wanted = rows.flatMap((row) => counts.map((count) => ({ ...row, count })))
  return wanted.map(({ work: title, unit: measured, count }) => {
    const sides = [...samples]
      .filter(([name]) => !(name in cannot))
      .map(([name, all]) => [name, all.filter((sample) => sample.count === count && (sample.work ?? work) === title)])
    if (answers && measured === 'ns') compareAnswers(title, count, sides)
    const compared = sides.find(([name]) => name === reference)?.[1] ?? []
    return {
      group,
      work: title,
      count,
      unit: measured,
      reference,
      processes: rounds,
      sides: sides.map(([name, mine]) => ({
        name,
        ...(mine.length < rounds ? { processes: mine.length } : {}),
        ...figures(mine, measured),
        ...ratioTo(compared, mine, measured),
      })),
      ...(Object.keys(cannot).length > 0 ? { cannot } : {}),
    }
  })
}

const figures = (mine, unit) =>
  unit === 'ns'
    ? { cpu: spread(mine.map(({ cpu }) => cpu)), wall: spread(mine.map(({ wall }) => wall)) }
    : { [unit]: spread(mine.map((sample) => sample[unit])) }

/** Round by round: what disturbs the machine for a while disturbs both. */
function ratioTo(compared, mine, unit) {
  const key = unit === 'ns' ? 'cpu' : unit
  const ratios = mine.flatMap((sample) => {
    const other = compared.find(({ round }) => round === sample.round)?.[key]
    return other > 0 ? [sample[key] / other] : []
  })
  return ratios.length > 0 ? { ratio: spread(ratios) } : {}
}

const spread = (values) => ({ median: median(values), low: Math.min(...values), high: Math.max(...values) })

/** Sides that answer otherwise have not done the same work. */
function compareAnswers(work, count, sides) {
  const answers = new Map(sides.flatMap(([name, mine]) => mine.map(({ answer }) => [JSON.stringify(answer), name])))
  if (answers.size > 1)
    throw new Error(
      `${work}, ${count}: ${[...answers].map(([answer, name]) => `${name} answers ${answer}`).join('; ')}.`,
    )
}
