import { slotNames, type AnyRecordClass } from '../index.js'
import { compareMemory, type Comparison, type MemoryVariant, type Progress } from '../memory/index.js'
import { packedLayout } from '../packed/index.js'
import { readCount, readNames, readValues, UsageError, type Command } from './command.js'
import * as drawing from './drawing/index.js'
import { loadQuietly, readReference } from './load.js'
import { checkWritable, writePicture } from './picture.js'
import { bold, clearProgress, print, showProgress, tableWidth, terminal } from './terminal.js'

const { CLASSIC, toCount } = drawing
const WHO = 'compare'
const OWN = ['dynamic', 'plain', 'sealed', 'guarded', 'frozen', 'packed'] as const

const help = `Usage: slotted compare [module#Export …] [options]

Measures what records cost, each way in fresh processes: a Map in each (Dynamic), a plain class, slots sealed, guarded,
frozen and packed, and what your modules export: a class, a function that makes a record of its arguments (without --values, of
the number of its row, for records that differ), or an object with createAll(count) and readAll(records). A class with slots is measured packed too.

Options:
  --count N           records of each (default: 262144; of fewer than 1,000 the bytes are not exact)
  --slots a,b         names of the slots (default: those of your first class with slots, or name,identifier)
  --values 1,1        what each record holds: JSON, or text (default: 1 in each slot; for your own classes with slots,
                      values of their kinds); or an object of all slots. All records hold the same values
  --json              print the results as JSON: bytes and milliseconds, median, least and most
  --svg chart.svg     write a picture too
  -h, --help          print this

What Node needs to load your modules, such as --import tsx, goes into NODE_OPTIONS, so that the processes that measure have it too.

Examples:
  slotted compare
  slotted compare ./particle.js#Particle --count 1000000
  slotted compare ./user.js#User --values '"Ada",36' --svg chart.svg
  slotted compare ./user.js#User --values '{ "name": "Ada", "age": 36 }'`

/** What is compared, and with what. */
interface Plan {
  readonly count: number
  readonly slots: readonly string[]
  readonly values: readonly unknown[] | undefined
  readonly variants: readonly MemoryVariant[]
}

/** `slotted compare`: what records cost, each way. */
export const compare: Command = {
  help,
  options: {
    count: { type: 'string' },
    slots: { type: 'string' },
    values: { type: 'string' },
    json: { type: 'boolean' },
    svg: { type: 'string' },
  },
  takes: [0, Number.POSITIVE_INFINITY],
  async run({ count, slots, values, json, svg }, references) {
    const records = count === undefined ? CLASSIC.count : readCount(String(count))
    const read = values === undefined ? undefined : readValues(String(values))
    if (typeof svg === 'string') checkWritable(svg)
    const own = await ownVariants(references)
    const names = slots === undefined ? own.slots : readNames(String(slots))
    const [slotsGiven, given] = byKeyword(names, read) ?? [names ?? CLASSIC.slots, read]
    const plan: Plan = {
      count: records,
      slots: slotsGiven,
      values: given,
      variants: [...OWN, ...own.variants],
    }
    const comparison = await compareMemory({ ...plan, ...(given && { values: given }), onProgress: tell } as Parameters<
      typeof compareMemory
    >[0]).finally(clearProgress)
    if (json === true)
      print(
        JSON.stringify(
          { ...plan, values: heldBy(plan), node: process.versions.node, v8: process.versions.v8, ...comparison },
          undefined,
          2,
        ),
      )
    else show(comparison, plan)
    if (typeof svg !== 'string') return
    writePicture(svg, await drawing.comparisonSvg(comparison, subtitleOf(plan)))
    if (json !== true) print(`\nThe picture is in ${svg}.`)
  },
}

/**
 * What the user's modules export, loaded here once, so that what is wrong with them shows before anything is measured.
 */
async function ownVariants(
  references: readonly string[],
): Promise<{ variants: MemoryVariant[]; slots: readonly string[] | undefined }> {
  const variants: MemoryVariant[] = []
  let slots: readonly string[] | undefined
  for (const text of references) {
    const reference = readReference(WHO, text)
    // oxlint-disable-next-line no-await-in-loop -- the first that fails is the one to tell of
    const exported = await loadQuietly(WHO, reference)
    variants.push(reference)
    if (!hasSlots(exported)) continue
    slots ??= slotNames(exported)
    if (isPackable(exported)) variants.push({ ...reference, packed: true })
  }
  return { variants, slots }
}

function hasSlots(exported: unknown): exported is AnyRecordClass {
  return succeeds(() => slotNames(exported as AnyRecordClass))
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

/**
 * Values by keyword: an object whose keys are the slots, or name them where nothing else does.
 *
 * @throws {UsageError} for a key that is not a slot, and for a slot that is not a key.
 */
function byKeyword(
  slots: readonly string[] | undefined,
  values: readonly unknown[] | undefined,
): [slots: readonly string[], values: readonly unknown[]] | undefined {
  const [object] = values ?? []
  if (
    values?.length !== 1 ||
    typeof object !== 'object' ||
    object === null ||
    Array.isArray(object) ||
    slots?.length === 1
  )
    return undefined
  const keys = Object.keys(object)
  const names = slots ?? keys
  const wrong = keys.find((key) => !names.includes(key))
  if (wrong !== undefined)
    throw new UsageError(`--values: there is no slot ${JSON.stringify(wrong)}; the slots are ${names.join(', ')}`)
  const missing = names.find((name) => !keys.includes(name))
  if (missing !== undefined) throw new UsageError(`--values: slot ${JSON.stringify(missing)} is missing`)
  return [names, names.map((name) => (object as Record<string, unknown>)[name])]
}

function tell({ done, total, label, millisecondsLeft }: Progress): void {
  const left = millisecondsLeft === undefined ? '' : `, ${toDuration(millisecondsLeft)} left`
  showProgress(`process ${done + 1} of ${total}${left}: ${label} …`)
}

function toDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000)
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}

function show(comparison: Comparison, plan: Plan): void {
  print(`${bold(subtitleOf(plan))}\n`)
  print(drawing.comparisonTable(comparison, tableWidth))
  print(`\n${drawing.comparisonCharts(comparison, terminal)}`)
  if (isClassic(plan)) print(`\n${drawing.pythonTable(comparison, tableWidth)}`)
}

/** Whether it is the measurement that Python's figures are of. */
function isClassic({ count, slots, values = CLASSIC.values }: Plan): boolean {
  return JSON.stringify([count, slots, values]) === JSON.stringify([CLASSIC.count, CLASSIC.slots, CLASSIC.values])
}

function subtitleOf(plan: Plan): string {
  const { count, slots } = plan
  const held = heldBy(plan)
  const holding = held === undefined ? '' : ` holding ${held.map((value) => JSON.stringify(value)).join(', ')}`
  return `${toCount(count)} × ${slots.length} slot${slots.length === 1 ? '' : 's'} (${slots.join(', ')})${holding}, on Node ${process.versions.node}`
}

/** What all records hold; `undefined` where those of the user's classes hold something else than the library's own. */
function heldBy({ slots, values, variants }: Plan): readonly unknown[] | undefined {
  return values ?? (variants.length === OWN.length ? slots.map(() => 1) : undefined)
}
