import { relative } from 'node:path'
import { cwd } from 'node:process'
import { fileURLToPath } from 'node:url'
import { SlotError } from '../index.js'

// What the memory entry says, one function a message.

export function noCollector(who: string): Error {
  return new Error(`${who}: finds no garbage collector to call. It needs Node, and V8.`)
}

export function samplerFailed(): Error {
  return new Error('watchMemory(): the thread that looks at the memory did not start.')
}

export function watchStopped(label: string): Error {
  return new Error(`MemoryWatch.lap(): the watch ${JSON.stringify(label)} was stopped. Start another one.`)
}

export function notASource(who: string, value: unknown): SlotError {
  return new SlotError(
    'not-a-record-class',
    `${who}: takes a class, a function that makes a record, or an object with createAll(), not ${show(value)}.`,
  )
}

export function notPackable(who: string, value: unknown): SlotError {
  return new SlotError(
    'not-a-record-class',
    `${who}: only a class of defineSlots() or extendSlots() can be packed, not ${show(value)}.`,
  )
}

export function madeNothing(who: string, what: string, value: unknown): SlotError {
  const example =
    value instanceof Promise
      ? 'It must not be asynchronous'
      : 'For a constructor that is a plain function, write () => new User()'
  return new SlotError(
    'bad-value',
    `${who}: ${what} must make an object, not ${value instanceof Promise ? 'a promise' : show(value)}. ${example}.`,
  )
}

export function noSample(who: string, name: string, slot: string, kind: string): SlotError {
  return new SlotError(
    'bad-option',
    `${who}: no value is known for slot ${JSON.stringify(slot)} of ${name} (${kind}). Give the values that it is constructed with.`,
  )
}

export function badCount(who: string, option: string, value: unknown): RangeError {
  return new RangeError(
    `${who}: option ${quote(option)} must be an integer from 1 to ${Number.MAX_SAFE_INTEGER}, not ${show(value)}.`,
  )
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return value.name || 'a function'
  if (Object(value) !== value) return String(value)
  return Array.isArray(value) ? 'an array' : 'an object'
}

export function otherNumberOfValues(who: string, given: number, slots: readonly string[]): SlotError {
  const values = `${given} value${given === 1 ? '' : 's'}`
  return new SlotError(
    'bad-option',
    `${who}: ${values} for ${slots.length} slot${slots.length === 1 ? '' : 's'}: give one for each of ${slots.map(quote).join(', ')}, or name other slots.`,
  )
}

export function badVariant(who: string, variant: unknown): SlotError {
  return new SlotError(
    'bad-option',
    `${who}: ${show(variant)} is no variant. Write one of the names, "module#Export", or { module, export }.`,
  )
}

export function badReference(who: string, reference: string): SlotError {
  return new SlotError(
    'bad-option',
    `${who}: ${quote(reference)} does not say which export. Write module#Export, such as ./user.js#User.`,
  )
}

export function noModule(who: string, specifier: string): Error {
  return new Error(
    `${who}: there is no module ${quote(specifier)} here. A path is seen from the current folder; a package must be installed there, and be one that require() finds.`,
  )
}

export function moduleThrew(who: string, module: string, error: unknown): Error {
  return new Error(
    `${who}: ${quote(shorten(module))} could not be loaded: ${firstLine(error)}${hintFor(module, error)}`,
    { cause: error },
  )
}

export function makingFailed(who: string, label: string, error: unknown): Error {
  return new Error(`${who}: making records of ${quote(label)} failed: ${firstLine(error)}`, { cause: error })
}

export function noExport(who: string, name: string, module: string, names: readonly string[]): Error {
  const exported =
    names.length === 0
      ? 'It exports nothing'
      : `It exports ${names.slice(0, 8).map(quote).join(', ')}${names.length > 8 ? ' and more' : ''}`
  return new Error(`${who}: ${quote(shorten(module))} has no export ${quote(name)}. ${exported}.`)
}

export function notCloneable(who: string, error: unknown): SlotError {
  return new SlotError('bad-option', `${who}: values are sent to other processes, and cannot be: ${firstLine(error)}`)
}

export function stillHeld(who: string): Error {
  return new Error(
    `${who}: most of what was made is still held by something else, such as a list, a cache or a WeakRef. What it takes cannot be told.`,
  )
}

export function notValues(who: string, value: unknown): SlotError {
  return new SlotError(
    'bad-option',
    `${who}: option "values" is an array, or a function of the row that returns one, not ${show(value)}.`,
  )
}

export function notAList(who: string, option: string, value: unknown): SlotError {
  return new SlotError('bad-option', `${who}: option ${quote(option)} is an array, not ${show(value)}.`)
}

export function noChild(who: string, script: string): Error {
  return new Error(
    `${who}: ${script} is not there, and it is what runs in the fresh processes. Do not bundle slotted/memory.`,
  )
}

export function processEnded(
  who: string,
  label: string,
  how: number | string | null,
  reason: string | undefined,
): Error {
  const end = typeof how === 'string' ? `was ended by ${how}` : `ended with exit code ${how} and no answer`
  return new Error(
    `${who}: the process that measured ${quote(label)} ${end}${reason === undefined ? '' : ` (${reason.trim()})`}.`,
  )
}

export function noRoom(who: string, label: string, count: number, bytes: number, free: number): RangeError {
  return new RangeError(
    `${who}: ${count.toLocaleString('en-US')} × ${quote(label)} would take about ${toGibibytes(bytes)}, and ${toGibibytes(free)} are free. Choose a smaller count.`,
  )
}

const toGibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`

const quote = (text: string): string => JSON.stringify(text)

/** A file's URL as a path, from the current folder if it is in there. */
function shorten(module: string): string {
  return module.startsWith('file:') ? relative(cwd(), fileURLToPath(module)) : module
}

function firstLine(error: unknown): string {
  const name = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return name.split('\n', 1)[0] ?? name
}

/** What a newcomer can do about what Node says of a module. */
function hintFor(module: string, error: unknown): string {
  const { code, message = '' } = Object(error) as { code?: unknown; message?: string }
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts$/.test(module))
    return '. Name the compiled .js file, or use Node 22.18 or later, which runs TypeScript'
  if (message.includes('import statement outside a module'))
    return '. Call it .mjs, or write "type": "module" in package.json'
  return ''
}
