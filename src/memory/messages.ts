import { relative } from 'node:path'
import { cwd } from 'node:process'
import { fileURLToPath } from 'node:url'
import { named, quote, show } from '../base/show.js'
import { SlotError } from '../index.js'

// What the memory entry says, one function a message. Paths are quoted whole, names may be cut.

export function noCollector(caller: string): Error {
  return new Error(`${caller} found no garbage collector to call. It needs Node on V8.`)
}

export function samplerFailed(): Error {
  return new Error('watchMemory(): the thread that samples the memory did not start.')
}

export function watchStopped(label: string): Error {
  return new Error(`MemoryWatch.lap(): the watch ${quote(label)} was stopped. Start another one.`)
}

export function notASource(caller: string, value: unknown): SlotError {
  return new SlotError(
    'not-a-record-class',
    `${caller} takes a class, a function that makes a record, or an object with createAll(), not ${show(value)}.`,
  )
}

export function notPackable(caller: string, value: unknown): SlotError {
  return new SlotError(
    'not-a-record-class',
    `${caller}: only a class made by defineSlots() or extendSlots() can be packed, not ${show(value)}.`,
  )
}

export function madeNothing(caller: string, what: string, value: unknown): SlotError {
  const isPromise = value instanceof Promise
  const hint = isPromise
    ? 'It must not be asynchronous'
    : 'For a constructor that is a plain function, write () => new User()'
  return new SlotError(
    'bad-value',
    `${caller}: ${what} must make an object, not ${isPromise ? 'a promise' : show(value)}. ${hint}.`,
  )
}

export function noSample(caller: string, name: string, slot: string, kind: string): SlotError {
  return new SlotError(
    'bad-option',
    `${caller}: no value is known for slot ${quote(slot)} of ${name} (${kind}). Give the values to construct it with.`,
  )
}

export function badCount(caller: string, option: string, value: unknown): RangeError {
  return new RangeError(
    `${caller}: option ${quote(option)} must be an integer from 1 to ${Number.MAX_SAFE_INTEGER}, not ${show(value)}.`,
  )
}

export function otherNumberOfValues(caller: string, given: number, slots: readonly string[]): SlotError {
  const problem = `${counted(given, 'value')} cannot fill ${counted(slots.length, 'slot')}`
  return new SlotError(
    'bad-option',
    `${caller}: ${problem}. Give one value for each of ${named(slots)}, or name other slots.`,
  )
}

export function badVariant(caller: string, variant: unknown): SlotError {
  return new SlotError(
    'bad-option',
    `${caller}: ${show(variant)} is not a variant. Write one of the names, "module#Export", or { module, export }.`,
  )
}

export function badReference(caller: string, reference: string): SlotError {
  return new SlotError(
    'bad-option',
    `${caller}: ${JSON.stringify(reference)} does not name an export. Write module#Export, such as ./user.js#User.`,
  )
}

export function noModule(caller: string, specifier: string): Error {
  return new Error(
    `${caller}: there is no module ${JSON.stringify(specifier)} here. Paths start at the current folder; ` +
      'a package must be installed there, and require() must find it.',
  )
}

export function moduleThrew(caller: string, module: string, error: unknown): Error {
  return new Error(
    `${caller}: ${JSON.stringify(shorten(module))} could not be loaded: ${firstLine(error)}${hintFor(module, error)}`,
    { cause: error },
  )
}

export function makingFailed(caller: string, label: string, error: unknown): Error {
  return new Error(`${caller}: making records of ${quote(label)} failed: ${firstLine(error)}`, { cause: error })
}

export function noExport(caller: string, name: string, module: string, names: readonly string[]): Error {
  const exported = names.length === 0 ? 'It exports nothing' : `It exports ${named(names)}`
  return new Error(`${caller}: ${JSON.stringify(shorten(module))} has no export ${quote(name)}. ${exported}.`)
}

export function notCloneable(caller: string, error: unknown): SlotError {
  return new SlotError('bad-option', `${caller}: the values cannot be sent to other processes: ${firstLine(error)}`)
}

export function stillHeld(caller: string): Error {
  return new Error(
    `${caller}: something else, such as a list, a cache or a WeakRef, still holds most of what was made. ` +
      'Its size cannot be measured.',
  )
}

export function notValues(caller: string, value: unknown): SlotError {
  return new SlotError(
    'bad-option',
    `${caller}: option "values" must be an array, or a function of the row that returns one, not ${show(value)}.`,
  )
}

export function notAList(caller: string, option: string, value: unknown): SlotError {
  return new SlotError('bad-option', `${caller}: option ${quote(option)} must be an array, not ${show(value)}.`)
}

export function noChild(caller: string, script: string): Error {
  return new Error(`${caller}: ${script}, which runs in the fresh processes, is missing. Do not bundle slotted/memory.`)
}

export function processEnded(
  caller: string,
  label: string,
  how: number | string | null,
  reason: string | undefined,
): Error {
  const end = typeof how === 'string' ? `was ended by ${how}` : `ended with exit code ${how} and no answer`
  return new Error(
    `${caller}: the process that measured ${quote(label)} ${end}${reason === undefined ? '' : ` (${reason.trim()})`}.`,
  )
}

export function noRoom(caller: string, label: string, count: number, bytes: number, free: number): RangeError {
  return new RangeError(
    `${caller}: ${count.toLocaleString('en-US')} × ${quote(label)} would take about ${toGibibytes(bytes)}, ` +
      `but only ${toGibibytes(free)} are free. Choose a smaller count.`,
  )
}

const toGibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** A file's URL as a path, from the current folder if it is in there. */
function shorten(module: string): string {
  return module.startsWith('file:') ? relative(cwd(), fileURLToPath(module)) : module
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.split('\n', 1)[0] ?? text
}

/** What a newcomer can do when Node refuses to load a module. */
function hintFor(module: string, error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('code' in error && error.code === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts$/.test(module))
    return '. Name the compiled .js file, or use Node 22.18 or later, which runs TypeScript'
  if (error.message.includes('import statement outside a module'))
    return '. Call it .mjs, or write "type": "module" in package.json'
  return ''
}
