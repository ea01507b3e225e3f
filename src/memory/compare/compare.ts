import { performance } from 'node:perf_hooks'
import { SlotError } from '../../index.js'
import type { Cost } from '../cost/cost.js'
import { askFreshProcess } from './fresh-process.js'
import { checkCount, COUNT } from '../cost/measure.js'
import { badVariant, notAList } from '../messages.js'
import { locate, parseReference } from './module-export.js'
import type { Problem, Question } from './question.js'
import { checkRoom, heapLimitFor } from './room.js'
import { spreadOf, type Spread } from '../cost/spread.js'
import { isBuiltIn, LABELS, type BuiltInVariant } from '../cost/variants.js'

/**
 * Something that a module exports: a class, a function that makes a record of its arguments or of its row, or `{
 * createAll, readAll }`.
 */
export interface ModuleVariant {
  readonly module: string | URL
  readonly export: string
  /** What it is called; the name of the export by default. */
  readonly label?: string
  /** Whether the records of the class are kept in a packed array. */
  readonly packed?: boolean
}

/** A way to make records: one of the library's own, `module#Export`, or an export in more words. */
export type MemoryVariant = BuiltInVariant | `${string}#${string}` | ModuleVariant

export interface ComparisonOptions {
  /** All six of the library's own by default. */
  readonly variants?: readonly MemoryVariant[]
  /** Records of each; 262,144 by default. */
  readonly count?: number
  /** The slots of the library's own; `name` and `identifier` by default. */
  readonly slots?: readonly string[]
  /**
   * What each record is constructed with: 1 in each slot by default, and for an export what its kinds need. Must be
   * cloneable.
   */
  readonly values?: readonly unknown[]
  /** Fresh processes for each variant; 3 by default. */
  readonly runs?: number
  /** Called before each process is started. */
  readonly onProgress?: (progress: Progress) => void
}

/** How far a comparison is. */
export interface Progress {
  /** Which process is started, from 0, and of how many. */
  readonly done: number
  readonly total: number
  readonly label: string
  /** Estimated from the processes so far. */
  readonly millisecondsLeft: number | undefined
}

/** What the records of one variant cost: bytes and milliseconds, each the middle of several runs, and the ends. */
export interface VariantCost {
  /** That of the library's own, or of the export. */
  readonly name: string
  readonly label: string
  /** One record, without its place in the array that keeps it: 8 bytes. */
  readonly bytesPerRecord: Spread
  /** All records, and what keeps them. */
  readonly bytes: Spread
  /** The part of `bytes` that is outside V8's heap. */
  readonly bytesOutside: Spread
  readonly createMilliseconds: Spread
  /** Of one look at all records; there only for a source with `readAll`. */
  readonly readMilliseconds?: Spread
}

export interface Comparison {
  readonly count: number
  readonly runs: number
  readonly variants: readonly VariantCost[]
}

type Subject = Pick<Question, 'label' | 'subject'> & { readonly name: string }

const RUNS = 3

/** Records that are made to estimate what all of them will take. */
const TRIAL = 100_000

/**
 * Measures what records cost in several ways, each in fresh processes of its own, in turn. Each is tried with fewer
 * records first, to see whether all of them will fit.
 *
 * @throws {SlotError} for slots, values or variants that are none.
 * @throws {RangeError} for a count that is none; or, with the estimate, for one that does not fit in the memory that is
 * free.
 * @throws {Error} for a module or export that is not there, or throws; and for a process that fails.
 */
