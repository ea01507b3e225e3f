import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** What a command line says: options by name, and the other arguments. */
type Arguments = ReturnType<typeof parseArgs>

/** One command of the command line. */
export interface Command {
  readonly help: string
  readonly options: Options
  /** How many arguments it takes besides options. */
  readonly takes: readonly [min: number, max: number]
  run(values: Readonly<Arguments['values']>, positionals: readonly string[]): Promise<void>
}

/** The error for a command line that makes no sense. */
export class UsageError extends Error {}

/**
 * Reads the options and arguments of a command.
 *
 * @throws {UsageError} for options and arguments that the command does not take.
 */
export function readArguments({ options, takes: [min, max] }: Command, args: readonly string[]): Arguments {
  const parsed = parse(options, args)
  const count = parsed.positionals.length
  if (parsed.values['help'] === true) return parsed
  if (count < min) throw new UsageError('name a class: module#Class, such as ./user.js#User')
  if (count > max) {
    const takes = max === 0 ? 'no arguments' : `${max} argument${max === 1 ? '' : 's'}`
    throw new UsageError(`takes ${takes}, but got ${count}`)
  }
  return parsed
}

function parse(options: Options, args: readonly string[]): Arguments {
  const config: ParseArgsConfig = {
    args: [...args],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  }
  try {
    return parseArgs(config)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new UsageError(/^.*?(?=\.? ?$|\. )/m.exec(message)?.[0] ?? message)
  }
}

/**
 * Reads a positive integer: `262144`, `262_144`, `1e6`.
 *
 * @throws {UsageError} for anything else.
 */
export function readCount(option: string, text: string): number {
  const count = /^\d[\d_]*(e\d+)?$/i.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN
  if (!Number.isSafeInteger(count) || count < 1)
    throw new UsageError(`--${option} takes a whole number of at least 1, not ${JSON.stringify(text)}`)
  return count
}

/** Reads names between commas. */
export function readNames(text: string): string[] {
  return text.split(',').map((name) => name.trim())
}

/**
 * Reads values between commas. Whatever is JSON is read as JSON, commas inside it included; anything else is a text. So
 * `Ada,1` is a string and a number.
 */
export function readValues(text: string): unknown[] {
  const values: unknown[] = []
  let rest = text.trim() === '' ? [] : text.split(',')
  while (rest.length > 0) {
    const [value, length] = firstOf(rest)
    values.push(value)
    rest = rest.slice(length)
  }
  return values
}

/** Reads the first value: the fewest pieces that are JSON together, or else the first piece as a text. */
function firstOf(pieces: readonly string[]): [value: unknown, length: number] {
  const [first = ''] = pieces
  const max = /^\s*["[{]/.test(first) ? pieces.length : 1
  for (let length = 1; length <= max; length++) {
    try {
      return [JSON.parse(pieces.slice(0, length).join(',')), length]
    } catch {
      // Try it with the next piece.
    }
  }
  return [first.trim(), 1]
}

/**
 * Reads values by keyword: one object whose keys are the slots, or name the slots if nothing else does.
 *
 * @throws {UsageError} for a key that is not a slot, and for a slot that is not a key.
 */
export function byKeyword(
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
  const given = new Map<string, unknown>(Object.entries(object))
  const keys = [...given.keys()]
  const names = slots ?? keys
  const wrong = keys.find((key) => !names.includes(key))
  if (wrong !== undefined)
    throw new UsageError(`--values: there is no slot ${JSON.stringify(wrong)}; the slots are ${names.join(', ')}`)
  const missing = names.find((name) => !given.has(name))
  if (missing !== undefined) throw new UsageError(`--values: slot ${JSON.stringify(missing)} is missing`)
  return [names, names.map((name) => given.get(name))]
}
