import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** One command of the command line. */
export interface Command {
  readonly help: string
  readonly options: Options
  /** How many arguments it takes besides options: least and most. */
  readonly takes: readonly [least: number, most: number]
  run(values: Readonly<Record<string, string | boolean | undefined>>, positionals: readonly string[]): Promise<void>
}

/** A command line that says something that cannot be meant. */
export class UsageError extends Error {}

/**
 * Reads what stands after the name of a command.
 *
 * @throws {UsageError} for options and arguments that the command does not take.
 */
export function readArguments(
  { options, takes: [least, most] }: Command,
  args: readonly string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  const { values, positionals } = parse(options, args)
  if (values['help'] === true) return { values, positionals }
  if (positionals.length < least) throw new UsageError('say which class: module#Class, such as ./user.js#User')
  if (positionals.length > most)
    throw new UsageError(
      `takes ${most === 0 ? 'no arguments' : `${most} argument${most === 1 ? '' : 's'}`}, not ${positionals.length}`,
    )
  return { values, positionals }
}

function parse(options: Options, args: readonly string[]): ReturnType<typeof readArguments> {
  const config: ParseArgsConfig = {
    args: [...args],
    options: { ...options, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  }
  try {
    return parseArgs(config) as ReturnType<typeof readArguments>
  } catch (error) {
    const { message } = error as Error
    throw new UsageError(/^.*?(?=\.? ?$|\. )/m.exec(message)?.[0] ?? message)
  }
}

/**
 * A positive integer: `262144`, `262_144`, `1e6`.
 *
 * @throws {UsageError} for anything else.
 */
export function readCount(text: string): number {
  const count = /^\d[\d_]*(e\d+)?$/i.test(text) ? Number(text.replaceAll('_', '')) : Number.NaN
  if (!Number.isSafeInteger(count) || count < 1)
    throw new UsageError(`--count takes a whole number from 1, not ${JSON.stringify(text)}`)
  return count
}

/** A list of names between commas. */
export function readNames(text: string): string[] {
  return text.split(',').map((name) => name.trim())
}

/**
 * Values between commas: JSON where it is such, commas inside and all, and text where it is not, so that `Ada,1` is a
 * string and a number.
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

/** The first value of some pieces, and of how many it is made: as few as are JSON, or else the first alone, as text. */
function firstOf(pieces: readonly string[]): [value: unknown, length: number] {
  const [first = ''] = pieces
  const most = /^\s*["[{]/.test(first) ? pieces.length : 1
  for (let length = 1; length <= most; length++) {
    try {
      return [JSON.parse(pieces.slice(0, length).join(',')), length]
    } catch {
      // With the next piece, then.
    }
  }
  return [first.trim(), 1]
}
