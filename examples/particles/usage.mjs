/** The command line. */
import { parseArgs } from 'node:util'

const HELP = `usage: node examples/particles/main.mjs [--count n] [--frames n]

Moves particles about in a box, as objects and as packed records of the same class, and says what each way costs.

  --count n   how many particles (1,000,000)
  --frames n  how many frames (60)
  --help      this text`

/** Says in one line what is wrong with a command line. */
export class UsageError extends Error {}

/**
 * @returns {{ help: string } | { count: number, frames: number }}
 * @throws {UsageError}
 */
export function readCommandLine(words) {
  const { help, count, frames } = parse(words)
  return help ? { help: HELP } : { count: toWholeNumber('count', count), frames: toWholeNumber('frames', frames) }
}

function parse(words) {
  try {
    return parseArgs({
      args: words,
      options: {
        count: { type: 'string', default: '1000000' },
        frames: { type: 'string', default: '60' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw new UsageError(error.message.split('\n')[0])
  }
}

function toWholeNumber(option, text) {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new UsageError(`--${option} takes a whole number from 1 on, not ${JSON.stringify(text)}`)
}
