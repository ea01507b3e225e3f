import { performance } from 'node:perf_hooks'
import { SlotError } from '../../index.js'
import { spreadOf, type Cost, type Spread } from '../cost/cost.js'
import { askFreshProcess } from './fresh-process.js'
import { checkCount, COUNT } from '../cost/measure.js'
import { badVariant, notAList } from '../messages.js'
import { locate, parseReference } from './module-export.js'
import type { Problem, Question } from './question.js'
import { checkRoom, heapLimitFor } from './room.js'
import { isBuiltIn, LABELS, VARIANTS, type BuiltInVariant } from '../cost/variants.js'

/** An export to measure: a class, a function that makes a record of its arguments or its row, or a `RecordSource`. */
export interface ModuleVariant {
  readonly module: string | URL
  readonly export: string
  /** What the results call it. Default: the name of the export. */
  readonly label?: string
  /** Whether a packed array keeps the records of the class. */
  readonly packed?: boolean
}

/** A way to make records: one of the library's own, `module#Export`, or an export with more to say of it. */
export type MemoryVariant = BuiltInVariant | `${string}#${string}` | ModuleVariant

/** Options of `compareMemory`. */
export interface ComparisonOptions {
  /** What to compare. Default: the library's own six ways. */
  readonly variants?: readonly MemoryVariant[]
  /** Records of each variant. Default: 262,144. */
  readonly count?: number
  /** The slots of the library's own variants. Default: `name` and `identifier`. */
  readonly slots?: readonly string[]
  /**
   * What each record is constructed with; cloneable. Default: 1 in each slot, and for an export what its kinds need.
   */
  readonly values?: readonly unknown[]
  /** Fresh processes for each variant. Default: 3. */
  readonly runs?: number
  /** Called before each process starts. */
  readonly onProgress?: (progress: Progress) => void
}

/** How far a comparison is. */
export interface Progress {
  /** Processes that have ended, and all processes. */
  readonly done: number
  readonly total: number
  /** The variant that is measured next. */
  readonly label: string
  /** Estimated from the processes so far; `undefined` before the first has ended. */
  readonly millisecondsLeft: number | undefined
}

/** What the records of one variant cost, in bytes and milliseconds: median, least and most of several runs. */
export interface VariantCost {
  /** The name of the library's own variant or of the export. */
  readonly name: string
  readonly label: string
  /** One record, without the 8 bytes of its place in the array that keeps it. */
  readonly bytesPerRecord: Spread
  /** All records and what keeps them. */
  readonly bytes: Spread
  /** The part of `bytes` that is outside V8's heap. */
  readonly bytesOutside: Spread
  readonly createMilliseconds: Spread
  /** One reading of all records; only there for a source with `readAll`. */
  readonly readMilliseconds?: Spread
}

/** What `compareMemory` returns. */
export interface Comparison {
  readonly count: number
  readonly runs: number
  readonly variants: readonly VariantCost[]
}

type Subject = Pick<Question, 'label' | 'subject'> & { readonly name: string }

const RUNS = 3

/** Records to make for an estimate of what all of them will take. */
const TRIAL = 100_000

/**
 * Measures what records cost, variant by variant, each in fresh processes of its own, one after another. Tries each
 * variant with 100,000 records first, to estimate whether all of them will fit; of so few that is the first run.
 *
 * @throws {SlotError} for bad slots, values or variants.
 * @throws {RangeError} for a count that is not a positive integer, or whose records do not fit in the free memory.
 * @throws {Error} for a module or export that is missing or throws, and for a process that fails.
 */
export async function compareMemory(options: ComparisonOptions = {}): Promise<Comparison> {
  const caller = 'compareMemory()'
  const {
    variants = VARIANTS,
    count = COUNT,
    slots = ['name', 'identifier'],
    values,
    runs = RUNS,
    onProgress,
  } = options
  checkCount(caller, count)
  checkCount(caller, runs, 'runs')
  for (const [option, list] of Object.entries({ variants, slots }))
    if (!Array.isArray(list)) throw notAList(caller, option, list)
  const subjects = variants.map((variant) => toSubject(caller, variant))
  const trial = Math.min(count, TRIAL)
  const further = trial < count ? runs : runs - 1
  const steps = new Steps(subjects.length * (1 + further), onProgress)
  const ask = async ({ label, subject }: Subject, records: number, heapBytes?: number): Promise<Cost> => {
    steps.begin(label)
    const answer = await askFreshProcess({ caller, label, subject, slots, values, count: records }, heapBytes)
    if ('problem' in answer) throw toError(answer.problem)
    return answer.cost
  }

  const limits = new Map<Subject, number | undefined>()
  const costs = new Map(subjects.map((subject) => [subject, [] as Cost[]]))
  for (const subject of ownLast(subjects)) {
    // oxlint-disable-next-line no-await-in-loop -- two at once would disturb each other
    const cost = await ask(subject, trial)
    const estimate = (cost.bytes / trial) * count
    checkRoom(caller, subject.label, count, estimate)
    limits.set(subject, heapLimitFor(estimate))
    if (trial === count) costs.get(subject)?.push(cost)
  }
  for (let run = 0; run < further; run++) {
    // oxlint-disable-next-line no-await-in-loop -- as above
    for (const subject of subjects) costs.get(subject)?.push(await ask(subject, count, limits.get(subject)))
  }
  return { count, runs, variants: Array.from(costs, ([subject, those]) => summarise(subject, count, those)) }
}

/** Puts the user's variants first: more can be wrong with them, and it should show early. */
function ownLast(subjects: readonly Subject[]): readonly Subject[] {
  const isOwn = ({ subject }: Subject): boolean => 'variant' in subject
  return [...subjects.filter((subject) => !isOwn(subject)), ...subjects.filter(isOwn)]
}

function toSubject(caller: string, variant: MemoryVariant): Subject {
  if (isBuiltIn(variant)) return { name: variant, label: LABELS[variant], subject: { variant } }
  if (typeof variant === 'string') {
    const reference = parseReference(caller, variant)
    return { name: reference.export, label: reference.export, subject: { ...reference, packed: false } }
  }
  const { module, export: name, label, packed = false }: Partial<ModuleVariant> = Object(variant)
  if (module === undefined || typeof name !== 'string') throw badVariant(caller, variant)
  return {
    name,
    label: label ?? (packed ? `${name}, packed` : name),
    subject: { module: locate(caller, String(module)), export: name, packed },
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

/** Counts processes, and estimates from the time of those that ended how long the others will take. */
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
