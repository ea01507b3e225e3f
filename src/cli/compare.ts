import { slotNames, type AnyRecordClass } from '../index.js'
import { compareMemory, type Comparison, type MemoryVariant, type Progress } from '../memory/index.js'
import { packedLayout } from '../packed/index.js'
import { byKeyword, readCount, readNames, readValues, type Command } from './command.js'
import * as drawing from './drawing/index.js'
import { assertRecordClass, loadQuietly, readReference } from './load.js'
import { checkWritable, writePicture } from './picture.js'
import { bold, clearProgress, print, showProgress, tableWidth, terminal } from './terminal.js'

const { CLASSIC, toCount } = drawing
const CALLER = 'compare'
const OWN = ['dynamic', 'plain', 'sealed', 'guarded', 'frozen', 'packed'] as const

const help = `Usage: slotted compare [module#Export …] [options]

Measures what records cost, each way in fresh processes: a Map in each (Dynamic), a plain class, slots sealed, guarded,
frozen and packed, and the exports that you name. An export may be a class, a function that makes a record of its
arguments (without --values, of the number of its row, so that records differ), or an object with createAll(count) and
readAll(records). A class with slots is also measured packed.

Options:
  --count N           records of each (default: 262144; with fewer than 1,000 the bytes are not exact)
  --runs N            fresh processes for each (default: 3; a trial comes before them)
  --slots a,b         names of the slots (default: those of your first class with slots, or name,identifier)
  --values 1,1        what each record holds: JSON, or text; or an object of all slots. All records hold the same
                      values (default: 1 in each slot; for your own classes with slots, values of their kinds)
  --json              print the results as JSON: bytes and milliseconds, median, least and most
  --svg chart.svg     write a picture too. Needs the packages @observablehq/plot and @xmldom/xmldom
  -h, --help          print this

If Node needs options to load your modules, such as --import tsx, set them in NODE_OPTIONS: the processes that measure
need them too.

Examples:
  slotted compare
  slotted compare ./particle.js#Particle --count 1000000
  slotted compare ./user.js#User --values '"Ada",36' --svg chart.svg
  slotted compare ./user.js#User --values '{ "name": "Ada", "age": 36 }'`

/** What is compared, and with what. */
interface Plan {
  readonly count: number
  readonly runs: number | undefined
  readonly slots: readonly string[]
  readonly values: readonly unknown[] | undefined
  readonly variants: readonly MemoryVariant[]
}

/** `slotted compare`: measures what records cost, each way. */
export const compare: Command = {
  help,
  options: {
    count: { type: 'string' },
    runs: { type: 'string' },
    slots: { type: 'string' },
    values: { type: 'string' },
    json: { type: 'boolean' },
    svg: { type: 'string' },
  },
  takes: [0, Number.POSITIVE_INFINITY],
  async run({ count, runs, slots, values, json, svg }, references) {
    const records = count === undefined ? CLASSIC.count : readCount('count', String(count))
    const times = runs === undefined ? undefined : readCount('runs', String(runs))
    const read = values === undefined ? undefined : readValues(String(values))
    if (typeof svg === 'string') {
      checkWritable(svg)
      await drawing.loadSvg() // its packages may be missing, which is to be told before minutes are spent
    }
    const own = await ownVariants(references)
    const names = slots === undefined ? own.slots : readNames(String(slots))
    const [slotsGiven, given] = byKeyword(names, read) ?? [names ?? CLASSIC.slots, read]
    const plan: Plan = {
      count: records,
      runs: times,
      slots: slotsGiven,
      values: given,
      variants: [...OWN, ...own.variants],
    }
    const comparison = await measure(plan).finally(clearProgress)
    if (json === true) print(toJson(comparison, plan))
    else show(comparison, plan)
    if (typeof svg !== 'string') return
    writePicture(svg, await drawing.comparisonSvg(comparison, subtitleOf(plan)))
    if (json !== true) print(`\nThe picture is in ${svg}.`)
  },
}

function measure({ values, runs, ...plan }: Plan): Promise<Comparison> {
  return compareMemory({ ...plan, ...(values && { values }), ...(runs && { runs }), onProgress: tell })
}

/** Loads the exports of the user's modules here, once, so that their errors show before anything is measured. */
async function ownVariants(
  references: readonly string[],
): Promise<{ variants: MemoryVariant[]; slots: readonly string[] | undefined }> {
  const variants: MemoryVariant[] = []
  let slots: readonly string[] | undefined
  for (const text of references) {
    const reference = readReference(CALLER, text)
    // oxlint-disable-next-line no-await-in-loop -- the first that fails is the one to tell of
    const exported = await loadQuietly(CALLER, reference)
    variants.push(reference)
    if (!hasSlots(exported)) continue
    slots ??= slotNames(exported)
    if (isPackable(exported)) variants.push({ ...reference, packed: true })
  }
  return { variants, slots }
}

function hasSlots(exported: unknown): exported is AnyRecordClass {
  return succeeds(() => assertRecordClass(exported))
}

function isPackable(Class: AnyRecordClass): boolean {
  return succeeds(() => packedLayout(Class))
}

function succeeds(act: () => unknown): boolean {
  try {
    act()
    return true
  } catch {
    return false
  }
}

function tell({ done, total, label, millisecondsLeft }: Progress): void {
  const left = millisecondsLeft === undefined ? '' : `, ${toDuration(millisecondsLeft)} left`
  showProgress(`process ${done + 1} of ${total}${left}: ${label} …`)
}

function toDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

function toJson(comparison: Comparison, plan: Plan): string {
  const { node, v8 } = process.versions
  return JSON.stringify({ ...plan, values: heldBy(plan), node, v8, ...comparison }, undefined, 2)
}

function show(comparison: Comparison, plan: Plan): void {
  print(`${bold(subtitleOf(plan))}\n`)
  print(drawing.comparisonTable(comparison, tableWidth))
  print(`\n${drawing.comparisonCharts(comparison, terminal)}`)
  if (isClassic(plan)) print(`\n${drawing.pythonTable(comparison, tableWidth)}`)
}

/** Whether this is the measurement for which there are figures of Python. */
function isClassic({ count, slots, values = CLASSIC.values }: Plan): boolean {
  return JSON.stringify([count, slots, values]) === JSON.stringify([CLASSIC.count, CLASSIC.slots, CLASSIC.values])
}

function subtitleOf(plan: Plan): string {
  const { count, slots } = plan
  const held = heldBy(plan)
  const holding = held === undefined ? '' : ` holding ${held.map((value) => JSON.stringify(value)).join(', ')}`
  const form = `${slots.length} slot${slots.length === 1 ? '' : 's'} (${slots.join(', ')})${holding}`
  return `${toCount(count)} × ${form}, on Node ${process.versions.node}`
}

/** What all records hold; `undefined` if the user's records hold other values than the library's own. */
function heldBy({ slots, values, variants }: Plan): readonly unknown[] | undefined {
  return values ?? (variants.length === OWN.length ? slots.map(() => 1) : undefined)
}