export async function compareMemory(options: ComparisonOptions = {}): Promise<Comparison> {
  const who = 'compareMemory()'
  const {
    variants = Object.keys(LABELS) as BuiltInVariant[],
    count = COUNT,
    slots = ['name', 'identifier'],
    values,
    runs = RUNS,
    onProgress,
  } = options
  checkCount(who, count)
  checkCount(who, runs, 'runs')
  for (const [option, list] of Object.entries({ variants, slots }))
    if (!Array.isArray(list)) throw notAList(who, option, list)
  const subjects = variants.map((variant) => toSubject(who, variant))
  const steps = new Steps(subjects.length * (runs + 1), onProgress)
  const ask = async ({ label, subject }: Subject, records: number, heapBytes?: number): Promise<Cost> => {
    steps.begin(label)
    const answer = await askFreshProcess({ who, label, subject, slots, values, count: records }, heapBytes)
    if ('problem' in answer) throw toError(answer.problem)
    return answer.cost
  }

  const limits = new Map<Subject, number | undefined>()
  const trial = Math.min(count, TRIAL)
  for (const subject of ownLast(subjects)) {
    // oxlint-disable-next-line no-await-in-loop -- two at once would disturb each other
    const { bytes } = await ask(subject, trial)
    const estimate = (bytes / trial) * count
    checkRoom(who, subject.label, count, estimate)
    limits.set(subject, heapLimitFor(estimate))
  }
  const costs = subjects.map((): Cost[] => [])
  for (let run = 0; run < runs; run++) {
    // oxlint-disable-next-line no-await-in-loop -- as above
    for (const [turn, subject] of subjects.entries()) costs[turn]?.push(await ask(subject, count, limits.get(subject)))
  }
  return { count, runs, variants: subjects.map((subject, turn) => summarise(subject, count, costs[turn] ?? [])) }
}

/** What is the user's comes first: more can be wrong with it, and sooner is better. */
function ownLast(subjects: readonly Subject[]): readonly Subject[] {
  const isOwn = ({ subject }: Subject): boolean => 'variant' in subject
  return [...subjects.filter((subject) => !isOwn(subject)), ...subjects.filter(isOwn)]
}

function toSubject(who: string, variant: MemoryVariant): Subject {
  if (isBuiltIn(variant)) return { name: variant, label: LABELS[variant], subject: { variant } }
  if (typeof variant === 'string') {
    const reference = parseReference(who, variant)
    return { name: reference.export, label: reference.export, subject: { ...reference, packed: false } }
  }
  const { module, export: name, label, packed = false } = (variant as ModuleVariant | undefined) ?? {}
  if (module === undefined || typeof name !== 'string') throw badVariant(who, variant)
  return {
    name,
    label: label ?? (packed ? `${name}, packed` : name),
    subject: { module: locate(who, String(module)), export: name, packed },
  }
}

function summarise({ name, label }: Subject, count: number, costs: readonly Cost[]): VariantCost {
  const spread = (figureOf: (cost: Cost) => number): Spread => spreadOf(costs.map(figureOf))
  return {
    name,
    label,
    bytesPerRecord: spread(({ recordBytes }) => recordBytes / count),
    bytes: spread(({ bytes }) => bytes),
    bytesOutside: spread(({ bytesOutside }) => bytesOutside),
    createMilliseconds: spread(({ createMilliseconds }) => createMilliseconds),
    ...(costs[0]?.readMilliseconds !== undefined && {
      readMilliseconds: spread(({ readMilliseconds = Number.NaN }) => readMilliseconds),
    }),
  }
}

function toError({ message, code }: Problem): Error {
  return code === undefined ? new Error(message) : new SlotError(code, message)
}

/** Counts processes, and estimates from those that have ended how long the others will take. */
class Steps {
  readonly #start = performance.now()
  readonly #total: number
  readonly #tell: ((progress: Progress) => void) | undefined
  #done = 0

  constructor(total: number, tell: ((progress: Progress) => void) | undefined) {
    this.#total = total
    this.#tell = tell
  }

  begin(label: string): void {
    const each = this.#done === 0 ? undefined : (performance.now() - this.#start) / this.#done
    this.#tell?.({
      done: this.#done,
      total: this.#total,
      label,
      millisecondsLeft: each === undefined ? undefined : each * (this.#total - this.#done),
    })
    this.#done++
  }
}
